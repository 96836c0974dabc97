import type { Readable } from "node:stream";
import type { ResponseItem } from "@candor/contract/response.ts";
import { cutText } from "@candor/contract/storable-text.ts";
import type { Cell } from "../spreadsheets/safe-cell.ts";
import { csvStream } from "../spreadsheets/write-csv.ts";
import { XLSX_CELL, XLSX_COLUMNS, xlsxStream } from "../spreadsheets/write-xlsx.ts";
import type { Database } from "../storage/database.ts";
import { type ListScope, questionIn } from "./response-filter.ts";
import { listResponses, type ResponseWithPerson, toResponseItem } from "./response-queries.ts";
import type { ThemeName } from "./theme-names.ts";

export type ExportFormat = "csv" | "xlsx";

/** Rows fetched at a time: memory stays the same however many answers there are. */
const PAGE = 2000;
/** Columns at the right of a worksheet for properties that have none of their own. */
const MORE_COLUMNS = 8;

const FIXED = [
  "response_id",
  "answered_at",
  "score",
  "group",
  "comment",
  "channel",
  "source",
  "touchpoint",
  "language",
  "email",
  "name",
  "tags",
  "exclusion",
  "may_contact",
  "phone",
  "external_id",
  "comment_language",
  "tone",
  "tone_confidence",
  "themes",
  "theme_names",
  "urgency",
  "leaves",
  "disagrees",
  "nearly_same_as",
  "read_by",
] as const;

/** What an answer has in a column: an answer to a further question, or a property. */
function valueIn(item: ResponseItem, name: string): Cell {
  const question = questionIn(name);
  if (question === null || name in item.properties) return item.properties[name];
  const given = item.answers[question];
  return Array.isArray(given) ? given.join(", ") : given;
}

/**
 * Streams exactly the answers of a list as a file. Cells that a spreadsheet would take for a
 * formula begin with an apostrophe: comments come from strangers.
 *
 * @param names the columns beside those of every answer; see `exportedNames`.
 * @param themeName what a theme is called, with how a comment speaks of it, in the reader's language.
 */
export function exportResponses(
  db: Database,
  scope: ListScope,
  format: ExportFormat,
  names: readonly string[],
  themeName: ThemeName,
): Readable {
  if (format === "csv") return csvStream(table(db, scope, names, themeName));
  return xlsxStream(wideTable(db, scope, names, themeName), "Answers");
}

async function* pages(db: Database, scope: ListScope): AsyncGenerator<ResponseWithPerson[]> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listResponses>> = await listResponses(db, scope, {
      limit: PAGE,
      cursor,
    });
    yield page.rows;
    cursor = page.nextCursor;
  } while (cursor);
}

async function* table(
  db: Database,
  scope: ListScope,
  names: readonly string[],
  themeName: ThemeName,
): AsyncGenerator<Cell[]> {
  yield [...FIXED, ...names];
  for await (const rows of pages(db, scope)) {
    for (const row of rows) {
      const item = toResponseItem(row);
      yield [...fixedCells(item, themeName), ...names.map((name) => valueIn(item, name))];
    }
  }
}

/**
 * The same as far as a worksheet is wide. Properties beyond its last column stand in the columns `more_properties`, as
 * JSON: a survey that met thousands of names can still be taken away whole.
 */
async function* wideTable(
  db: Database,
  scope: ListScope,
  names: readonly string[],
  themeName: ThemeName,
): AsyncGenerator<Cell[]> {
  const fits = FIXED.length + names.length <= XLSX_COLUMNS;
  if (fits) return yield* table(db, scope, names, themeName);
  const own = names.slice(0, XLSX_COLUMNS - FIXED.length - MORE_COLUMNS);
  const more = names.slice(own.length);
  const heads = Array.from({ length: MORE_COLUMNS }, (_, i) => `more_properties ${i + 1}`);
  yield [...FIXED, ...own, ...heads];
  for await (const rows of pages(db, scope)) {
    for (const row of rows) {
      const item = toResponseItem(row);
      yield [
        ...fixedCells(item, themeName),
        ...own.map((name) => valueIn(item, name)),
        ...packed(more.flatMap((name) => pairOf(name, valueIn(item, name)))),
      ];
    }
  }
}

const pairOf = (name: string, value: Cell) =>
  value === undefined ? [] : [`${JSON.stringify(name)}:${JSON.stringify(value)}`];

/** As many whole properties a cell as Excel keeps; each cell is an object of its own. */
function packed(pairs: readonly string[]): string[] {
  const cells: string[] = [];
  let held = "";
  for (const pair of pairs) {
    if (held !== "" && held.length + pair.length + 3 > XLSX_CELL) {
      cells.push(`{${held}}`);
      held = "";
    }
    held += held === "" ? pair : `,${pair}`;
  }
  if (held !== "") cells.push(`{${held}}`);
  return cells.map((cell) => cutText(cell, XLSX_CELL));
}

function fixedCells(item: ResponseItem, themeName: ThemeName): Cell[] {
  return [
    item.id,
    item.answeredAt,
    item.score,
    item.group,
    item.comment,
    item.channel,
    item.source,
    item.touchpoint,
    item.language,
    item.person?.email,
    item.person?.name,
    item.tags.join(", "),
    item.exclusion?.reason,
    item.mayContact ? "yes" : "",
    item.person?.phone,
    item.person?.externalId,
    ...readingCells(item.reading, themeName),
  ];
}

/** What a machine read; empty where nothing was. */
function readingCells(reading: ResponseItem["reading"], themeName: ThemeName): Cell[] {
  if (!reading) return ["", "", "", "", "", "", "", "", "", ""];
  const { language, tone, confidence, themes, urgency, churn, disagrees, duplicateOf, readBy } =
    reading;
  return [
    language,
    tone,
    confidence,
    themes.map(({ id, polarity }) => `${id}:${polarity}`).join(", "),
    themes.map(({ id, polarity }) => themeName(id, polarity)).join(", "),
    urgency,
    churn ? "yes" : "",
    disagrees ?? "",
    duplicateOf ?? "",
    readBy ? `${readBy.model} (${readBy.on})` : "",
  ];
}

import type { Readable } from "node:stream";
import type { Person } from "@candor/contract/person.ts";
import type { Cell } from "../spreadsheets/safe-cell.ts";
import { csvStream } from "../spreadsheets/write-csv.ts";
import { XLSX_COLUMNS, xlsxStream } from "../spreadsheets/write-xlsx.ts";
import type { Database } from "../storage/database.ts";
import { attributeNames } from "./people-names.ts";
import { type PeopleAsked, peoplePage } from "./people-page.ts";

/** People fetched at a time: memory stays the same however many there are. */
const PAGE = 1000;

/** Headings that an import knows again. */
const FIXED = {
  person_id: (p) => p.id,
  name: (p) => p.name,
  email: (p) => p.email,
  phone: (p) => p.phone,
  external_id: (p) => p.externalId,
  language: (p) => p.language,
  time_zone: (p) => p.timeZone,
  tags: (p) => p.tags.join(", "),
  account: (p) => p.account?.name ?? null,
  account_role: (p) => p.accountRole,
  answers: (p) => p.answers,
  last_score: (p) => p.lastScore,
  last_answered_at: (p) => p.lastAnsweredAt,
  last_asked_at: (p) => p.lastAskedAt,
  known_since: (p) => p.createdAt,
} as const satisfies Record<string, (person: Person) => Cell>;

/**
 * Streams people as a file, the newest first, with a column for each property that is known of anybody.
 * Cells that a spreadsheet would take for a formula are made safe.
 */
export async function exportPeople(
  db: Database,
  asked: PeopleAsked,
  format: "csv" | "xlsx",
): Promise<Readable> {
  const names = (await attributeNames(db, asked.workspaceId)).map(({ name }) => name);
  const own = names.slice(0, XLSX_COLUMNS - Object.keys(FIXED).length);
  const rows = table(db, asked, own);
  return format === "csv" ? csvStream(rows) : xlsxStream(rows, "People");
}

async function* table(
  db: Database,
  asked: PeopleAsked,
  names: readonly string[],
): AsyncGenerator<Cell[]> {
  yield [...Object.keys(FIXED), ...names];
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(db, {
      ...asked,
      limit: PAGE,
      cursor,
    });
    for (const person of page.data) {
      yield [
        ...Object.values(FIXED).map((cell) => cell(person)),
        ...names.map((name) => person.attributes[name]),
      ];
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

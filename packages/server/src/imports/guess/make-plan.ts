import { KnownError } from "../../errors/known-error.ts";
import {
  FIELDS,
  type Field,
  type Mapping,
  type Message,
  type ReadingPlan,
  type RowKind,
} from "../import-plan.ts";
import { type FileRecord, tidy } from "../read/import-source.ts";
import type { Table } from "../read/open-table.ts";
import { type ColumnHead, columnHeads } from "./column-heads.ts";
import { type ColumnSample, sampleColumns } from "./column-sample.ts";
import { type SniffedOrder, sniffDateOrder } from "./date-order.ts";
import type { DateOrder } from "./date-reading.ts";
import { findHeader } from "./find-header.ts";
import { warningsOfDates, warningsOfFile, warningsOfScore } from "./plan-warnings.ts";
import { type ProposedMapping, proposeMapping } from "./propose-mapping.ts";
import { readEnds } from "./propose-score.ts";
import { type RecognisedTool, recogniseTool } from "./recognise-tool.ts";
import { scaleOf } from "./score-scale.ts";
import { isTimeZone } from "./time-zones.ts";

/** What a person changed in the proposal. Columns left out stay as proposed. */
export interface MappingChanges {
  columns?: Record<string, string>;
  dateOrder?: "ymd" | "mdy" | "dmy";
  timeZone?: string;
  scaleWords?: Record<string, number>;
  defaultDate?: string;
  kind?: RowKind;
  /** Sheets of a workbook to be read as one table. */
  sheets?: string[];
}

export interface PlanOptions {
  now: Date;
  /** IANA name, for dates without an offset; UTC when left out. */
  timeZone?: string;
  changes?: MappingChanges;
}

export interface PlanMade {
  plan: ReadingPlan;
  /** The sample without its head. */
  rows: FileRecord[];
  columns: ColumnSample[];
  proposed: ProposedMapping;
  warnings: Message[];
}

/** Everything about a file that is decided before its rows are read, from a sample of its records. */
export async function makePlan(
  table: Table,
  sample: readonly FileRecord[],
  options: PlanOptions,
): Promise<PlanMade> {
  const found = table.headers ? { headerRows: 0, heads: [table.headers] } : findHeader(sample);
  const rows = sample.slice(found.headerRows);
  const heads = headsOf(table, found.heads, rows);
  if (heads.length > MOST_COLUMNS) throw tooManyColumns(heads.length);
  const recognised = recogniseTool(heads, { headCount: found.heads.length });
  const columns = sampleColumns(heads, rows);
  const proposed = proposeMapping(columns, recognised);
  const kind = options.changes?.kind ?? proposed.kind;
  const fields = changedFields(proposed, options.changes?.columns ?? {}, heads.length);
  const dateColumn = dateColumnOf(fields, kind);
  const order = await dateOrderOf(
    table,
    columns,
    dateColumn,
    found.headerRows,
    recognised,
    options,
  );
  const mapping = mappingOf(fields, order.order, wordsOf(columns, proposed, fields), {
    ...options,
    timeZone: zoneSaid(found.heads, dateColumn) ?? options.timeZone ?? "UTC",
  });
  const plan: ReadingPlan = {
    kind,
    tool: recognised.tool,
    format: table.format,
    headerRows: found.headerRows,
    headers: table.headers ?? heads.map((head) => head.title),
    mapping,
    unfinishedWithoutDate: recognised.unfinishedWithoutDate,
    countedIds: recognised.countedIds,
    ...(dateColumn >= 0 && kind === "answers" ? { datedBy: dateColumn } : {}),
    usuallyFilled: usuallyFilled(columns),
    distinct: columns.filter(isDistinct).map(({ index }) => index),
  };
  const warnings = [
    ...warningsOfFile(table, found.headerRows, found.heads.length),
    ...(table.warnings ?? []),
    ...warningsOfScore(columns, proposed, fields),
    ...warningsOfDates(plan, dateColumn, order),
  ];
  return {
    plan,
    rows,
    columns,
    proposed: { ...proposed, columns: withChanges(proposed, fields) },
    warnings,
  };
}

/** Twice what a worksheet of Excel has; beyond it stands a file without line ends, or one laid on its side. */
const MOST_COLUMNS = 32_768;

function tooManyColumns(columns: number): KnownError {
  return new KnownError(
    422,
    "too_many_columns",
    `The file has ${columns.toLocaleString("en")} columns, and at most ${MOST_COLUMNS.toLocaleString("en")} can be read; it may stand on its side, with an answer in each column`,
  );
}

/** Rows at the end of the sample that may be totals, and say nothing of what an answer fills. */
const LAST_ROWS = 6;

/** Columns that all rows of a small sample fill, and all but three in a hundred of a large one. */
function usuallyFilled(columns: readonly ColumnSample[]): number[] {
  return columns
    .filter(({ cells }) => {
      const rows = cells.length > 2 * LAST_ROWS ? cells.slice(0, -LAST_ROWS) : cells.slice(0, 3);
      const filled = rows.filter((cell) => cell !== "").length;
      return rows.length >= 3 && filled >= (rows.length < 20 ? rows.length : 0.97 * rows.length);
    })
    .map(({ index }) => index);
}

const isDistinct = ({ filled }: ColumnSample) =>
  filled.length >= 3 && new Set(filled.slice(0, 500)).size > Math.min(filled.length, 500) / 2;

function headsOf(
  table: Table,
  heads: readonly string[][],
  rows: readonly FileRecord[],
): ColumnHead[] {
  if (table.headers) return columnHeads([table.headers], table.headers.length);
  return columnHeads(heads, widthOf(heads, rows, table.format.type === "xlsx"));
}

/**
 * Named columns, and unnamed ones at the right that are columns all the same: the file gives them a cell in its head or in
 * most rows, or every third row fills them, or what fills them stands alone (the options of a question, of which each row
 * has one). More cells than that are a comma in somebody's text.
 */
function widthOf(
  heads: readonly string[][],
  rows: readonly FileRecord[],
  isSheet: boolean,
): number {
  const named = Math.max(
    ...heads.map((head) => head.findLastIndex((cell) => tidy(cell) !== "")),
    -1,
  );
  const filled: number[] = [];
  for (const { cells, problem } of rows) {
    if (problem) continue;
    for (const [i, cell] of cells.entries())
      if (tidy(cell) !== "") filled[i] = (filled[i] ?? 0) + 1;
  }
  const enough = heads.length === 0 ? 1 : Math.max(1, rows.length / 3);
  const given = heads.length === 0 || isSheet ? Number.POSITIVE_INFINITY : givenWidth(heads, rows);
  const alone = standingAlone(rows, named);
  const used = filled.findLastIndex(
    (times, i) => (times ?? 0) >= enough || ((times ?? 0) > 0 && (i < given || alone.has(i))),
  );
  return Math.max(named, used) + 1;
}

/** Cells that the head has, and that more than half of the rows have, blank ones counted. */
function givenWidth(heads: readonly string[][], rows: readonly FileRecord[]): number {
  const widths = rows.map(({ cells }) => cells.length).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return Math.max(usual, ...heads.map((head) => head.length));
}

/** Columns beyond the named ones whose cells have blank neighbours at their left, as split text never has. */
function standingAlone(rows: readonly FileRecord[], named: number): Set<number> {
  const alone = new Map<number, number>();
  const crowded = new Set<number>();
  for (const { cells } of rows) {
    for (let i = named + 1; i < cells.length; i++) {
      if (tidy(cells[i] ?? "") === "") continue;
      if (tidy(cells[i - 1] ?? "") === "") alone.set(i, (alone.get(i) ?? 0) + 1);
      else crowded.add(i);
    }
  }
  // The first unnamed column stands beside a named one, which may be filled in the same row by chance.
  return new Set([...alone].filter(([i, n]) => n >= 2 && !crowded.has(i)).map(([i]) => i));
}

function changedFields(
  proposed: ProposedMapping,
  changes: Record<string, string>,
  width: number,
): Field[] {
  const fields = proposed.columns.map((column) => column.field);
  for (const [index, field] of Object.entries(changes)) {
    const at = Number(index);
    if (!Number.isInteger(at) || at < 0 || at >= width) {
      throw new KnownError(
        422,
        "column_unknown",
        `The file has no column ${at + 1}: it has ${width}; name one of those`,
      );
    }
    if (!isField(field)) {
      throw new KnownError(
        422,
        "field_unknown",
        `"${field}" is nothing a column can be; take one of ${FIELDS.join(", ")} or property:NAME`,
      );
    }
    // Of most fields there is one: whoever names a new score column takes the role from the old one.
    fields.forEach((other, i) => {
      if (
        other === field &&
        i !== at &&
        field !== "ignore" &&
        field !== "name" &&
        field !== "comment"
      )
        fields[i] = "ignore";
    });
    fields[at] = field;
  }
  return fields;
}

function isField(field: string): field is Field {
  return (FIELDS as readonly string[]).includes(field) || /^property:[\s\S]{1,100}$/.test(field);
}

function withChanges(
  proposed: ProposedMapping,
  fields: readonly Field[],
): ProposedMapping["columns"] {
  return proposed.columns.map((column, i) => {
    const field = fields[i] ?? column.field;
    return field === column.field ? column : { field, why: "by_hand" };
  });
}

function dateColumnOf(fields: readonly Field[], kind: RowKind): number {
  const field =
    kind === "answers"
      ? "answeredAt"
      : kind === "unsubscribes"
        ? "unsubscribedAt"
        : kind === "bounces"
          ? "bouncedAt"
          : "lastAskedAt";
  return fields.indexOf(field);
}

async function dateOrderOf(
  table: Table,
  columns: readonly ColumnSample[],
  dateColumn: number,
  headerRows: number,
  recognised: RecognisedTool,
  options: PlanOptions,
): Promise<SniffedOrder> {
  const usual = recognised.usualDates;
  const hints = { now: options.now, ...(usual ? { usual } : {}) };
  const cells = columns[dateColumn]?.filled ?? [];
  const sniffed = sniffDateOrder(cells, hints);
  if (sniffed.order !== "ambiguous" || sniffed.dayFirst > 0 || options.changes?.dateOrder)
    return sniffed;
  // The sample does not decide: look through the whole file for a number above 12.
  for await (const batch of table.records()) {
    const more = batch
      .filter(({ row }) => row > headerRows)
      .map(({ cells: row }) => tidy(row[dateColumn] ?? ""));
    const later = sniffDateOrder(more, { now: options.now });
    if (later.dayFirst > 0 || later.monthFirst > 0) return later;
  }
  return sniffed;
}

/** The time zone that the head itself names: Typeform's "(UTC)", Qualtrics' `"timeZone":"Europe/Riga"`. */
function zoneSaid(heads: readonly string[][], dateColumn: number): string | undefined {
  for (const head of heads) {
    const cell = head[dateColumn] ?? "";
    if (/\((UTC|GMT)\)/i.test(cell)) return "UTC";
    const zone = /"timeZone"\s*:\s*"([^"]+)"/.exec(cell)?.[1];
    if (zone === "Z") return "UTC";
    if (zone !== undefined && isTimeZone(zone)) return zone;
  }
  return undefined;
}

/** What words mean in the score column, also in one that was chosen by hand. */
function wordsOf(
  columns: readonly ColumnSample[],
  proposed: ProposedMapping,
  fields: readonly Field[],
): Record<string, number> {
  const column = columns[fields.indexOf("score")];
  if (!column || proposed.columns[column.index]?.field === "score") return proposed.scaleWords;
  return readEnds(scaleOf(column.cells, column.head.title, true), columns).words;
}

function mappingOf(
  fields: readonly Field[],
  order: DateOrder,
  scaleWords: Record<string, number>,
  options: PlanOptions,
): Mapping {
  const { changes = {} } = options;
  const timeZone = changes.timeZone ?? options.timeZone ?? "UTC";
  if (!isTimeZone(timeZone)) {
    throw new KnownError(
      422,
      "time_zone_unknown",
      `"${timeZone}" is no time zone; write it as Europe/Riga or UTC`,
    );
  }
  return {
    columns: Object.fromEntries(fields.map((field, i) => [i, field])),
    dateOrder: changes.dateOrder ?? order,
    timeZone,
    scaleWords: { ...scaleWords, ...changes.scaleWords },
    ...(changes.defaultDate === undefined ? {} : { defaultDate: changes.defaultDate }),
  };
}

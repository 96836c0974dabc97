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
  };
  const warnings = [
    ...warningsOfFile(table, found.headerRows, found.heads.length),
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

function headsOf(
  table: Table,
  heads: readonly string[][],
  rows: readonly FileRecord[],
): ColumnHead[] {
  if (table.headers) return columnHeads([table.headers], table.headers.length);
  return columnHeads(heads, widthOf(heads, rows));
}

/** Named columns, and unnamed ones at the right that at least every third row fills; more cells than that are a mistake. */
function widthOf(heads: readonly string[][], rows: readonly FileRecord[]): number {
  const named = heads[0]?.findLastIndex((cell) => tidy(cell) !== "") ?? -1;
  const filled: number[] = [];
  for (const { cells } of rows) {
    for (const [i, cell] of cells.entries())
      if (tidy(cell) !== "") filled[i] = (filled[i] ?? 0) + 1;
  }
  const enough = heads.length === 0 ? 1 : Math.max(1, rows.length / 3);
  const used = filled.findLastIndex((times) => (times ?? 0) >= enough);
  return Math.max(named, used) + 1;
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

import { PassThrough, type Readable } from "node:stream";
import { LIMITS } from "@candor/contract/limits.ts";
import { stringify } from "csv-stringify";
import ExcelJS from "exceljs";
import type { Database } from "../storage/database.ts";
import type { ListScope } from "./response-filter.ts";
import { listResponses, type ResponseWithPerson, toResponseItem } from "./response-queries.ts";

export type ExportFormat = "csv" | "xlsx";

/** Rows fetched at a time: memory stays the same however many answers there are. */
const PAGE = 2000;
/** A worksheet of Excel ends here. */
const XLSX_ROWS = 1_048_575;

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
] as const;

/** Property columns: what the first page has, in alphabetical order, and the survey's dimensions. */
interface Columns {
  properties: string[];
  /** True when there are more than a worksheet can hold: the rest stands in one column, as JSON. */
  rest: boolean;
}

/**
 * Streams exactly the answers of a list as a file. Cells that a spreadsheet would take for a
 * formula begin with an apostrophe: comments come from strangers.
 */
export async function exportResponses(
  db: Database,
  scope: ListScope,
  format: ExportFormat,
  propertyNames: readonly string[],
): Promise<Readable> {
  const most = LIMITS.exportedProperties;
  const columns: Columns = {
    properties: propertyNames.slice(0, most),
    rest: propertyNames.length > most,
  };
  return format === "csv" ? toCsv(db, scope, columns) : toXlsx(db, scope, columns);
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

function cellsOf(row: ResponseWithPerson, columns: Columns): (string | number)[] {
  const item = toResponseItem(row);
  return [
    item.id,
    item.answeredAt,
    item.score,
    item.group,
    item.comment ?? "",
    item.channel,
    item.source ?? "",
    item.touchpoint ?? "",
    item.language ?? "",
    item.person?.email ?? "",
    item.person?.name ?? "",
    item.tags.join(", "),
    item.exclusion?.reason ?? "",
    ...columns.properties.map((name) => plain(item.properties[name])),
    ...(columns.rest ? [restOf(item.properties, columns)] : []),
  ];
}

function restOf(properties: Readonly<Record<string, unknown>>, columns: Columns): string {
  const own = new Set(columns.properties);
  const rest = Object.entries(properties).filter(([name]) => !own.has(name));
  return rest.length === 0 ? "" : JSON.stringify(Object.fromEntries(rest));
}

function plain(value: string | number | boolean | undefined): string | number {
  if (value === undefined) return "";
  return typeof value === "number" ? value : String(value);
}

function headings(columns: Columns): string[] {
  return [...FIXED, ...columns.properties, ...(columns.rest ? ["other_properties"] : [])];
}

function toCsv(db: Database, scope: ListScope, columns: Columns): Readable {
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: "windows" });
  void fill();
  return csv;

  async function fill(): Promise<void> {
    try {
      csv.write(headings(columns));
      for await (const rows of pages(db, scope)) {
        for (const row of rows) {
          if (!csv.write(cellsOf(row, columns))) await once(csv);
        }
      }
      csv.end();
    } catch (error) {
      csv.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

function once(stream: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error) => {
      stream.removeListener("drain", drained);
      stream.removeListener("error", done);
      stream.removeListener("close", closed);
      if (error) reject(error);
      else resolve();
    };
    const drained = () => done();
    const closed = () => done(new Error("the download was closed"));
    stream.once("drain", drained);
    stream.once("error", done);
    stream.once("close", closed);
  });
}

function toXlsx(db: Database, scope: ListScope, columns: Columns): Readable {
  const out = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out });
  const sheet = workbook.addWorksheet("Answers", { views: [{ state: "frozen", ySplit: 1 }] });
  void fill();
  return out;

  async function fill(): Promise<void> {
    try {
      sheet.addRow(headings(columns)).commit();
      let written = 0;
      for await (const rows of pages(db, scope)) {
        for (const row of rows) {
          if (written++ >= XLSX_ROWS) break;
          sheet.addRow(cellsOf(row, columns).map(withoutFormula)).commit();
        }
        if (written >= XLSX_ROWS) break;
        if (out.writableNeedDrain) await once(out);
      }
      sheet.commit();
      await workbook.commit();
    } catch (error) {
      out.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** XLSX cells of text are never formulas, but a copy into a CSV would make them one. */
function withoutFormula(cell: string | number): string | number {
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

import { KnownError } from "../../errors/known-error.ts";
import { columnHeads, words } from "../guess/column-heads.ts";
import { findHeader } from "../guess/find-header.ts";
import { recogniseTool } from "../guess/recognise-tool.ts";
import type { FileFormat, Message } from "../import-plan.ts";
import { firstRecords } from "./first-records.ts";
import { type FileRecord, isBlank, storableRecords } from "./import-source.ts";
import type { Table } from "./open-table.ts";
import { readSheet } from "./read-xlsx.ts";
import type { XlsxSheet, XlsxWorkbook } from "./xlsx-workbook.ts";

type XlsxFormat = Extract<FileFormat, { type: "xlsx" }>;

/** Rows of a sheet looked at to choose between sheets. */
const ROWS_TO_CHOOSE = 300;

/** A sheet as far as it was looked at. */
interface Looked {
  sheet: XlsxSheet;
  /** Records before the first row of data. */
  skip: number;
  /** Names of its columns, as `words()` gives them. */
  names: string[];
  signed: boolean;
  filled: number;
  rows: number;
}

/**
 * The answers of a workbook: the sheet whose head a tool signs, else the fullest, and with it every other visible sheet
 * with the same columns (a sheet for each month, or for each shop). People put summaries, charts and pivots beside the sheet
 * that the tool wrote; what is not read is named, hidden sheets too.
 *
 * @param wanted names of the sheets to be read instead.
 */
export async function tableOfWorkbook(
  workbook: XlsxWorkbook,
  fileName: string,
  wanted?: readonly string[],
): Promise<Table> {
  const looked: Looked[] = [];
  for (const sheet of workbook.sheets) looked.push(await lookAt(workbook, sheet));
  const withData = looked.filter(({ filled }) => filled > 0);
  const chosen = wanted?.length
    ? wanted.map((name) => sheetNamed(looked, name, fileName))
    : chooseSheets(withData);
  const [first, ...more] = chosen;
  if (!first) {
    throw new KnownError(
      422,
      "file_empty",
      `The workbook "${fileName}" has no sheet with anything in it; export it again`,
    );
  }
  const strange = more.find((one) => !isAlike(first, one));
  if (strange) {
    throw new KnownError(
      422,
      "sheets_differ",
      `The sheets "${first.sheet.name}" and "${strange.sheet.name}" have different columns and cannot be read as one table; import them one after the other`,
    );
  }
  const unread = withData.filter((one) => !chosen.includes(one));
  const format: XlsxFormat = { type: "xlsx", sheet: first.sheet.name };
  if (more.length > 0) format.alsoSheets = more.map(({ sheet }) => sheet.name);
  return {
    format,
    warnings: [
      ...(more.length > 0 ? [sheetsMessage("sheets_read", chosen)] : []),
      ...(unread.length > 0
        ? [{ code: "sheets_unread", args: { read: first.sheet.name, ...named(unread) } }]
        : []),
    ],
    records: () => recordsOf(workbook, first, more),
  };
}

/** The same sheets again, as a plan names them. */
export async function tableOfSheets(
  workbook: XlsxWorkbook,
  fileName: string,
  format: XlsxFormat,
  headerRows: number,
): Promise<Table> {
  const find = (name: string) => {
    const sheet = workbook.sheets.find((one) => one.name === name);
    if (sheet) return sheet;
    throw new KnownError(
      422,
      "sheet_missing",
      `The workbook "${fileName}" has no sheet "${name}" any more; import it anew`,
    );
  };
  const first = await lookAt(workbook, find(format.sheet));
  const more: Looked[] = [];
  for (const name of format.alsoSheets ?? []) more.push(await lookAt(workbook, find(name)));
  const { zip } = workbook;
  const all = [first, ...more].reduce((sum, { sheet }) => sum + zip.packedSize(sheet.path), 0);
  let before = 0;
  return {
    format,
    share: () => (all > 0 ? Math.min(1, (zip.bytesRead - before) / all) : 0),
    records() {
      before = zip.bytesRead;
      return recordsOf(workbook, { ...first, skip: headerRows }, more);
    },
  };
}

function chooseSheets(looked: readonly Looked[]): Looked[] {
  const visible = looked.filter(({ sheet }) => !sheet.hidden);
  const candidates = visible.length > 0 ? visible : looked;
  const [best] = [...candidates].sort(
    (a, b) => Number(b.signed) - Number(a.signed) || b.filled - a.filled,
  );
  if (!best) return [];
  const alike = candidates.filter((one) => one === best || isAlike(best, one));
  // In the order of the book, so that the months follow each other.
  return alike.length > 1 ? alike : [best];
}

/** The same names of columns, in any order, and rows under them. */
function isAlike(one: Looked, other: Looked): boolean {
  if (one.names.length < 2 || other.rows <= other.skip || other.skip === 0) return false;
  const names = (looked: Looked) =>
    looked.names
      .filter((name) => name !== "")
      .sort()
      .join("\u001f");
  return names(one) === names(other);
}

function sheetNamed(looked: readonly Looked[], name: string, fileName: string): Looked {
  const found =
    looked.find(({ sheet }) => sheet.name === name) ??
    looked.find(({ sheet }) => sheet.name.toLowerCase() === name.trim().toLowerCase());
  if (found) return found;
  throw new KnownError(
    422,
    "sheet_missing",
    `The workbook "${fileName}" has no sheet "${name}"; it has ${looked.map(({ sheet }) => `"${sheet.name}"`).join(", ")}`,
  );
}

async function lookAt(workbook: XlsxWorkbook, sheet: XlsxSheet): Promise<Looked> {
  const records = await firstRecords(readSheet(workbook, sheet), ROWS_TO_CHOOSE);
  const { heads, headerRows } = findHeader(records);
  const width = Math.max(0, ...heads.map((head) => head.length));
  const columns = columnHeads(heads, width);
  const { tool } = recogniseTool(columns, { headCount: heads.length });
  const filled = records.reduce(
    (sum, record) => sum + record.cells.filter((cell) => cell !== "").length,
    0,
  );
  return {
    sheet,
    skip: headerRows,
    names: columns.map(({ title }) => (/^Column \d+$/.test(title) ? "" : words(title))),
    signed: tool !== "unknown" && filled > 0,
    filled,
    rows: records.filter(({ cells }) => !isBlank(cells)).length,
  };
}

/** The rows of the first sheet, its head among them, then the rows under the heads of the others, in its columns. */
async function* recordsOf(
  workbook: XlsxWorkbook,
  first: Looked,
  more: readonly Looked[],
): AsyncGenerator<FileRecord[]> {
  let last = 0;
  for await (const batch of storableRecords(readSheet(workbook, first.sheet))) {
    const placed = more.length === 0 ? batch : batch.map((one) => at(one, first.sheet, 0));
    last = batch.at(-1)?.row ?? last;
    yield placed;
  }
  for (const looked of more) {
    const offset = last;
    const order = orderOf(first, looked);
    let position = 0;
    for await (const batch of storableRecords(readSheet(workbook, looked.sheet))) {
      const rows = batch
        .filter(() => ++position > looked.skip)
        .map((record) => at(inOrder(record, order), looked.sheet, offset));
      last = rows.at(-1)?.row ?? last;
      if (rows.length > 0) yield rows;
    }
  }
}

const at = (record: FileRecord, sheet: XlsxSheet, offset: number): FileRecord => ({
  ...record,
  row: record.row + offset,
  place: { sheet: sheet.name, row: record.row },
});

/** For each column of the first sheet its column in the other; what has no name stands where it stood. */
function orderOf(first: Looked, other: Looked): number[] {
  const taken = new Set<number>();
  return first.names.map((name, i) => {
    const found = other.names.findIndex((one, k) => one === name && name !== "" && !taken.has(k));
    const place = name === "" || found < 0 ? i : found;
    taken.add(place);
    return place;
  });
}

function inOrder(record: FileRecord, order: readonly number[]): FileRecord {
  if (order.every((place, i) => place === i)) return record;
  const rest = record.cells.slice(order.length);
  return { ...record, cells: [...order.map((place) => record.cells[place] ?? ""), ...rest] };
}

function named(looked: readonly Looked[]): { sheets: string; count: number } {
  const names = looked.slice(0, 12).map(({ sheet }) => `“${sheet.name}”`);
  return { sheets: names.join(", "), count: looked.length };
}

function sheetsMessage(code: string, looked: readonly Looked[]): Message {
  return { code, args: named(looked) };
}

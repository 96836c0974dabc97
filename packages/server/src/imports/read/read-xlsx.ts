import { KnownError } from "../../errors/known-error.ts";
import { instantOfExcelDay } from "../guess/date-reading.ts";
import { type FileRecord, type ImportSource, isBlank, readStart } from "./import-source.ts";
import { openWorkbook, unescapeExcel, type XlsxSheet, type XlsxWorkbook } from "./xlsx-workbook.ts";
import { attribute, type XmlHandler, XmlScanner } from "./xml-scanner.ts";

/** Rows with something in them that a workbook may have; more belongs in a CSV, which is read without limit. */
export const MOST_XLSX_ROWS = 100_000;
/** Bytes of the file itself, which is held in memory. */
export const LARGEST_XLSX = 50 * 1024 * 1024;

/**
 * Opens a workbook.
 *
 * Written here rather than taken from the library that writes our workbooks: that one either holds the whole book as
 * objects (760 MB for 100,000 rows, the process deaf for 1.5 s) or streams through temporary files, and neither stops
 * at an archive that unpacks to gigabytes.
 */
export async function readWorkbook(source: ImportSource): Promise<XlsxWorkbook> {
  const bytes = await readStart(source, LARGEST_XLSX + 1);
  if (bytes.length > LARGEST_XLSX) {
    throw new KnownError(
      413,
      "xlsx_too_large",
      `The workbook "${source.fileName}" is larger than 50 MB; save the sheet with the answers as CSV and import that`,
    );
  }
  return openWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

/**
 * The rows of a sheet in batches; dates as `YYYY-MM-DD HH:MM:SS`. Rows that the file leaves out count, so that `row` is
 * what the spreadsheet shows.
 *
 * @throws {KnownError} 413 `xlsx_too_many_rows` beyond 100,000 rows with something in them.
 */
export async function* readSheet(
  workbook: XlsxWorkbook,
  sheet: XlsxSheet,
  limit = MOST_XLSX_ROWS,
): AsyncGenerator<FileRecord[]> {
  const reader = new SheetReader(workbook);
  const scanner = new XmlScanner(reader);
  const decoder = new TextDecoder();
  let filled = 0;
  for await (const piece of workbook.zip.open(sheet.path)) {
    scanner.take(decoder.decode(piece, { stream: true }));
    const batch = reader.drain();
    for (const record of batch) if (!isBlank(record.cells)) filled++;
    // A head and a few titles are no answers.
    if (filled > limit + 10) {
      throw new KnownError(
        413,
        "xlsx_too_many_rows",
        `The sheet "${sheet.name}" has more than ${limit.toLocaleString("en")} rows; save it as CSV and import that, which has no limit`,
      );
    }
    if (batch.length > 0) yield batch;
  }
}

/** Columns a sheet may have in Excel; a reference beyond is damage. */
const MOST_COLUMNS = 16_384;

class SheetReader implements XmlHandler {
  private records: FileRecord[] = [];
  private row = 0;
  private cells: string[] = [];
  private column = 0;
  private type = "n";
  private style = 0;
  private value = "";
  private collecting = false;
  private phonetic = 0;
  private readonly workbook: XlsxWorkbook;

  constructor(workbook: XlsxWorkbook) {
    this.workbook = workbook;
  }

  drain(): FileRecord[] {
    const records = this.records;
    this.records = [];
    return records;
  }

  open(name: string, attributes: string): void {
    if (name === "row") {
      this.row = Number(attribute(attributes, "r") ?? this.row + 1);
      this.cells = [];
      this.column = 0;
    } else if (name === "c") {
      const reference = attribute(attributes, "r");
      if (reference !== undefined) this.column = columnOf(reference);
      this.type = attribute(attributes, "t") ?? "n";
      this.style = Number(attribute(attributes, "s") ?? 0);
      this.value = "";
    } else if (name === "rPh") this.phonetic++;
    else if (name === "v" || name === "t") this.collecting = this.phonetic === 0;
  }

  close(name: string): void {
    if (name === "v" || name === "t") this.collecting = false;
    else if (name === "rPh") this.phonetic--;
    else if (name === "c") {
      if (this.value !== "" && this.column < MOST_COLUMNS) {
        while (this.cells.length < this.column) this.cells.push("");
        this.cells[this.column] = this.cellText();
      }
      this.column++;
    } else if (name === "row") this.records.push({ row: this.row, cells: this.cells });
  }

  text(text: string): void {
    if (this.collecting) this.value += text;
  }

  private cellText(): string {
    const { value, type } = this;
    if (type === "s") return this.workbook.strings[Number(value)] ?? "";
    if (type === "b") return value === "1" ? "true" : "false";
    if (type !== "n") return unescapeExcel(value);
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const kind = this.workbook.styles[this.style] ?? "number";
    if (kind === "number") return String(number);
    return dateText(number + (this.workbook.from1904 ? 1462 : 0), kind);
  }
}

function dateText(days: number, kind: "date" | "time"): string {
  // Beyond the calendar (the year 9999) it is a number that somebody formatted as a date.
  if (days < 0 || days > 2_958_465) return String(days);
  const text = new Date(instantOfExcelDay(days)).toISOString();
  if (kind === "time" && days < 1) return text.slice(11, 19);
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** `B3` is 1. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

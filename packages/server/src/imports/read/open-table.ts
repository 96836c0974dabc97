import { KnownError } from "../../errors/known-error.ts";
import type { FileFormat, Message } from "../import-plan.ts";
import { tableOfSheets, tableOfWorkbook } from "./choose-sheets.ts";
import { fileFormat } from "./file-format.ts";
import { type FileRecord, type ImportSource, readStart, storableRecords } from "./import-source.ts";
import { delimiterOf, readCsv } from "./read-csv.ts";
import { jsonHeaders, looksLikeJson, readJson } from "./read-json.ts";
import { readWorkbook } from "./read-xlsx.ts";
import { sniffEncoding } from "./sniff-encoding.ts";

/** A file seen as records, whatever its format. */
export interface Table {
  format: FileFormat;
  /** Names of the columns where the format itself has them (JSON); else the head is among the records. */
  headers?: string[];
  /** What of the file is read, and what is not. */
  warnings?: Message[];
  /** How much of it was read, 0 to 1, where bytes of the file do not say it. */
  share?(): number;
  /** From the first record, as often as asked. */
  records(): AsyncGenerator<FileRecord[]>;
}

/** Opens a file, finding out its format, encoding, delimiter, or the sheet that holds the answers. */
export async function openTable(
  source: ImportSource,
  wantedSheets?: readonly string[],
): Promise<Table> {
  if ((await fileFormat(source)) === "xlsx") {
    const workbook = await readWorkbook(source);
    return tableOfWorkbook(workbook, source.fileName, wantedSheets);
  }
  const encoding = await sniffEncoding(source);
  const start = new TextDecoder(encoding.encoding).decode(await readStart(source, 4096));
  if (looksLikeJson(start)) {
    const { headers, unread } = await jsonHeaders(source, encoding);
    const table = tableOfFormat(source, { type: "json", encoding }, headers);
    if (unread === 0) return table;
    return { ...table, warnings: [{ code: "columns_unread", args: { count: unread } }] };
  }
  if (/^\s*<(!doctype|html|\?xml|table)/i.test(start)) {
    throw new KnownError(
      415,
      "file_kind_unknown",
      `"${source.fileName}" is a web page or XML; export the answers as CSV or XLSX instead`,
    );
  }
  return tableOfFormat(source, {
    type: "csv",
    encoding,
    delimiter: await delimiterOf(source, encoding),
  });
}

/** Opens a file again as a plan says. */
export async function reopenTable(
  source: ImportSource,
  format: FileFormat,
  headers: string[],
  headerRows: number,
): Promise<Table> {
  if (format.type !== "xlsx")
    return tableOfFormat(source, format, format.type === "json" ? headers : undefined);
  const workbook = await readWorkbook(source);
  return tableOfSheets(workbook, source.fileName, format, headerRows);
}

function tableOfFormat(
  source: ImportSource,
  format: Exclude<FileFormat, { type: "xlsx" }>,
  headers?: string[],
): Table {
  if (format.type === "csv")
    return { format, records: () => storableRecords(readCsv(source, format)) };
  const names = headers ?? [];
  return {
    format,
    headers: names,
    records: () => storableRecords(readJson(source, format, names)),
  };
}

import { KnownError } from "../../errors/known-error.ts";
import { columnHeads } from "../guess/column-heads.ts";
import { findHeader } from "../guess/find-header.ts";
import { recogniseTool } from "../guess/recognise-tool.ts";
import type { FileFormat } from "../import-plan.ts";
import { fileFormat } from "./file-format.ts";
import { type FileRecord, type ImportSource, isBlank, readStart } from "./import-source.ts";
import { delimiterOf, readCsv } from "./read-csv.ts";
import { jsonHeaders, looksLikeJson, readJson } from "./read-json.ts";
import { readSheet, readWorkbook } from "./read-xlsx.ts";
import { sniffEncoding } from "./sniff-encoding.ts";
import type { XlsxSheet, XlsxWorkbook } from "./xlsx-workbook.ts";

/** A file seen as records, whatever its format. */
export interface Table {
  format: FileFormat;
  /** Names of the columns where the format itself has them (JSON); else the head is among the records. */
  headers?: string[];
  /** From the first record, as often as asked. */
  records(): AsyncGenerator<FileRecord[]>;
}

/** Opens a file, finding out its format, encoding, delimiter, or the sheet that holds the answers. */
export async function openTable(source: ImportSource): Promise<Table> {
  if ((await fileFormat(source)) === "xlsx") {
    const workbook = await readWorkbook(source);
    return tableOfSheet(workbook, await sheetOfAnswers(workbook, source.fileName));
  }
  const encoding = await sniffEncoding(source);
  const start = new TextDecoder(encoding.encoding).decode(await readStart(source, 4096));
  if (looksLikeJson(start)) {
    return tableOfFormat(source, { type: "json", encoding }, await jsonHeaders(source, encoding));
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
): Promise<Table> {
  if (format.type !== "xlsx")
    return tableOfFormat(source, format, format.type === "json" ? headers : undefined);
  const workbook = await readWorkbook(source);
  const sheet = workbook.sheets.find((one) => one.name === format.sheet);
  if (!sheet) {
    throw new KnownError(
      422,
      "sheet_missing",
      `The workbook "${source.fileName}" has no sheet "${format.sheet}" any more; import it anew`,
    );
  }
  return tableOfSheet(workbook, sheet);
}

function tableOfFormat(
  source: ImportSource,
  format: Exclude<FileFormat, { type: "xlsx" }>,
  headers?: string[],
): Table {
  if (format.type === "csv") return { format, records: () => readCsv(source, format) };
  return { format, headers: headers ?? [], records: () => readJson(source, format, headers ?? []) };
}

function tableOfSheet(workbook: XlsxWorkbook, sheet: XlsxSheet): Table {
  return { format: { type: "xlsx", sheet: sheet.name }, records: () => readSheet(workbook, sheet) };
}

/** Rows of a sheet looked at to choose between sheets. */
const ROWS_TO_CHOOSE = 300;

/**
 * The sheet of the answers: one whose head a tool signs, else the fullest. People put summaries, charts and pivots before
 * the sheet that the tool wrote; hidden sheets are left alone unless there is no other.
 */
async function sheetOfAnswers(workbook: XlsxWorkbook, fileName: string): Promise<XlsxSheet> {
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden);
  let best: XlsxSheet | undefined;
  let bestScore = 0;
  for (const sheet of visible.length > 0 ? visible : workbook.sheets) {
    const records = await firstRecords(readSheet(workbook, sheet), ROWS_TO_CHOOSE);
    const filled = records.reduce(
      (sum, record) => sum + record.cells.filter((cell) => cell !== "").length,
      0,
    );
    const { heads } = findHeader(records);
    const signed =
      recogniseTool(columnHeads(heads, heads[0]?.length ?? 0), { headCount: heads.length }).tool !==
      "unknown";
    const score = filled + (signed && filled > 0 ? 1e9 : 0);
    if (score > bestScore) {
      best = sheet;
      bestScore = score;
    }
  }
  if (!best)
    throw new KnownError(
      422,
      "file_empty",
      `The workbook "${fileName}" has no sheet with anything in it; export it again`,
    );
  return best;
}

/** Cells of a sample, all records together: a table of hundreds of columns is known from fewer rows. */
const CELLS_OF_A_SAMPLE = 400_000;

/** The first records, with blank ones among them; never fewer than 200 where the file has them. */
export async function firstRecords(
  batches: AsyncIterable<FileRecord[]>,
  limit: number,
): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  let cells = 0;
  const enough = () =>
    records.length >= limit || (records.length >= 200 && cells > CELLS_OF_A_SAMPLE);
  for await (const batch of batches) {
    for (const record of batch) {
      if (enough()) break;
      records.push(record);
      cells += record.cells.length;
    }
    if (enough()) break;
  }
  while (records.length > 0 && isBlank(records[records.length - 1]?.cells ?? [])) records.pop();
  return records;
}

import { Readable } from "node:stream";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { writeXlsxStream } from "hucre/xlsx";
import { type Cell, guarded } from "./safe-cell.ts";

/** What a worksheet of Excel holds. */
export const XLSX_COLUMNS = 16_384;
/** Characters that Excel keeps in a cell. */
export const XLSX_CELL = 32_767;

/** Line ends that XML's readers drop or forbid; Excel itself breaks a line within a cell by LF alone. */
const LINE_ENDS = /\r\n|[\r\v\f]/g;
/** Characters that XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const FORBIDDEN = /[\x01-\x08\x0e-\x1f\ufffe\uffff]/g;
/** What Excel would take for an escaped character. */
const LIKE_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/**
 * A workbook with one table, written as it is read; rows beyond the end of a worksheet (1,048,576) stand on a further
 * one under the same head. Memory does not grow with the rows.
 */
export function xlsxStream(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  sheetName: string,
): Readable {
  const workbook = writeXlsxStream(cells(rows), {
    name: sheetName,
    freezePane: { rows: 1 },
    zip64: false,
  });
  return Readable.from(workbook, { objectMode: false });
}

async function* cells(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<(string | number | boolean | null)[]> {
  for await (const row of rows) yield row.slice(0, XLSX_COLUMNS).map(xlsxCell);
}

/** Text is never a formula in XLSX, but a copy of it into a CSV would make it one. */
function xlsxCell(cell: Cell): string | number | boolean | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : String(cell);
  if (typeof cell !== "string") return cell ?? null;
  const text = guarded(storableText(cell).replace(LINE_ENDS, "\n").replace(FORBIDDEN, "")).replace(
    LIKE_ESCAPE,
    "_x005F_",
  );
  return text.length > XLSX_CELL ? `${cutText(text, XLSX_CELL - 1)}…` : text;
}

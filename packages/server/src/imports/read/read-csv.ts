import { CsvRecords } from "../../spreadsheets/csv-records.ts";
import type { FileRecord, ImportSource } from "./import-source.ts";
import { excelHintLength, sniffDelimiter } from "./sniff-delimiter.ts";
import { decodeText, type SniffedEncoding } from "./sniff-encoding.ts";

const ENOUGH_TO_SNIFF = 262_144;

/** The delimiter of a text file, from its first quarter of a megabyte. */
export async function delimiterOf(
  source: ImportSource,
  encoding: SniffedEncoding,
): Promise<string> {
  let start = "";
  for await (const piece of decodeText(source, encoding)) {
    start += piece;
    if (start.length >= ENOUGH_TO_SNIFF) break;
  }
  return sniffDelimiter(start);
}

/**
 * The records of a delimited file in batches, as they are read; memory does not grow with the file.
 * An Excel hint line (`sep=;`) is not a record.
 */
export async function* readCsv(
  source: ImportSource,
  format: { encoding: SniffedEncoding; delimiter: string },
): AsyncGenerator<FileRecord[]> {
  const records = new CsvRecords(format.delimiter);
  let first = true;
  for await (const piece of decodeText(source, format.encoding)) {
    const batch = records.take(first ? piece.slice(excelHintLength(piece)) : piece);
    first = false;
    if (batch.length > 0) yield batch;
  }
  const rest = records.end();
  if (rest.length > 0) yield rest;
}

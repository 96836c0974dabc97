import { storableText } from "@candor/contract/storable-text.ts";

/** A file to be read: opened as often as needed, always from its first byte. */
export interface ImportSource {
  fileName: string;
  /** Bytes in the file; 0 when not known. */
  size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** One record of a file, header and blank ones included in the count, so that `row` is what a spreadsheet shows. */
export interface FileRecord {
  /** From 1. */
  row: number;
  cells: string[];
  /** Set when the record could not be taken apart; it is then rejected with this reason. */
  problem?: "quote_not_closed" | "not_json";
  /** Where it stands, when several sheets are read as one table. */
  place?: { sheet: string; row: number };
  /** What this record is, where one file mixes several kinds. */
  kind?: "answers" | "people" | "unsubscribes" | "bounces";
}

/** Reads at most `limit` bytes from the start. */
export async function readStart(source: ImportSource, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts, Math.min(length, limit));
}

/** A source made of bytes already in memory. */
export function sourceOfBytes(
  fileName: string,
  bytes: Uint8Array,
  chunkSize = 65_536,
): ImportSource {
  return {
    fileName,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
  };
}

/** A record with nothing in it but blanks; blanks include the no-break space and the zero-width ones. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.length > 0 && tidy(cell) !== "") return false;
  return true;
}

const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const NEEDS_TIDYING = /^\s|\s$|[\u200b\u2060\ufeff]/;

/** The cell without the blanks around it, and without what no database column or eye wants. */
export function tidy(cell: string): string {
  const text = storableText(cell);
  return NEEDS_TIDYING.test(text) ? text.replace(INVISIBLE, "").trim() : text;
}

/** Records as they may be stored and shown: each cell free of NUL and of halves of surrogate pairs. */
export async function* storableRecords(
  batches: AsyncIterable<FileRecord[]>,
): AsyncGenerator<FileRecord[]> {
  for await (const batch of batches) {
    for (const record of batch) {
      for (const [i, cell] of record.cells.entries()) {
        const text = storableText(cell ?? "");
        if (text !== cell) record.cells[i] = text;
      }
    }
    yield batch;
  }
}

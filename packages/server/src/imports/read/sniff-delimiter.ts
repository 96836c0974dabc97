import { CsvRecords } from "../../spreadsheets/csv-records.ts";
import { isBlank } from "./import-source.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own hint, the first line `sep=;`. */
const EXCEL_HINT = /^sep=([,;\t|])\r?\n?/i;

/** Characters of an Excel delimiter hint at the start of the text, 0 when there is none. */
export function excelHintLength(start: string): number {
  return EXCEL_HINT.exec(start)?.[0].length ?? 0;
}

/**
 * The delimiter under which the start of a file falls into records of the same width most often. A comma inside free
 * text splits some records and not others; the real delimiter splits all of them alike.
 *
 * @param start the first part of the file, a hundred records or so.
 */
export function sniffDelimiter(start: string): Delimiter {
  const hint = EXCEL_HINT.exec(start)?.[1];
  if (hint) return hint as Delimiter;
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(start, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function evenness(start: string, delimiter: Delimiter): number {
  const splitter = new CsvRecords(delimiter);
  const records = splitter.take(start);
  // The last record may be cut off; it is looked at only when there is nothing else.
  if (records.length === 0) records.push(...splitter.end());
  const widths = new Map<number, number>();
  let filled = 0;
  for (const { cells } of records.slice(0, 500)) {
    if (isBlank(cells)) continue;
    filled++;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  let score = 0;
  for (const [width, times] of widths) {
    // A delimiter that parts fewer rows than that is a mark in somebody's text.
    if (width > 1 && times >= 0.3 * filled)
      score = Math.max(score, (times / filled) ** 2 * Math.log2(width + 1));
  }
  return score;
}

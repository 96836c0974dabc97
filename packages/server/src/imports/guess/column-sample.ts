import { type FileRecord, isBlank, tidy } from "../read/import-source.ts";
import { type ColumnHead, words } from "./column-heads.ts";

/** A column as the proposals see it: its names, and its cells of the sample, tidied. */
export interface ColumnSample {
  index: number;
  head: ColumnHead;
  /** The column's own name (code, else title), as `words()` gives it. */
  name: string;
  /** The whole title, as `words()` gives it. */
  title: string;
  /** One cell a row, blanks included. */
  cells: string[];
  filled: string[];
}

/** The columns of a sample of data rows. */
export function sampleColumns(
  heads: readonly ColumnHead[],
  rows: readonly FileRecord[],
): ColumnSample[] {
  const data = rows.filter((row) => !row.problem && !isBlank(row.cells));
  return heads.map((head, index) => {
    const cells = data.map((row) => tidy(row.cells[index] ?? ""));
    return {
      index,
      head,
      name: words(head.code === "" ? head.title : head.code),
      title: words(head.title),
      cells,
      filled: cells.filter((cell) => cell !== ""),
    };
  });
}

export const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@.,;<>"]{2,}$/;
const PHONE = /^'?\+?[\d\s().-]{7,20}$/;
const IP = /^\d{1,3}(\.\d{1,3}){3}$|^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}$/i;

/** Filled cells of a column that its kind is told from: wide tables have hundreds of columns, and a server waits. */
const ENOUGH = 500;

/** The share, 0 to 1, of the filled cells that pass; 0 when none is filled. */
export function share(column: ColumnSample, passes: (cell: string) => boolean): number {
  const looked = column.filled.slice(0, ENOUGH);
  return looked.length === 0 ? 0 : looked.filter(passes).length / looked.length;
}

export const isEmail = (cell: string): boolean => EMAIL.test(cell) && cell.length <= 254;
export const isPhone = (cell: string): boolean =>
  PHONE.test(cell) && cell.replace(/\D/g, "").length >= 7;
export const isIp = (cell: string): boolean => IP.test(cell);
/** What tools write for somebody who gave no name. */
export const isNobody = (cell: string): boolean =>
  /^(anonymous|анонимно|anonīms|anonym|anonyme|anónimo|n\/a)$/i.test(cell);

/** Sentences rather than choices, numbers, dates or addresses. */
export function isFreeText(column: ColumnSample): boolean {
  const filled = column.filled.slice(0, ENOUGH);
  if (filled.length === 0) return false;
  const length = filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length;
  const distinct = new Set(filled).size / filled.length;
  const spoken = share(
    column,
    (cell) => /\p{L}{2}/u.test(cell) && !isEmail(cell) && !/^https?:\/\//.test(cell),
  );
  return spoken >= 0.7 && length >= 12 && (distinct > 0.5 || length > 60);
}

/** What a file of ours may hold in one cell. */
export type Cell = string | number | boolean | null | undefined;

/** Spreadsheets take text that begins so for a formula; comments come from strangers. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARD = /^'(?='*[=+\-@\t\r＝＋－＠])/;

/** Text that no spreadsheet runs: an apostrophe stands before what would begin a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guarded` was given. */
export function unguarded(text: string): string {
  return text.replace(GUARD, "");
}

/** A cell as text, with numbers as they are and text guarded. */
export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "string" ? guarded(cell) : String(cell);
}

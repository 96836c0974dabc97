/** The most that one request of the API takes. */
export const AT_ONCE = 10_000;
const LONGEST = 100;

/** What is in a list of codes: those that can be one, once each, and how many lines were left out. */
export type ReadCodes = { codes: string[]; repeated: number; tooLong: number };

/**
 * Codes out of a text or a CSV file: one on a line, the first column where there are several; a first
 * line that is a heading is not a code.
 */
export function readCodes(text: string): ReadCodes {
  const cells = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map(firstCell)
    .filter((cell) => cell !== "");
  if (/^(codes?|coupons?|vouchers?|код|коды|kods|kodi|kod|koder)$/i.test(cells[0] ?? ""))
    cells.shift();
  const fitting = cells.filter((cell) => cell.length <= LONGEST);
  const codes = [...new Set(fitting)];
  return {
    codes,
    repeated: fitting.length - codes.length,
    tooLong: cells.length - fitting.length,
  };
}

function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  if (quoted) return (quoted[1] ?? "").replaceAll('""', '"').trim();
  return (line.split(/[,;\t]/)[0] ?? "").trim();
}

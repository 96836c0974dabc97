import { Readable } from "node:stream";
import { storableText } from "@candor/contract/storable-text.ts";
import { type Cell, cellText } from "./safe-cell.ts";

/** Excel knows UTF-8 by it. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * What must stand in quotes: the delimiter, the quote, and every character that some reader takes for the end of a
 * line (RFC 4180 names CR and LF; Python, Java and JavaScript know the others).
 */
const NEEDS_QUOTES = /[",\p{Cc}\u2028\u2029]|^\s|\s$/u;

/** Characters handed on at a time. */
const PIECE = 65_536;

/** One record of a CSV file, its line end with it. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  const text = storableText(cellText(cell));
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A CSV file as it is written (RFC 4180, UTF-8 with its mark): memory does not grow with the rows, and rows are asked
 * for only as fast as somebody reads.
 */
export function csvStream(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Readable {
  return Readable.from(pieces(rows), { objectMode: false });
}

async function* pieces(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK;
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < PIECE) continue;
    yield Buffer.from(text, "utf8");
    text = "";
  }
  if (text !== "") yield Buffer.from(text, "utf8");
}

/** Objects as the rows of a table under the names that the first of them has; what is true is 1, what is not is blank. */
export async function* rowsOf(
  objects: AsyncIterable<object> | Iterable<object>,
): AsyncGenerator<Cell[]> {
  let names: string[] | undefined;
  for await (const object of objects) {
    const cells = new Map<string, Cell>(Object.entries(object));
    if (!names) {
      names = [...cells.keys()];
      yield names;
    }
    yield names.map((name) => {
      const cell = cells.get(name);
      return typeof cell === "boolean" ? (cell ? 1 : "") : cell;
    });
  }
}

/** One record of delimited text. */
export interface CsvRecord {
  /** From 1, as a spreadsheet counts. */
  row: number;
  cells: string[];
  /** A quote was opened and never closed; the cells are those of its line alone. */
  problem?: "quote_not_closed";
}

/** Longest record taken, in characters: beyond it a quote was opened and never closed. */
export const LONGEST_RECORD = 1_048_576;

/** Cells shown of a line that cannot be taken apart. */
const BROKEN_CELLS = 1_000;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

type Taken = { cells: string[]; next: number; broken?: boolean };

/**
 * Takes delimited text apart, piece by piece, into records.
 *
 * Written here rather than taken from a library for one reason: a stray quote at the start of a cell makes every CSV
 * library we know read the whole rest of the file as one cell and then fail. Here only the line with the stray quote is
 * lost, and said (`quote_not_closed`); the next line is read as usual. On well-formed text the records are those of
 * csv-parse (the tests compare the two). Line ends may be CR LF, LF and CR, mixed; quotes inside a cell may stand bare.
 */
export class CsvRecords {
  private readonly delimiter: number;
  private readonly delimiterText: string;
  private text = "";
  private row = 0;

  constructor(delimiter: string) {
    this.delimiterText = delimiter;
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The records that this piece of text completes. */
  take(piece: string): CsvRecord[] {
    this.text = this.text === "" ? piece : this.text + piece;
    return this.drain(false);
  }

  /** The records left when there is no more text. */
  end(): CsvRecord[] {
    return this.drain(true);
  }

  private drain(final: boolean): CsvRecord[] {
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < this.text.length) {
      let taken = this.record(at, final);
      if (taken === null && this.text.length - at > LONGEST_RECORD) taken = this.brokenLine(at);
      if (taken === null) break;
      const { cells, next, broken } = taken;
      this.row++;
      records.push(
        broken ? { row: this.row, cells, problem: "quote_not_closed" } : { row: this.row, cells },
      );
      at = next;
    }
    this.text = at === 0 ? this.text : this.text.slice(at);
    return records;
  }

  /** One record from `start`, or null when its end is not here yet. */
  private record(start: number, final: boolean): Taken | null {
    const text = this.text;
    // Without a line end the record cannot be whole: a line of a megabyte is not taken apart at every piece of it.
    if (!final && text.indexOf("\n", start) < 0 && text.indexOf("\r", start) < 0) return null;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const end = this.quotedEnd(at, final);
        if (end === "more") return null;
        if (end === "broken") return this.brokenLine(start);
        cells.push(this.unquoted(at + 1, end.quote));
        at = end.after;
      } else {
        const from = at;
        at = this.plainEnd(at);
        if (at === text.length && !final) return null;
        cells.push(text.slice(from, at));
      }
      const code = at < text.length ? text.charCodeAt(at) : -1;
      if (code === this.delimiter) {
        at++;
        if (at === text.length && !final) return null;
        continue;
      }
      if (code === CR) {
        if (at + 1 === text.length && !final) return null;
        at += text.charCodeAt(at + 1) === LF ? 2 : 1;
      } else if (code === LF) at++;
      return { cells, next: at };
    }
  }

  private plainEnd(from: number): number {
    const { text, delimiter } = this;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF || code === CR) break;
    }
    return at;
  }

  /** Where the quoted cell that opens at `open` is closed, and where what follows it begins. */
  private quotedEnd(
    open: number,
    final: boolean,
  ): "more" | "broken" | { quote: number; after: number } {
    const text = this.text;
    let at = open + 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return final ? "broken" : "more";
      let after = quote + 1;
      if (text.charCodeAt(after) === QUOTE) {
        at = after + 1;
        continue;
      }
      while (text.charCodeAt(after) === SPACE) after++;
      if (after >= text.length) return final ? { quote, after: text.length } : "more";
      const code = text.charCodeAt(after);
      if (code === this.delimiter || code === LF || code === CR) return { quote, after };
      // A bare quote. Within one line it is part of what somebody wrote; after a line end it is the next cell's
      // opening quote, and ours was never closed.
      if (hasLineEnd(text, open, quote)) return "broken";
      at = quote + 1;
    }
  }

  private unquoted(from: number, to: number): string {
    const cell = this.text.slice(from, to);
    return cell.includes('""') ? cell.replaceAll('""', '"') : cell;
  }

  /** The first line alone, split as well as can be, so that it can be shown and mended. */
  private brokenLine(start: number): Taken {
    const text = this.text;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
    const next = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
    const cells = text.slice(start, end).split(this.delimiterText, BROKEN_CELLS);
    return { cells, next, broken: true };
  }
}

function hasLineEnd(text: string, from: number, to: number): boolean {
  const lf = text.indexOf("\n", from);
  if (lf >= 0 && lf < to) return true;
  const cr = text.indexOf("\r", from);
  return cr >= 0 && cr < to;
}

/** All records of a text in memory, blank lines left out. */
export function csvRecords(text: string, delimiter: string): CsvRecord[] {
  const reader = new CsvRecords(delimiter);
  const all = [...reader.take(text.replace(/^\ufeff/, "")), ...reader.end()];
  return all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** A record under the names of the first one; cells without a name are left out. */
export interface NamedRecord {
  row: number;
  values: Record<string, string>;
  problem?: CsvRecord["problem"];
}

/** The same under the names of the first record. */
export function namedRecords(text: string, delimiter: string): NamedRecord[] {
  const [head, ...rows] = csvRecords(text, delimiter);
  const names = (head?.cells ?? []).map((name) => name.trim());
  return rows.map(({ row, cells, problem }) => {
    const values = Object.fromEntries(
      names.flatMap((name, i) => (name === "" ? [] : [[name, (cells[i] ?? "").trim()]])),
    );
    return problem ? { row, values, problem } : { row, values };
  });
}

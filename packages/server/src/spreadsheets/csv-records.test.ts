import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FileRecord, sourceOfBytes } from "../imports/read/import-source.ts";
import { delimiterOf, readCsv } from "../imports/read/read-csv.ts";
import { sniffDelimiter } from "../imports/read/sniff-delimiter.ts";
import { sniffEncoding } from "../imports/read/sniff-encoding.ts";
import { CsvRecords } from "./csv-records.ts";

function split(text: string, delimiter = ",", pieceLength = text.length || 1) {
  const records = new CsvRecords(delimiter);
  let found: FileRecord[] = [];
  for (let at = 0; at < text.length; at += pieceLength) {
    found = found.concat(records.take(text.slice(at, at + pieceLength)));
  }
  return found.concat(records.end());
}

const cells = (text: string, delimiter = ",") =>
  split(text, delimiter).map((record) => record.cells);

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe("a delimited file", () => {
  test("may mix line ends, hold line ends, delimiters and quotes in quoted cells, and lack the last line end", () => {
    expect(cells('a,b\r\n1,"x\ny"\n2,"p, ""q"""\r3,z')).toEqual([
      ["a", "b"],
      ["1", "x\ny"],
      ["2", 'p, "q"'],
      ["3", "z"],
    ]);
  });

  test("with semicolons may hold commas, decimal or not, unquoted", () => {
    expect(cells("10;Labi, paldies;7,5\n", ";")).toEqual([["10", "Labi, paldies", "7,5"]]);
  });

  test("tolerates bare quotes inside a cell", () => {
    expect(cells('9,he said "hi" to me\n8,"the "best" bread"\n7,5" screen\n')).toEqual([
      ["9", 'he said "hi" to me'],
      ["8", 'the "best" bread'],
      ["7", '5" screen'],
    ]);
  });

  test("loses only the line on which a quote is opened and never closed", () => {
    const records = split('1,"fine"\n2,"oops\n3,"good, really"\n4,plain\n');
    expect(records.map(({ row, cells: [id], problem }) => [row, id, problem])).toEqual([
      [1, "1", undefined],
      [2, "2", "quote_not_closed"],
      [3, "3", undefined],
      [4, "4", undefined],
    ]);
    expect(split('1,"open to the end\n2,x\n').map((record) => record.problem)).toEqual([
      "quote_not_closed",
      undefined,
    ]);
  });

  test("gives up on an open quote after a megabyte instead of holding the rest of the file", () => {
    const lines = "2,x\n".repeat(400_000);
    const records = split(`1,"open\n${lines}`, ",", 65_536);
    expect(records).toHaveLength(400_001);
    expect(records.filter((record) => record.problem)).toHaveLength(1);
  });

  test("is read as csv-parse reads it, in pieces of any length", () => {
    const cell = fc.oneof(
      fc
        .string({
          unit: fc.constantFrom("a", "ж", '"', ",", ";", "\n", "\r", " ", "9", "é"),
          maxLength: 8,
        })
        .map(quoted),
      fc.string({ unit: fc.constantFrom("a", "ž", " ", "9", "'"), maxLength: 6 }),
    );
    const file = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
        minLength: 1,
        maxLength: 6,
      }),
      lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
      delimiter: fc.constantFrom(",", ";"),
      pieceLength: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(file, ({ rows, lineEnd, delimiter, pieceLength }) => {
        const text = rows.map((row) => row.join(delimiter) + lineEnd).join("");
        // Quoted cells must be whole cells and plain ones free of the other delimiter, as a writer of CSV makes them.
        const records = split(text, delimiter, pieceLength).map((record) => record.cells);
        const reference = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: lineEnd,
        }) as string[][];
        expect(records).toEqual(reference);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the delimiter", () => {
  test.each([
    [",", 'a,b\n1,"x; y; z"\n2,q\n'],
    [";", "a;b;c\n1;x, y, z;2\n2;no;3\n"],
    ["\t", "a\tb\n1\tx, y\n2\tz; w\n"],
    ["|", "a|b\n1|x, y\n2|z\n"],
    [";", "sep=;\na;b\n"],
    [",", "score\n9\n8\n"],
    [",", "Would you recommend us; and why?\n9\n8\n7\n10\n"],
  ])("%j is found", (delimiter, text) => {
    expect(sniffDelimiter(text)).toBe(delimiter);
  });

  test("named by Excel's hint line is believed, and the hint is no record", async () => {
    const source = sourceOfBytes("x.csv", Buffer.from("sep=;\r\na;b\r\n1;2\r\n"));
    const encoding = await sniffEncoding(source);
    const delimiter = await delimiterOf(source, encoding);
    const batches = await Array.fromAsync(readCsv(source, { encoding, delimiter }));
    expect(batches.flat().map((record) => record.cells)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

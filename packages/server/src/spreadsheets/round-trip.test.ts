import { buffer, text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unguarded } from "./safe-cell.ts";
import { csvLine, csvStream } from "./write-csv.ts";
import { XLSX_CELL, xlsxStream } from "./write-xlsx.ts";

/** Everything that Unicode, or some reader, takes for the end of a line. */
const LINE_ENDS = [
  "\n",
  "\r\n",
  "\r",
  "\v",
  "\f",
  "\x1c",
  "\x1d",
  "\x1e",
  "\x85",
  "\u2028",
  "\u2029",
];

const FORMULAS = [
  "=1+1",
  "+1",
  "-1",
  "@sum",
  "\t=1",
  "＝1",
  "'=1",
  "''-1",
  '=HYPERLINK("http://x")',
];

async function fromXlsx(rows: (string | number)[][]): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await buffer(xlsxStream(rows, "Answers"))) as never);
  const [sheet] = book.worksheets;
  return rows.map((row, i) => row.map((_, k) => sheet?.getCell(i + 1, k + 1).value ?? ""));
}

test("a CSV of line ends, quotes and formulas is the same table in another program", async () => {
  const cells = [
    ...LINE_ENDS.map((end) => `first${end}second`),
    ...LINE_ENDS,
    'say "yes"',
    '"',
    "a,b;c\td",
    " blanks ",
    "",
    ...FORMULAS,
  ];
  const rows = cells.map((cell, i) => [String(i), cell, "last"]);
  const file = await text(csvStream(rows));
  const read: string[][] = parse(file, { bom: true });
  expect(read.map((row) => row.map(unguarded))).toEqual(rows);
  // No formula is left that a spreadsheet would run.
  expect(read.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
});

test("whatever text, a CSV brings it back", () => {
  const anyCell = fc.string({ unit: "binary" }).map((cell) => cell.replaceAll("\0", ""));
  fc.assert(
    fc.property(fc.array(anyCell, { minLength: 2, maxLength: 6 }), (cells) => {
      const [read = []]: string[][] = parse(csvLine(cells), { record_delimiter: "\r\n" });
      expect(read.map(unguarded)).toEqual(cells.map((cell) => cell.toWellFormed()));
    }),
  );
});

test("numbers stay numbers, also negative ones, and a NUL or half an emoji harms nobody", async () => {
  expect(csvLine([-5, 1.5, true, null, undefined, "a\0b", "x\ud83d"])).toBe(
    "-5,1.5,true,,,ab,x\ufffd\r\n",
  );
  const [row] = await fromXlsx([[-5, "a\0b", "x\ud83d"]]);
  expect(row).toEqual([-5, "ab", "x\ufffd"]);
});

test("a workbook of line ends, quotes, control characters and formulas is read by another program", async () => {
  const lines = LINE_ENDS.map((end) => `first${end}second`);
  const read = (await fromXlsx(lines.map((line) => [line]))).flat();
  const kept = /\n|\x85|\u2028|\u2029/;
  for (const cell of read.slice(0, 5)) expect(cell).toBe("first\nsecond");
  for (const cell of read.slice(8)) expect(cell).toMatch(kept);
  const odd = ['"', "<&>'", "a\x01b", "\ufffe", ...FORMULAS];
  const cells = (await fromXlsx(odd.map((cell) => [cell]))).flat().map(String);
  expect(cells.slice(0, 4)).toEqual(['"', "<&>'", "ab", ""]);
  expect(cells.slice(4).map(unguarded)).toEqual(FORMULAS);
});

test("a cell longer than Excel keeps is cut with a mark, and the workbook stays whole", async () => {
  const [[cell]] = (await fromXlsx([["x".repeat(40_000)]])) as [[string]];
  expect(cell).toHaveLength(XLSX_CELL);
  expect(cell.endsWith("x…")).toBe(true);
});

test("20,000 columns are one CSV record each, and a worksheet ends where Excel's does", async () => {
  const wide = Array.from({ length: 20_000 }, (_, i) => `column ${i}`);
  const read: string[][] = parse(await text(csvStream([wide, wide.map(() => "x")])), { bom: true });
  expect(read.map((row) => row.length)).toEqual([20_000, 20_000]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await buffer(xlsxStream([wide], "Answers"))) as never);
  expect(book.worksheets[0]?.columnCount).toBe(16_384);
});

import { expect, test } from "vitest";
import { readCodes } from "./read-codes.ts";

test("codes are read from a pasted list, each once", () => {
  expect(readCodes("A1\r\n\n B2 \nA1\n")).toEqual({ codes: ["A1", "B2"], repeated: 1, tooLong: 0 });
});

test("of a CSV file the first column counts, without its heading", () => {
  expect(readCodes('\uFEFFCode;Value\n"X;1";10\nY2;20').codes).toEqual(["X;1", "Y2"]);
  expect(readCodes("kods\nZ").codes).toEqual(["Z"]);
});

test("what is too long for a code is left out and counted", () => {
  expect(readCodes(`${"x".repeat(101)}\nok`)).toEqual({ codes: ["ok"], repeated: 0, tooLong: 1 });
});

import { expect, test } from "vitest";
import { wholeOrNothing } from "./whole-number.ts";

test("a number typed outside its range is brought into it, and an empty field is no number", () => {
  expect(wholeOrNothing("0", 1, 3650)).toBe(1);
  expect(wholeOrNothing("12", 0, 10)).toBe(10);
  expect(wholeOrNothing(" ", 0, 10)).toBeUndefined();
  expect(wholeOrNothing("many", 0, 10)).toBeUndefined();
});

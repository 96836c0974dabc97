import { expect, test } from "vitest";
import { isComplete, newCondition, wholeOrNothing } from "./conditions.ts";

test("a condition that is half typed is not counted with", () => {
  expect(isComplete(newCondition("attribute"))).toBe(false);
  expect(isComplete({ about: "attribute", name: "store", is: "equal", value: "" })).toBe(false);
  expect(isComplete({ about: "attribute", name: "store", is: "known" })).toBe(true);
  expect(isComplete({ about: "field", name: "language", is: "equal", value: "lv" })).toBe(true);
  expect(isComplete(newCondition("answer"))).toBe(true);
});

test("a number typed outside its range is brought into it, and an empty field is no number", () => {
  expect(wholeOrNothing("0", 1, 3650)).toBe(1);
  expect(wholeOrNothing("12", 0, 10)).toBe(10);
  expect(wholeOrNothing(" ", 0, 10)).toBeUndefined();
  expect(wholeOrNothing("many", 0, 10)).toBeUndefined();
});

import { expect, test } from "vitest";
import { isComplete, newCondition } from "./conditions.ts";

test("a condition that is half typed is not counted with", () => {
  expect(isComplete(newCondition("attribute"))).toBe(false);
  expect(isComplete({ about: "attribute", name: "store", is: "equal", value: "" })).toBe(false);
  expect(isComplete({ about: "attribute", name: "store", is: "known" })).toBe(true);
  expect(isComplete({ about: "field", name: "language", is: "equal", value: "lv" })).toBe(true);
  expect(isComplete(newCondition("answer"))).toBe(true);
});

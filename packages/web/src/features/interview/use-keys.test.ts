import { expect, test } from "vitest";
import { keyOf } from "./use-keys.ts";

test.each([
  ["r", "KeyR", "r"],
  ["R", "KeyR", "r"],
  // A Russian layout is switched on.
  ["к", "KeyR", "r"],
  // Where letters stand elsewhere, what is printed counts.
  ["w", "Comma", "w"],
  ["7", "Numpad7", "7"],
  // The upper row of a French keyboard has digits only with Shift.
  ["à", "Digit0", "0"],
  ["Enter", "Enter", "Enter"],
])("the key %s at %s is %s", (key, code, meant) => {
  expect(keyOf({ key, code })).toBe(meant);
});

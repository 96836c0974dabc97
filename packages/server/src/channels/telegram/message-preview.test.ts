import { expect, test } from "vitest";
import { smsParts } from "./message-preview.ts";

test.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["a".repeat(306), 2],
  ["a".repeat(307), 3],
  // A euro sign takes two places, a Cyrillic letter halves the room for all.
  [`${"a".repeat(158)}€`, 1],
  [`${"a".repeat(159)}€`, 2],
  ["я".repeat(70), 1],
  ["я".repeat(71), 2],
  [`${"a".repeat(70)}ž`, 2],
])("a text of %# letters costs as many messages as the provider counts", (text, parts) => {
  expect(smsParts(text)).toBe(parts);
});

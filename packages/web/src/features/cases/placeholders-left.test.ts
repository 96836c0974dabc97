import { expect, test } from "vitest";
import { placeholdersLeft, withReply } from "./placeholders-left.ts";

test("placeholders that stand in a letter are named once, also with words for when nothing is known", () => {
  expect(placeholdersLeft("Dear {name}, { name } or {promise|soon}; {nmae} {Name}")).toEqual([
    "name",
    "promise",
  ]);
  expect(placeholdersLeft("Dear Anna")).toEqual([]);
});

test("a reply goes where the cursor stands, and no word that was written is lost", () => {
  expect(withReply("", 0, "We are sorry.\n")).toBe("We are sorry.");
  expect(withReply("Dear Anna, yours", 11, "We are sorry.")).toBe(
    "Dear Anna,\n\nWe are sorry.\n\nyours",
  );
});

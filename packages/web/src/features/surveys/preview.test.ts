import { expect, test } from "vitest";
import { readableOn } from "./preview.tsx";

test("words on a brand's colour can always be read", () => {
  expect(readableOn("#111827")).toBe("#ffffff");
  expect(readableOn("#ffffff")).toBe("#000000");
  expect(readableOn("#ffd400")).toBe("#000000");
  expect(readableOn("#0072b2")).toBe("#ffffff");
});

import { expect, test } from "vitest";
import { safeNext } from "./guard.ts";

test("signing in leads back to a page of this site and nowhere else", () => {
  expect(safeNext("/responses?period=week")).toBe("/responses?period=week");
  expect(safeNext("//evil.example")).toBe("/");
  expect(safeNext("/\\evil.example")).toBe("/");
  expect(safeNext("https://evil.example")).toBe("/");
  expect(safeNext(undefined)).toBe("/");
});

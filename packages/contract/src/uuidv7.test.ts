import { expect, test } from "vitest";
import { uuidv7 } from "./uuidv7.ts";

test("an identifier says version 7, its variant, and the moment it was made", () => {
  const id = uuidv7(Date.parse("2026-05-15T12:00:00Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16))).toEqual(
    new Date("2026-05-15T12:00:00Z"),
  );
});

test("a moment before 1970, as an old file may name, still makes an identifier", () => {
  expect(uuidv7(Date.parse("1969-07-20T20:17:00Z"))).toMatch(/^00000000-0000-7/);
});

test("of many made in one millisecond none is made twice, and later ones sort behind earlier ones", () => {
  const now = Date.parse("2026-05-15T12:00:00Z");
  const ids = Array.from({ length: 10_000 }, () => uuidv7(now));
  expect(new Set(ids).size).toBe(ids.length);
  const later = uuidv7(now + 1);
  expect(ids.every((id) => id < later)).toBe(true);
});

test("an id carries its time, version and variant, as the standard's own example does", () => {
  expect(uuidv7(Date.UTC(2022, 1, 22, 19, 22, 22))).toMatch(
    /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

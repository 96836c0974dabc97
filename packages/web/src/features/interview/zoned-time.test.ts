import { expect, test } from "vitest";
import { momentOf, wallTime } from "./zoned-time.ts";

test.each([
  ["2026-11-22T15:00", "Europe/Riga", "2026-11-22T13:00:00.000Z"],
  ["2026-07-01T09:30", "America/New_York", "2026-07-01T13:30:00.000Z"],
  ["2026-07-01T09:30", "Asia/Kolkata", "2026-07-01T04:00:00.000Z"],
  ["2026-03-29T04:30", "Europe/Riga", "2026-03-29T01:30:00.000Z"],
  ["2026-03-29T02:30", "Europe/Riga", "2026-03-29T00:30:00.000Z"],
])("%s in %s is %s", (wall, zone, moment) => {
  expect(momentOf(wall, zone)?.toISOString()).toBe(moment);
  expect(wallTime(new Date(moment), zone)).toBe(wall);
});

test("what is no date has no moment", () => {
  expect(momentOf("", "Europe/Riga")).toBeNull();
});

import { expect, test } from "vitest";
import { momentInZone } from "./moment-in-zone.ts";

test.each([
  ["Europe/Riga", "2026-06-10T15:00", "2026-06-10T12:00:00.000Z"],
  ["Europe/Riga", "2026-01-10T15:00", "2026-01-10T13:00:00.000Z"],
  ["Europe/Riga", "2026-03-29T05:00", "2026-03-29T02:00:00.000Z"],
  ["Asia/Kolkata", "2026-06-10T00:15", "2026-06-09T18:45:00.000Z"],
  ["America/New_York", "2026-06-10T23:00", "2026-06-11T03:00:00.000Z"],
])("a time that is typed is that of the office: in %s, %s", (zone, shown, moment) => {
  expect(momentInZone(zone, shown).toISOString()).toBe(moment);
});

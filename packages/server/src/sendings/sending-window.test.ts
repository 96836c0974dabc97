import { expect, test } from "vitest";
import { daysLater, momentOf, nextAllowed } from "./sending-window.ts";

const window = {
  timeZone: "Europe/Riga",
  quietHours: { from: "20:00", to: "08:00" },
  workingDays: [1, 2, 3, 4, 5],
};
const next = (at: string, more: object = {}) =>
  nextAllowed(new Date(at), { ...window, ...more }).toISOString();

test("nobody is written to at night, by their own clock", () => {
  // Riga is three hours ahead in summer.
  expect(next("2026-06-02T10:00:00Z")).toBe("2026-06-02T10:00:00.000Z");
  expect(next("2026-06-02T16:59:59Z")).toBe("2026-06-02T16:59:59.000Z");
  expect(next("2026-06-02T17:00:00Z")).toBe("2026-06-03T05:00:00.000Z");
  expect(next("2026-06-02T02:00:00Z")).toBe("2026-06-02T05:00:00.000Z");
  expect(next("2026-06-02T17:00:00Z", { timeZone: "America/New_York" })).toBe(
    "2026-06-02T17:00:00.000Z",
  );
});

test("what falls on a weekend goes out on Monday morning", () => {
  expect(next("2026-06-05T18:00:00Z")).toBe("2026-06-08T05:00:00.000Z");
  expect(next("2026-06-06T10:00:00Z")).toBe("2026-06-08T05:00:00.000Z");
  expect(next("2026-06-06T10:00:00Z", { quietHours: null })).toBe("2026-06-07T21:00:00.000Z");
});

test("quiet hours in the middle of a day are left alone too", () => {
  const siesta = { quietHours: { from: "13:00", to: "15:00" } };
  expect(next("2026-06-02T10:30:00Z", siesta)).toBe("2026-06-02T12:00:00.000Z");
});

test("a clock time stays what it is when summer time ends", () => {
  const at = momentOf("2026-10-24", "10:00", "Europe/Riga");
  expect(at.toISOString()).toBe("2026-10-24T07:00:00.000Z");
  expect(daysLater(at, 1, "Europe/Riga").toISOString()).toBe("2026-10-25T08:00:00.000Z");
});

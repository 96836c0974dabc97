import { expect, test } from "vitest";
import {
  addDays,
  dayIn,
  daysBetween,
  isDay,
  namedPeriod,
  resolvePeriod,
  shiftPeriod,
  stepFor,
} from "./period.ts";

test("today is the workspace's day, not the browser's", () => {
  const lateEvening = new Date("2026-05-31T21:30:00Z");
  expect(dayIn("Europe/Riga", lateEvening)).toBe("2026-06-01");
  expect(dayIn("America/New_York", lateEvening)).toBe("2026-05-31");
});

test("the day on which clocks change is one day, in spring and in autumn", () => {
  // Europe/Riga: 29 March 2026 has 23 hours, 25 October 2026 has 25.
  expect(addDays("2026-03-28", 1)).toBe("2026-03-29");
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
  expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
  expect(daysBetween("2026-10-01", "2026-11-01")).toBe(31);
  expect(dayIn("Europe/Riga", new Date("2026-10-24T21:30:00Z"))).toBe("2026-10-25");
  expect(dayIn("Europe/Riga", new Date("2026-10-25T21:59:59Z"))).toBe("2026-10-25");
  expect(dayIn("Europe/Riga", new Date("2026-10-25T22:00:00Z"))).toBe("2026-10-26");
});

test("a named period ends with today and is half-open", () => {
  expect(namedPeriod("today", "2026-11-22")).toEqual({ from: "2026-11-22", to: "2026-11-23" });
  expect(namedPeriod("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-23" });
  const { from, to } = namedPeriod("quarter", "2026-11-22");
  expect(daysBetween(from, to)).toBe(90);
});

test("a leap day is a day like any other", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(namedPeriod("month", "2028-03-01").from).toBe("2028-02-01");
});

test("the neighbour of a period is as long as the period and touches it", () => {
  const period = { from: "2026-03-20", to: "2026-04-10" };
  const before = shiftPeriod(period, -1);
  expect(before.to).toBe(period.from);
  expect(daysBetween(before.from, before.to)).toBe(21);
  expect(shiftPeriod(before, 1)).toEqual(period);
});

test("days in the address win over a name, and nothing means the whole time", () => {
  const today = "2026-11-22";
  expect(resolvePeriod({ period: "week", from: "2026-01-01", to: "2026-02-01" }, today)).toEqual({
    from: "2026-01-01",
    to: "2026-02-01",
  });
  expect(resolvePeriod({ from: "2026-11-01" }, today)).toEqual({
    from: "2026-11-01",
    to: "2026-11-23",
  });
  expect(resolvePeriod({}, today)).toBeNull();
});

test("a period that ends before it begins is none", () => {
  expect(resolvePeriod({ from: "2026-05-02", to: "2026-05-01" }, "2026-11-22")).toBeNull();
  expect(resolvePeriod({ from: "2026-05-02", to: "2026-05-02" }, "2026-11-22")).toBeNull();
});

test("only real calendar days are days", () => {
  expect(isDay("2026-02-28")).toBe(true);
  expect(isDay("2026-02-30")).toBe(false);
  expect(isDay("26-2-3")).toBe(false);
  expect(isDay(undefined)).toBe(false);
});

test("a trend has neither three points nor three hundred", () => {
  expect(stepFor(7)).toBe("day");
  expect(stepFor(90)).toBe("week");
  expect(stepFor(365)).toBe("month");
});

import type { ReportSchedule } from "@candor/contract/report.ts";
import { expect, test } from "vitest";
import { closedPeriod, isTooLate, latestOccurrence, nextOccurrence } from "./schedule.ts";

const RIGA = "Europe/Riga";
const weekly: ReportSchedule = { cadence: "weekly", weekday: 1, monthDay: 1, hour: 8 };
const at = (text: string) => new Date(text);
const iso = (date: Date) => date.toISOString();

test("a weekly report goes out at its hour on its weekday, for the week that is over", () => {
  // Sunday 27 December 2026: the next Monday is the 28th, at 8 in Riga.
  expect(iso(nextOccurrence(weekly, RIGA, at("2026-12-27T12:00:00Z")))).toBe(
    "2026-12-28T06:00:00.000Z",
  );
  expect(closedPeriod("weekly", RIGA, at("2026-12-28T06:00:00Z"))).toEqual({
    from: "2026-12-21",
    to: "2026-12-28",
  });
});

test("at the end of a year the week goes across it, and the month before January is December", () => {
  expect(closedPeriod("weekly", RIGA, at("2027-01-04T06:00:00Z"))).toEqual({
    from: "2026-12-28",
    to: "2027-01-04",
  });
  expect(closedPeriod("monthly", RIGA, at("2027-01-01T06:00:00Z"))).toEqual({
    from: "2026-12-01",
    to: "2027-01-01",
  });
});

test("a month with 28 days has its report on the 28th, and March is about all of February", () => {
  const monthly: ReportSchedule = { cadence: "monthly", weekday: 1, monthDay: 28, hour: 8 };
  expect(iso(nextOccurrence(monthly, RIGA, at("2027-02-01T00:00:00Z")))).toBe(
    "2027-02-28T06:00:00.000Z",
  );
  expect(closedPeriod("monthly", RIGA, at("2027-03-01T06:00:00Z"))).toEqual({
    from: "2027-02-01",
    to: "2027-03-01",
  });
});

test("the day belongs to the workspace's zone, not to UTC", () => {
  // Half past midnight in Riga on the 2nd, still the 1st in UTC.
  expect(closedPeriod("daily", RIGA, at("2026-06-01T21:30:00Z"))).toEqual({
    from: "2026-06-01",
    to: "2026-06-02",
  });
});

test("when clocks change the hour is that of the clock; one that is skipped is the next there is, one that comes twice comes once", () => {
  const daily: ReportSchedule = { cadence: "daily", weekday: 1, monthDay: 1, hour: 3 };
  // 28 March 2027: from 3 to 4 in Riga.
  const spring = nextOccurrence(daily, RIGA, at("2027-03-27T12:00:00Z"));
  expect(iso(spring)).toBe("2027-03-28T01:00:00.000Z");
  expect(iso(nextOccurrence(daily, RIGA, spring))).toBe("2027-03-29T00:00:00.000Z");
  // 31 October 2027: 3 o'clock comes twice.
  const autumn = nextOccurrence(daily, RIGA, at("2027-10-30T12:00:00Z"));
  expect(iso(autumn)).toBe("2027-10-31T00:00:00.000Z");
  expect(iso(nextOccurrence(daily, RIGA, autumn))).toBe("2027-11-01T01:00:00.000Z");
});

test("only the last time that was missed is made up for, while it is younger than two days", () => {
  const now = at("2026-06-10T09:00:00Z");
  const daily: ReportSchedule = { ...weekly, cadence: "daily" };
  expect(iso(latestOccurrence(daily, RIGA, now))).toBe("2026-06-10T05:00:00.000Z");
  expect(isTooLate(latestOccurrence(daily, RIGA, now), now)).toBe(false);
  // A weekly report of Monday the 8th, on Wednesday: 52 hours ago.
  expect(iso(latestOccurrence(weekly, RIGA, now))).toBe("2026-06-08T05:00:00.000Z");
  expect(isTooLate(latestOccurrence(weekly, RIGA, now), now)).toBe(true);
});

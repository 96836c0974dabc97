import { expect, test } from "vitest";
import { nextMonth, weeksOfMonth } from "./month.ts";

test("a month stands in whole weeks from Monday to Sunday, of whatever length it is", () => {
  // February of 2027 begins on a Monday and has 28 days: four weeks, and no day of another month.
  const february = weeksOfMonth("2027-02-14");
  expect(february).toHaveLength(28);
  expect([february[0], february.at(-1)]).toEqual(["2027-02-01", "2027-02-28"]);
  const november = weeksOfMonth("2026-11-27");
  expect([november[0], november.at(-1)]).toEqual(["2026-10-26", "2026-12-06"]);
  // August of 2026 begins on a Saturday and needs six.
  expect(weeksOfMonth("2026-08-31")).toHaveLength(42);
});

test("the month after December is January of the next year, and back again", () => {
  expect(nextMonth("2026-12-31")).toBe("2027-01-01");
  expect(nextMonth("2027-01-31", -1)).toBe("2026-12-01");
  expect(nextMonth("2026-01-31")).toBe("2026-02-01");
});

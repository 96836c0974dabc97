import { expect, test } from "vitest";
import { addDays, weeksFrom } from "./calendar-days.ts";

test("a calendar begins on the Monday of the week, also on a Sunday", () => {
  expect(weeksFrom("2026-11-22", 1)[0]).toBe("2026-11-16");
  expect(weeksFrom("2026-11-16", 1)[0]).toBe("2026-11-16");
  expect(weeksFrom("2026-11-22", 5)).toHaveLength(35);
  expect(weeksFrom("2026-11-22", 5).at(-1)).toBe("2026-12-20");
});

test("days go over the ends of months and years", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
});

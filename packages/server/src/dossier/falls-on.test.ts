import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { fallsOn, isRealDay, nextReminder } from "./falls-on.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const leap = { month: 2, day: 29, year: null, yearly: true };
const RIGA = "Europe/Riga";

/** Every time somebody hears of it, one after another. */
function heard(
  one: Parameters<typeof nextReminder>[0],
  from: string,
  { remindDays = [0], timeZone = RIGA, times = 3 } = {},
): string[] {
  const found: string[] = [];
  let after = new Date(from);
  for (let n = 0; n < times; n += 1) {
    const next = nextReminder(one, { remindDays, after, timeZone });
    if (!next) break;
    found.push(`${next.at.toISOString()} of ${next.of}`);
    after = next.at;
  }
  return found;
}

test("29 February stays 29 February, and is kept on 28 February in years that have none", () => {
  expect(isRealDay({ month: 2, day: 29, year: null })).toBe(true);
  expect(isRealDay({ month: 2, day: 29, year: 2023 })).toBe(false);
  expect(isRealDay({ month: 4, day: 31, year: null })).toBe(false);
  expect(String(fallsOn(leap, day("2026-03-01")))).toBe("2027-02-28");
  expect(String(fallsOn(leap, day("2028-02-28")))).toBe("2028-02-29");
  expect(String(fallsOn(leap, day("2028-02-29")))).toBe("2028-02-29");
  expect(heard(leap, "2026-03-01T00:00:00Z")).toEqual([
    "2027-02-28T07:00:00.000Z of 2027-02-28",
    "2028-02-29T07:00:00.000Z of 2028-02-29",
    "2029-02-28T07:00:00.000Z of 2029-02-28",
  ]);
});

test("a reminder comes at nine by the workspace's clock on either side of a change of clocks", () => {
  // The clocks of Riga go forward on 29 March 2026, and back on 25 October.
  const spring = { month: 3, day: 30, year: null, yearly: true };
  expect(heard(spring, "2026-03-01T00:00:00Z", { remindDays: [2, 0], times: 2 })).toEqual([
    "2026-03-28T07:00:00.000Z of 2026-03-30",
    "2026-03-30T06:00:00.000Z of 2026-03-30",
  ]);
  const autumn = { month: 10, day: 25, year: null, yearly: true };
  expect(heard(autumn, "2026-10-01T00:00:00Z", { remindDays: [1, 0], times: 2 })).toEqual([
    "2026-10-24T06:00:00.000Z of 2026-10-25",
    "2026-10-25T07:00:00.000Z of 2026-10-25",
  ]);
});

test("a day in January is heard of in December before it", () => {
  const january = { month: 1, day: 2, year: 1990, yearly: true };
  expect(heard(january, "2026-06-01T00:00:00Z", { remindDays: [7], times: 2 })).toEqual([
    "2026-12-26T07:00:00.000Z of 2027-01-02",
    "2027-12-26T07:00:00.000Z of 2028-01-02",
  ]);
});

test("what happens once is heard of for the last time on its day", () => {
  const once = { month: 6, day: 3, year: 2026, yearly: false };
  expect(heard(once, "2026-05-01T00:00:00Z", { remindDays: [3, 0] })).toEqual([
    "2026-05-31T06:00:00.000Z of 2026-06-03",
    "2026-06-03T06:00:00.000Z of 2026-06-03",
  ]);
  expect(fallsOn(once, day("2026-06-04"))).toBeNull();
});

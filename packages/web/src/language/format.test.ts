import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inRegion, makeFormat, marginOf } from "./format.ts";
import { formatMessage, trueMinus } from "./message.ts";

const en = makeFormat("en", "Europe/Riga");

test("points are whole while the margin of error is one or more, and have one decimal below", () => {
  expect(en.points(42.46, 3)).toBe("42");
  expect(en.points(42.46, 1)).toBe("42");
  expect(en.points(42.46, 0.9)).toBe("42.5");
  expect(makeFormat("lv", "UTC").points(42.46, 0.9)).toBe("42,5");
});

test("a minus is U+2212 in every language, and there is no minus zero", () => {
  for (const language of ["en", "ru", "lv", "sv"]) {
    const format = makeFormat(language, "UTC");
    expect(format.points(-7, 3)).toBe("\u22127");
    expect(format.signed(-7, 3)).toBe("\u22127");
    expect(format.signed(7, 3)).toBe("+7");
    expect(format.points(-0.2, 3)).toBe("0");
    expect(format.signed(0.2, 3)).toBe("0");
  }
});

test("a hyphen stays one in words and dates", () => {
  expect(trueMinus("2026-05-31, cross-check, from -12 to -3")).toBe(
    "2026-05-31, cross-check, from \u221212 to \u22123",
  );
  expect(
    formatMessage("en", "between {lower, number} and {upper, number}", { lower: -4, upper: 2 }),
  ).toBe("between \u22124 and 2");
});

test("a share that is not nothing is never written as 0 %", () => {
  expect(en.share(0.004)).toBe("0.4%");
  expect(en.share(0)).toBe("0%");
  expect(en.share(0.256)).toBe("26%");
});

test("a moment is told in the workspace's time zone, a day has none", () => {
  expect(en.moment("2026-05-31T21:30:00Z")).toContain("Jun 1");
  expect(en.day("2026-06-01")).toBe("Jun 1, 2026");
});

test("without an interval the margin is unknown, and points stay whole", () => {
  expect(marginOf(null)).toBe(Number.POSITIVE_INFINITY);
  expect(marginOf({ lower: 10, upper: 14 })).toBe(2);
  // "from −6 to 0" would say that there may be no difference, where there is one.
  const real = { lower: -5.6, upper: -0.2 };
  expect(en.signed(real.upper, marginOf(real))).toBe("−0.2");
  const open = { lower: -5.6, upper: 0.2 };
  expect(en.signed(open.upper, marginOf(open))).toBe("0");
});

test("a message that cannot be read is shown as it stands", () => {
  expect(formatMessage("en", "broken {n, plural, one {#}", { n: 1 })).toBe(
    "broken {n, plural, one {#}",
  );
});

test("dates are written as where the person is: the browser's own English, not anybody's", () => {
  const day = (preferred: string[]) =>
    makeFormat(inRegion("en", preferred), "UTC").day("2026-05-03");
  expect(day(["lv-LV", "en-GB"])).toBe("3 May 2026");
  expect(day(["en-US"])).toBe("May 3, 2026");
  expect(inRegion("sv", ["en-GB"])).toBe("sv");
  expect(inRegion("en", ["en-XX-nonsense-"])).toBe("en");
});

test("no screen cuts a moment to the day it has in UTC", () => {
  const folder = join(import.meta.dirname, "..");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(300);
  const cuts =
    /(format\.\w+\([^()]*\.slice\(0, 10\))|(new Date\(\)\.toISOString\(\)\.slice)|(At\.slice\(0, 10\))/;
  expect(files.filter((file) => cuts.test(readFileSync(join(folder, file), "utf8")))).toEqual([]);
});

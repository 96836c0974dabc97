import { expect, test } from "vitest";
import { groupOf } from "../parts/groups.ts";
import type { TrendPoint } from "../request/types.ts";
import { drawHistogram, drawIntervals, plotScale } from "./draw.ts";
import { framedPicture } from "./picture.ts";
import { toCsv } from "./table.ts";
import { LIGHT } from "./tokens.ts";
import { niceRange } from "./trend-option.ts";

test("a picture that leaves the dashboard carries its base and cannot carry a script", () => {
  const svg = framedPicture({
    title: "Compared by <store>",
    footnotes: ["Riga & co · 1,204 answers"],
    drawing: drawIntervals(
      [{ label: '<script>alert("x")</script>', note: "n=12", score: 5, lower: -3, upper: 12 }],
      4,
      LIGHT,
    ),
    tokens: LIGHT,
  });
  expect(svg).toContain("1,204 answers");
  expect(svg).toContain("Riga &amp; co");
  expect(svg).not.toContain("<script");
});

test("a cell that a spreadsheet would compute is made harmless, a negative number stays a number", () => {
  const csv = toCsv({
    columns: ["Value", "Score"],
    rows: [
      ["=HYPERLINK(1)", -12.5],
      ['says "hi", twice', null],
    ],
  });
  expect(csv).toBe('\uFEFFValue,Score\r\n\'=HYPERLINK(1),-12.5\r\n"says ""hi"", twice",\r\n');
});

test("the groups are 0 to 6, 7 and 8, 9 and 10", () => {
  expect([0, 6, 7, 8, 9, 10].map(groupOf)).toEqual([
    "detractor",
    "detractor",
    "passive",
    "passive",
    "promoter",
    "promoter",
  ]);
});

test("the scale of a comparison holds every interval and stays within −100 and 100", () => {
  const scale = plotScale(
    [
      { score: 90, lower: 71, upper: 100 },
      { score: -80, lower: -100, upper: -52 },
      { score: null, lower: 0, upper: 0 },
    ],
    12,
  );
  expect(scale.ticks[0]).toBeGreaterThanOrEqual(-100);
  expect(scale.ticks.at(-1)).toBeLessThanOrEqual(100);
  for (const points of [100, -100, 12]) {
    expect(scale.at(points)).toBeGreaterThanOrEqual(0);
    expect(scale.at(points)).toBeLessThanOrEqual(1);
  }
});

test("the axis of a trend has whole steps and never leaves the scale", () => {
  expect(niceRange(31, 47)).toEqual({ from: 25, to: 50, step: 5 });
  expect(niceRange(-100, 100)).toEqual({ from: -100, to: 100, step: 50 });
  expect(niceRange(100, -100)).toEqual({ from: -100, to: 100, step: 50 });
});

test("a histogram of nobody is drawn without dividing by zero", () => {
  const { body } = drawHistogram(Array(11).fill(0), String, LIGHT);
  expect(body).not.toContain("NaN");
});

test("a trend of one point is a whisker and not nothing", async () => {
  const { drawTrend } = await import("./trend-chart.tsx");
  const point: TrendPoint = {
    from: "2026-05-01",
    to: "2026-06-01",
    score: 42,
    answers: 100,
    promoters: 60,
    passives: 22,
    detractors: 18,
    histogram: Array(11).fill(0),
    interval: { lower: 33, upper: 51, confidence: 0.95, method: "tango" },
    lowBase: false,
  };
  const { body } = drawTrend({
    points: [point],
    previous: [],
    changes: [{ day: "2026-05-03", title: "New price" }],
    goal: { target: 60, name: "Target" },
    tokens: LIGHT,
    label: (p) => p.from,
    names: { score: "Score", previous: "Before", answers: "Answers" },
    count: String,
    pointsText: String,
    tooltip: null,
  });
  expect(body).toContain("New price");
  expect(body).toContain("Target");
  expect(body).not.toContain("NaN");
  expect(body.startsWith("<svg")).toBe(true);
});

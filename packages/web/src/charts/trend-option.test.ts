import fc from "fast-check";
import { expect, test } from "vitest";
import type { TrendPoint } from "../request/types.ts";
import { LIGHT } from "./tokens.ts";
import { niceRange, type TrendPicture, trendOption } from "./trend-option.ts";

const point = (from: string, to: string, score: number | null, more: Partial<TrendPoint> = {}) =>
  ({
    from,
    to,
    score,
    answers: score === null ? 3 : 40,
    interval: score === null ? null : { lower: score - 10, upper: score + 10 },
    ...more,
  }) as TrendPoint;

const POINTS = [
  point("2026-05-01", "2026-05-08", 40),
  point("2026-05-08", "2026-05-15", null),
  point("2026-05-15", "2026-05-22", 20),
  point("2026-05-22", "2026-05-29", 30),
];

const picture = (more: Partial<TrendPicture> = {}): TrendPicture => ({
  points: POINTS,
  previous: [],
  changes: [],
  goal: null,
  tokens: LIGHT,
  label: ({ from }) => from,
  names: { score: "Score", previous: "Before", answers: "Answers" },
  count: String,
  pointsText: String,
  narrow: false,
  tooltip: null,
  ...more,
});
const seriesOf = (given: TrendPicture) => trendOption(given).series;

test("an axis holds what is shown, stays within −100 and 100, and has some four lines", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 200, noNaN: true }),
      (lowest, above) => {
        const highest = Math.min(100, lowest + above);
        const { from, to, step } = niceRange(lowest, highest);
        expect(from).toBeLessThanOrEqual(lowest);
        expect(to).toBeGreaterThanOrEqual(highest);
        expect(from).toBeGreaterThanOrEqual(-100);
        expect(to).toBeLessThanOrEqual(100);
        expect(to).toBeGreaterThan(from);
        expect((to - from) / step).toBeLessThanOrEqual(7);
      },
    ),
  );
});

test("without a single score the axis is the whole of it", () => {
  expect(niceRange(100, -100)).toEqual({ from: -100, to: 100, step: 50 });
});

test("a step with too few answers is a gap in the line, and its answers stand below all the same", () => {
  const [, , line, columns] = seriesOf(picture());
  expect(line?.data).toEqual([40, null, 20, 30]);
  expect(columns?.data).toEqual([40, 3, 40, 40]);
});

test("the band goes from a point to its neighbour; a point that stands alone gets a whisker", () => {
  const [band] = seriesOf(picture());
  const drawn = (index: number) => {
    const render = band && "renderItem" in band ? band.renderItem : undefined;
    return render?.(undefined, { value: () => index, coord: ([x, y]) => [x * 10, y] })?.type;
  };
  expect([0, 1, 2, 3].map(drawn)).toEqual(["path", undefined, "polygon", undefined]);
});

test("a dated change stands at the step in which it fell, and one outside of the trend nowhere", () => {
  const [, , line] = seriesOf(
    picture({
      changes: [
        { day: "2026-05-15", title: "New roof" },
        { day: "2026-05-14", title: "The day before" },
        { day: "2026-06-30", title: "Later" },
      ],
    }),
  );
  const marks = line && "markLine" in line ? line.markLine.data : [];
  expect(marks).toMatchObject([
    { xAxis: 2, name: "New roof" },
    { xAxis: 1, name: "The day before" },
  ]);
});

test("a target is a line across, and the axis reaches to it", () => {
  const option = trendOption(picture({ goal: { target: 90, name: "Target 90" } }));
  expect(option.yAxis[0]?.max).toBeGreaterThanOrEqual(90);
  const [, , line] = option.series;
  expect(line && "markLine" in line ? line.markLine.data : []).toMatchObject([
    { yAxis: 90, name: "Target 90" },
  ]);
});

test("the period before is drawn beside, step by step, as far as it goes", () => {
  const [, before] = seriesOf(picture({ previous: [POINTS[2], undefined] }));
  expect(before?.data).toEqual([20, null, null, null]);
});

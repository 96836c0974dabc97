import { expect, test } from "vitest";
import { intervalMedian } from "./interval-median.ts";

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

test("of ten values the second and the ninth hold the median with 97.9 %, the third and eighth would not do", () => {
  expect(intervalMedian({ values: upTo(10).reverse(), confidence: 0.95 })).toEqual({
    ...{ n: 10, median: 5, lower: 2, upper: 9 },
  });
});

test("the ranks are those of tables: 25 values take the 8th and 18th, 100 the 40th and 61st", () => {
  expect(intervalMedian({ values: upTo(25), confidence: 0.95 })).toMatchObject({
    ...{ median: 13, lower: 8, upper: 18 },
  });
  expect(intervalMedian({ values: upTo(100), confidence: 0.95 })).toMatchObject({
    ...{ median: 50, lower: 40, upper: 61 },
  });
});

test("what has not ended counts as longer than anything, and a large sample has limits", () => {
  const open = [...upTo(6), ...Array<number>(5).fill(Number.POSITIVE_INFINITY)];
  expect(intervalMedian({ values: open, confidence: 0.95 })).toMatchObject({
    ...{ median: 6, lower: 2, upper: Number.POSITIVE_INFINITY },
  });
  const { lower, upper } = intervalMedian({ values: upTo(20_000), confidence: 0.95 });
  expect([lower, upper]).toEqual([9861, 10140]);
});

test("too few have a median and no limits, and nobody has neither", () => {
  expect(intervalMedian({ values: [3, 1, 2], confidence: 0.95 })).toMatchObject({
    ...{ median: 2, lower: null, upper: null },
  });
  expect(intervalMedian({ values: [], confidence: 0.95 })).toEqual({
    ...{ n: 0, median: null, lower: null, upper: null },
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Counts,
  differenceIntervalMover,
  differenceTest,
  intervalAdjustedWald,
  intervalBootstrapPercentileExact,
  intervalDirichlet,
  intervalGoodman,
  intervalMayJohnson,
  intervalScore,
  intervalWald,
  intervalWilson,
  JEFFREYS,
  npsFromHistogram,
  npsVariance,
  pairedDifference,
  posteriorProbabilityAbove,
  posteriorProbabilityGreater,
} from "./index.ts";
import { confidence, countsUpTo, someCounts, table } from "./testing/arbitraries.ts";

const mirrored = ({ promoters, passives, detractors }: Counts): Counts => ({
  promoters: detractors,
  passives,
  detractors: promoters,
});

const intervals = {
  intervalScore,
  intervalAdjustedWald,
  intervalWald,
  intervalGoodman,
  intervalMayJohnson,
};

const width = (limits: { lower: number | null; upper: number | null }) =>
  (limits.upper ?? Number.NaN) - (limits.lower ?? Number.NaN);

describe.each(Object.entries(intervals))("%s", (_name, interval) => {
  test("negates when promoters and detractors change places", () => {
    fc.assert(
      fc.property(someCounts, confidence, (counts, confidence) => {
        const { lower, upper } = interval({ ...counts, confidence });
        const other = interval({ ...mirrored(counts), confidence });
        expect(other.lower).toBeCloseTo(-(upper ?? Number.NaN), 8);
        expect(other.upper).toBeCloseTo(-(lower ?? Number.NaN), 8);
      }),
    );
  });

  test("stays within ±100", () => {
    fc.assert(
      fc.property(someCounts, confidence, (counts, confidence) => {
        const { lower, upper } = interval({ ...counts, confidence });
        expect(lower).toBeGreaterThanOrEqual(-100);
        expect(upper).toBeLessThanOrEqual(100);
        expect(lower).toBeLessThanOrEqual(upper ?? Number.NaN);
      }),
    );
  });

  test("is wider the surer it shall be", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const narrow = interval({ ...counts, confidence: 0.8 });
        const wide = interval({ ...counts, confidence: 0.99 });
        expect(width(wide)).toBeGreaterThanOrEqual(width(narrow) - 1e-9);
      }),
    );
  });
});

describe("the score interval", () => {
  test("holds the score, and has a width whatever was answered", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { score, lower, upper } = intervalScore(counts);
        expect(lower).toBeLessThanOrEqual(score ?? Number.NaN);
        expect(upper).toBeGreaterThanOrEqual(score ?? Number.NaN);
        expect(width({ lower, upper })).toBeGreaterThan(0);
      }),
    );
  });

  test("narrows as the same mix is answered by more people", () => {
    fc.assert(
      fc.property(countsUpTo(60), fc.integer({ min: 2, max: 9 }), (c, times) => {
        fc.pre(c.promoters + c.passives + c.detractors > 0);
        const more = {
          promoters: c.promoters * times,
          passives: c.passives * times,
          detractors: c.detractors * times,
        };
        expect(width(intervalScore(more))).toBeLessThan(width(intervalScore(c)));
      }),
    );
  });

  test("rises when a detractor becomes a promoter", () => {
    fc.assert(
      fc.property(countsUpTo(200), (c) => {
        const before = intervalScore({ ...c, detractors: c.detractors + 1 });
        const after = intervalScore({ ...c, promoters: c.promoters + 1 });
        expect(after.lower).toBeGreaterThanOrEqual(before.lower ?? Number.NaN);
        expect(after.upper).toBeGreaterThanOrEqual(before.upper ?? Number.NaN);
      }),
    );
  });

  test("reaches the end of the scale exactly when all are promoters, or all detractors", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const n = counts.promoters + counts.passives + counts.detractors;
        const { lower, upper } = intervalScore(counts);
        expect(upper === 100).toBe(counts.promoters === n);
        expect(lower === -100).toBe(counts.detractors === n);
      }),
    );
  });

  test("is where the score test just fails to reject", () => {
    // The restricted share of detractors by its likelihood, not by the formula of the interval.
    const statistic = ({ promoters: p, passives: m, detractors: d }: Counts, delta: number) => {
      const n = p + m + d;
      let [low, high] = [Math.max(0, -delta), (1 - delta) / 2];
      const slope = (q: number) => p / (q + delta) + d / q - (2 * m) / (1 - delta - 2 * q);
      for (let i = 0; i < 200; i++) {
        const middle = (low + high) / 2;
        if (slope(middle) > 0) low = middle;
        else high = middle;
      }
      return (p - d - n * delta) / Math.sqrt(n * (2 * low + delta - delta * delta));
    };
    const inner = fc.record({
      promoters: fc.integer({ min: 1, max: 200 }),
      passives: fc.integer({ min: 1, max: 200 }),
      detractors: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(inner, (counts) => {
        const { lower, upper } = intervalScore(counts);
        expect(statistic(counts, (lower ?? 0) / 100)).toBeCloseTo(1.959964, 5);
        expect(statistic(counts, (upper ?? 0) / 100)).toBeCloseTo(-1.959964, 5);
      }),
    );
  });
});

describe("a score", () => {
  const histogram = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 11, maxLength: 11 });

  test("is the same from the histogram of two days as from the two days added up", () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        const merged = npsFromHistogram({ counts: a.map((count, i) => count + (b[i] ?? 0)) });
        const one = npsFromHistogram({ counts: a });
        const two = npsFromHistogram({ counts: b });
        expect(merged.n).toBe(one.n + two.n);
        expect(merged.promoters).toBe(one.promoters + two.promoters);
        expect(merged.detractors).toBe(one.detractors + two.detractors);
        if (one.score !== null && two.score !== null) {
          const pooled = (one.score * one.n + two.score * two.n) / merged.n;
          expect(merged.score).toBeCloseTo(pooled, 8);
        }
      }),
    );
  });

  test("does not depend on which of 0 to 6 was answered", () => {
    fc.assert(
      fc.property(histogram, (counts) => {
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, ...rest] = counts;
        const moved = [g, f, e, d, c, b, a, ...rest];
        expect(npsFromHistogram({ counts: moved })).toEqual(npsFromHistogram({ counts }));
      }),
    );
  });

  test("varies most where opinions are split, and not at all where they agree", () => {
    expect(npsVariance({ promoters: 5, passives: 0, detractors: 5 })).toEqual({ variance: 1 });
    expect(npsVariance({ promoters: 0, passives: 9, detractors: 0 })).toEqual({ variance: 0 });
    fc.assert(
      fc.property(someCounts, (counts) => {
        expect(npsVariance(counts).variance).toBeGreaterThanOrEqual(0);
        expect(npsVariance(counts).variance).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a difference", () => {
  test("turns its sign when the samples change places", () => {
    fc.assert(
      fc.property(someCounts, someCounts, (a, b) => {
        const forth = differenceIntervalMover({ a, b });
        const back = differenceIntervalMover({ a: b, b: a });
        expect(back.difference).toBeCloseTo(-(forth.difference ?? Number.NaN), 8);
        expect(back.lower).toBeCloseTo(-(forth.upper ?? Number.NaN), 6);
        expect(back.p).toBeCloseTo(forth.p ?? Number.NaN, 6);
      }),
    );
  });

  test("excludes 0 from its interval exactly when its p-value is below the error rate", () => {
    fc.assert(
      fc.property(someCounts, someCounts, confidence, (a, b, confidence) => {
        const { lower, upper, p } = differenceIntervalMover({ a, b, confidence });
        const margin = Math.abs((p ?? Number.NaN) - (1 - confidence));
        fc.pre(margin > 1e-9);
        const excludes = (lower ?? 0) > 0 || (upper ?? 0) < 0;
        expect(excludes).toBe((p ?? 1) < 1 - confidence);
      }),
    );
  });

  test("of the industry's test agrees with its own interval", () => {
    fc.assert(
      fc.property(someCounts, someCounts, (a, b) => {
        const { lower, upper, p } = differenceTest({ a, b, method: "adjusted-wald" });
        expect((lower ?? 0) > 0 || (upper ?? 0) < 0).toBe((p ?? 1) < 0.05);
      }),
    );
  });

  test("of the same people is that of their two scores", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { before, after, difference, n } = pairedDifference({ table: rows });
        if (n > 0) expect(difference).toBeCloseTo((after ?? 0) - (before ?? 0), 8);
      }),
    );
  });
});

describe("a probability", () => {
  const small = countsUpTo(40);

  test("of being above a threshold falls as the threshold rises", () => {
    const threshold = fc.integer({ min: -100, max: 99 });
    fc.assert(
      fc.property(small, threshold, (counts, at) => {
        const low = posteriorProbabilityAbove({ ...counts, threshold: at, prior: JEFFREYS });
        const high = posteriorProbabilityAbove({ ...counts, threshold: at + 1, prior: JEFFREYS });
        expect(high.probability).toBeLessThanOrEqual(low.probability + 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test("of a limit of the credible interval is the tail it cuts off", () => {
    fc.assert(
      fc.property(small, (counts) => {
        const { lower, upper } = intervalDirichlet({ ...counts, prior: JEFFREYS });
        const above = (threshold: number) =>
          posteriorProbabilityAbove({ ...counts, threshold, prior: JEFFREYS }).probability;
        expect(above(lower ?? 0)).toBeCloseTo(0.975, 5);
        expect(above(upper ?? 0)).toBeCloseTo(0.025, 5);
      }),
      { numRuns: 25 },
    );
  });

  test("follows even a prior that weighs next to nothing", () => {
    // With pseudo-counts this small nearly all answers fall in one group: a third of the mass each.
    const prior = { promoters: 1e-4, passives: 1e-4, detractors: 1e-4 };
    const nobody = { promoters: 0, passives: 0, detractors: 0 };
    const { probability } = posteriorProbabilityAbove({ ...nobody, threshold: 10, prior });
    expect(probability).toBeCloseTo(1 / 3, 3);
  });

  test("that b beats a is what is left of the probability that a beats b", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const forth = posteriorProbabilityGreater({ a, b, prior: JEFFREYS }).probability;
        const back = posteriorProbabilityGreater({ a: b, b: a, prior: JEFFREYS }).probability;
        expect(forth + back).toBeCloseTo(1, 6);
      }),
      { numRuns: 8 },
    );
  });
});

test("the exact bootstrap is the same by convolution and by Fourier inversion", () => {
  // 300 answers are convolved, 301 inverted: neighbours must lie a step of the scale apart.
  const convolved = intervalBootstrapPercentileExact({
    promoters: 150,
    passives: 90,
    detractors: 60,
  });
  const inverted = intervalBootstrapPercentileExact({
    promoters: 150,
    passives: 91,
    detractors: 60,
  });
  expect(convolved.lower).toBeCloseTo(inverted.lower ?? 0, 0);
  expect(convolved.upper).toBeCloseTo(inverted.upper ?? 0, 0);
});

test("a share with no success begins at 0, one with nothing else ends at 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (n) => {
      expect(intervalWilson({ successes: 0, n }).lower).toBe(0);
      expect(intervalWilson({ successes: n, n }).upper).toBe(1);
    }),
  );
});

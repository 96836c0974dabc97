import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changePoint,
  confidenceSequenceAsymptotic,
  confidenceSequenceEmpiricalBernstein,
  fisherExactGreater,
  intervalWald,
  localLevel,
  localLevelEstimate,
  longestRunProbability,
  probabilityOfReaching,
  seededRandom,
} from "./index.ts";
import { codes, countsUpTo, waves } from "./testing/arbitraries.ts";

describe("time", () => {
  test("that is watched every day is bounded more widely than a fixed date", () => {
    fc.assert(
      fc.property(countsUpTo(400), (counts) => {
        const n = counts.promoters + counts.passives + counts.detractors;
        fc.pre(n >= 30);
        const always = confidenceSequenceAsymptotic({ ...counts, alpha: 0.05, optimizeAt: 300 });
        const once = intervalWald(counts);
        expect(always.lower).toBeLessThanOrEqual(once.lower ?? Number.NaN);
        expect(always.upper).toBeGreaterThanOrEqual(once.upper ?? Number.NaN);
      }),
    );
  });

  test("bounds by confidence sequences stay on the scale, in order", () => {
    fc.assert(
      fc.property(codes, (x) => {
        const { lower, upper } = confidenceSequenceEmpiricalBernstein({ x, alpha: 0.05 });
        expect(lower.length).toBe(x.length);
        lower.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(-100);
          expect(value).toBeLessThanOrEqual(upper[i] ?? 0);
          expect(upper[i]).toBeLessThanOrEqual(100);
        });
      }),
    );
  });

  test("is followed as likely by the estimated step as by any other", () => {
    fc.assert(
      fc.property(waves, fc.double({ min: 0, max: 60, noNaN: true }), (series, step) => {
        fc.pre(series.y.length > 1);
        const best = localLevelEstimate(series);
        const settings = { horizon: 0, futureStandardError: 5 };
        const other = localLevel({ ...series, ...settings, q: step * step });
        expect(best.logLikelihood).toBeGreaterThanOrEqual((other.logLikelihood ?? 0) - 1e-6);
      }),
    );
  });

  test("passes over a missing wave with wider limits, not with a guess", () => {
    const standardErrors = [5, 5, 5, 5];
    const settings = { q: 4, horizon: 1, futureStandardError: 5 };
    const whole = localLevel({ y: [20, 24, 22, 26], standardErrors, ...settings });
    const gap = localLevel({ y: [20, 24, null, 26], standardErrors, ...settings });
    expect(gap.filtered[2]).toBe(gap.filtered[1]);
    expect(gap.filteredVariance[2]).toBeGreaterThan(whole.filteredVariance[2] ?? 0);
    expect(gap.smoothed[2]).toBeGreaterThan(gap.filtered[2] ?? 0);
  });

  test("makes a target likelier the lower it is, and no surer the farther away", () => {
    const series = { y: [20, 24, 22, 26, 25, 27, 30, 29], standardErrors: Array(8).fill(4) };
    const at = (target: number, horizon: number) =>
      probabilityOfReaching({ ...series, target, horizon, futureStandardError: 4, q: 4 });
    expect(at(20, 2).probability).toBeGreaterThan(at(30, 2).probability ?? 1);
    expect(at(20, 1).probability).toBeGreaterThan(at(20, 8).probability ?? 1);
    expect(at(20, 2).observedProbability).toBeLessThan(at(20, 2).probability ?? 0);
  });

  test("breaks where the answers do", () => {
    const good = { promoters: 60, passives: 25, detractors: 15 };
    const bad = { promoters: 35, passives: 30, detractors: 35 };
    const found = changePoint({ periods: [good, good, good, bad, bad] });
    expect(found).toMatchObject({ index: 3, scoreBefore: 45, scoreAfter: 0 });
    expect(found.p).toBeLessThan(0.001);
  });
});

describe("signals", () => {
  test("of a run are those that a simulation shows", () => {
    const random = seededRandom(11);
    let runs = 0;
    for (let trial = 0; trial < 20_000; trial++) {
      let [run, longest] = [0, 0];
      for (let i = 0; i < 40; i++) {
        run = random() < 0.5 ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      if (longest >= 6) runs++;
    }
    const { probability } = longestRunProbability({ n: 40, run: 6, p: 0.5 });
    expect(runs / 20_000).toBeCloseTo(probability, 1.7);
  });

  test("of too many tens weaken as the rest has more of them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 39 }), (a, c) => {
        const at = (tens: number) => fisherExactGreater({ a, b: 40 - a, c: tens, d: 40 - tens }).p;
        expect(at(c + 1)).toBeGreaterThanOrEqual(at(c) - 1e-12);
      }),
    );
  });
});

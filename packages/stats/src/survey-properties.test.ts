import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adjustPValues,
  clusterRobustNps,
  compareSeveral,
  effectiveSampleSize,
  finitePopulationInterval,
  intervalScore,
  nonResponseBounds,
  partialPooling,
  powerOfDifference,
  rake,
  sampleSizePerGroup,
  stratifiedNps,
  suppressSmallSegments,
  weightedClusterNps,
  weightedNps,
} from "./index.ts";
import { codes, countsUpTo, someCounts, waves, weightedAnswers } from "./testing/arbitraries.ts";

const countsOf = (x: readonly number[]) => ({
  promoters: x.filter((value) => value === 1).length,
  passives: x.filter((value) => value === 0).length,
  detractors: x.filter((value) => value === -1).length,
});

describe("weighting", () => {
  test("with equal weights changes nothing", () => {
    fc.assert(
      fc.property(codes, fc.double({ min: 0.001, max: 1000, noNaN: true }), (x, weight) => {
        fc.pre(x.length > 0);
        const weighted = weightedNps({ x, weights: x.map(() => weight) });
        const plain = intervalScore(countsOf(x));
        expect(weighted.score).toBeCloseTo(plain.score ?? Number.NaN, 8);
        expect(weighted.lower).toBeCloseTo(plain.lower ?? Number.NaN, 6);
        expect(weighted.upper).toBeCloseTo(plain.upper ?? Number.NaN, 6);
        expect(weighted.effectiveN).toBeCloseTo(x.length, 8);
      }),
    );
  });

  test("does not depend on the order of the rows, nor on the unit of the weights", () => {
    fc.assert(
      fc.property(weightedAnswers, ({ x, weights, cluster }) => {
        const here = clusterRobustNps({ x, weights, cluster });
        const there = clusterRobustNps({
          x: x.toReversed(),
          weights: weights.toReversed().map((w) => w * 7),
          cluster: cluster.toReversed(),
        });
        if (here.score === null) expect(there.score).toBeNull();
        else expect(there.score).toBeCloseTo(here.score, 8);
        if (here.se === null) expect(there.se).toBeNull();
        else expect(there.se).toBeCloseTo(here.se, 8);
      }),
    );
  });

  test("never makes a sample larger than it is", () => {
    fc.assert(
      fc.property(weightedAnswers, ({ weights }) => {
        const { n, effectiveN, designEffect } = effectiveSampleSize({ weights });
        if (n === 0) {
          expect(effectiveN).toBeNull();
          return;
        }
        expect(effectiveN).toBeLessThanOrEqual(n + 1e-9);
        expect(designEffect).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  test("by raking meets every margin", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
          minLength: 30,
          maxLength: 80,
        }),
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        (rows, share) => {
          // Every combination occurs, so any shares can be met.
          const all = [...rows, ...[0, 1, 2].flatMap((a) => [0, 1].map((b) => [a, b] as const))];
          const columns = { a: all.map(([a]) => `a${a}`), b: all.map(([, b]) => `b${b}`) };
          const targets = {
            a: { a0: 0.5, a1: 0.3, a2: 0.2 },
            b: { b0: share, b1: 1 - share },
          };
          const { weights } = rake({ columns, targets, x: all.map(() => 1) });
          const total = weights.reduce((sum, w) => sum + w, 0);
          expect(total / all.length).toBeCloseTo(1, 10);
          const shareOf = (labels: readonly string[], level: string) =>
            weights.reduce((sum, w, i) => sum + (labels[i] === level ? w : 0), 0) / total;
          for (const [level, wanted] of Object.entries(targets.a)) {
            expect(shareOf(columns.a, level)).toBeCloseTo(wanted, 8);
          }
          expect(shareOf(columns.b, "b0")).toBeCloseTo(share, 8);
        },
      ),
    );
  });

  test("of answers that each stand for themselves is a weighting without clusters", () => {
    fc.assert(
      fc.property(codes, (x) => {
        fc.pre(new Set(x).size > 1);
        const weights = x.map(() => 1);
        const { se } = clusterRobustNps({ x, weights, cluster: x.map((_, i) => i) });
        expect(se).toBeCloseTo(weightedNps({ x, weights }).se ?? Number.NaN, 8);
      }),
    );
  });

  test("of clusters that agree with themselves leaves no more than one answer a cluster", () => {
    const x = [1, 1, 1, 1, -1, -1, -1, -1, 0, 0, 0, 0, 1, 1, 1, 1];
    const cluster = x.map((_, i) => Math.floor(i / 4));
    const result = weightedClusterNps({ x, cluster, weights: x.map(() => 1) });
    expect(result.clusters).toBe(4);
    expect(result.effectiveN).toBeLessThan(4);
    const loose = weightedClusterNps({ x, cluster: x.map((_, i) => i), weights: x.map(() => 1) });
    expect(loose.effectiveN).toBeGreaterThan(10);
  });

  test("of unanimous clusters still leaves an interval with a width", () => {
    const x = Array.from({ length: 30 }, () => 1);
    const cluster = x.map((_, i) => i % 6);
    const { lower, upper } = weightedClusterNps({ x, cluster, weights: x.map(() => 1) });
    expect(upper).toBe(100);
    expect(lower).toBeLessThan(60);
  });
});

describe("a survey", () => {
  test("that asked everybody is certain, and one of few among many is not corrected", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const n = counts.promoters + counts.passives + counts.detractors;
        const census = finitePopulationInterval({ ...counts, population: n });
        expect(census).toMatchObject({ fpc: 0, effectiveN: null });
        expect(census.lower).toBe(census.upper);
        const few = finitePopulationInterval({ ...counts, population: n * 1e6 });
        expect(few.lower).toBeCloseTo(intervalScore(counts).lower ?? Number.NaN, 2);
      }),
    );
  });

  test("of one stratum that is a drop in the sea has the plain score", () => {
    fc.assert(
      fc.property(countsUpTo(100), (counts) => {
        const n = counts.promoters + counts.passives + counts.detractors;
        fc.pre(n >= 2);
        const { score } = stratifiedNps({ strata: [{ ...counts, population: n * 1000 }] });
        expect(score).toBeCloseTo((100 * (counts.promoters - counts.detractors)) / n, 8);
      }),
    );
  });

  test("holds the score of everybody between its bounds, whatever the silent think", () => {
    const scores = fc.integer({ min: -100, max: 100 });
    const sizes = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(scores, scores, scores, sizes, (score, assumed, target, [invited, more]) => {
        const asked = { respondents: invited, invited: invited + more };
        const input = { score, assumedNonRespondentScore: assumed, target, ...asked };
        const bounds = nonResponseBounds(input);
        expect(bounds.adjustedScore).toBeGreaterThanOrEqual(bounds.lower - 1e-9);
        expect(bounds.adjustedScore).toBeLessThanOrEqual(bounds.upper + 1e-9);
        const needed = bounds.breakEvenNonRespondentScore;
        if (needed === null) {
          expect(more).toBe(0);
          return;
        }
        const total = (score * invited + needed * more) / (invited + more);
        expect(total).toBeCloseTo(target, 6);
      }),
    );
  });

  test("planned for a power has it", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 2, max: 60, noNaN: true }),
        (variance, mde) => {
          const plan = { varianceA: variance, varianceB: variance, alpha: 0.05 };
          const { nPerGroup: n } = sampleSizePerGroup({ ...plan, mde, power: 0.8 });
          const { power } = powerOfDifference({ ...plan, nA: n, nB: n, difference: mde });
          expect(power).toBeGreaterThanOrEqual(0.8 - 1e-9);
        },
      ),
    );
  });
});

describe("several comparisons", () => {
  const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

  test("corrected are never surer than each alone, and keep their order", () => {
    fc.assert(
      fc.property(ps, (p) => {
        const raw = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
        for (const method of ["holm", "BH", "BY", "bonferroni"] as const) {
          const { adjusted } = adjustPValues({ p, method });
          adjusted.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(p[i] ?? 0);
            expect(value).toBeLessThanOrEqual(1);
          });
          const ordered = raw.map(({ index }) => adjusted[index] ?? 0);
          expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
        }
        const of = (method: "holm" | "bonferroni" | "BH") => adjustPValues({ p, method }).adjusted;
        of("holm").forEach((value, i) => {
          expect(value).toBeLessThanOrEqual(of("bonferroni")[i] ?? 0);
          expect(of("BH")[i]).toBeLessThanOrEqual(value + 1e-12);
        });
      }),
    );
  });

  test("show an interval that excludes 0 exactly where the corrected p-value is small", () => {
    const pairs = fc.array(fc.record({ a: countsUpTo(300), b: countsUpTo(300) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pairs, (list) => {
        const { differences, selected } = compareSeveral({ pairs: list });
        for (const { lower, upper, adjustedP, clear } of differences) {
          if (lower === null || upper === null || adjustedP === null) {
            expect(clear).toBe(false);
            continue;
          }
          fc.pre(Math.abs(adjustedP - 0.05) > 1e-9);
          expect(lower > 0 || upper < 0).toBe(adjustedP < 0.05);
          expect(clear).toBe(adjustedP < 0.05);
        }
        expect(differences.filter(({ clear }) => clear).length).toBe(selected);
      }),
    );
  });
});

describe("segments", () => {
  test("are drawn towards the common score, never past it", () => {
    fc.assert(
      fc.property(waves, ({ y, standardErrors }) => {
        const { shrunk, pooled } = partialPooling({ scores: y, standardErrors });
        shrunk.forEach((value, i) => {
          const own = y[i] ?? 0;
          const [low, high] = [Math.min(own, pooled ?? 0), Math.max(own, pooled ?? 0)];
          expect(value).toBeGreaterThanOrEqual(low - 1e-9);
          expect(value).toBeLessThanOrEqual(high + 1e-9);
        });
      }),
    );
  });

  test("that are hidden cannot be found from a published total", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, (ns) => {
        const segments = ns.map((n, i) => ({ id: `s${i}`, n }));
        const { primary, complementary } = suppressSmallSegments({
          segments,
          threshold: 10,
          totalPublished: true,
        });
        const others = segments.filter(({ n }) => n >= 10).length;
        if (primary.length === 1 && others > 0) expect(complementary.length).toBe(1);
        expect(segments.filter(({ n }) => n > 0 && n < 10).map(({ id }) => id)).toEqual(primary);
      }),
    );
  });
});

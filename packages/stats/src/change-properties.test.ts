import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Counts,
  changeParts,
  compareShares,
  differenceIntervalMover,
  differenceLimitsMover,
  effectOfChange,
  evenStrata,
  intervalWilson,
  type Random,
  retentionDifference,
  seededRandom,
  shareDifference,
  themeImpact,
  themeImportance,
} from "./index.ts";
import { binomial, multinomial } from "./random.ts";
import { countsUpTo, someCounts } from "./testing/arbitraries.ts";

const counts = (promoters: number, passives: number, detractors: number): Counts => ({
  promoters,
  passives,
  detractors,
});
const drawn = (random: Random, n: number, p: number, d: number) => {
  const [promoters = 0, passives = 0, detractors = 0] = multinomial(random, n, [p, 1 - p - d, d]);
  return counts(promoters, passives, detractors);
};
const segments = fc.array(fc.record({ before: countsUpTo(60), after: countsUpTo(60) }), {
  maxLength: 8,
});

describe("a change taken apart", () => {
  test("by hand: a segment that scores lower has grown, and another has fallen", () => {
    // Shop: 100 of 200 at +20, then 150 of 250 at +20. Web: 100 at +60, then 100 at +40.
    const found = changeParts({
      segments: [
        { before: counts(50, 20, 30), after: counts(75, 30, 45) },
        { before: counts(70, 20, 10), after: counts(60, 20, 20) },
      ],
    });
    // Before 40, after 0.6 × 20 + 0.4 × 40 = 28; the mean score of all is 34.
    expect(found.change.difference).toBeCloseTo(-12, 10);
    const points = found.parts.map(({ segment, kind, points: p }) => [segment, kind, p]);
    const wanted = [
      [0, "mix", 0.1 * (20 - 34)],
      [0, "within", 0],
      [1, "mix", -0.1 * (50 - 34)],
      [1, "within", 0.45 * -20],
    ] as const;
    wanted.forEach(([segment, kind, value], i) => {
      expect(points[i]?.slice(0, 2)).toEqual([segment, kind]);
      expect(points[i]?.[2]).toBeCloseTo(value, 10);
    });
    expect(found.mix.points).toBeCloseTo(-3, 10);
    expect(found.within.points).toBeCloseTo(-9, 10);
  });

  test("adds up to the change exactly, and is its own mirror when time runs backwards", () => {
    fc.assert(
      fc.property(segments, (given) => {
        const found = changeParts({ segments: given });
        const { difference } = found.change;
        fc.pre(difference !== null);
        const sum = found.parts.reduce((total, { points }) => total + points, 0);
        expect(sum).toBeCloseTo(difference ?? Number.NaN, 8);
        expect(found.mix.points + found.within.points).toBeCloseTo(difference ?? 0, 8);
        const back = changeParts({
          segments: given.map(({ before, after }) => ({ before: after, after: before })),
        });
        found.parts.forEach((part, i) => {
          expect(back.parts[i]?.points).toBeCloseTo(-part.points, 8);
          expect(back.parts[i]?.clear).toBe(part.clear);
        });
      }),
    );
  });

  test("does not depend on the order of the segments, and one segment is all within", () => {
    fc.assert(
      fc.property(segments, (given) => {
        const found = changeParts({ segments: given });
        const other = changeParts({ segments: given.toReversed() });
        for (const part of found.parts) {
          const twin = other.parts.find(
            ({ segment, kind }) =>
              segment === given.length - 1 - part.segment && kind === part.kind,
          );
          expect(twin?.points).toBeCloseTo(part.points, 8);
          expect(twin?.lower ?? 0).toBeCloseTo(part.lower ?? 0, 8);
        }
      }),
    );
    const alone = changeParts({ segments: [{ before: counts(5, 3, 2), after: counts(7, 2, 1) }] });
    expect(alone.mix.points).toBe(0);
    expect(alone.within.points).toBeCloseTo(30, 10);
  });

  test("judges a part from ten answers on, and names one only where its interval excludes 0", () => {
    const found = changeParts({
      segments: [
        { before: counts(3, 3, 3), after: counts(900, 50, 50) },
        { before: counts(500, 300, 200), after: counts(300, 300, 400) },
      ],
    });
    const within = found.parts.filter(({ kind }) => kind === "within");
    expect(within[0]).toMatchObject({ lower: null, p: null, clear: false });
    expect(within[1]?.clear).toBe(true);
    for (const { lower, upper, clear } of found.parts) {
      if (lower !== null && upper !== null) expect(lower > 0 || upper < 0).toBe(clear);
    }
  });

  test("holds the true mix and the true within in 95 of 100 samples, near the ceiling too", () => {
    const random = seededRandom(12);
    const cells = [
      { share: [0.5, 0.35], p: [0.5, 0.5], d: [0.2, 0.2] },
      { share: [0.3, 0.3], p: [0.9, 0.8], d: [0.01, 0.05] },
      { share: [0.2, 0.35], p: [0.3, 0.35], d: [0.4, 0.3] },
    ] as const;
    const scoreOf = (k: number, period: 0 | 1) =>
      100 * ((cells[k]?.p[period] ?? 0) - (cells[k]?.d[period] ?? 0));
    const truth = cells.reduce(
      (sum, { share }, k) => sum + ((share[0] + share[1]) / 2) * (scoreOf(k, 1) - scoreOf(k, 0)),
      0,
    );
    const mixTruth = cells.reduce(
      (sum, { share }, k) => sum + (share[1] - share[0]) * ((scoreOf(k, 0) + scoreOf(k, 1)) / 2),
      0,
    );
    let [within, mix] = [0, 0];
    const draws = 1500;
    for (let draw = 0; draw < draws; draw++) {
      const sizes = ([0, 1] as const).map((period) =>
        multinomial(
          random,
          400,
          cells.map(({ share }) => share[period]),
        ),
      );
      const found = changeParts({
        segments: cells.map(({ p, d }, k) => ({
          before: drawn(random, sizes[0]?.[k] ?? 0, p[0], d[0]),
          after: drawn(random, sizes[1]?.[k] ?? 0, p[1], d[1]),
        })),
      });
      const holds = (
        { lower, upper }: { lower: number | null; upper: number | null },
        of: number,
      ) => (lower ?? 0) <= of && of <= (upper ?? 0);
      if (holds(found.within, truth)) within++;
      if (holds(found.mix, mixTruth)) mix++;
    }
    for (const held of [within, mix]) {
      expect(held / draws).toBeGreaterThan(0.935);
      expect(held / draws).toBeLessThan(0.97);
    }
  });

  test("names nothing where nothing changed, in 95 of 100 comparisons", () => {
    const random = seededRandom(13);
    let named = 0;
    for (let draw = 0; draw < 400; draw++) {
      const period = () =>
        multinomial(random, 600, [3, 2, 2, 1, 1]).map((n, k) =>
          drawn(random, n, 0.3 + 0.12 * k, 0.3 - 0.05 * k),
        );
      const after = period();
      const found = changeParts({
        segments: period().map((before, k) => ({ before, after: after[k] ?? counts(0, 0, 0) })),
      });
      if (found.parts.some(({ clear }) => clear)) named++;
    }
    expect(named / 400).toBeLessThan(0.075);
  });
});

describe("importance of themes from tallies", () => {
  test("is what the comments themselves give", () => {
    const random = seededRandom(3);
    const x = Array.from({ length: 400 }, () => Math.floor(3 * random()) - 1);
    const named = ["price", "staff"];
    const themes = x.map((value) =>
      named.filter((_, i) => random() < (i === 0 && value < 0 ? 0.6 : 0.2)),
    );
    const tally = (keep: (i: number) => boolean) => {
      const own = x.filter((_, i) => keep(i));
      return counts(
        own.filter((v) => v > 0).length,
        own.filter((v) => v === 0).length,
        own.filter((v) => v < 0).length,
      );
    };
    const fromComments = themeImpact({ x, themes });
    const found = themeImportance({
      all: tally(() => true),
      themes: named.map((theme) => ({
        theme,
        counts: tally((i) => themes[i]?.includes(theme) ?? false),
      })),
    });
    expect(found.themes.map(({ theme }) => theme)).toEqual(
      fromComments.themes.map(({ theme }) => theme),
    );
    found.themes.forEach((own, i) => {
      const other = fromComments.themes[i];
      expect(own.impact).toBeCloseTo(other?.impact ?? Number.NaN, 8);
      expect(own.scoreWith).toBeCloseTo(other?.scoreWith ?? Number.NaN, 8);
      // Two ways to the same interval: one by drawing, one by formula.
      expect(Math.abs((own.lower ?? 0) - (other?.lower ?? 0))).toBeLessThan(2.5);
    });
    expect(found.themes[0]).toMatchObject({ theme: "price", clear: true });
  });

  test("names a theme without a difference in few of a hundred screens of twelve", () => {
    const random = seededRandom(14);
    let named = 0;
    for (let screen = 0; screen < 300; screen++) {
      const all = drawn(random, 1000, 0.5, 0.2);
      const themes = Array.from({ length: 12 }, (_, i) => ({
        theme: `theme ${i}`,
        counts: counts(
          binomial(random, all.promoters, 0.1),
          binomial(random, all.passives, 0.1),
          binomial(random, all.detractors, 0.1),
        ),
      }));
      if (themeImportance({ all, themes }).themes.some(({ clear }) => clear)) named++;
    }
    expect(named / 300).toBeLessThan(0.075);
  });

  test("hides what is mentioned too rarely, and says of a theme in every comment nothing", () => {
    const all = counts(20, 10, 5);
    const found = themeImportance({
      all,
      themes: [
        { theme: "rare", counts: counts(3, 0, 0) },
        { theme: "always", counts: all },
      ],
    });
    expect(found.hidden).toEqual(["rare"]);
    expect(found.themes).toMatchObject([
      { theme: "always", scoreWithout: null, impact: null, clear: false },
    ]);
  });
});

describe("shares side by side", () => {
  const share = fc
    .integer({ min: 0, max: 300 })
    .chain((n) => fc.integer({ min: 0, max: n }).map((successes) => ({ successes, n })));

  test("differ as Newcombe's interval of retention says, the other way round", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const found = shareDifference({ a, b });
        const other = retentionDifference({
          retainedA: b.successes,
          nA: b.n,
          retainedB: a.successes,
          nB: a.n,
        });
        expect(found.difference).toBe(other.difference);
        expect(found.lower ?? 0).toBeCloseTo(other.lower ?? 0, 10);
        expect(found.upper ?? 0).toBeCloseTo(other.upper ?? 0, 10);
      }),
    );
  });

  test("have a p-value below 5 % exactly where the interval excludes 0", () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { lower, upper, p } = shareDifference({ a, b });
        fc.pre(p !== null && Math.abs(p - 0.05) > 1e-9);
        expect((lower ?? 0) > 0 || (upper ?? 0) < 0).toBe((p ?? 1) < 0.05);
      }),
    );
  });

  test("agree with Newcombe's own example", () => {
    // 56 of 70 and 48 of 80: 0.2, from 0.0524 to 0.3339 (Newcombe 1998, table II, method 10).
    const { difference, lower, upper } = shareDifference({
      a: { successes: 48, n: 80 },
      b: { successes: 56, n: 70 },
    });
    expect(difference).toBeCloseTo(0.2, 10);
    expect(lower).toBeCloseTo(0.0524, 4);
    expect(upper).toBeCloseTo(0.3339, 4);
    expect(intervalWilson({ successes: 56, n: 70 }).lower).toBeCloseTo(0.6918, 3);
  });

  test("several together are called clear less often than each alone", () => {
    const strong = { a: { successes: 20, n: 200 }, b: { successes: 60, n: 200 } };
    const weak = { a: { successes: 40, n: 200 }, b: { successes: 57, n: 200 } };
    expect(shareDifference(weak).p).toBeLessThan(0.05);
    const pairs = [strong, ...Array.from({ length: 9 }, () => ({ ...weak, b: weak.a })), weak];
    const { differences, compared } = compareShares({ pairs });
    expect(compared).toBe(11);
    expect(differences[0]?.clear).toBe(true);
    expect(differences.at(-1)?.clear).toBe(false);
  });
});

describe("before and after a dated change", () => {
  test("by hand: what moved everybody is subtracted", () => {
    const found = effectOfChange({
      before: counts(50, 30, 20),
      after: counts(70, 20, 10),
      otherBefore: counts(40, 40, 20),
      otherAfter: counts(45, 35, 20),
    });
    expect(found).toMatchObject({ change: 30, otherChange: 5, effect: 25 });
    const own = differenceLimitsMover({ a: counts(50, 30, 20), b: counts(70, 20, 10) });
    const other = differenceLimitsMover({ a: counts(40, 40, 20), b: counts(45, 35, 20) });
    expect(found.lower).toBeCloseTo(
      25 - Math.hypot(30 - (own.lower ?? 0), (other.upper ?? 0) - 5),
      8,
    );
    expect(found.upper).toBeCloseTo(
      25 + Math.hypot((own.upper ?? 0) - 30, 5 - (other.lower ?? 0)),
      8,
    );
  });

  test("has a p-value below 5 % exactly where the interval excludes 0", () => {
    fc.assert(
      fc.property(someCounts, someCounts, someCounts, someCounts, (before, after, c, d) => {
        const { lower, upper, p } = effectOfChange({
          before,
          after,
          otherBefore: c,
          otherAfter: d,
        });
        fc.pre(p !== null && Math.abs(p - 0.05) > 1e-7);
        expect((lower ?? 0) > 0 || (upper ?? 0) < 0).toBe((p ?? 1) < 0.05);
      }),
    );
  });

  test("holds the true effect in 95 of 100 samples while everything else moves as well", () => {
    const random = seededRandom(15);
    let held = 0;
    for (let draw = 0; draw < 2000; draw++) {
      const { lower, upper } = effectOfChange({
        before: drawn(random, 120, 0.9, 0.02),
        after: drawn(random, 80, 0.8, 0.1),
        otherBefore: drawn(random, 300, 0.5, 0.2),
        otherAfter: drawn(random, 250, 0.45, 0.25),
      });
      if ((lower ?? 0) <= -8 && -8 <= (upper ?? 0)) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.94);
    expect(held / 2000).toBeLessThan(0.975);
  });

  test("compares equal weekdays: a week of Sundays is not read as a fall", () => {
    // Weekdays score 40, Sundays 0; only the share of Sundays differs.
    const weekday = counts(50, 40, 10);
    const sunday = counts(30, 40, 30);
    const times = (c: Counts, k: number) =>
      counts(k * c.promoters, k * c.passives, k * c.detractors);
    const even = evenStrata({
      before: [times(weekday, 6), times(sunday, 1)],
      after: [times(weekday, 3), times(sunday, 4)],
    });
    const { difference, p } = differenceIntervalMover({ a: even.before, b: even.after });
    expect(difference).toBeCloseTo(0, 8);
    expect(p).toBeGreaterThan(0.99);
    const naive = differenceLimitsMover({ a: counts(330, 280, 90), b: counts(270, 280, 150) });
    expect(naive.upper).toBeLessThan(0);
    expect(even).toMatchObject({ strata: 2, leftOut: 0 });
  });

  test("with one stratum, or equal shares, changes nothing but the size", () => {
    fc.assert(
      fc.property(someCounts, someCounts, (a, b) => {
        const even = evenStrata({ before: [a], after: [b] });
        expect(even.before.promoters).toBeCloseTo(a.promoters, 3);
        expect(even.after.detractors).toBeCloseTo(b.detractors, 3);
      }),
    );
  });

  test("leaves out and counts a day that only one period has", () => {
    const even = evenStrata({
      before: [counts(5, 3, 2), counts(0, 0, 0)],
      after: [counts(4, 4, 2), counts(9, 0, 0)],
    });
    expect(even).toMatchObject({ strata: 1, leftOut: 9, after: { promoters: 4 } });
  });
});

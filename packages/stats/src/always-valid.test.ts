import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logWealth } from "./betting.ts";
import {
  confidenceSequenceBetting,
  differenceIntervalRunning,
  differenceLimitsMover,
  intervalScore,
  type Random,
  type ShiftState,
  seededRandom,
  shiftAlarms,
  shiftDetector,
} from "./index.ts";
import { logBeta, logGamma } from "./special-functions.ts";
import { anyCounts, countsUpTo, someCounts } from "./testing/arbitraries.ts";

const totalOf = (c: { promoters: number; passives: number; detractors: number }) =>
  c.promoters + c.passives + c.detractors;
const mirrored = (c: { promoters: number; passives: number; detractors: number }) => ({
  promoters: c.detractors,
  passives: c.passives,
  detractors: c.promoters,
});
const inside = fc.double({ min: -0.999, max: 0.999, noNaN: true });

/** A tally to which answers are added one at a time. */
function tallyOf(random: Random, promoters: number, detractors: number) {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  return {
    counts,
    add() {
      const u = random();
      if (u < promoters) counts.promoters++;
      else if (u < promoters + detractors) counts.detractors++;
      else counts.passives++;
    },
  };
}

/** The same mixture by the binomial expansion of the passives' factor. */
function expanded(
  { promoters: p, passives: m, detractors: d }: Parameters<typeof totalOf>[0],
  delta: number,
) {
  const terms = Array.from(
    { length: m + 1 },
    (_, k) =>
      logGamma(m + 1) -
      logGamma(k + 1) -
      logGamma(m - k + 1) -
      k * Math.log1p(delta) -
      (m - k) * Math.log1p(-delta) +
      logBeta(p + k + 0.5, d + m - k + 0.5) -
      Math.log(Math.PI),
  );
  const most = Math.max(...terms);
  const sum = terms.reduce((total, term) => total + Math.exp(term - most), 0);
  return p * Math.log(2 / (1 + delta)) + d * Math.log(2 / (1 - delta)) + most + Math.log(sum);
}

describe("the wealth against a score", () => {
  test("is what the expansion in closed form gives", () => {
    fc.assert(
      fc.property(fc.oneof(countsUpTo(10), countsUpTo(2000)), inside, (counts, delta) => {
        const wanted = expanded(counts, delta);
        expect(Math.abs(logWealth(counts, delta) - wanted)).toBeLessThan(
          1e-9 * Math.max(1, Math.abs(wanted)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("is expected to stay what it is when that score is the true one, whatever the spread", () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(countsUpTo(200), inside, share, (counts, delta, spread) => {
        // Any distribution on +1, 0, −1 with mean delta.
        const promoters = Math.max(0, delta) + (spread * (1 - Math.abs(delta))) / 2;
        const detractors = promoters - delta;
        const passives = 1 - promoters - detractors;
        const now = logWealth(counts, delta);
        const after = (name: keyof typeof counts) =>
          Math.exp(logWealth({ ...counts, [name]: counts[name] + 1 }, delta) - now);
        const expected =
          promoters * after("promoters") +
          passives * after("passives") +
          detractors * after("detractors");
        expect(expected).toBeCloseTo(1, 8);
      }),
    );
  });

  test("is log-convex in the score, and nobody got rich against the score observed", () => {
    fc.assert(
      fc.property(countsUpTo(3000), inside, inside, (counts, a, b) => {
        const middle = logWealth(counts, (a + b) / 2);
        const mean = (logWealth(counts, a) + logWealth(counts, b)) / 2;
        expect(middle).toBeLessThanOrEqual(mean + 1e-9 * Math.max(1, Math.abs(mean)));
        const n = totalOf(counts);
        const score = n === 0 ? 0 : (counts.promoters - counts.detractors) / n;
        fc.pre(Math.abs(score) < 1);
        expect(logWealth(counts, score)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe("a confidence sequence by betting", () => {
  test("holds the score, stays on the scale and is the mirror of the mirrored answers", () => {
    fc.assert(
      fc.property(someCounts, fc.constantFrom(0.2, 0.05, 0.001), (counts, alpha) => {
        const { score, lower, upper } = confidenceSequenceBetting({ ...counts, alpha });
        expect(lower).toBeGreaterThanOrEqual(-100);
        expect(lower).toBeLessThanOrEqual(score ?? Number.NaN);
        expect(upper).toBeGreaterThanOrEqual(score ?? Number.NaN);
        expect(upper).toBeLessThanOrEqual(100);
        expect((upper ?? 0) - (lower ?? 0)).toBeGreaterThan(0);
        const other = confidenceSequenceBetting({ ...mirrored(counts), alpha });
        expect(other.lower).toBeCloseTo(-(upper ?? 0), 6);
        expect(other.upper).toBeCloseTo(-(lower ?? 0), 6);
      }),
    );
  });

  test("ends where the wealth is 1 / alpha", () => {
    fc.assert(
      fc.property(countsUpTo(5000), (counts) => {
        fc.pre(counts.promoters > 0 && counts.detractors > 0);
        const { lower, upper } = confidenceSequenceBetting({ ...counts, alpha: 0.05 });
        for (const limit of [lower, upper]) {
          fc.pre(limit !== null && Math.abs(limit) < 99.99);
          expect(logWealth(counts, (limit ?? 0) / 100)).toBeCloseTo(Math.log(20), 5);
        }
      }),
    );
  });

  test("narrows as answers of the same mix come, and is never narrower than one look allows", () => {
    fc.assert(
      fc.property(countsUpTo(400), fc.integer({ min: 2, max: 50 }), (counts, times) => {
        fc.pre(totalOf(counts) >= 10);
        const more = {
          promoters: counts.promoters * times,
          passives: counts.passives * times,
          detractors: counts.detractors * times,
        };
        const width = (c: typeof counts) => {
          const { lower, upper } = confidenceSequenceBetting({ ...c, alpha: 0.05 });
          return (upper ?? 0) - (lower ?? 0);
        };
        expect(width(more)).toBeLessThan(width(counts));
        const once = intervalScore(counts);
        const always = confidenceSequenceBetting({ ...counts, alpha: 0.05 });
        expect(always.lower).toBeLessThan((once.lower ?? 0) + 1e-9);
        expect(always.upper).toBeGreaterThan((once.upper ?? 0) - 1e-9);
      }),
    );
  });

  test("has the end of the scale as its limit when everybody is there, and both ways to go among passives", () => {
    expect(
      confidenceSequenceBetting({ promoters: 9, passives: 0, detractors: 0, alpha: 0.05 }).upper,
    ).toBe(100);
    expect(
      confidenceSequenceBetting({ promoters: 0, passives: 0, detractors: 9, alpha: 0.05 }).lower,
    ).toBe(-100);
    // Without passives or detractors the mixture is B(n + ½, ½) / π × (2 / (1 + δ))ⁿ: solved by hand.
    const { lower } = confidenceSequenceBetting({
      promoters: 9,
      passives: 0,
      detractors: 0,
      alpha: 0.05,
    });
    const byHand = 2 * (Math.exp(logBeta(9.5, 0.5)) / (20 * Math.PI)) ** (1 / 9) - 1;
    expect(lower).toBeCloseTo(100 * byHand, 6);
    const passives = confidenceSequenceBetting({
      promoters: 0,
      passives: 40,
      detractors: 0,
      alpha: 0.05,
    });
    expect(passives.score).toBe(0);
    expect(passives.upper).toBeGreaterThan(0);
    expect(passives.upper).toBeLessThan(30);
    expect(passives.lower).toBeCloseTo(-(passives.upper ?? 0), 6);
  });

  test("costs no digits with ten million answers", () => {
    const { lower, upper } = confidenceSequenceBetting({
      promoters: 5_000_000,
      passives: 3_000_000,
      detractors: 2_000_000,
      alpha: 0.05,
    });
    // The wealth of a mixture grows as a normal likelihood over √n: within a few per cent of it.
    const se = 100 * Math.sqrt(0.61 / 1e7);
    const normal = se * Math.sqrt(2 * Math.log(20) + Math.log(1e7 * 4));
    expect(((upper ?? 0) - (lower ?? 0)) / 2 / normal).toBeGreaterThan(0.9);
    expect(((upper ?? 0) - (lower ?? 0)) / 2 / normal).toBeLessThan(1.1);
  });

  test.each([
    [0.5, 0.2],
    [0.97, 0.005],
    [1, 0],
  ])(
    "of a score that never changes (%f promoters, %f detractors) misses it at some look in fewer than 5 of 100 runs",
    (p, d) => {
      const random = seededRandom(Math.round(1000 * p));
      let missed = 0;
      for (let run = 0; run < 80; run++) {
        const tally = tallyOf(random, p, d);
        for (let n = 1; n <= 300; n++) {
          tally.add();
          const { lower, upper } = confidenceSequenceBetting({ ...tally.counts, alpha: 0.05 });
          const truth = 100 * (p - d);
          if ((lower ?? -100) > truth + 1e-9 || (upper ?? 100) < truth - 1e-9) {
            missed++;
            break;
          }
        }
      }
      expect(missed).toBeLessThanOrEqual(4);
    },
  );
});

describe("a running period against a closed one", () => {
  test("needs more than two closed ones do, around the same difference", () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (a, b) => {
        const running = differenceIntervalRunning({ a, b });
        const closed = differenceLimitsMover({ a, b });
        expect(running.difference).toBe(closed.difference);
        if (running.lower === null || running.upper === null) return;
        fc.pre(totalOf(b) >= 10);
        expect(running.lower).toBeLessThanOrEqual((closed.lower ?? 0) + 1e-9);
        expect(running.upper).toBeGreaterThanOrEqual((closed.upper ?? 0) - 1e-9);
      }),
    );
  });

  test("raises few false alarms over thirty daily looks near the ceiling", () => {
    const random = seededRandom(97);
    let alarms = 0;
    for (let run = 0; run < 200; run++) {
      const before = tallyOf(random, 0.97, 0.005);
      for (let i = 0; i < 300; i++) before.add();
      const now = tallyOf(random, 0.97, 0.005);
      for (let day = 0; day < 30; day++) {
        for (let i = 0; i < 10; i++) now.add();
        const { lower, upper } = differenceIntervalRunning({ a: before.counts, b: now.counts });
        if ((lower ?? 0) > 0 || (upper ?? 0) < 0) {
          alarms++;
          break;
        }
      }
    }
    expect(alarms).toBeLessThanOrEqual(10);
  });
});

describe("an alarm on the score", () => {
  const budget = 500;
  /** Mean answers until the alarm, each run stopped after forty budgets. */
  function meanTime(
    watch: { baseline: number; direction?: "drop" | "rise" },
    [p, d]: readonly [number, number],
    batchOf: (random: Random) => number,
    runs: number,
  ) {
    const random = seededRandom(77);
    let answers = 0;
    for (let run = 0; run < runs; run++) {
      let state: ShiftState | null = null;
      for (;;) {
        const batch = tallyOf(random, p, d);
        const size = batchOf(random);
        for (let i = 0; i < size; i++) batch.add();
        const look = shiftDetector({ ...watch, budget, batch: batch.counts, state });
        state = look.state;
        if (look.alarm || state.answers > 40 * budget) break;
      }
      answers += state.answers;
    }
    return answers / runs;
  }

  test.each([
    ["one at a time", () => 1],
    ["by days of none to forty", (random: Random) => Math.floor(41 * random())],
  ])("is false no more often than its budget allows, with answers %s", (_, batchOf) => {
    expect(meanTime({ baseline: 30 }, [0.5, 0.2], batchOf, 40)).toBeGreaterThan(budget);
    expect(meanTime({ baseline: 89 }, [0.9, 0.01], batchOf, 40)).toBeGreaterThan(budget);
    expect(meanTime({ baseline: 30, direction: "rise" }, [0.5, 0.2], batchOf, 40)).toBeGreaterThan(
      budget,
    );
  });

  test("comes soon after a drop of any size, sooner for a larger one", () => {
    const at = (p: number, d: number) => meanTime({ baseline: 30 }, [p, d], () => 10, 40);
    const [large, middle, small] = [at(0.2, 0.5), at(0.4, 0.3), at(0.45, 0.25)];
    expect(large).toBeLessThan(60);
    expect(middle).toBeLessThan(350);
    expect(small).toBeLessThan(1100);
    expect(large).toBeLessThan(middle);
    expect(middle).toBeLessThan(small);
  });

  test("is found in a history, with the day from which on the score was lower", () => {
    const random = seededRandom(8);
    const day = (p: number, d: number) => {
      const tally = tallyOf(random, p, d);
      for (let i = 0; i < 25; i++) tally.add();
      return tally.counts;
    };
    const batches = [
      ...Array.from({ length: 60 }, () => day(0.5, 0.2)),
      ...Array.from({ length: 20 }, () => day(0.3, 0.4)),
    ];
    const { alarms, statistic } = shiftAlarms({ batches, baseline: 25, budget });
    expect(statistic).toHaveLength(80);
    expect(alarms[0]?.index).toBeGreaterThanOrEqual(60);
    expect(alarms[0]?.index).toBeLessThan(66);
    expect(Math.abs((alarms[0]?.since ?? 0) - 60)).toBeLessThanOrEqual(2);
    expect(shiftAlarms({ batches: batches.slice(0, 60), baseline: 25, budget }).alarms).toEqual([]);
  });

  test("goes on from what was stored as JSON, and a look without answers changes nothing", () => {
    fc.assert(
      fc.property(fc.array(countsUpTo(2), { minLength: 1, maxLength: 6 }), (batches) => {
        let live: ShiftState | null = null;
        let stored: ShiftState | null = null;
        const statistics: number[] = [];
        for (const batch of batches) {
          const watch = { baseline: 10, budget: 1e15, batch };
          const look = shiftDetector({ ...watch, state: live });
          live = look.state;
          statistics.push(look.statistic);
          stored = JSON.parse(JSON.stringify(shiftDetector({ ...watch, state: stored }).state));
        }
        expect(stored).toEqual(live);
        expect(shiftAlarms({ batches, baseline: 10, budget: 1e15 }).statistic).toEqual(statistics);
        const none = { promoters: 0, passives: 0, detractors: 0 };
        const quiet = shiftDetector({ batch: none, baseline: 10, budget: 1e15, state: live });
        expect(quiet.state).toEqual(live);
        expect(quiet.statistic).toBe(statistics.at(-1));
      }),
    );
  });

  test("on a rise is the alarm on a drop of the mirrored answers", () => {
    fc.assert(
      fc.property(countsUpTo(200), fc.integer({ min: -99, max: 99 }), (batch, baseline) => {
        const rise = shiftDetector({ batch, baseline, budget, direction: "rise" });
        const drop = shiftDetector({ batch: mirrored(batch), baseline: 0 - baseline, budget });
        expect(rise).toEqual(drop);
      }),
    );
  });

  test("after one answer is what its bets pay, by hand", () => {
    // At a baseline of 0 a detractor pays 2 (1 − b), averaged over 24 angles.
    const angles = Array.from(
      { length: 24 },
      (_, i) => (Math.PI / 4) * (1 - ((i + 0.5) / 24) ** 2),
    );
    const mean = angles.reduce((sum, t) => sum + 2 * Math.cos(t) ** 2, 0) / 24;
    const batch = { promoters: 0, passives: 0, detractors: 1 };
    expect(shiftDetector({ batch, baseline: 0, budget }).statistic).toBeCloseTo(mean, 12);
  });
});

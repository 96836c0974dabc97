/**
 * What looking every day costs: how often a screen claims a change that is not there, by ordinary
 * intervals, by the asymptotic confidence sequence, and by the one by betting that Candor uses; how
 * wide each is; and how often an alarm on a drop is false. By simulation with fixed seeds.
 * `./run bench stats-always-valid [RUNS]`: 2,000 runs a cell when left out.
 */
import {
  type Counts,
  confidenceSequenceAsymptotic,
  confidenceSequenceBetting,
  confidenceSequenceEmpiricalBernstein,
  differenceIntervalRunning,
  differenceLimitsMover,
  intervalScore,
  intervalWald,
  type Limits,
  type Random,
  type ShiftState,
  seededRandom,
  shiftDetector,
} from "@candor/stats";

const RUNS = Number(process.argv[2] ?? 2000);
const ALPHA = 0.05;
/** At how many answers the asymptotic sequence is tuned to be tightest, and from which on it is read. */
const TUNED = 100;
const FROM = 30;

interface Mix {
  readonly name: string;
  readonly p: number;
  readonly d: number;
}
const MIXES: readonly Mix[] = [
  { name: "50/30/20", p: 0.5, d: 0.2 },
  { name: "75/20/5", p: 0.75, d: 0.05 },
  { name: "90/9/1", p: 0.9, d: 0.01 },
  { name: "97/2.5/0.5", p: 0.97, d: 0.005 },
  { name: "99/0.9/0.1", p: 0.99, d: 0.001 },
];

const code = (random: Random, { p, d }: Mix) => {
  const u = random();
  return u < p ? 1 : u < p + d ? -1 : 0;
};

function tally(codes: readonly number[]): Counts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const x of codes) counts[x > 0 ? "promoters" : x < 0 ? "detractors" : "passives"]++;
  return counts;
}
const plus = (a: Counts, b: Counts): Counts => ({
  promoters: a.promoters + b.promoters,
  passives: a.passives + b.passives,
  detractors: a.detractors + b.detractors,
});
const NOBODY: Counts = { promoters: 0, passives: 0, detractors: 0 };
const sizeOf = (c: Counts) => c.promoters + c.passives + c.detractors;
const answers = (random: Random, mix: Mix, n: number) =>
  Array.from({ length: n }, () => code(random, mix));
const misses = ({ lower, upper }: Limits, truth: number) =>
  lower !== null && upper !== null && (lower > truth + 1e-7 || upper < truth - 1e-7);

let failed = false;
const percent = (count: number, of = RUNS) => ((100 * count) / of).toFixed(1);

/** Notes a figure that is not what the method promises. */
function promise(what: string, met: boolean) {
  if (met) return;
  failed = true;
  console.error(`Not as promised: ${what}`);
}

/** Ten answers a day for ninety days without any change, looked at every day. */
function looking() {
  const rows = MIXES.map((mix, seed) => {
    const random = seededRandom(100 + seed);
    const truth = 100 * (mix.p - mix.d);
    const missed = { wald: 0, ordinary: 0, asymptotic: 0, betting: 0, bernstein: 0 };
    for (let run = 0; run < RUNS; run++) {
      const seen = {
        wald: false,
        ordinary: false,
        asymptotic: false,
        betting: false,
        bernstein: false,
      };
      const x = answers(random, mix, 900);
      const strict = confidenceSequenceEmpiricalBernstein({ x, alpha: ALPHA });
      let counts = NOBODY;
      for (let n = 10; n <= 900; n += 10) {
        counts = plus(counts, tally(x.slice(n - 10, n)));
        seen.wald ||= misses(intervalWald(counts), truth);
        seen.ordinary ||= misses(intervalScore(counts), truth);
        seen.asymptotic ||=
          n >= FROM &&
          misses(
            confidenceSequenceAsymptotic({ ...counts, alpha: ALPHA, optimizeAt: TUNED }),
            truth,
          );
        seen.betting ||= misses(confidenceSequenceBetting({ ...counts, alpha: ALPHA }), truth);
        const limits = { lower: strict.lower[n - 1] ?? -100, upper: strict.upper[n - 1] ?? 100 };
        seen.bernstein ||= misses(limits, truth);
      }
      for (const name of Object.keys(missed) as (keyof typeof missed)[]) {
        if (seen[name]) missed[name]++;
      }
    }
    promise(`looking at ${mix.name}, ${percent(missed.betting)} %`, missed.betting <= 0.05 * RUNS);
    return {
      mix: mix.name,
      "ordinary (Wald), %": percent(missed.wald),
      "ordinary (score), %": percent(missed.ordinary),
      "asymptotic, %": percent(missed.asymptotic),
      "betting, %": percent(missed.betting),
      "empirical Bernstein, %": percent(missed.bernstein),
    };
  });
  console.log(`\nThe truth missed at some look: 10 answers a day, 90 looks, ${RUNS} runs a row.`);
  console.table(rows);
}

/** Half of the width in points, on average over samples. */
function widths() {
  const samples = 200;
  const rows = MIXES.filter(({ name }) => name !== "75/20/5").flatMap((mix, seed) =>
    [100, 300, 900].map((n) => {
      const random = seededRandom(150 + seed);
      const sums = { ordinary: 0, asymptotic: 0, betting: 0 };
      const half = ({ lower, upper }: Limits) => ((upper ?? 0) - (lower ?? 0)) / 2 / samples;
      for (let i = 0; i < samples; i++) {
        const counts = tally(answers(random, mix, n));
        const watched = { ...counts, alpha: ALPHA };
        sums.ordinary += half(intervalScore(counts));
        sums.asymptotic += half(confidenceSequenceAsymptotic({ ...watched, optimizeAt: TUNED }));
        sums.betting += half(confidenceSequenceBetting(watched));
      }
      return {
        mix: mix.name,
        n,
        ordinary: sums.ordinary.toFixed(1),
        asymptotic: sums.asymptotic.toFixed(1),
        betting: sums.betting.toFixed(1),
      };
    }),
  );
  console.log(`\nHalf of the width in points, mean of ${samples} samples.`);
  console.table(rows);
}

/** The asymptotic sequence's limits for the running period, combined as the others are. */
function asymptoticRunning(a: Counts, b: Counts): Limits {
  const closed = intervalScore(a);
  const running = confidenceSequenceAsymptotic({ ...b, alpha: ALPHA, optimizeAt: TUNED });
  const { difference } = differenceLimitsMover({ a, b });
  if (difference === null || closed.score === null || running.score === null) {
    return { lower: null, upper: null };
  }
  const gap = (from: number | null, to: number | null) => (from ?? 0) - (to ?? 0);
  return {
    lower:
      difference - Math.hypot(gap(running.score, running.lower), gap(closed.upper, closed.score)),
    upper:
      difference + Math.hypot(gap(running.upper, running.score), gap(closed.score, closed.lower)),
  };
}

/** Thirty days of ten answers against a closed period, no change, looked at every day. */
function runningAgainstClosed() {
  const runs = Math.max(400, RUNS / 2);
  const rows = [100, 300, 1000].flatMap((before, i) =>
    MIXES.slice(0, 4).map((mix, k) => {
      const random = seededRandom(200 + 10 * i + k);
      const alarms = { ordinary: 0, asymptotic: 0, betting: 0 };
      for (let run = 0; run < runs; run++) {
        const a = tally(answers(random, mix, before));
        const seen = { ordinary: false, asymptotic: false, betting: false };
        let b = NOBODY;
        for (let day = 0; day < 30; day++) {
          b = plus(b, tally(answers(random, mix, 10)));
          seen.ordinary ||= misses(differenceLimitsMover({ a, b }), 0);
          seen.asymptotic ||= sizeOf(b) >= FROM && misses(asymptoticRunning(a, b), 0);
          seen.betting ||= misses(differenceIntervalRunning({ a, b }), 0);
        }
        for (const name of Object.keys(alarms) as (keyof typeof alarms)[]) {
          if (seen[name]) alarms[name]++;
        }
      }
      promise(`running, ${mix.name} after ${before}`, alarms.betting <= 0.05 * runs);
      return {
        "closed period": before,
        mix: mix.name,
        "ordinary, %": percent(alarms.ordinary, runs),
        "asymptotic, %": percent(alarms.asymptotic, runs),
        "betting, %": percent(alarms.betting, runs),
      };
    }),
  );
  console.log(`\nA change claimed at some of 30 daily looks: no change, ${runs} runs a row.`);
  console.table(rows);
}

/** Answers until an alarm on a drop with a budget of 2,000, looked at after every ten. */
function alarms() {
  const budget = 2000;
  const runs = Math.max(50, Math.round(RUNS / 10));
  const until = (random: Random, baseline: number, mix: Mix) => {
    let state: ShiftState | null = null;
    for (;;) {
      const batch = tally(answers(random, mix, 10));
      const look = shiftDetector({ batch, baseline, budget, state });
      state = look.state;
      if (look.alarm || state.answers >= 50 * budget) return state.answers;
    }
  };
  const rows = MIXES.map((mix, seed) => {
    const random = seededRandom(300 + seed);
    const baseline = 100 * (mix.p - mix.d);
    const mean = (drop: number) => {
      // A drop of so many points turns promoters into detractors.
      const now = { name: "", p: mix.p - drop / 200, d: mix.d + drop / 200 };
      let sum = 0;
      for (let run = 0; run < runs; run++) sum += until(random, baseline, now);
      return Math.round(sum / runs);
    };
    const none = mean(0);
    promise(`alarm on ${mix.name}: every ${none} answers`, none >= budget);
    return {
      mix: mix.name,
      "no drop": `${none >= 40 * budget ? "over " : ""}${none.toLocaleString("en")}`,
      "5 points": mean(5),
      "10 points": mean(10),
      "20 points": mean(20),
      "40 points": mean(40),
    };
  });
  console.log(
    `\nMean answers until an alarm on a drop: at least ${budget.toLocaleString("en")} promised without one, ${runs} runs a figure, each stopped at 50 times the budget.`,
  );
  console.table(rows);
}

looking();
widths();
runningAgainstClosed();
alarms();
if (failed) process.exitCode = 1;

/**
 * How often intervals of differences, weighted and clustered answers and nearly complete
 * surveys hold the truth, by simulation with fixed seeds, beside what is expected.
 */
import {
  differenceLimitsMover,
  finitePopulationInterval,
  type Random,
  seededRandom,
  weightedClusterNps,
  weightedNps,
} from "@candor/stats";

type Shares = readonly [promoters: number, detractors: number];

const code = (random: Random, [p, d]: Shares) => {
  const u = random();
  return u < p ? 1 : u < p + d ? -1 : 0;
};
const truthOf = ([p, d]: Shares) => 100 * (p - d);

function countsOf(x: readonly number[]) {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const value of x) {
    if (value > 0) counts.promoters++;
    else if (value < 0) counts.detractors++;
    else counts.passives++;
  }
  return counts;
}

interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
}
const holds = ({ lower, upper }: Limits, truth: number) =>
  lower !== null && upper !== null && lower - 1e-7 <= truth && truth <= upper + 1e-7;

const rows: Record<string, string | number>[] = [];
let failed = false;

/** A measured percentage, and between which it was expected. */
function report(what: string, measured: number, from: number, to: number) {
  const met = measured >= from && measured <= to;
  failed ||= !met;
  rows.push({
    what,
    measured: measured.toFixed(1),
    expected: `${from}–${to}`,
    met: met ? "yes" : "NO",
  });
}

const MIXES: readonly Shares[] = [
  [0.5, 0.2],
  [0.75, 0.05],
  [0.48, 0.48],
  [0.9, 0.01],
];

function differences() {
  const random = seededRandom(1);
  const coverages: number[] = [];
  for (const [nA, nB] of [
    [10, 10],
    [20, 100],
    [50, 50],
    [30, 1000],
    [200, 200],
  ] as const) {
    for (const [i, a] of MIXES.entries()) {
      const b = MIXES[(i + 1) % MIXES.length] ?? a;
      for (const other of [a, b]) {
        let held = 0;
        const draws = 4000;
        for (let draw = 0; draw < draws; draw++) {
          const limits = differenceLimitsMover({
            a: countsOf(Array.from({ length: nA }, () => code(random, a))),
            b: countsOf(Array.from({ length: nB }, () => code(random, other))),
          });
          if (holds(limits, truthOf(other) - truthOf(a))) held++;
        }
        coverages.push((100 * held) / draws);
      }
    }
  }
  const mean = coverages.reduce((sum, value) => sum + value, 0) / coverages.length;
  report(`MOVER difference, mean of ${coverages.length} cells, %`, mean, 94.8, 97.2);
  report("MOVER difference, worst cell, %", Math.min(...coverages), 93.3, 97);
}

function weights() {
  const random = seededRandom(2);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let [worst, best] = [100, 0];
  let worstLinear = 100;
  for (const n of [30, 100, 300]) {
    for (const spread of [0.3, 0.6, 1]) {
      for (const mix of [MIXES[0], MIXES[3]]) {
        if (mix === undefined) continue;
        let [held, linear] = [0, 0];
        const draws = 4000;
        for (let draw = 0; draw < draws; draw++) {
          const found = weightedNps({
            x: Array.from({ length: n }, () => code(random, mix)),
            weights: Array.from({ length: n }, () => Math.exp(spread * normal())),
          });
          const { score, se } = found;
          if (holds(found, truthOf(mix))) held++;
          if (score !== null && se !== null && Math.abs(score - truthOf(mix)) <= 1.96 * se)
            linear++;
        }
        worst = Math.min(worst, (100 * held) / draws);
        best = Math.max(best, (100 * held) / draws);
        worstLinear = Math.min(worstLinear, (100 * linear) / draws);
      }
    }
  }
  report("weighted score, worst of 18 cells, %", worst, 93.8, 96);
  report("weighted score, most cautious of 18 cells, %", best, 95, 97.6);
  report("… by the textbook's linearised interval, worst, %", worstLinear, 60, 80);
}

/** Accounts with several respondents who mostly agree, and weights. */
function clusters() {
  const random = seededRandom(3);
  for (const accounts of [10, 25, 60]) {
    let [held, naive] = [0, 0];
    const draws = 3000;
    for (let draw = 0; draw < draws; draw++) {
      const x: number[] = [];
      const cluster: number[] = [];
      const rowWeights: number[] = [];
      for (let account = 0; account < accounts; account++) {
        const mood = code(random, [0.5, 0.2]);
        for (let person = 0; person < 5; person++) {
          x.push(random() < 0.5 ? mood : code(random, [0.5, 0.2]));
          cluster.push(account);
          rowWeights.push(0.5 + random());
        }
      }
      if (holds(weightedClusterNps({ x, cluster, weights: rowWeights }), 30)) held++;
      if (holds(weightedNps({ x, weights: rowWeights }), 30)) naive++;
    }
    report(`weights and ${accounts} clusters of 5, %`, (100 * held) / draws, 92.5, 97.5);
    report(`… counting colleagues as strangers, ${accounts}, %`, (100 * naive) / draws, 75, 92);
  }
}

/** A hundred customers of whom most answered: every sample is drawn without putting back. */
function finitePopulations() {
  const random = seededRandom(4);
  const customers = Array.from({ length: 100 }, (_, i) => (i < 90 ? 1 : i < 99 ? 0 : -1));
  for (const n of [50, 80, 95]) {
    let held = 0;
    const draws = 8000;
    for (let draw = 0; draw < draws; draw++) {
      const left = customers.slice();
      const x = Array.from({ length: n }, (_, i) => {
        const j = i + Math.floor(random() * (left.length - i));
        const taken = left[j] ?? 0;
        left[j] = left[i] ?? 0;
        return taken;
      });
      if (holds(finitePopulationInterval({ ...countsOf(x), population: 100 }), 89)) held++;
    }
    report(`${n} of 100 customers answered, %`, (100 * held) / draws, 91.5, 98);
  }
}

differences();
weights();
clusters();
finitePopulations();
console.table(rows);
if (failed) {
  console.error("Some figures are not what was expected.");
  process.exitCode = 1;
}

/**
 * How fast the statistics are: scores a second, and seconds for the heavy computations, beside what
 * was promised. Every figure is the best of five rounds of one run on one core; the last column divides
 * it by a fixed piece of arithmetic timed in the same run, which machines can be compared by.
 */
import {
  differenceIntervalMover,
  differenceLimitsMover,
  driverImportanceIntervals,
  intervalDirichlet,
  intervalScore,
  JEFFREYS,
  rake,
  seededRandom,
  shapleyImportance,
  themeImpact,
} from "@candor/stats";

const random = seededRandom(20_261_122);
const whole = (below: number) => Math.floor(random() * below);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Results go here, so that nothing measured can be optimised away. */
let kept = 0;
const keep = (value: number | null | undefined) => {
  kept += value ?? 0;
};

/** Seconds of the fastest of five rounds. */
function seconds(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** One million square roots and divisions. */
const unit = seconds(() => {
  let sum = 0;
  for (let i = 1; i <= 1_000_000; i++) sum += Math.sqrt(i) / (sum + i);
  keep(sum);
});

const samples = Array.from({ length: 20_000 }, () => ({
  promoters: whole(300),
  passives: whole(200),
  detractors: 1 + whole(150),
}));
const at = (i: number) =>
  samples[i % samples.length] ?? { promoters: 1, passives: 1, detractors: 1 };

const rows: Record<string, string | number>[] = [];

function rate(name: string, times: number, promised: number | null, call: (i: number) => void) {
  const elapsed = seconds(() => {
    for (let i = 0; i < times; i++) call(i);
  });
  const measured = times / elapsed;
  rows.push({
    what: name,
    measured: `${Math.round(measured).toLocaleString("en")} a second`,
    promised: promised === null ? "" : `${promised.toLocaleString("en")} a second`,
    met: promised === null ? "" : `${(measured / promised).toFixed(1)} ×`,
    "units each": (elapsed / times / unit).toPrecision(2),
  });
}

function duration(name: string, promised: number | null, work: () => void) {
  const elapsed = seconds(work);
  rows.push({
    what: name,
    measured: `${elapsed.toFixed(3)} s`,
    promised: promised === null ? "" : `${promised} s`,
    met: promised === null ? "" : `${(promised / elapsed).toFixed(1)} ×`,
    "units each": (elapsed / unit).toPrecision(2),
  });
}

rate("score interval", 200_000, 100_000, (i) => keep(intervalScore(at(i)).lower));
rate("limits of the MOVER difference", 200_000, 100_000, (i) =>
  keep(differenceLimitsMover({ a: at(i), b: at(i + 7) }).lower),
);
rate("MOVER difference with p-value", 10_000, null, (i) =>
  keep(differenceIntervalMover({ a: at(i), b: at(i + 7) }).p),
);
rate("Bayesian interval", 40, null, (i) =>
  keep(intervalDirichlet({ ...at(i), prior: JEFFREYS }).lower),
);

const ROWS = 100_000;
const labels = (levels: number) =>
  Array.from({ length: ROWS }, () => `level ${Math.min(whole(levels), whole(levels))}`);
const equal = (levels: number) =>
  Object.fromEntries(Array.from({ length: levels }, (_, i) => [`level ${i}`, 1 / levels]));
const raking = {
  columns: { plan: labels(4), region: labels(12), age: labels(6), channel: labels(5) },
  targets: { plan: equal(4), region: equal(12), age: equal(6), channel: equal(5) },
  x: Array.from({ length: ROWS }, () => whole(3) - 1),
};
duration("raking 100,000 rows over 4 margins", 1, () => keep(rake(raking).score));

const X = Array.from({ length: 10_000 }, () => {
  const mood = normal();
  return Array.from({ length: 10 }, () => mood + normal());
});
const y = X.map((row) => row.reduce((sum, value, j) => sum + value * j, 0) / 20 + normal());
duration("Shapley importance of 10 drivers, 10,000 rows", 2, () =>
  keep(shapleyImportance({ X, y }).r2),
);
duration("… with intervals from 1,000 bootstrap draws", null, () =>
  keep(driverImportanceIntervals({ X, y })?.r2),
);

const names = ["price", "quality", "support", "delivery", "waiting", "staff", "app", "choice"];
const themes = Array.from({ length: 10_000 }, () =>
  names.filter((_, i) => random() < 0.04 * (i + 1)),
);
const x = themes.map((own) => (random() < (own.includes("price") ? 0.3 : 0.6) ? 1 : whole(2) - 1));
duration("1,000 bootstrap draws of 8 themes' impact, 10,000 comments", 1, () =>
  keep(themeImpact({ x, themes }).score),
);

console.table(rows);
console.log(
  `One unit: ${(unit * 1000).toFixed(2)} ms here (a million square roots and divisions).`,
);
if (!Number.isFinite(kept)) throw new Error("a result was not a number");

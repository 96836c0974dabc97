/**
 * Whether forecasts hold what comes: series of a score that walks, seen with sampling error, in every
 * cell 200 of them with fixed seeds; the step estimated once (`localLevel`) beside the step averaged
 * over all that the waves allow (`forecastScores`).
 */
import {
  forecastScores,
  type LevelForecast,
  localLevel,
  localLevelEstimate,
  seededRandom,
} from "@candor/stats";

const SERIES = 200;
const random = seededRandom(5);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const within = (score: number) => Math.max(-100, Math.min(100, score));

interface Sum {
  level: number;
  observed: number;
  width: number;
}

function add(sum: Sum, forecast: LevelForecast | undefined, level: number, observed: number) {
  const { levelLower, levelUpper, observedLower, observedUpper } = forecast ?? {};
  if (levelLower == null || levelUpper == null) return;
  if (observedLower == null || observedUpper == null) return;
  if (levelLower <= level && level <= levelUpper) sum.level++;
  if (observedLower <= observed && observed <= observedUpper) sum.observed++;
  sum.width += levelUpper - levelLower;
}

const rows: Record<string, string | number>[] = [];
const means = { once: { level: 0, observed: 0 }, averaged: { level: 0, observed: 0 } };
let cells = 0;
for (const waves of [8, 12, 24]) {
  for (const step of [0, 1, 3, 6]) {
    for (const n of [100, 400]) {
      const once: Sum = { level: 0, observed: 0, width: 0 };
      const averaged: Sum = { level: 0, observed: 0, width: 0 };
      const horizon = waves / 4;
      for (let series = 0; series < SERIES; series++) {
        let truth = 30;
        const y: number[] = [];
        const standardErrors: number[] = [];
        for (let t = 0; t < waves; t++) {
          if (t > 0) truth += step * normal();
          const se = 100 * Math.sqrt(0.6 / n) * (0.8 + 0.4 * random());
          y.push(within(truth + se * normal()));
          standardErrors.push(se);
        }
        for (let h = 0; h < horizon; h++) truth += step * normal();
        const futureStandardError = 100 * Math.sqrt(0.6 / n);
        const measured = truth + futureStandardError * normal();
        const given = { y, standardErrors, horizon, futureStandardError };
        const q = (localLevelEstimate(given).sqrtQ ?? 0) ** 2;
        add(once, localLevel({ ...given, q }).forecasts.at(-1), truth, measured);
        add(averaged, forecastScores(given).forecasts.at(-1), truth, measured);
      }
      const percent = (count: number) => (100 * count) / SERIES;
      cells++;
      for (const [name, sum] of [
        ["once", once],
        ["averaged", averaged],
      ] as const) {
        means[name].level += percent(sum.level);
        means[name].observed += percent(sum.observed);
      }
      rows.push({
        waves,
        ahead: horizon,
        "step, points": step,
        "answers a wave": n,
        "once: truth, %": percent(once.level).toFixed(1),
        "once: measured, %": percent(once.observed).toFixed(1),
        "averaged: truth, %": percent(averaged.level).toFixed(1),
        "averaged: measured, %": percent(averaged.observed).toFixed(1),
        "width, once": (once.width / SERIES).toFixed(1),
        "width, averaged": (averaged.width / SERIES).toFixed(1),
      });
    }
  }
}
console.table(rows);
const mean = (sum: number) => (sum / cells).toFixed(1);
console.log(
  `95 % wanted. Mean of ${cells} cells: step estimated once ${mean(means.once.level)} % of true scores, ${mean(means.once.observed)} % of measured ones; averaged ${mean(means.averaged.level)} % and ${mean(means.averaged.observed)} %.`,
);
if (means.averaged.level / cells < 94 || means.averaged.observed / cells < 94) {
  console.error("The forecasts hold less than they promise.");
  process.exitCode = 1;
}

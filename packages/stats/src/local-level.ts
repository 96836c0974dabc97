import { list, nonNegative, points, refuse, sameLength, standardError } from "./check.ts";
import { type Confidence, clamped } from "./counts.ts";
import { zOf } from "./normal.ts";
import { horizonsOf } from "./trend.ts";

/** Scores of successive waves with the standard error of each, points; `null`: no wave. */
export interface Waves {
  readonly y: readonly (number | null)[];
  readonly standardErrors: readonly (number | null)[];
}

/** A forecast of the true level and of the score the next wave will show. */
export interface LevelForecast {
  readonly horizon: number;
  readonly mean: number | null;
  readonly levelLower: number | null;
  readonly levelUpper: number | null;
  readonly observedLower: number | null;
  readonly observedUpper: number | null;
}

/** What the waves say about the level beneath them, points and points². */
export interface LocalLevel {
  readonly filtered: (number | null)[];
  readonly filteredVariance: (number | null)[];
  readonly smoothed: (number | null)[];
  readonly logLikelihood: number | null;
  readonly forecasts: LevelForecast[];
}

/** The filter's state after each wave; `null` before the first one with answers. */
interface Filtered {
  readonly level: (number | null)[];
  readonly variance: (number | null)[];
  readonly logLikelihood: number | null;
}

const LOG_2PI = Math.log(2 * Math.PI);

function checkedWaves({ y, standardErrors }: Waves): void {
  list("y", y, (name, value) => value === null || points(name, value));
  sameLength("y", y, "standardErrors", standardErrors);
  y.forEach((value, i) => {
    if (value !== null) standardError(`standardErrors[${i}]`, standardErrors[i] as number);
  });
}

/** Kalman filter started at the first wave (diffuse), q the variance of a step of the level. */
function filter({ y, standardErrors }: Waves, q: number): Filtered {
  const level: (number | null)[] = [];
  const variance: (number | null)[] = [];
  let state: { a: number; p: number } | null = null;
  let logLikelihood: number | null = null;
  y.forEach((value, i) => {
    const noise = (standardErrors[i] ?? 0) ** 2;
    if (state === null) {
      if (value !== null) {
        state = { a: value, p: noise };
        logLikelihood = 0;
      }
    } else if (value === null) {
      state = { a: state.a, p: state.p + q };
    } else {
      const predicted = state.p + q;
      const f = predicted + noise;
      const error = value - state.a;
      logLikelihood = (logLikelihood ?? 0) - 0.5 * (LOG_2PI + Math.log(f) + (error * error) / f);
      state = { a: state.a + (predicted / f) * error, p: (predicted * noise) / f };
    }
    level.push(state?.a ?? null);
    variance.push(state?.p ?? null);
  });
  return { level, variance, logLikelihood };
}

/** Where the level is after all waves if its step has variance q, and how likely they are then. */
export function levelNow(waves: Waves, q: number) {
  const { level, variance, logLikelihood } = filter(waves, q);
  return { level: level.at(-1) ?? null, variance: variance.at(-1) ?? null, logLikelihood };
}

/** Levels in the light of all waves (Rauch–Tung–Striebel). */
function smooth({ level, variance }: Filtered, q: number): (number | null)[] {
  const smoothed = level.slice();
  for (let t = level.length - 2; t >= 0; t--) {
    const next = smoothed[t + 1];
    const a = level[t];
    const p = variance[t];
    if (next === undefined || next === null) continue;
    // Before the first wave only the walk back from it is known.
    if (a === null || a === undefined || p === null || p === undefined) smoothed[t] = next;
    else smoothed[t] = a + (p + q === 0 ? 1 : p / (p + q)) * (next - a);
  }
  return smoothed;
}

/**
 * Local level model: the true score walks, each wave sees it with its known sampling error.
 * Says how much of the last jump is noise. Show forecasts from 8 waves on, and at most a
 * quarter of the history ahead.
 *
 * @param input.y scores of the waves (`null` where there was none); input.standardErrors;
 *   input.q variance of a step of the level, points²; input.horizon waves ahead;
 *   input.futureStandardError of the next waves, points; confidence.
 * @returns filtered and smoothed levels, logLikelihood (natural, from the second wave on) and
 *   forecasts cut to ±100: of the level, and of the score that will be observed. Without
 *   waves everything is `null`.
 * @throws {RangeError} when a score is off the scale, a standard error not above 0, or q or the horizon is bad.
 * @see Harvey (1989), Forecasting, Structural Time Series Models, 2 and 3.
 */
export function localLevel(
  input: Waves & {
    readonly q: number;
    readonly horizon: number;
    readonly futureStandardError: number;
  } & Confidence,
): LocalLevel {
  checkedWaves(input);
  const z = zOf(input.confidence);
  const q = nonNegative("q", input.q);
  if (q > 1e9) refuse("q", "at most 1e9 points²", q);
  const future = nonNegative("futureStandardError", input.futureStandardError);
  if (future > 1e9) refuse("futureStandardError", "at most 1e9 points", future);
  const found = filter(input, q);
  const mean = found.level.at(-1) ?? null;
  const p = found.variance.at(-1) ?? null;
  const forecasts = horizonsOf(input.horizon).map((horizon): LevelForecast => {
    if (mean === null || p === null) {
      const none = { levelLower: null, levelUpper: null, observedLower: null, observedUpper: null };
      return { horizon, mean: null, ...none };
    }
    const level = z * Math.sqrt(p + horizon * q);
    const observed = z * Math.sqrt(p + horizon * q + future * future);
    return {
      horizon,
      mean,
      levelLower: clamped(mean - level),
      levelUpper: clamped(mean + level),
      observedLower: clamped(mean - observed),
      observedUpper: clamped(mean + observed),
    };
  });
  return {
    filtered: found.level,
    filteredVariance: found.variance,
    smoothed: smooth(found, q),
    logLikelihood: found.logLikelihood,
    forecasts,
  };
}

/**
 * How much the true score moves from wave to wave, by maximum likelihood.
 *
 * @param input waves as for `localLevel`.
 * @returns sqrtQ, the standard deviation of a step in points (0 when no movement explains the
 *   waves best), and its logLikelihood; both `null` without waves.
 * @throws {RangeError} when a score is off the scale or a standard error not above 0.
 * @see Harvey (1989), Forecasting, Structural Time Series Models, 4.
 */
export function localLevelEstimate(input: Waves): {
  sqrtQ: number | null;
  logLikelihood: number | null;
} {
  checkedWaves(input);
  const at = (sqrtQ: number) => filter(input, sqrtQ * sqrtQ).logLikelihood ?? 0;
  const still = filter(input, 0).logLikelihood;
  if (still === null) return { sqrtQ: null, logLikelihood: null };
  // No step of a score can be larger than the scale, so the grid ends a little beyond it.
  const step = 0.25;
  let [best, height] = [0, still];
  for (let i = 1; i <= 220 / step; i++) {
    const value = at(i * step);
    if (value > height) [best, height] = [i * step, value];
  }
  const sqrtQ = highest(at, Math.max(0, best - step), best + step);
  const logLikelihood = at(sqrtQ);
  return logLikelihood > still + 1e-9
    ? { sqrtQ, logLikelihood }
    : { sqrtQ: 0, logLikelihood: still };
}

/** Where a function with one peak between `low` and `high` is highest (golden section). */
function highest(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let c = b - ratio * (b - a);
  let d = a + ratio * (b - a);
  let [fc, fd] = [f(c), f(d)];
  while (b - a > 1e-9) {
    if (fc >= fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

import { points } from "./check.ts";
import { chanceAbove, type Possibility, possibilities } from "./forecast.ts";
import { levelNow, localLevel, localLevelEstimate, type Waves } from "./local-level.ts";

/** How probable it is that a target will be met. */
export interface TargetProbability {
  /** That the true score is at or above the target in that wave. */
  readonly probability: number | null;
  /** That the score measured in that wave will be. */
  readonly observedProbability: number | null;
  /** Expected score in that wave, points. */
  readonly mean: number | null;
  /** Standard deviation of a step of the true score from wave to wave, points. */
  readonly sqrtQ: number | null;
}

/**
 * Probability that a target is met in a wave to come, from the local level model: the level
 * that the waves point to, its own uncertainty, how much it walks, and the sampling error of
 * the wave in which it will be measured. It assumes that things go on as they did.
 *
 * @param input waves (`null` where there was none) with their standard errors, points;
 *   input.horizon waves ahead, 0 for now; input.target points; input.futureStandardError of
 *   that wave, points; input.q variance of a step, points²; when left out,
 *   averaged over all that the waves allow.
 * @returns probabilities, the expected score, and the step (the likeliest where it was averaged); all `null` without waves.
 *   Show it from 8 waves on.
 * @throws {RangeError} when a score or the target is off the scale, a standard error not above 0, or the horizon is bad.
 * @see Harvey (1989), Forecasting, Structural Time Series Models.
 */
export function probabilityOfReaching(
  input: Waves & {
    readonly horizon: number;
    readonly target: number;
    readonly futureStandardError: number;
    readonly q?: number;
  },
): TargetProbability {
  const target = points("target", input.target);
  const { horizon, futureStandardError } = input;
  // Refuses what is wrong with the waves, the horizon and the error.
  localLevel({ ...input, q: input.q ?? 0 });
  const sqrtQ = input.q === undefined ? localLevelEstimate(input).sqrtQ : Math.sqrt(input.q);
  const all = input.q === undefined ? possibilities(input) : one(input, input.q);
  if (all.length === 0) {
    return { probability: null, observedProbability: null, mean: null, sqrtQ: null };
  }
  return {
    probability: chanceAbove(all, horizon, 0, target),
    observedProbability: chanceAbove(all, horizon, futureStandardError ** 2, target),
    mean: all.reduce((sum, { mean, weight }) => sum + weight * mean, 0),
    sqrtQ,
  };
}

function one(waves: Waves, q: number): Possibility[] {
  const { level, variance } = levelNow(waves, q);
  return level === null || variance === null ? [] : [{ q, mean: level, variance, weight: 1 }];
}

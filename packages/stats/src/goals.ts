import { points } from "./check.ts";
import { normalTail } from "./distributions.ts";
import { localLevel, localLevelEstimate, type Waves } from "./local-level.ts";

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
 *   that wave, points; input.q variance of a step, points², estimated when left out.
 * @returns probabilities, the expected score, and the step used; all `null` without waves.
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
  const { sqrtQ } =
    input.q === undefined ? localLevelEstimate(input) : { sqrtQ: Math.sqrt(input.q) };
  const q = input.q ?? (sqrtQ ?? 0) ** 2;
  const { filtered, filteredVariance } = localLevel({ ...input, q });
  const mean = filtered.at(-1) ?? null;
  const variance = filteredVariance.at(-1) ?? null;
  if (mean === null || variance === null) {
    return { probability: null, observedProbability: null, mean: null, sqrtQ: null };
  }
  const level = variance + input.horizon * q;
  const above = (spread: number) => normalTail((target - mean) / Math.sqrt(spread));
  return {
    probability: above(level),
    observedProbability: above(level + input.futureStandardError ** 2),
    mean,
    sqrtQ,
  };
}

import type { ImprovementRow } from "./improvement.ts";

/** A change for the better that was measured as planned beforehand, in points, with its interval and bases. */
export interface ProvenChange {
  points: number;
  lower: number;
  upper: number;
  /** Answers before and after. */
  before: number;
  after: number;
}

/**
 * What may be said of an effect: nothing, unless the newest look found it better and the day was named before it
 * was over. It is what was measured, and no proof of a cause.
 */
export function provenChange({
  verdict,
  backdated,
  result,
}: Pick<ImprovementRow, "verdict" | "backdated" | "result">): ProvenChange | null {
  if (verdict !== "better" || backdated || !result?.change) return null;
  const { difference, lower, upper } = result.change;
  const { before, after } = result;
  return {
    ...{ points: difference, lower, upper },
    ...{ before: before.score.answers, after: after.score.answers },
  };
}

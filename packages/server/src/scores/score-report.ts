import type { ScoreReport } from "@candor/contract/score.ts";
import {
  type Counts,
  intervalScore,
  LEAST_BASE,
  npsFromHistogram,
  SOUND_BASE,
} from "@candor/stats";
import type { Counts11 } from "./histogram-queries.ts";

export const CONFIDENCE = 0.95;

/**
 * The score of a histogram as it may be shown: below ten answers there are counts, no score and
 * no interval; below thirty it is marked as a low base.
 */
export function scoreReport(histogram: Counts11): ScoreReport {
  const { n, promoters, passives, detractors, score } = npsFromHistogram({ counts: histogram });
  const report = { answers: n, promoters, passives, detractors, histogram };
  const { lower, upper } = intervalScore({
    promoters,
    passives,
    detractors,
    confidence: CONFIDENCE,
  });
  if (n < LEAST_BASE || score === null || lower === null || upper === null) {
    return { score: null, ...report, interval: null, lowBase: true };
  }
  return {
    score,
    ...report,
    interval: { lower, upper, confidence: CONFIDENCE, method: "tango" },
    lowBase: n < SOUND_BASE,
  };
}

/** The three groups of a report, as the statistics take them. */
export function countsOf({ promoters, passives, detractors }: ScoreReport): Counts {
  return { promoters, passives, detractors };
}

import type { Difference, Reading, ScoreReport } from "@candor/contract/score.ts";

/** What a score says, as a sentence of the catalogue. */
export function readingOfScore(report: ScoreReport): Reading {
  return { key: "score", args: { n: report.answers } };
}

/** What the comparison with the period before says. */
export function readingOfVerdict(
  _before: ScoreReport,
  _now: ScoreReport,
  difference: Difference | null,
): Reading {
  return { key: "verdict", args: { difference: difference?.difference ?? 0 } };
}

import type { Compare, Goal, ScoreReport, SurveyScore } from "@candor/contract/score.ts";
import { intervalWilson, nonResponseBounds, readGoal, readScore } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { compareClosed, compareOpen } from "./compare-scores.ts";
import { findGoal } from "./goals.ts";
import { excludedHistograms, histogram, quarantinedAnswers, total } from "./histogram-queries.ts";
import { comparedPeriod } from "./period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "./score-report.ts";

/** How many were asked and how many of them answered, in a period. */
export type ResponseRateQuery = (
  db: Database,
  scope: ResponseScope,
) => Promise<{ invited: number; answered: number }>;

/**
 * The score of a scope as one card shows it: with its interval, the period before, what was left
 * out, and how many kept silent.
 *
 * @param today in the workspace's time zone: a period that holds it still runs.
 */
export async function surveyScore(
  db: Database,
  scope: ResponseScope,
  {
    today,
    responseRate,
    compare: comparedWith = "previous",
  }: { today: string; responseRate: ResponseRateQuery; compare?: Compare | undefined },
): Promise<SurveyScore> {
  const before = comparedPeriod(scope, comparedWith);
  const [goal, counts, excluded, quarantined, previousCounts, rate] = await Promise.all([
    findGoal(db, scope),
    histogram(db, scope),
    excludedHistograms(db, scope),
    quarantinedAnswers(db, scope),
    before ? histogram(db, { ...scope, ...before }) : null,
    responseRate(db, scope),
  ]);
  const report = scoreReport(counts);
  const previous = before && previousCounts ? { ...scoreReport(previousCounts), ...before } : null;
  const open = scope.to !== null && scope.to > today;
  const compare = open ? compareOpen : compareClosed;
  const compared = previous ? compare({ a: previous, b: report }) : null;
  const withExcluded = excluded.reduce(
    (sum, { counts: left }) => sum.map((n, score) => n + (left[score] ?? 0)),
    counts,
  );
  return {
    ...report,
    from: scope.from,
    to: scope.to,
    excluded: {
      total: excluded.reduce((sum, { counts: left }) => sum + total(left), 0),
      reasons: excluded.map(({ reason, counts: left }) => ({ reason, answers: total(left) })),
      scoreWith: scoreReport(withExcluded),
    },
    quarantined,
    comparedWith,
    previous,
    open,
    difference: compared?.difference ?? null,
    reading: readScore(countsOf(report)).messages.map(({ key, args }) => ({
      key,
      args: { ...args },
    })),
    verdict: compared?.readings ?? null,
    goal: goal && { ...goal, ...goalOutlook(goal, report) },
    responseRate: rate.invited === 0 ? null : rateOf(rate, report.score),
  };
}

/** How probable it is that the true score of these answers is above the target. */
function goalOutlook({ target }: Goal, report: ScoreReport) {
  const { probability, messages } = readGoal({ ...countsOf(report), target });
  return { probability, reading: messages.map(({ key, args }) => ({ key, args: { ...args } })) };
}

function rateOf(
  { invited, answered }: { invited: number; answered: number },
  score: number | null,
) {
  const { lower, upper } = intervalWilson({
    successes: answered,
    n: invited,
    confidence: CONFIDENCE,
  });
  const silence =
    score === null
      ? null
      : nonResponseBounds({
          score,
          respondents: answered,
          invited,
          assumedNonRespondentScore: 0,
          target: 0,
        });
  return {
    invited,
    answered,
    rate: answered / invited,
    lower: lower ?? 0,
    upper: upper ?? 1,
    breakEven: silence?.breakEvenNonRespondentScore ?? null,
  };
}

import type { Measure, MeasuredFigure } from "@candor/contract/goal.ts";
import { intervalAdjustedWald, intervalWilson, LEAST_BASE } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type Counts11, histogramsByDay } from "../scores/histogram-queries.ts";
import { addDays, type Period, stepOf } from "../scores/period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";

/** A month of a measure, with the standard error that a forecast needs. */
export interface Month extends MeasuredFigure {
  error: number | null;
}

/** What is older says little about what comes next. */
export const MOST_MONTHS = 24;
const NOBODY = Array.from({ length: 11 }, () => 0);

/** The months that are over, oldest first, the quiet ones between them too; the last `count` of them. */
export function closedMonths(today: string, count: number): Period[] {
  const months: Period[] = [];
  for (let { from } = stepOf(today, "month"); months.length < count; ) {
    const month = stepOf(addDays(from, -1), "month");
    months.unshift(month);
    from = month.from;
  }
  return months;
}

/**
 * A measure in each of the months, over several surveys together where a goal is the workspace's. Scores and shares are
 * read from the tallies, once for all months.
 */
export async function measured(
  db: Database,
  scopes: readonly ResponseScope[],
  measure: Measure,
  { months, responseRate }: { months: readonly Period[]; responseRate: ResponseRateQuery },
): Promise<Month[]> {
  const from = months[0]?.from ?? null;
  const to = months.at(-1)?.to ?? null;
  if (measure === "response_rate") {
    return Promise.all(
      months.map(async (month) => {
        const rates = await Promise.all(
          scopes.map((scope) => responseRate(db, { ...scope, ...month })),
        );
        const invited = rates.reduce((sum, one) => sum + one.invited, 0);
        const answered = rates.reduce((sum, one) => sum + one.answered, 0);
        return shareOf(month, answered, invited);
      }),
    );
  }
  const days = (
    await Promise.all(scopes.map((scope) => histogramsByDay(db, { ...scope, from, to })))
  ).flat();
  return months.map((month) => {
    const counts = days
      .filter(({ day }) => day >= month.from && day < month.to)
      .reduce<Counts11>((sum, one) => sum.map((n, score) => n + (one.counts[score] ?? 0)), NOBODY);
    const report = scoreReport(counts);
    if (measure !== "score") return shareOf(month, report[measure], report.answers);
    const { answers: n, score, interval } = report;
    if (score === null || interval === null) return { ...month, n, ...NOTHING };
    const { se } = intervalAdjustedWald({ ...countsOf(report), confidence: CONFIDENCE });
    return { ...month, n, value: score, lower: interval.lower, upper: interval.upper, error: se };
  });
}

const NOTHING = { value: null, lower: null, upper: null, error: null };

/** In per cent, by Wilson's interval. */
function shareOf({ from, to }: Period, part: number, n: number): Month {
  if (n < LEAST_BASE) return { from, to, n, ...NOTHING };
  const { lower, upper } = intervalWilson({ successes: part, n, confidence: CONFIDENCE });
  if (lower === null || upper === null) return { from, to, n, ...NOTHING };
  // Half of a 95 % interval is 1.96 standard errors.
  const error = (100 * (upper - lower)) / 2 / 1.96;
  return { from, to, n, value: (100 * part) / n, lower: 100 * lower, upper: 100 * upper, error };
}

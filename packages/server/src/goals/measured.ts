import type { Measure } from "@candor/contract/goal.ts";
import { intervalAdjustedWald } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type Counts11, histogramsByDay } from "../scores/histogram-queries.ts";
import { addDays, type Period, stepOf } from "../scores/period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { ResponseRateQuery } from "../scores/survey-score.ts";
import type { Database } from "../storage/database.ts";
import { type Desk, firstContactMonths, promisesKeptMonths } from "./desk-months.ts";
import { type Month, NOTHING, shareOf } from "./month.ts";

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

/** Whose figures: answers of surveys, or the work of the desk. */
export interface Whose {
  scopes: readonly ResponseScope[];
  desk: Desk;
}

/**
 * A measure in each of the months, over several surveys together where a goal is the workspace's. Scores and shares are
 * read from the tallies, once for all months.
 */
export async function measured(
  db: Database,
  { scopes, desk }: Whose,
  measure: Measure,
  { months, responseRate }: { months: readonly Period[]; responseRate: ResponseRateQuery },
): Promise<Month[]> {
  if (measure === "first_contact") return firstContactMonths(db, desk, months);
  if (measure === "promises_kept") return promisesKeptMonths(db, desk, months);
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

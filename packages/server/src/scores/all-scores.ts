import type { ResponseFilter } from "@candor/contract/filter.ts";
import type { AllScores, Compare } from "@candor/contract/score.ts";
import { LEAST_BASE } from "@candor/stats";
import { standingScopeOf } from "../responses/standing-scope.ts";
import type { Database } from "../storage/database.ts";
import { compareTogether, compareTogetherOpen } from "./compare-scores.ts";
import { type Counts11, type DayCounts, histogram, histogramsByDay } from "./histogram-queries.ts";
import { addDays, comparedPeriod, daysOf } from "./period.ts";
import { scoreReport } from "./score-report.ts";
import type { ResponseRateQuery } from "./survey-score.ts";

/** Steps of a sparkline. */
const STEPS = 12;

/**
 * Every survey that is not archived, side by side: score, change against the period before or a year
 * earlier, corrected for how many stand there, response rate, and a sparkline. Read from tallies.
 */
export async function allScores(
  db: Database,
  q: {
    workspaceId: string;
    query: ResponseFilter;
    compare: Compare;
    today: string;
    responseRate: ResponseRateQuery;
  },
): Promise<AllScores> {
  const surveys = await db
    .selectFrom("survey")
    .select(["id", "name", "status"])
    .where("workspace_id", "=", q.workspaceId)
    .where("status", "<>", "archived")
    .orderBy("created_at")
    .execute();
  const rows = await Promise.all(
    surveys.map(async ({ id, name, status }) => {
      const scope = await standingScopeOf(
        db,
        { workspaceId: q.workspaceId, surveyId: id },
        q.query,
      );
      const before = comparedPeriod(scope, q.compare);
      const [days, earlier, rate] = await Promise.all([
        histogramsByDay(db, scope),
        before && histogram(db, { ...scope, ...before }),
        q.responseRate(db, scope),
      ]);
      const { invited, answered } = rate;
      return {
        surveyId: id,
        name,
        status,
        report: scoreReport(sum(days)),
        previous: earlier && scoreReport(earlier),
        responseRate: invited === 0 ? null : { invited, answered, rate: answered / invited },
        sparkline: sparkline(days, scope, q.today),
      };
    }),
  );
  const isOpen = q.query.to !== undefined && q.query.to > q.today;
  const compare = isOpen ? compareTogetherOpen : compareTogether;
  const differences = compare(
    rows.map(({ report, previous }) => (previous ? { a: previous, b: report } : null)),
  );
  return {
    from: q.query.from ?? null,
    to: q.query.to ?? null,
    comparedWith: q.compare,
    data: rows.map(({ report, ...row }, index) => ({
      ...report,
      ...row,
      difference: differences[index] ?? null,
    })),
  };
}

/** Twelve steps from the first day to the last that is over; a step with too few answers is a gap. */
function sparkline(
  days: readonly DayCounts[],
  { from, to }: { from: string | null; to: string | null },
  today: string,
): (number | null)[] {
  const first = from ?? days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return [];
  const tomorrow = addDays(today, 1);
  const end = to === null ? addDays(last, 1) : to < tomorrow ? to : tomorrow;
  const length = daysOf({ from: first, to: end });
  if (length < STEPS) return [];
  const edges = Array.from({ length: STEPS + 1 }, (_, i) =>
    addDays(first, Math.round((i * length) / STEPS)),
  );
  return edges.slice(1).map((upper, i) => {
    const counts = sum(days.filter(({ day }) => day >= (edges[i] ?? first) && day < upper));
    const { answers, score } = scoreReport(counts);
    return answers < LEAST_BASE ? null : score;
  });
}

function sum(days: readonly DayCounts[]): Counts11 {
  return Array.from({ length: 11 }, (_, score) =>
    days.reduce((total, { counts }) => total + (counts[score] ?? 0), 0),
  );
}

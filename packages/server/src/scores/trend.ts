import type { Trend } from "@candor/contract/score.ts";
import { listChanges } from "../changes/change-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { type Counts11, histogramsByDay } from "./histogram-queries.ts";
import { type Step, stepOf, stepsBetween } from "./period.ts";
import { scoreReport } from "./score-report.ts";

/** The score of each day, week or month of a scope, with the changes that fall into it. */
export async function trend(db: Database, scope: ResponseScope, by: Step): Promise<Trend> {
  const days = await histogramsByDay(db, scope);
  const first = scope.from ?? days[0]?.day;
  const last = days.at(-1)?.day;
  if (!first || !last) return { by, points: [], changes: [] };
  const sums = new Map<string, Counts11>();
  for (const { day, counts } of days) {
    const { from } = stepOf(day, by);
    const sum = sums.get(from);
    sums.set(from, sum ? sum.map((n, score) => n + (counts[score] ?? 0)) : counts);
  }
  const end = scope.to ?? stepOf(last, by).to;
  const none = Array.from({ length: 11 }, () => 0);
  const points = stepsBetween({ from: first, to: end }, by).map((step) => ({
    ...scoreReport(sums.get(step.from) ?? none),
    ...step,
  }));
  const changes = await listChanges(db, {
    workspaceId: scope.workspaceId,
    from: points[0]?.from ?? first,
    to: points.at(-1)?.to ?? end,
  });
  return {
    by,
    points,
    changes: changes.map(({ day, title, kind }) => ({ day, title, kind })),
  };
}

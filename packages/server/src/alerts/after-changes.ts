import type { AlertEvidence } from "@candor/contract/alert.ts";
import { listChanges } from "../changes/change-queries.ts";
import { histogramsByDay, total } from "../scores/histogram-queries.ts";
import { addDays, daysOf } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import { answersOf, type RuleScope } from "./rule-scope.ts";
import type { Days } from "./share-days.ts";
import { alarmsOver, budgetOf, REFERENCE_DAYS, sum, watchingOf } from "./watch.ts";

/** So long after a change it is looked at what came of it. */
const WATCHED_DAYS = 90;

/**
 * Whether detractors grew after dated changes, each against the year before it. That it came after is all that is said.
 *
 * @param q.from, q.to the changes of these days; q.today the first day that is not over.
 */
export async function afterChanges(
  db: Database,
  rule: RuleScope,
  q: Days & { today: string; falseAlarmDays: number },
): Promise<
  { changeId: string; title: string; alarms: { at: string; evidence: AlertEvidence }[] }[]
> {
  const all = await listChanges(db, { workspaceId: rule.workspaceId, from: q.from, to: q.to });
  const changes = all.filter(({ id }) => rule.about === null || id === rule.about);
  return Promise.all(
    changes.map(async ({ id, day: began, title }) => {
      const day = String(began);
      // Days as text are in order as they stand.
      const [until = q.today] = [addDays(day, WATCHED_DAYS), q.today].sort();
      const [before, since] = await Promise.all([
        histogramsByDay(db, answersOf(rule, { from: addDays(day, -REFERENCE_DAYS), to: day })),
        histogramsByDay(db, answersOf(rule, { from: day, to: until })),
      ]);
      const reference = sum(before.map(({ counts }) => counts));
      const watching = watchingOf("detractors_rise", reference);
      if (!watching) return { changeId: id, title, alarms: [] };
      const first = before[0]?.day ?? day;
      const budget = budgetOf({
        ...{ reference: total(reference), days: daysOf({ from: first, to: day }) },
        ...{ falseAlarmDays: q.falseAlarmDays, watches: changes.length },
      });
      return { changeId: id, title, alarms: alarmsOver(since, watching, { reference, budget }) };
    }),
  );
}

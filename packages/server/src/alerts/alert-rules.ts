import type {
  AlertPreview,
  AlertRule,
  CreateAlertRule,
  PreviewAlertRule,
} from "@candor/contract/alert.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable, Updateable } from "kysely";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import { histogramsByDay, total } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import type { AlertRuleTable } from "../storage/tables-alerts.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { alarmsOver, budgetOf, watchingOf } from "./watch.ts";
import { watchedOf } from "./watched-values.ts";

/** Rules of a workspace, oldest first. */
export async function listRules(
  db: Database,
  { workspaceId }: { workspaceId: string },
): Promise<AlertRule[]> {
  const rows = await db
    .selectFrom("alert_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id")
    .execute();
  return rows.map(toRule);
}

/** Makes a rule; its watches begin with the next answer. @throws {KnownError} 422 for an unknown survey. */
export async function createRule(
  db: Database,
  {
    workspaceId,
    actor,
    now,
    ...fields
  }: CreateAlertRule & { workspaceId: string; actor: string; now: Date },
): Promise<AlertRule> {
  await refuseUnknownIds(db, {
    ...{ workspaceId, table: "survey" as const },
    ids: [fields.surveyId],
    field: "surveyId",
  });
  const row = await db
    .insertInto("alert_rule")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      survey_id: fields.surveyId,
      name: fields.name,
      kind: fields.kind,
      filter: fields.filter,
      each_of: fields.eachOf,
      false_alarm_days: fields.falseAlarmDays,
      mail_to: fields.mailTo,
      enabled: true,
      snoozed_until: null,
      created_by: actor,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRule(row);
}

/** Changes what is named of a rule. @throws {KnownError} 404. */
export async function changeRule(
  db: Database,
  ref: { workspaceId: string; ruleId: string },
  set: Updateable<AlertRuleTable>,
): Promise<AlertRule> {
  const row = await db
    .updateTable("alert_rule")
    .set({ ...set, workspace_id: ref.workspaceId })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.ruleId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw notFound(ref.ruleId);
  return toRule(row);
}

/** Takes a rule away with its watches and alerts. @throws {KnownError} 404. */
export async function deleteRule(
  db: Database,
  { workspaceId, ruleId }: { workspaceId: string; ruleId: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("alert_rule")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", ruleId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound(ruleId);
}

/**
 * What a rule would have said over the past year, day by day, against that year as a whole; and how often
 * it may speak when nothing happens.
 */
export async function previewRule(
  db: Database,
  q: z.infer<typeof PreviewAlertRule> & { workspaceId: string; today: string },
): Promise<AlertPreview> {
  const { watched, waiting } = await watchedOf(db, q, q.today);
  const spoken = await Promise.all(
    watched.map(async ({ value, scope, reference, days }) => {
      const watching = watchingOf(q.kind, reference);
      const budget = budgetOf({
        reference: total(reference),
        days,
        falseAlarmDays: q.falseAlarmDays,
        watches: watched.length,
      });
      if (!watching) return { budget, alarms: [] };
      const alarms = alarmsOver(await histogramsByDay(db, scope), watching, { reference, budget });
      return {
        budget,
        alarms: alarms.map((alarm) => ({ ...alarm, value: value === "" ? null : value })),
      };
    }),
  );
  return {
    wouldHaveSpoken: spoken.flatMap(({ alarms }) => alarms).sort((a, b) => (a.at < b.at ? -1 : 1)),
    falseAlarms: { perYear: 365 / q.falseAlarmDays, answers: spoken[0]?.budget ?? null },
    watched: watched.length,
    waiting,
  };
}

function notFound(ruleId: string): KnownError {
  return new KnownError(404, "alert_rule_not_found", `There is no alert rule "${ruleId}" here.`);
}

function toRule(row: Selectable<AlertRuleTable>): AlertRule {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as AlertRule["kind"],
    surveyId: row.survey_id,
    filter: row.filter,
    eachOf: row.each_of,
    falseAlarmDays: row.false_alarm_days,
    mailTo: row.mail_to,
    enabled: row.enabled,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

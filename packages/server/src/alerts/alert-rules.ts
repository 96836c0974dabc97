import type { AlertKind, AlertRule, CreateAlertRule } from "@candor/contract/alert.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable, Updateable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { AlertRuleTable } from "../storage/tables-alerts.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";
import { readingOfRow, readingOfRule } from "./rule-scope.ts";

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
  refuseWhatIsNotWatched(fields);
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
      about: fields.about,
      reading: JSON.stringify(readingOfRule(fields)),
      quiet: fields.quiet === null ? null : JSON.stringify(fields.quiet),
      urgent: fields.urgent,
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

const OF_INVITATIONS: readonly AlertKind[] = ["response_rate_drop", "bounces_rise"];

/** @throws {KnownError} 422 where a kind cannot watch what is asked of it. */
export function refuseWhatIsNotWatched(
  rule: Pick<CreateAlertRule, "kind" | "filter" | "eachOf"> & Parameters<typeof readingOfRule>[0],
): void {
  const { kind, filter, eachOf } = rule;
  if (kind === "hot_spot" && eachOf === null) {
    throw new KnownError(
      422,
      "places_missing",
      "A hot spot is a place: say with `eachOf` which property names the places, such as a store.",
      [{ field: "eachOf", message: "is missing" }],
    );
  }
  const { churn, disagrees, ...lists } = readingOfRule(rule);
  const reads = Object.values(lists).some((list) => list.length > 0);
  const narrowed = filter.length > 0 || reads || churn !== null || disagrees !== null;
  if (OF_INVITATIONS.includes(kind) && (narrowed || (eachOf !== null && eachOf !== "channel"))) {
    throw new KnownError(
      422,
      "invitations_not_narrowed",
      "Who was asked and did not answer has no answer to filter by: watch all invitations of the survey, or each `channel` by itself.",
    );
  }
  if (kind === "goal_slipping" && (narrowed || eachOf !== null)) {
    throw new KnownError(
      422,
      "goals_not_narrowed",
      "A goal says itself which answers it is about: leave `filter` and `eachOf` empty.",
    );
  }
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
    about: row.about,
    ...readingOfRow(row),
    quiet: row.quiet,
    urgent: row.urgent,
    falseAlarmDays: row.false_alarm_days,
    mailTo: row.mail_to,
    enabled: row.enabled,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

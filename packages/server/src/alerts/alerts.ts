import { type AcknowledgeAlert, type Alert, AlertEvidence } from "@candor/contract/alert.ts";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { AlertNews } from "./alert-news.ts";

/** More are more than a screen shows; the newest stand first. */
const MOST = 200;

/** Alerts of a workspace, newest first; only those of which nobody said what came of them. */
export async function listAlerts(
  db: Database,
  { workspaceId, open, alertId }: { workspaceId: string; open: boolean; alertId?: string },
): Promise<Alert[]> {
  let query = db
    .selectFrom("alert as a")
    .innerJoin("alert_rule as r", (join) =>
      join.onRef("r.workspace_id", "=", "a.workspace_id").onRef("r.id", "=", "a.rule_id"),
    )
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "r.workspace_id").onRef("s.id", "=", "r.survey_id"),
    )
    .selectAll("a")
    .select([
      "r.name",
      "r.kind",
      "r.survey_id",
      "r.filter",
      "r.each_of",
      "r.about",
      "s.name as survey_name",
    ])
    .where("a.workspace_id", "=", workspaceId)
    .where("r.workspace_id", "=", workspaceId)
    .where("s.workspace_id", "=", workspaceId);
  if (open) query = query.where("a.acknowledged_at", "is", null);
  if (alertId !== undefined) query = query.where("a.id", "=", alertId);
  const rows = await query.orderBy("a.at", "desc").orderBy("a.id", "desc").limit(MOST).execute();
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.rule_id,
    ruleName: row.name,
    kind: row.kind as Alert["kind"],
    surveyId: row.survey_id,
    surveyName: row.survey_name,
    filter: row.filter,
    eachOf: row.each_of,
    value: row.value === "" ? null : row.value,
    about: row.about,
    tellAt: row.tell_at?.toISOString() ?? null,
    at: row.at.toISOString(),
    evidence: AlertEvidence.parse(row.evidence),
    told: row.told,
    // What was dealt with is told to nobody any more.
    toldLater: row.acknowledged_at === null ? row.later : [],
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    outcome: row.outcome as Alert["outcome"],
    note: row.note,
  }));
}

/**
 * Says what came of an alert. Its watch ends with it, and begins anew the next day: what is
 * usual now is what is compared with from then on.
 *
 * @throws {KnownError} 404; 409 when somebody said it before.
 */
export async function acknowledgeAlert(
  db: Database,
  q: z.infer<typeof AcknowledgeAlert> & {
    workspaceId: string;
    alertId: string;
    actor: string;
    now: Date;
    news: AlertNews;
  },
): Promise<Alert> {
  const { workspaceId, alertId } = q;
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("alert")
      .set({
        acknowledged_by: q.actor,
        acknowledged_at: q.now,
        outcome: q.outcome,
        note: q.note ?? null,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", alertId)
      .where("acknowledged_at", "is", null)
      .returning(["rule_id", "value"])
      .executeTakeFirst();
    if (!row) await refuse(trx, { workspaceId, alertId });
    else {
      await trx
        .deleteFrom("alert_watch")
        .where("workspace_id", "=", workspaceId)
        .where("rule_id", "=", row.rule_id)
        .where("value", "=", row.value)
        .execute();
      await q.news(trx, { workspaceId, alertId, kind: "ended", now: q.now });
    }
  });
  const [alert] = await listAlerts(db, { workspaceId, open: false, alertId });
  if (!alert) throw notFound(alertId);
  return alert;
}

async function refuse(db: Database, q: { workspaceId: string; alertId: string }): Promise<never> {
  const [known] = await listAlerts(db, { ...q, open: false });
  if (!known) throw notFound(q.alertId);
  throw new KnownError(
    409,
    "alert_acknowledged",
    `${known.acknowledgedBy} has said already what came of this alert.`,
  );
}

function notFound(alertId: string): KnownError {
  return new KnownError(404, "alert_not_found", `There is no alert "${alertId}" here.`);
}

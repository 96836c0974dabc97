import { AlertEvidence } from "@candor/contract/alert.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Transaction } from "../storage/database.ts";
import type { AlertRuleTable, AlertTable } from "../storage/tables-alerts.ts";
import { sendMails } from "./alert-mail.ts";
import type { AlertNews } from "./alert-news.ts";
import { hoursOf, laterOf } from "./colleague-hours.ts";
import { quietUntil } from "./quiet-hours.ts";

export type Rule = Selectable<AlertRuleTable>;

/** Where mails are queued; null without a mail server, when nothing would ever take them up. */
export type Mails = Pick<JobQueue, "enqueue"> | null;

/** How alerts are told. */
export interface Telling {
  now: Date;
  mails: Mails;
  news: AlertNews;
}

export interface Workspace {
  name: string;
  language: string;
  time_zone: string;
}

export function workspaceOf(trx: Transaction, workspaceId: string): Promise<Workspace> {
  return trx
    .selectFrom("workspace")
    .select(["time_zone", "language", "name"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}

/** Keeps an alert with its numbers, and tells of it: at once, or when the quiet hours of its rule end. */
export async function raiseAlert(
  trx: Transaction,
  { rule, workspace }: { rule: Rule; workspace: Workspace },
  raised: { value: string; evidence: AlertEvidence },
  how: Telling,
): Promise<void> {
  const { now } = how;
  const isSnoozed = rule.snoozed_until !== null && rule.snoozed_until > now;
  const tellAt = isSnoozed ? null : quietUntil(rule.quiet, now, workspace.time_zone);
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("alert")
    .values({
      workspace_id: rule.workspace_id,
      ...{ id, rule_id: rule.id, value: raised.value, at: now, told: [], tell_at: tellAt },
      evidence: JSON.stringify(raised.evidence),
    })
    .execute();
  if (!isSnoozed && tellAt === null) await tell(trx, { rule, workspace }, { id, ...raised }, how);
}

/**
 * Tells of what came in quiet hours that are over, unless somebody has said by now what came of it.
 *
 * @returns when the next quiet hours end; null where nothing waits.
 */
export async function tellWaiting(
  trx: Transaction,
  workspaceId: string,
  how: Telling,
): Promise<Date | null> {
  const waiting = await trx
    .selectFrom("alert")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("tell_at", "is not", null)
    .orderBy("tell_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  if (waiting.length === 0) return null;
  const workspace = await workspaceOf(trx, workspaceId);
  for (const alert of waiting) {
    if (alert.tell_at === null || alert.tell_at > how.now) return alert.tell_at;
    await trx
      .updateTable("alert")
      .set({ tell_at: null })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", alert.id)
      .execute();
    if (alert.acknowledged_at === null) await tellOne(trx, workspace, alert, how);
  }
  return null;
}

async function tellOne(
  trx: Transaction,
  workspace: Workspace,
  alert: Selectable<AlertTable>,
  how: Telling,
): Promise<void> {
  const rule = await trx
    .selectFrom("alert_rule")
    .selectAll()
    .where("workspace_id", "=", alert.workspace_id)
    .where("id", "=", alert.rule_id)
    .executeTakeFirstOrThrow();
  const evidence = AlertEvidence.parse(alert.evidence);
  await tell(trx, { rule, workspace }, { id: alert.id, value: alert.value, evidence }, how);
}

async function tell(
  trx: Transaction,
  { rule, workspace }: { rule: Rule; workspace: Workspace },
  raised: { id: string; value: string; evidence: AlertEvidence },
  { now, mails, news }: Telling,
): Promise<void> {
  const { workspace_id: workspaceId } = rule;
  const addresses = mails === null ? [] : rule.mail_to;
  const hours = await hoursOf(trx, { rule, workspace, addresses, now });
  const told = hours.filter(({ at }) => at <= now).map(({ to }) => to);
  const later = hours.filter(({ at }) => at > now);
  await trx
    .updateTable("alert")
    .set({ told, ...laterOf(later) })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", raised.id)
    .execute();
  await news(trx, { workspaceId, alertId: raised.id, kind: "began", now });
  if (mails !== null) await sendMails(trx, { rule, workspace }, { ...raised, to: told }, mails);
}

/** The values of a rule about which an alert is open: one for one cause until somebody says what came of it. */
export async function openAlarms(trx: Transaction, rule: Rule): Promise<Set<string>> {
  const rows = await trx
    .selectFrom("alert")
    .select("value")
    .where("workspace_id", "=", rule.workspace_id)
    .where("rule_id", "=", rule.id)
    .where("acknowledged_at", "is", null)
    .execute();
  return new Set(rows.map(({ value }) => value));
}

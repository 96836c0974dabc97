import { AlertEvidence } from "@candor/contract/alert.ts";
import type { Selectable } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { AlertTable } from "../storage/tables-alerts.ts";
import { sendMails } from "./alert-mail.ts";
import { hoursOf, laterOf } from "./colleague-hours.ts";
import { type Telling, workspaceOf } from "./raise-alert.ts";

/**
 * Mails colleagues whose hours have begun, unless somebody has said by now what came of the alert. The hours are asked
 * again: whoever changed them meanwhile is not told in the new ones.
 *
 * @returns when the next hours begin; null where nothing waits.
 */
export async function mailLater(
  trx: Transaction,
  workspaceId: string,
  how: Telling,
): Promise<Date | null> {
  const waiting = await trx
    .selectFrom("alert")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("later_at", "is not", null)
    .orderBy("later_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  let next: Date | null = null;
  for (const alert of waiting) {
    const at = await mailOne(trx, alert, how);
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}

async function mailOne(
  trx: Transaction,
  alert: Selectable<AlertTable>,
  { now, mails }: Telling,
): Promise<Date | null> {
  const { workspace_id: workspaceId, id, value } = alert;
  const isClosed = alert.acknowledged_at !== null || mails === null;
  if (!isClosed && alert.later_at !== null && alert.later_at > now) return alert.later_at;
  const rule = await trx
    .selectFrom("alert_rule")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", alert.rule_id)
    .executeTakeFirstOrThrow();
  const workspace = await workspaceOf(trx, workspaceId);
  const due = alert.later.filter(({ at }) => new Date(at) <= now).map(({ to }) => to);
  const hours = isClosed ? [] : await hoursOf(trx, { rule, workspace, addresses: due, now });
  const to = hours.filter(({ at }) => at <= now).map((one) => one.to);
  const notYet = isClosed
    ? []
    : alert.later.map((one) => ({ to: one.to, at: new Date(one.at) })).filter(({ at }) => at > now);
  const later = laterOf([...notYet, ...hours.filter(({ at }) => at > now)]);
  await trx
    .updateTable("alert")
    .set({ told: [...alert.told, ...to], ...later })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  if (mails !== null) {
    const evidence = AlertEvidence.parse(alert.evidence);
    await sendMails(trx, { rule, workspace }, { value, evidence, to }, mails);
  }
  return later.later_at;
}

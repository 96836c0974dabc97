import type { AlertHours } from "@candor/contract/notice.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** Until a colleague says otherwise: the hours of the rule alone count. */
export const AT_ONCE: AlertHours = {
  wait: "never",
  quiet: { from: 21, to: 7 },
  urgentAtOnce: true,
};

/** When mails about alerts reach colleagues; of those who never said it nothing. */
export async function alertHoursOf(
  db: Database | Transaction,
  { workspaceId, userIds }: { workspaceId: string; userIds: readonly string[] },
): Promise<Map<string, AlertHours>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("colleague")
    .select(["user_id", "alert_hours"])
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "in", [...userIds])
    .execute();
  return new Map(
    rows.flatMap(({ user_id, alert_hours }) => (alert_hours ? [[user_id, alert_hours]] : [])),
  );
}

/** Keeps when mails about alerts reach a colleague. */
export async function saveAlertHours(
  db: Database,
  q: { workspaceId: string; userId: string; alertHours: AlertHours },
): Promise<void> {
  const alert_hours = JSON.stringify(q.alertHours);
  await db
    .insertInto("colleague")
    .values({
      ...{ workspace_id: q.workspaceId, user_id: q.userId },
      ...{ calendar_id: null, language: null, alert_hours },
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "user_id"]).doUpdateSet({ alert_hours }),
    )
    .execute();
}

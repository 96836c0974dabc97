import type { AdviceDismissal, AdviceRule } from "@candor/contract/advice.ts";
import { ADVICE_RULES } from "@candor/contract/advice.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";

/** Advice that was dismissed does not come back for so long. */
export const DISMISSED_DAYS = 90;

/** What was dismissed and has not come back yet. */
export async function dismissals(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<AdviceDismissal[]> {
  const rows = await db
    .selectFrom("advice_dismissal")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("until", ">", now)
    .orderBy("dismissed_at", "desc")
    .execute();
  return rows.map((row) => ({
    key: row.key,
    rule: row.rule as AdviceRule,
    reason: row.reason,
    by: row.dismissed_by,
    at: row.dismissed_at.toISOString(),
    until: row.until.toISOString(),
  }));
}

/** Dismisses with a reason, for 90 days from now. @throws {KnownError} 422 for a rule that does not exist. */
export async function dismissAdvice(
  db: Database,
  { key, reason }: { key: string; reason: string },
  { workspaceId, actor, now }: { workspaceId: string; actor: string; now: Date },
): Promise<void> {
  const rule = key.split(":")[0] ?? "";
  if (!ADVICE_RULES.some((one) => one === rule)) {
    throw new KnownError(422, "no_such_rule", `There is no rule "${rule}" that gives advice.`, [
      { field: "key", message: "must begin with the name of a rule" },
    ]);
  }
  const values = {
    ...{ rule, reason, dismissed_by: actor, dismissed_at: now },
    until: new Date(now.getTime() + DISMISSED_DAYS * 86_400_000),
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("advice_dismissal")
      .values({ workspace_id: workspaceId, key, ...values })
      .onConflict((conflict) => conflict.columns(["workspace_id", "key"]).doUpdateSet(values))
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "advice.dismissed", target: rule },
    });
  });
}

/** Lets it come back. @throws {KnownError} 404. */
export async function recallAdvice(
  db: Database,
  { workspaceId, key }: { workspaceId: string; key: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("advice_dismissal")
    .where("workspace_id", "=", workspaceId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (numDeletedRows > 0n) return;
  throw new KnownError(404, "dismissal_not_found", `Nobody dismissed "${key}".`);
}

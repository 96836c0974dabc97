import { sql } from "kysely";
import { writeAudit } from "../../../audit/write-audit.ts";
import type { JobQueue } from "../../../jobs/job-queue.ts";
import type { Database, Transaction } from "../../../storage/database.ts";
import { FAILURES_UNTIL_QUIET, quietUntil } from "../deliver/back-off.ts";
import { TELL_OWNER } from "../deliver/webhook-job-kinds.ts";
import type { PausedReason } from "../webhook.ts";

interface WhichWebhook {
  workspaceId: string;
  webhookId: string;
}

/** How often "the last one arrived at" is written while all goes well. */
const NOTE_SUCCESS_EVERY_MS = 10_000;

/**
 * Something got through. After a time of failures everything that waits is due at once: the
 * receiver is back, and pauses that were meant for its absence are over.
 */
export async function noteReached(
  db: Database,
  { workspaceId, webhookId }: WhichWebhook,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ failures: number }>`
      with before as materialized (
        select failures, id from webhook
        where workspace_id = ${workspaceId} and id = ${webhookId}
          and (failures > 0 or failing_since is not null or last_delivered_at is null
            or last_delivered_at < ${new Date(now.getTime() - NOTE_SUCCESS_EVERY_MS)}::timestamptz)
        for no key update
      )
      update webhook w set failures = 0, failing_since = null, quiet_until = null,
        last_error = null, last_delivered_at = ${now}::timestamptz
      from before
      where w.workspace_id = ${workspaceId} and w.id = ${webhookId} and before.id = w.id
      returning before.failures
    `.execute(trx);
    if ((rows[0]?.failures ?? 0) < FAILURES_UNTIL_QUIET) return;
    await makeDue(trx, { workspaceId, webhookId }, now);
  });
}

/** Everything that waits for this webhook may be attempted now. */
export async function makeDue(
  trx: Transaction,
  { workspaceId, webhookId }: WhichWebhook,
  now: Date,
): Promise<void> {
  await sql`
    update webhook_delivery set due_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and webhook_id = ${webhookId}
      and status = 'waiting' and due_at > ${now}::timestamptz
  `.execute(trx);
}

export interface Health {
  failures: number;
  failingSince: Date;
  quietUntil: Date | null;
}

/** A round in which nothing got through. */
export async function noteUnreached(
  db: Database,
  { workspaceId, webhookId }: WhichWebhook,
  failure: { error: string; now: Date; random: () => number },
): Promise<Health> {
  const { error, now, random } = failure;
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom("webhook")
      .select(["failures", "failing_since"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const failures = (before?.failures ?? 0) + 1;
    const failingSince = before?.failing_since ?? now;
    const quiet = quietUntil(failures, now, random);
    await trx
      .updateTable("webhook")
      .set({ failures, failing_since: failingSince, quiet_until: quiet, last_error: error })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .execute();
    return { failures, failingSince, quietUntil: quiet };
  });
}

/**
 * Stops a webhook that Candor gave up on, and has the owners told. What happens meanwhile is kept
 * for it.
 */
export async function pauseFailing(
  deps: { db: Database; jobs: Pick<JobQueue, "enqueue"> },
  { workspaceId, webhookId }: WhichWebhook,
  reason: Exclude<PausedReason, "by_hand">,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const paused = await trx
      .updateTable("webhook")
      .set({ status: "paused", paused_reason: reason })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .where("status", "=", "active")
      .returning("name")
      .executeTakeFirst();
    if (!paused) return;
    await writeAudit(trx, {
      workspaceId,
      actor: "candor",
      action: "webhook.paused",
      target: paused.name,
      details: { reason },
    });
    await deps.jobs.enqueue(trx, TELL_OWNER, { workspaceId, webhookId });
  });
}

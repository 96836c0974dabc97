import { KnownError } from "../../../errors/known-error.ts";
import { wakeDeliveries } from "../outbox/wake-deliveries.ts";
import {
  auditWebhook as audit,
  changedMeanwhile,
  type Edit,
  type EditDeps,
} from "./webhook-edit.ts";
import { makeDue } from "./webhook-health.ts";
import { webhookRow } from "./webhook-queries.ts";
import { newSigningSecret, sealWebhook, unsealWebhook } from "./webhook-secrets.ts";

/**
 * Makes a new signing secret; the old one signs beside it until the overlap is over.
 *
 * @throws {KnownError} 409 for formats that are not signed by a secret of their own.
 */
export async function rotateSecret(
  deps: EditDeps,
  { workspaceId, actor }: Edit,
  { webhookId, overlapHours }: { webhookId: string; overlapHours: number },
): Promise<{ secret: string; previousSecretUntil: string }> {
  const until = new Date(deps.now().getTime() + overlapHours * 3_600_000);
  return deps.db.transaction().execute(async (trx) => {
    const row = await webhookRow(trx, { workspaceId, webhookId });
    const place = { workspaceId, id: webhookId };
    const plain = unsealWebhook(deps.secret, place, row.sealed);
    if (!plain.secret) {
      throw new KnownError(
        409,
        "webhook_without_secret",
        `The webhook "${row.name}" is not signed by a secret of its own; Delighted's format is signed by an API key, chats by nothing.`,
      );
    }
    const secret = newSigningSecret();
    const { numUpdatedRows } = await trx
      .updateTable("webhook")
      .set({
        sealed: sealWebhook(deps.secret, place, {
          ...plain,
          secret,
          previousSecret: plain.secret,
        }),
        previous_secret_until: until,
        updated_at: deps.now(),
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .where("sealed", "=", row.sealed)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw changedMeanwhile(row.name);
    await audit(trx, { workspaceId, actor }, "secret_rotated", row.name, { overlapHours });
    return { secret, previousSecretUntil: until.toISOString() };
  });
}

/** Stops sending; what happens meanwhile waits. */
export async function pauseWebhook(
  { db, now }: Pick<EditDeps, "db" | "now">,
  { workspaceId, actor }: Edit,
  webhookId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { name, status } = await webhookRow(trx, { workspaceId, webhookId });
    if (status === "paused") return;
    await trx
      .updateTable("webhook")
      .set({ status: "paused", paused_reason: "by_hand", updated_at: now() })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .execute();
    await audit(trx, { workspaceId, actor }, "paused", name);
  });
}

/** Starts sending again, with all that waited. */
export async function resumeWebhook(
  { db, now }: Pick<EditDeps, "db" | "now">,
  { workspaceId, actor }: Edit,
  webhookId: string,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (trx) => {
    const { name } = await webhookRow(trx, { workspaceId, webhookId });
    await trx
      .updateTable("webhook")
      .set({
        status: "active",
        paused_reason: null,
        failures: 0,
        failing_since: null,
        quiet_until: null,
        updated_at: at,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .execute();
    await makeDue(trx, { workspaceId, webhookId }, at);
    await wakeDeliveries(trx, { workspaceId, webhookIds: [webhookId], now: at });
    await audit(trx, { workspaceId, actor }, "resumed", name);
  });
}

import { uuidv7 } from "@candor/contract/uuidv7.ts";
import {
  type CreateWebhook,
  type PatchWebhook,
  type Webhook,
  type WebhookCreated,
  WebhookTarget,
} from "@candor/contract/webhook.ts";
import type { z } from "zod";
import { KnownError } from "../../../errors/known-error.ts";
import type { Transaction } from "../../../storage/database.ts";
import { refuseUnknownIds } from "../../../workspaces/known-ids.ts";
import { checkTarget, shownAddress } from "../deliver/check-target.ts";
import { withSigningKey } from "../deliver/signing-key.ts";
import { hasOwnSecret } from "../webhook.ts";
import {
  auditWebhook as audit,
  changedMeanwhile,
  type Edit,
  type EditDeps,
} from "./webhook-edit.ts";
import { toWebhook, webhookRow } from "./webhook-queries.ts";
import { newSigningSecret, sealWebhook, unsealWebhook } from "./webhook-secrets.ts";

/** Changes of one webhook that come in the same moment take turns. */
const MOST_ATTEMPTS = 20;
/** Enough for every chat, shop and CRM of a company; each costs a look at every answer. */
const AT_MOST = 50;

/**
 * Makes a webhook. The signing secret is in what this returns and is never shown again.
 *
 * @throws {KnownError} 422 when it could never work, 409 when there are too many.
 */
export async function createWebhook(
  deps: EditDeps,
  { workspaceId, actor }: Edit,
  wanted: z.output<typeof CreateWebhook>,
): Promise<WebhookCreated> {
  await checkTarget(wanted, deps.check);
  await checkFilter(deps, workspaceId, wanted.filter);
  const now = deps.now();
  const id = uuidv7(now.getTime());
  const secret = hasOwnSecret(wanted.target.format) ? newSigningSecret() : null;
  return deps.db.transaction().execute(async (trx) => {
    await refuseTooMany(trx, workspaceId);
    const target = await withSigningKey(trx, deps.secret, workspaceId, wanted.target);
    const row = await trx
      .insertInto("webhook")
      .values({
        workspace_id: workspaceId,
        id,
        name: wanted.name,
        format: target.format,
        address: shownAddress(target),
        sealed: sealWebhook(
          deps.secret,
          { workspaceId, id },
          { target, secret, previousSecret: null },
        ),
        events: wanted.events,
        filter: JSON.stringify(wanted.filter),
        status: "active",
        created_by: actor,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await trx.insertInto("directory.webhook").values({ workspace_id: workspaceId, id }).execute();
    await audit(trx, { workspaceId, actor }, "made", row.name, { address: row.address });
    return { ...toWebhook(row, 0), secret };
  });
}

/**
 * Changes a webhook. Of a target only what is given changes; another format needs a whole target.
 *
 * @throws {KnownError} 404, or 422 when it could not work any more.
 */
export async function patchWebhook(
  deps: EditDeps,
  edit: Edit,
  webhookId: string,
  patch: PatchWebhook,
): Promise<Webhook> {
  await checkFilter(deps, edit.workspaceId, patch.filter);
  for (let attempt = 1; ; attempt += 1) {
    const changed = await patchOnce(deps, edit, webhookId, patch);
    if (changed) return changed;
    if (attempt === MOST_ATTEMPTS) {
      throw changedMeanwhile((await webhookRow(deps.db, { ...edit, webhookId })).name);
    }
  }
}

/** Null when somebody else has changed it since it was read: then it is read again. */
async function patchOnce(
  deps: EditDeps,
  { workspaceId, actor }: Edit,
  webhookId: string,
  patch: PatchWebhook,
): Promise<Webhook | null> {
  const before = await webhookRow(deps.db, { workspaceId, webhookId });
  const plain = unsealWebhook(deps.secret, { workspaceId, id: webhookId }, before.sealed);
  const target = mergeTarget(plain.target, patch.target);
  const events = patch.events ?? before.events;
  if (patch.target || patch.events) await checkTarget({ target, events }, deps.check);
  return deps.db.transaction().execute(async (trx) => {
    const stored = await withSigningKey(trx, deps.secret, workspaceId, target);
    const secret = plain.secret ?? (hasOwnSecret(stored.format) ? newSigningSecret() : null);
    const row = await trx
      .updateTable("webhook")
      .set({
        name: patch.name ?? before.name,
        events,
        ...(patch.filter ? { filter: JSON.stringify(patch.filter) } : {}),
        format: stored.format,
        address: shownAddress(stored),
        sealed: sealWebhook(
          deps.secret,
          { workspaceId, id: webhookId },
          { ...plain, target: stored, secret },
        ),
        updated_at: deps.now(),
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      // What another request has rotated meanwhile is not put back.
      .where("sealed", "=", before.sealed)
      .returningAll()
      .executeTakeFirst();
    if (!row) return null;
    await audit(trx, { workspaceId, actor }, "changed", row.name, { address: row.address });
    return toWebhook(row, 0);
  });
}

/** Removes a webhook and its log. */
export async function deleteWebhook(
  { db }: Pick<EditDeps, "db">,
  { workspaceId, actor }: Edit,
  webhookId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { name } = await webhookRow(trx, { workspaceId, webhookId });
    await trx
      .deleteFrom("webhook")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .execute();
    await trx
      .deleteFrom("directory.webhook")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", webhookId)
      .execute();
    await audit(trx, { workspaceId, actor }, "removed", name);
  });
}

async function checkFilter(
  { db }: EditDeps,
  workspaceId: string,
  filter: PatchWebhook["filter"],
): Promise<void> {
  const ids = filter?.surveys ?? [];
  await refuseUnknownIds(db, { workspaceId, table: "survey", ids, field: "filter.surveys" });
}

function mergeTarget(before: WebhookTarget, patch: PatchWebhook["target"]): WebhookTarget {
  if (!patch) return before;
  const merged = patch.format === before.format ? { ...before, ...patch } : patch;
  const parsed = WebhookTarget.safeParse(merged);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    field: ["target", ...issue.path].join("."),
    message: issue.message,
  }));
  throw new KnownError(
    422,
    "webhook_invalid",
    `The webhook was not changed: ${errors[0]?.field} ${errors[0]?.message}.`,
    errors,
  );
}

async function refuseTooMany(trx: Transaction, workspaceId: string): Promise<void> {
  const { count } = await trx
    .selectFrom("webhook")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  if (count < AT_MOST) return;
  throw new KnownError(
    409,
    "too_many_webhooks",
    `This workspace has ${count} webhooks already, as many as it may have. Remove one that is not used any more.`,
  );
}

import type { WebhookTarget } from "@candor/contract/webhook.ts";
import { KnownError } from "../../../errors/known-error.ts";
import type { Transaction } from "../../../storage/database.ts";
import { findEntry } from "../../../workspaces/directory.ts";
import { seal } from "../../../workspaces/sealed.ts";
import type { ServerSecret } from "../../../workspaces/server-secret.ts";

/** Where `api_key.sealed` may be opened. */
export function placeOfKey(workspaceId: string, keyId: string): string {
  return `api_key:${workspaceId}:${keyId}`;
}

/**
 * A target as it is stored: in Delighted's format an API key signs, which has to be used again and
 * so is kept encrypted beside its hash, from the moment it is first named here.
 *
 * @throws {KnownError} 422 when it is not a live key of this workspace.
 */
export async function withSigningKey(
  trx: Transaction,
  secret: ServerSecret,
  workspaceId: string,
  target: WebhookTarget,
): Promise<WebhookTarget> {
  if (target.format !== "delighted") return target;
  const { apiKey, ...stored } = target;
  const keyId = apiKey ? await keepKey(trx, secret, workspaceId, apiKey) : target.keyId;
  const row = await trx
    .selectFrom("api_key")
    .select("sealed")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", keyId ?? null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (keyId && row?.sealed) return { ...stored, keyId };
  throw refused(
    "target.apiKey",
    "Delighted's format is signed by an API key: give the key itself, as it was shown when it was made.",
  );
}

async function keepKey(
  trx: Transaction,
  secret: ServerSecret,
  workspaceId: string,
  apiKey: string,
): Promise<string> {
  const entry = await findEntry(trx, "api_key", apiKey);
  if (!entry || entry.workspaceId !== workspaceId) {
    throw refused("target.apiKey", "This is not an API key of this workspace.");
  }
  await trx
    .updateTable("api_key")
    .set({ sealed: seal(secret, apiKey, placeOfKey(workspaceId, entry.id)) })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", entry.id)
    .where("revoked_at", "is", null)
    .execute();
  return entry.id;
}

function refused(field: string, message: string): KnownError {
  return new KnownError(422, "webhook_invalid", message, [{ field, message }]);
}

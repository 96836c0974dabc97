import { type ApiKey, SCOPES, type Scope } from "@candor/contract/workspace.ts";
import type { Selectable } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ApiKeyTable } from "../storage/tables.ts";
import { uuidv7 } from "../storage/uuidv7.ts";
import { directoryHash, putEntry, removeEntries } from "../workspaces/directory.ts";
import { apiKeyPrefix, newApiKey } from "./api-key.ts";
import type { Principal } from "./principal.ts";
import { grantableScopes } from "./role.ts";

/** A key to be made. */
export interface NewKey {
  workspaceId: string;
  name: string;
  scopes: readonly Scope[];
  actor: string;
}

/** The keys of a workspace, the newest first; revoked ones stay listed. */
export async function listKeys(db: Database, workspaceId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom("api_key")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toApiKey);
}

/** Makes a key. The key itself is in this answer and nowhere else: only its hash is kept. */
export async function makeKey(trx: Transaction, wanted: NewKey): Promise<ApiKey & { key: string }> {
  const key = newApiKey();
  const now = new Date();
  const row = await trx
    .insertInto("api_key")
    .values({
      workspace_id: wanted.workspaceId,
      id: uuidv7(now.getTime()),
      name: wanted.name,
      prefix: apiKeyPrefix(key),
      hash: directoryHash("api_key", key),
      scopes: SCOPES.filter((scope) => wanted.scopes.includes(scope)),
      created_by: wanted.actor,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await putEntry(trx, key, { workspaceId: wanted.workspaceId, kind: "api_key", id: row.id });
  await writeAudit(trx, {
    workspaceId: wanted.workspaceId,
    actor: wanted.actor,
    action: "api_key.made",
    target: wanted.name,
    details: { prefix: row.prefix, scopes: row.scopes },
  });
  return { ...toApiKey(row), key };
}

/**
 * Revokes a key for good; revoking it again changes nothing.
 *
 * @throws {KnownError} 404.
 */
export async function revokeKey(
  trx: Transaction,
  q: { workspaceId: string; keyId: string; actor: string },
): Promise<void> {
  const row = await trx
    .selectFrom("api_key")
    .select(["name", "prefix", "revoked_at"])
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.keyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) {
    throw new KnownError(
      404,
      "key_not_found",
      `This workspace has no API key ${q.keyId}. Look at the list of keys.`,
    );
  }
  if (row.revoked_at) return;
  await trx
    .updateTable("api_key")
    .set({ revoked_at: new Date() })
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.keyId)
    .execute();
  await removeEntries(trx, { workspaceId: q.workspaceId, kind: "api_key", id: q.keyId });
  await writeAudit(trx, {
    workspaceId: q.workspaceId,
    actor: q.actor,
    action: "api_key.revoked",
    target: row.name,
    details: { prefix: row.prefix },
  });
}

/**
 * Nobody makes a key that may do more than they may themselves.
 *
 * @throws {KnownError} 403.
 */
export function refuseMoreThanOwn(principal: Principal, scopes: readonly Scope[]): void {
  const own = principal.kind === "key" ? principal.scopes : grantableScopes(principal.role);
  const beyond = scopes.find((scope) => !own.includes(scope));
  if (beyond === undefined) return;
  throw new KnownError(
    403,
    "scope_not_yours",
    `You may not make a key with the scope "${beyond}", since you lack it yourself. Leave it out, or ask an owner.`,
  );
}

function toApiKey(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as Scope[],
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

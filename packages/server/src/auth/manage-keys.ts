import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type ApiKey, SCOPES, type Scope } from "@candor/contract/workspace.ts";
import type { Selectable } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ApiKeyTable } from "../storage/tables.ts";
import { directoryHash, putEntry, removeEntries } from "../workspaces/directory.ts";
import { apiKeyPrefix, canBeAdopted, newApiKey } from "./api-key.ts";
import { can, type Principal } from "./principal.ts";
import { actionOfScope } from "./role.ts";

/** A key to be made. */
export interface NewKey {
  workspaceId: string;
  name: string;
  scopes: readonly Scope[];
  actor: string;
  /** The survey it speaks of at the door for Delighted's clients; the default survey when left out. */
  surveyId?: string | null;
  /** Only these surveys; everything of its scopes when left out. */
  surveyIds?: readonly string[] | undefined;
  /** A key of Delighted's to take over, so that no program has to learn a new one. */
  adopt?: string;
}

/** The keys of a workspace, the newest first; revoked ones stay listed. */
export async function listKeys(db: Database | Transaction, workspaceId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom("api_key")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id", "desc")
    .execute();
  return rows.map(toApiKey);
}

/**
 * Makes a key. The key itself is in this answer and nowhere else: only its hash is kept.
 *
 * @throws {KnownError} 422 when the key to take over is none of Delighted's, 409 when it is in use.
 */
export async function makeKey(trx: Transaction, wanted: NewKey): Promise<ApiKey & { key: string }> {
  const key = wanted.adopt === undefined ? newApiKey() : adopted(wanted.adopt);
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
      survey_id: wanted.surveyId ?? null,
      only_surveys: await knownSurveys(trx, wanted),
      created_by: wanted.actor,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const entry = { workspaceId: wanted.workspaceId, kind: "api_key", id: row.id } as const;
  if (!(await putEntry(trx, key, entry))) throw keyInUse();
  await writeAudit(trx, {
    workspaceId: wanted.workspaceId,
    actor: wanted.actor,
    action: "api_key.made",
    target: wanted.name,
    details: {
      ...{ prefix: row.prefix, scopes: row.scopes },
      ...(row.only_surveys ? { surveys: row.only_surveys.length } : {}),
    },
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
  const beyond = scopes.find((scope) => !can(principal, actionOfScope(scope)));
  if (beyond === undefined) return;
  throw new KnownError(
    403,
    "scope_not_yours",
    `You may not make a key with the scope "${beyond}", since you lack it yourself. Leave it out, or ask an owner.`,
  );
}

/** @throws {KnownError} 422 for a survey that is not there. */
async function knownSurveys(
  trx: Transaction,
  { workspaceId, surveyIds }: NewKey,
): Promise<string[] | null> {
  if (surveyIds === undefined) return null;
  const rows = await trx
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...surveyIds])
    .execute();
  const known = rows.map(({ id }) => id);
  const unknown = surveyIds.find((id) => !known.includes(id.toLowerCase()));
  if (unknown === undefined) return known;
  throw new KnownError(
    422,
    "survey_unknown",
    `There is no survey "${unknown}" in this workspace, so no key can be made for it.`,
    [{ field: "surveyIds", message: "names a survey that is not there" }],
  );
}

function adopted(text: string): string {
  if (canBeAdopted(text)) return text;
  throw new KnownError(
    422,
    "key_not_adoptable",
    "Only a key of Delighted's can be taken over: 32 letters and digits, as its dashboard showed it. Leave it out to make a new key.",
    [{ field: "key", message: "must be 32 letters and digits" }],
  );
}

function keyInUse(): KnownError {
  return new KnownError(
    409,
    "key_in_use",
    "This key opens a workspace of this server already. Revoke it there first, or leave it out to make a new key.",
    [{ field: "key", message: "is in use" }],
  );
}

function toApiKey(row: Selectable<ApiKeyTable>): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as Scope[],
    surveyIds: row.only_surveys,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

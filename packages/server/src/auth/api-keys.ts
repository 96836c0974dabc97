import type { Scope } from "@candor/contract/workspace.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { directoryHash, findEntry } from "../workspaces/directory.ts";
import { looksLikeApiKey } from "./api-key.ts";
import type { KeyPrincipal } from "./principal.ts";

/** Finds who a key speaks for. */
export interface ApiKeys {
  /** @throws {KnownError} 401 for a key that is unknown or revoked. */
  principalOf(key: string): Promise<KeyPrincipal>;
  /** Whether a key is not revoked, asked of the database. */
  stands(key: Pick<KeyPrincipal, "workspaceId" | "keyId">): Promise<boolean>;
  /** Forgets a key at once; other processes notice within half a minute. */
  forget(keyId: string): void;
}

interface Remembered {
  principal: KeyPrincipal;
  /** When it must be looked up again, in milliseconds. */
  staleAt: number;
  /** When its use was last written down, in milliseconds. */
  usedAt: number;
}

const REMEMBER_MS = 30_000;
const NOTE_USE_EVERY_MS = 60_000;
const REMEMBER_AT_MOST = 1_000;

/** Keys are looked up by hash and remembered for half a minute: recording asks a thousand times a second. */
export function apiKeys(db: Database, now: () => number = Date.now): ApiKeys {
  const remembered = new Map<string, Remembered>();

  return {
    async principalOf(key) {
      if (!looksLikeApiKey(key)) throw unknownKey();
      const hash = directoryHash("api_key", key).toString("base64");
      const known = remembered.get(hash);
      const at = now();
      if (known && known.staleAt > at && known.usedAt > at - NOTE_USE_EVERY_MS) {
        return known.principal;
      }
      const principal = await lookUp(db, key);
      if (!principal) {
        remembered.delete(hash);
        throw unknownKey();
      }
      const usedAt = known && known.usedAt > at - NOTE_USE_EVERY_MS ? known.usedAt : at;
      makeRoom(remembered);
      remembered.set(hash, { principal, staleAt: at + REMEMBER_MS, usedAt });
      if (usedAt === at) await noteUse(db, principal, new Date(at));
      return principal;
    },
    async stands({ workspaceId, keyId }) {
      const row = await db
        .selectFrom("api_key")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", keyId)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return row !== undefined;
    },
    forget(keyId) {
      for (const [hash, { principal }] of remembered) {
        if (principal.keyId === keyId) remembered.delete(hash);
      }
    },
  };
}

async function lookUp(db: Database, key: string): Promise<KeyPrincipal | null> {
  const entry = await findEntry(db, "api_key", key);
  if (!entry) return null;
  const row = await db
    .selectFrom("api_key")
    .select(["id", "name", "scopes", "only_surveys"])
    .where("workspace_id", "=", entry.workspaceId)
    .where("id", "=", entry.id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    kind: "key",
    keyId: row.id,
    name: row.name,
    workspaceId: entry.workspaceId,
    scopes: row.scopes as Scope[],
    surveyIds: row.only_surveys,
  };
}

async function noteUse(db: Database, key: KeyPrincipal, at: Date): Promise<void> {
  await db
    .updateTable("api_key")
    .set({ last_used_at: at })
    .where("workspace_id", "=", key.workspaceId)
    .where("id", "=", key.keyId)
    .where((where) =>
      where.or([
        where("last_used_at", "is", null),
        where("last_used_at", "<", new Date(at.getTime() - NOTE_USE_EVERY_MS)),
      ]),
    )
    .execute();
}

function makeRoom(remembered: Map<string, Remembered>): void {
  if (remembered.size < REMEMBER_AT_MOST) return;
  const [oldest] = remembered.keys();
  if (oldest !== undefined) remembered.delete(oldest);
}

function unknownKey(): KnownError {
  return new KnownError(
    401,
    "key_unknown",
    "This API key is unknown or was revoked. Make another one under Settings, API keys.",
  );
}

import { createHash } from "node:crypto";
import type { Database, Transaction } from "../storage/database.ts";

/** What can be found without knowing its workspace. */
export type EntryKind =
  | "survey"
  | "api_key"
  | "widget"
  | "share"
  | "invitation"
  | "public_page"
  | "scim"
  | "calendar"
  | "referral";

/** Where a slug, key or token leads. */
export interface Entry {
  workspaceId: string;
  kind: EntryKind;
  id: string;
}

/** SHA-256 of a slug, key or token: the directory never holds the thing itself. */
export function directoryHash(kind: EntryKind, text: string): Buffer {
  return createHash("sha256").update(`${kind}\n${text}`).digest();
}

/**
 * Puts a slug, key or token into the directory.
 *
 * @returns whether it was free; `false` when another entry has it already.
 */
export async function putEntry(trx: Transaction, text: string, entry: Entry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("directory.entry")
    .values({
      hash: directoryHash(entry.kind, text),
      workspace_id: entry.workspaceId,
      kind: entry.kind,
      id: entry.id,
    })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Where a slug, key or token of this kind leads; `null` for nowhere. */
export async function findEntry(
  db: Database | Transaction,
  kind: EntryKind,
  text: string,
): Promise<Entry | null> {
  const row = await db
    .selectFrom("directory.entry")
    .select(["workspace_id", "id"])
    .where("hash", "=", directoryHash(kind, text))
    .executeTakeFirst();
  return row ? { workspaceId: row.workspace_id, kind, id: row.id } : null;
}

/** Takes every entry of a thing out of the directory. */
export async function removeEntries(trx: Transaction, entry: Entry): Promise<void> {
  await trx
    .deleteFrom("directory.entry")
    .where("workspace_id", "=", entry.workspaceId)
    .where("kind", "=", entry.kind)
    .where("id", "=", entry.id)
    .execute();
}

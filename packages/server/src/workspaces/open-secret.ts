import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { keyPersonalHashes, rekeyedHash } from "./personal-hash.ts";
import { hasSecret, loadServerSecret, type ServerSecret, serverSecret } from "./server-secret.ts";

/** Stands in `directory.secret` once the hashes of earlier versions have their key. */
const DONE = "personal_hashes_keyed";

/**
 * Loads the server secret and hashes what is personal under it from now on, for a process that does
 * more than look.
 *
 * @throws {KnownError} as `loadServerSecret` does.
 */
export async function openSecret(db: Database, configured: string | null): Promise<ServerSecret> {
  const secret = await loadServerSecret(db, configured);
  keyPersonalHashes(secret);
  await keyEarlierHashes(db);
  return secret;
}

/** Earlier versions kept bare SHA-256; over them goes the keyed hash, once. */
async function keyEarlierHashes(db: Database): Promise<void> {
  const done = await db
    .selectFrom("directory.secret")
    .select("name")
    .where("name", "=", DONE)
    .executeTakeFirst();
  if (done) return;
  await db.transaction().execute(async (trx) => {
    // Of several processes that start together one does it; the others wait for its row.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("directory.secret")
      .values({ name: DONE, value: new Date().toISOString() })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) return;
    const workspaces = await trx.selectFrom("workspace").select("id").orderBy("id").execute();
    for (const { id } of workspaces) {
      await keyAddresses(trx, id);
      await keySources(trx, id);
    }
  });
}

async function keyAddresses(trx: Transaction, workspaceId: string): Promise<void> {
  const rows = await trx
    .selectFrom("forgotten_address")
    .select("hash")
    .where("workspace_id", "=", workspaceId)
    .execute();
  for (const { hash } of rows) {
    await trx
      .updateTable("forgotten_address")
      .set({ hash: rekeyedHash(hash) })
      .where("workspace_id", "=", workspaceId)
      .where("hash", "=", hash)
      .execute();
  }
}

/** Answers of people who were erased, that came from files: `erased` and the SHA-256 of their source key. */
async function keySources(trx: Transaction, workspaceId: string): Promise<void> {
  const rows = await trx
    .selectFrom("response")
    .select(["id", "source_key"])
    .where("workspace_id", "=", workspaceId)
    .where("source_key", "like", "erased %")
    .execute();
  const keys = rows.map(({ id, source_key }) => ({
    id,
    key: `forgotten ${rekeyedHash(Buffer.from((source_key ?? "").slice(7), "hex")).toString("hex")}`,
  }));
  if (keys.length === 0) return;
  await sql`
    update response r set source_key = k.key
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(id uuid, key text)
    where r.workspace_id = ${workspaceId} and r.id = k.id
  `.execute(trx);
}

/**
 * The same for a command at the shell. Where no server ever ran on this database the command does not
 * decide which secret it will have: it hashes under one that is forgotten, since there is nobody
 * yet who was.
 */
export async function openShellSecret(db: Database, configured: string | null): Promise<void> {
  if (await hasSecret(db)) await openSecret(db, configured);
  else keyPersonalHashes(serverSecret(configured ?? randomBytes(32).toString("base64url")));
}

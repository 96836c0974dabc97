import { findNames, replaceNames } from "@candor/text";
import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { secretInUse } from "../workspaces/personal-hash.ts";
import { seal } from "../workspaces/sealed.ts";
import { placeOfOriginal } from "./sealed-originals.ts";

/** So many comments are looked at without anybody waiting, and those among them that hold a name are written at once. */
const SLICE = 500;

export interface KeptNames {
  workspaceId: string;
  names: readonly string[];
  /** Whether the originals are kept sealed. */
  sealed: boolean;
}

/**
 * Replaces names in the comments that are kept, in the lines of their history, too: for good, but where originals are
 * sealed. A slice at a time; whatever ends it in the middle, doing it again does the rest.
 *
 * @param follow what else changes with the words, in the same transaction.
 * @returns how many comments held a name.
 */
export async function replaceKeptNames(
  db: Database,
  kept: KeptNames,
  follow: (trx: Transaction, ids: readonly string[]) => Promise<void>,
  signal?: AbortSignal,
): Promise<number> {
  let after = "00000000-0000-0000-0000-000000000000";
  let changed = 0;
  while (!signal?.aborted) {
    const looked = await commentsAfter(db, kept.workspaceId, after);
    const last = looked.at(-1);
    if (!last) break;
    after = last.id;
    const ids = looked
      .filter(({ comment }) => findNames(comment, kept.names).length > 0)
      .map(({ id }) => id);
    if (ids.length === 0) continue;
    await withWorkspace(
      db,
      kept.workspaceId,
      async (trx) => {
        await replaceIn(trx, kept, ids);
        await follow(trx, ids);
      },
      { patienceMs: null },
    );
    changed += ids.length;
  }
  return changed;
}

interface Kept {
  id: string;
  comment: string;
}

async function commentsAfter(db: Database, workspaceId: string, after: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    select id, comment from response where workspace_id = ${workspaceId} and id > ${after}::uuid
      and comment is not null
    order by id limit ${SLICE}
  `.execute(db);
  return rows;
}

async function replaceIn(trx: Transaction, kept: KeptNames, ids: readonly string[]): Promise<void> {
  const { workspaceId, names } = kept;
  const { rows } = await sql<Kept>`
    select id, comment from response where workspace_id = ${workspaceId}
      and id = any(${[...ids]}::uuid[]) and comment is not null
  `.execute(trx);
  if (kept.sealed) await sealFirst(trx, workspaceId, rows);
  for (const { id, comment } of rows) {
    await sql`
      update response set comment = ${replaceNames(comment, names)}
      where workspace_id = ${workspaceId} and id = ${id}::uuid
    `.execute(trx);
  }
  const { rows: lines } = await sql<{ response_id: string; id: string; changes: unknown }>`
    select response_id, id, changes from response_change
    where workspace_id = ${workspaceId} and response_id = any(${[...ids]}::uuid[])
      and changes ? 'comment'
  `.execute(trx);
  for (const line of lines) {
    const changes = JSON.stringify(line.changes, (_, inner: unknown) =>
      typeof inner === "string" ? replaceNames(inner, names) : inner,
    );
    await sql`
      update response_change set changes = ${changes}::jsonb
      where workspace_id = ${workspaceId} and response_id = ${line.response_id}::uuid
        and id = ${line.id}::uuid
    `.execute(trx);
  }
}

/** Where an original is kept already, it is the one that was written; what stands in the comment is less. */
async function sealFirst(trx: Transaction, workspaceId: string, rows: readonly Kept[]) {
  if (rows.length === 0) return;
  await trx
    .insertInto("sealed_comment")
    .values(
      rows.map(({ id, comment }) => ({
        workspace_id: workspaceId,
        response_id: id,
        sealed: seal(secretInUse(), comment, placeOfOriginal({ workspaceId, responseId: id })),
      })),
    )
    .onConflict((conflict) => conflict.columns(["workspace_id", "response_id"]).doNothing())
    .execute();
}

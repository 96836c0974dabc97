import { type RawBuilder, sql } from "kysely";
import { wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { PRIORITY, type Priority, READ_COMMENTS } from "./reading-kind.ts";

/** Puts comments in the line; who stands there already keeps the better place and is read anew. */
export async function askToRead(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  { priority, now }: { priority: Priority; now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const asked = sql`select unnest(${[...new Set(ids)].sort()}::uuid[]) as response_id`;
  await putInLine(trx, workspaceId, asked, priority);
  await wake(trx, READ_COMMENTS, { workspaceId }, { now });
}

/**
 * All comments of a workspace, or those of which a condition on `response` holds, are read again.
 *
 * @returns how many.
 */
export async function askToReadAgain(
  trx: Transaction,
  workspaceId: string,
  { now, where = sql`true` }: { now: Date; where?: RawBuilder<unknown> },
): Promise<number> {
  const asked = sql`select response.id as response_id from response
    where response.workspace_id = ${workspaceId} and response.comment is not null and ${where}`;
  const count = await putInLine(trx, workspaceId, asked, PRIORITY.readBefore);
  await wake(trx, READ_COMMENTS, { workspaceId }, { now });
  return count;
}

async function putInLine(
  trx: Transaction,
  workspaceId: string,
  asked: RawBuilder<unknown>,
  priority: Priority,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into comment_to_read as q (workspace_id, response_id, priority)
    select ${workspaceId}::uuid, a.response_id, ${priority}::smallint from (${asked}) a
    on conflict (workspace_id, response_id)
      do update set priority = least(q.priority, excluded.priority), turn = q.turn + 1
  `.execute(trx);
  return Number(numAffectedRows ?? 0);
}

import { sql } from "kysely";
import { defineDueWork, wake } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";
import { modelSettings } from "./model-queries.ts";
import { isUsedFor } from "./own-model.ts";

/**
 * What a workspace's own model has to do. A kind of its own: whatever becomes of an endpoint, answers are recorded and
 * read by the embedded reader meanwhile.
 */
export const OWN_MODEL = defineDueWork("own-model", { lanes: 4, turnMs: 45_000 });

/** Has comments read by the model that the embedded reader just read, where the workspace wishes it. */
export async function askModelToRead(
  trx: Transaction,
  { workspaceId, ids, now }: { workspaceId: string; ids: readonly string[]; now: Date },
): Promise<number> {
  const settings = await modelSettings(trx, workspaceId);
  if (!isUsedFor(settings, "reading") || ids.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into model_to_read as q (workspace_id, response_id)
    select ${workspaceId}::uuid, c.response_id from comment_reading c
    where c.workspace_id = ${workspaceId} and c.response_id = any(${[...ids]}::uuid[])
      and (${settings.languages.length === 0}::boolean or c.language = any(${[...settings.languages]}::text[]))
      and not exists (select from model_reading m where m.workspace_id = ${workspaceId}
        and m.response_id = c.response_id and m.state = 'read' and m.model = ${settings.model})
    order by c.response_id
    on conflict (workspace_id, response_id) do nothing
  `.execute(trx);
  const asked = Number(numAffectedRows ?? 0);
  if (asked > 0) await wake(trx, OWN_MODEL, { workspaceId }, { now });
  return asked;
}

/** The same for the newest comments that it did not read yet; nothing is asked twice of one comment. */
export async function askModelToReadNewest(
  trx: Transaction,
  { workspaceId, newest, now }: { workspaceId: string; newest: number; now: Date },
): Promise<number> {
  const { model } = await modelSettings(trx, workspaceId);
  const { rows } = await sql<{ id: string }>`
    select r.id from response r
    join comment_reading c on c.workspace_id = r.workspace_id and c.response_id = r.id
    left join model_reading m on m.workspace_id = r.workspace_id and m.response_id = r.id
      and m.model = ${model} and m.state = 'read'
    where r.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
      and r.comment is not null and r.deleted_at is null and m.response_id is null
    order by r.answered_at desc, r.id desc limit ${newest}
  `.execute(trx);
  return askModelToRead(trx, { workspaceId, ids: rows.map(({ id }) => id), now });
}

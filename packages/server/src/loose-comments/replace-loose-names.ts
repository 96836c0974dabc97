import { findNames, replaceNames } from "@candor/text";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

const SLICE = 500;

/** Replaces names in what was said without a score, for good. @returns how many of them held one. */
export async function replaceLooseNames(
  db: Database,
  { workspaceId, names }: { workspaceId: string; names: readonly string[] },
  signal?: AbortSignal,
): Promise<number> {
  let after = "00000000-0000-0000-0000-000000000000";
  let changed = 0;
  while (!signal?.aborted) {
    const { rows } = await sql<{ id: string; text: string }>`
      select id, text from loose_comment where workspace_id = ${workspaceId} and id > ${after}::uuid
      order by id limit ${SLICE}
    `.execute(db);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    for (const { id, text } of rows) {
      if (findNames(text, names).length === 0) continue;
      await sql`
        update loose_comment set text = ${replaceNames(text, names)}
        where workspace_id = ${workspaceId} and id = ${id}::uuid
      `.execute(db);
      changed += 1;
    }
  }
  return changed;
}

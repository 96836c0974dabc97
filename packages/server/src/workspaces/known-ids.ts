import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";

const CALLED = { person: "person", survey: "survey" } as const;

/**
 * Refuses ids of a request's body that are of nothing in this workspace: left in, they would be
 * skipped in silence, or would narrow something down to nobody for ever.
 *
 * @param q.field where they stand in the body.
 * @throws {KnownError} 422 that names the first of them.
 */
export async function refuseUnknownIds(
  db: Database | Transaction,
  q: {
    workspaceId: string;
    table: keyof typeof CALLED;
    ids: readonly string[];
    field: string;
  },
): Promise<void> {
  const wanted = [...new Set(q.ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return;
  const rows = await db
    .selectFrom(q.table)
    .select("id")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "in", wanted)
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const what = CALLED[q.table];
  throw new KnownError(
    422,
    `${what}_unknown`,
    `There is no ${what} "${missing[0]}" in this workspace${missing.length > 1 ? `, and ${missing.length - 1} more are unknown` : ""}; nothing was changed.`,
    missing.slice(0, 20).map((id) => ({ field: q.field, message: `${id} is not known here` })),
  );
}

import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** What an import does to things that it did not make: an answer brought up to date, a person met first, somebody blocked. */
export type EffectKind = "updated" | "person" | "unsubscribed" | "bounced";

/** Remembers what undoing an import has to look at; saying it twice changes nothing. */
export async function rememberEffects(
  db: Database | Transaction,
  { workspaceId, importId }: { workspaceId: string; importId: string },
  kind: EffectKind,
  targetIds: readonly string[],
  at: Date,
): Promise<void> {
  if (targetIds.length === 0) return;
  await sql`
    insert into import_effect (workspace_id, import_id, kind, target_id, at)
    select ${workspaceId}::uuid, ${importId}::uuid, ${kind}, t.id, ${at}::timestamptz
    from unnest(${[...new Set(targetIds)]}::uuid[]) as t(id)
    on conflict do nothing
  `.execute(db);
}

import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** As many tags as one person may have. */
const MOST_TAGS = 50;

/**
 * Gives a tag to people or takes it off. Whoever has it already, or has as many as one may have, stays
 * as they are; people who are not there are passed over.
 *
 * @returns those who are different now.
 */
export async function tagPeople(
  db: Database,
  q: { workspaceId: string; people: readonly string[]; tag: string; on: boolean; now: Date },
): Promise<string[]> {
  const them = sql`workspace_id = ${q.workspaceId} and id = any(${[...q.people]}::uuid[])`;
  const { rows } = await (q.on
    ? sql<{ id: string }>`
        update person set tags = tags || ${[q.tag]}::text[], updated_at = ${q.now}::timestamptz
        where ${them} and not (${q.tag} = any(tags)) and cardinality(tags) < ${MOST_TAGS}
        returning id`
    : sql<{ id: string }>`
        update person set tags = array_remove(tags, ${q.tag}::text), updated_at = ${q.now}::timestamptz
        where ${them} and ${q.tag} = any(tags)
        returning id`
  ).execute(db);
  return rows.map(({ id }) => id);
}

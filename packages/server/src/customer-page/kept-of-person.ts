import { sql } from "kysely";
import type { Database } from "../storage/database.ts";

/** What can be kept of somebody, in the order in which they read it. */
export const KEPT = [
  ...(["identity", "consents", "answers", "invitations", "messages", "cases"] as const),
  ...(["promises", "purchases", "dates", "preference", "worry", "joy", "family"] as const),
  ...(["contact", "other"] as const),
] as const;

export interface Kept {
  what: (typeof KEPT)[number];
  n: number;
}

/**
 * How much of each kind is kept of a person. The link may have been passed on, so these are kinds and numbers, and no
 * word of theirs or of ours; whoever may read those asks for a copy.
 */
export async function keptOf(
  db: Database,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<Kept[]> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${alias}.person_id`)} = ${personId}::uuid`;
  const { rows } = await sql<{ what: Kept["what"]; n: number }>`
    select 'identity' as what, (num_nonnulls(p.email, p.phone, p.external_id, p.name, p.language, p.time_zone)
        + cardinality(p.tags) + (select count(*) from jsonb_object_keys(p.attributes))
        + (select count(*) from person_address a where ${of("a")}))::int as n
      from person p where p.workspace_id = ${workspaceId} and p.id = ${personId}::uuid
    union all select 'consents', ((select count(*) from consent k where ${of("k")})
      + (select count(*) from contact_block b where ${of("b")}))::int
    union all select 'answers', (select count(*) from response r where ${of("r")} and r.deleted_at is null)::int
    union all select 'invitations', (select count(*) from invitation i where ${of("i")})::int
    union all select 'messages', (select count(*) from conversation v
      join conversation_message m on m.workspace_id = ${workspaceId} and m.conversation_id = v.id
      where ${of("v")})::int
    union all select 'cases', (select count(*) from customer_case c where ${of("c")})::int
    union all select 'promises', (select count(*) from promise o where ${of("o")})::int
    union all select 'purchases', (select count(*) from purchase b where ${of("b")})::int
    union all select 'dates', ((select count(*) from person_date d where ${of("d")})
      + (select count(*) from next_contact t where ${of("t")})
      + (select count(*) from care_task a where ${of("a")} and a.state = 'open'))::int
    union all select n.kind, count(*)::int from person_note n where ${of("n")} group by n.kind
  `.execute(db);
  return KEPT.flatMap((what) => {
    const n = rows.find((row) => row.what === what)?.n ?? 0;
    return n > 0 ? [{ what, n }] : [];
  });
}

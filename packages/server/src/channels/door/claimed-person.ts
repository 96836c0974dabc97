import { sql } from "kysely";
import { type Identity, toIdentity } from "../../people/identity.ts";
import type { Database, Transaction } from "../../storage/database.ts";

/** Somebody that a stranger says they are. */
export interface Claim {
  /** Nobody is known by it: the answer makes a person of it. */
  identity: Identity | null;
  /** Known already: the answer is not theirs by somebody's word, and only says whom it names. */
  personId: string | null;
}

/** Sorts an address typed on an open link: one that is known claims nothing about its owner. */
export async function claimOf(
  db: Database | Transaction,
  workspaceId: string,
  email: string | undefined,
): Promise<Claim> {
  const identity = toIdentity(email ? { email } : null);
  if (!identity) return { identity: null, personId: null };
  const row = await db
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", identity.email)
    .executeTakeFirst();
  return row ? { identity: null, personId: row.id } : { identity, personId: null };
}

/** Notes whom an answer named. The first word stands; an answer that belongs to a person claims nobody. */
export async function noteClaim(
  db: Database | Transaction,
  claim: { workspaceId: string; responseId: string; personId: string; now: Date },
): Promise<void> {
  await sql`
    insert into claimed_answer as c (workspace_id, response_id, person_id, at)
    select r.workspace_id, r.id, ${claim.personId}::uuid, ${claim.now}::timestamptz from response r
    where r.workspace_id = ${claim.workspaceId}::uuid and r.id = ${claim.responseId}::uuid
      and r.person_id is null
    on conflict (workspace_id, response_id) do nothing
  `.execute(db);
}

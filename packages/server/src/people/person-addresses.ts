import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** Says how a person is reached on a channel that is neither mail nor phone; the last word wins. */
export async function setAddress(
  db: Database | Transaction,
  given: { workspaceId: string; personId: string; channel: string; address: string; now: Date },
): Promise<void> {
  await sql`
    insert into person_address (workspace_id, channel, address, person_id, created_at)
    values (${given.workspaceId}::uuid, ${given.channel}, ${given.address}, ${given.personId}::uuid,
      ${given.now}::timestamptz)
    on conflict (workspace_id, channel, address) do update set person_id = excluded.person_id
  `.execute(db);
}

/** Whom an address of a channel belongs to; `null` for a stranger. */
export async function personAtAddress(
  db: Database | Transaction,
  q: { workspaceId: string; channel: string; address: string },
): Promise<string | null> {
  const row = await db
    .selectFrom("person_address")
    .select("person_id")
    .where("workspace_id", "=", q.workspaceId)
    .where("channel", "=", q.channel)
    .where("address", "=", q.address)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

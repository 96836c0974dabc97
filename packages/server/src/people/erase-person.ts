import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import type { Database } from "../storage/database.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import type { ReassignAnswers } from "./merge-people.ts";
import { lockPerson } from "./save-person.ts";

export interface Erasure {
  workspaceId: string;
  personId: string;
  actor: string;
  now: Date;
  reassignAnswers: ReassignAnswers;
}

/**
 * Forgets a person for good. Their scores stay, belonging to nobody, so that the tallies stay
 * true; what was planned for them ends; and where they did not want to be written to, a hash of
 * the address stays, so that the next import does not bring the mails back.
 *
 * @throws {KnownError} 404.
 */
export async function erasePerson(db: Database, erasure: Erasure): Promise<void> {
  const { workspaceId, personId, now } = erasure;
  await db.transaction().execute(async (trx) => {
    await lockWorkspace(trx, workspaceId);
    await lockPerson(trx, erasure);
    await erasure.reassignAnswers(trx, {
      workspaceId,
      from: personId,
      to: null,
      actor: erasure.actor,
      now,
    });
    await sql`
      insert into forgotten_address (workspace_id, hash, reason, at)
      select ${workspaceId}::uuid, sha256(convert_to(a.address, 'UTF8')), min(b.reason), ${now}::timestamptz
      from contact_block b
      join person p on p.workspace_id = b.workspace_id and p.id = b.person_id
      cross join lateral (values (p.email), (p.phone)) as a(address)
      where b.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
        and b.person_id = ${personId}::uuid and a.address is not null
        and b.reason in ('unsubscribed', 'complained', 'suppressed')
      group by a.address
      on conflict do nothing
    `.execute(trx);
    await sql`
      update invitation set properties = '{}', detail = null, next_action = null, next_at = null,
        state = case when state in ('planned', 'held_back') then 'not_asked' else state end,
        reason = case when state in ('planned', 'held_back') then 'person_erased' else reason end,
        updated_at = ${now}::timestamptz
      where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
    `.execute(trx);
    await sql`
      update message set address = '' , reply = null where workspace_id = ${workspaceId}
        and invitation_id in (select id from invitation
          where workspace_id = ${workspaceId} and person_id = ${personId}::uuid)
    `.execute(trx);
    await sql`
      delete from chat_state where workspace_id = ${workspaceId} and invitation_id in (
        select id from invitation
        where workspace_id = ${workspaceId} and person_id = ${personId}::uuid)
    `.execute(trx);
    for (const table of FORGOTTEN) {
      await sql`
        delete from ${sql.table(table)} where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
      `.execute(trx);
    }
    await trx
      .deleteFrom("person")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", personId)
      .execute();
    await writeAudit(trx, {
      workspaceId,
      actor: erasure.actor,
      action: "person.erased",
      target: personId,
    });
  });
}

const FORGOTTEN = [
  "contact_block",
  "consent",
  "audience_member",
  "person_address",
  "person_asked",
  "purchase",
] as const;

import type { Person } from "@candor/contract/person.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import { getPerson } from "./person-queries.ts";
import { lockPerson } from "./save-person.ts";

/**
 * Gives all answers of a person to another, or to nobody, moving the tallies with them. Recording
 * comes later in the walk, so whoever starts the server hands this in.
 */
export type ReassignAnswers = (
  trx: Transaction,
  change: { workspaceId: string; from: string; to: string | null; actor: string; now: Date },
) => Promise<void>;

export interface Merge {
  workspaceId: string;
  keep: string;
  merge: string;
  actor: string;
  now: Date;
  reassignAnswers: ReassignAnswers;
}

/**
 * Two entries for one human become one: answers, invitations, consents, blocks, addresses and
 * purchases move to the one kept, which learns what only the other knew.
 *
 * @throws {KnownError} 404 when one does not exist; 422 when they are the same; 409 when both are
 *   in the middle of being asked by one sending.
 */
export async function mergePeople(db: Database, merge: Merge): Promise<Person> {
  if (merge.keep === merge.merge) {
    throw new KnownError(422, "same_person", "A person cannot be merged with themselves.");
  }
  return db.transaction().execute(async (trx) => {
    // Locked in one order, so that two merges the other way round do not wait for each other.
    const [first, second] = [merge.keep, merge.merge].sort();
    const { workspaceId } = merge;
    await lockWorkspace(trx, workspaceId);
    await lockPerson(trx, { workspaceId, personId: first ?? "" });
    await lockPerson(trx, { workspaceId, personId: second ?? "" });
    await merge.reassignAnswers(trx, {
      workspaceId,
      from: merge.merge,
      to: merge.keep,
      actor: merge.actor,
      now: merge.now,
    });
    await moveAsking(trx, merge);
    await moveKnowledge(trx, merge);
    await writeAudit(trx, {
      workspaceId,
      actor: merge.actor,
      action: "person.merged",
      target: merge.keep,
      details: { merged: merge.merge },
    });
    return getPerson(trx, { workspaceId, personId: merge.keep });
  });
}

/** Invitations, and who may be asked where: the stricter word wins. */
async function moveAsking(trx: Transaction, { workspaceId, keep, merge }: Merge): Promise<void> {
  // What one sending planned for both is asked once; the rest of the invitations move.
  await sql`
    update invitation i set state = 'not_asked', reason = 'already_invited', next_action = null,
      next_at = null, round = -1 - round
    where i.workspace_id = ${workspaceId} and i.person_id = ${merge}::uuid and exists (
      select from invitation k where k.workspace_id = ${workspaceId} and k.person_id = ${keep}::uuid
        and k.sending_id = i.sending_id and k.round = i.round)
      and i.state in ('planned', 'held_back', 'not_asked')
  `.execute(trx);
  await sql`
    update invitation i set round = -1000 - i.round
    where i.workspace_id = ${workspaceId} and i.person_id = ${merge}::uuid and exists (
      select from invitation k where k.workspace_id = ${workspaceId} and k.person_id = ${keep}::uuid
        and k.sending_id = i.sending_id and k.round = i.round)
  `.execute(trx);
  await sql`
    update invitation set person_id = ${keep}::uuid
    where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
  `.execute(trx);
  await sql`
    update consent k set given = false, source = m.source, at = m.at from consent m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid
      and k.channel = m.channel and k.given and not m.given
  `.execute(trx);
  for (const [table, columns] of MOVED) {
    const names = sql.raw(columns);
    await sql`
      insert into ${sql.table(table)} (workspace_id, person_id, ${names})
      select workspace_id, ${keep}::uuid, ${names} from ${sql.table(table)}
      where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
      on conflict do nothing
    `.execute(trx);
    await sql`
      delete from ${sql.table(table)} where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
    `.execute(trx);
  }
  await sql`
    update person_asked k set at = greatest(k.at, m.at) from person_asked m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid and k.kind = m.kind
  `.execute(trx);
  await sql`
    update person_asked set person_id = ${keep}::uuid
    where workspace_id = ${workspaceId} and person_id = ${merge}::uuid and not exists (
      select from person_asked k where k.workspace_id = ${workspaceId}
        and k.person_id = ${keep}::uuid and k.kind = person_asked.kind)
  `.execute(trx);
  await sql`
    delete from person_asked where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
  `.execute(trx);
}

/** Tables whose rows of both people simply come together. */
const MOVED = [
  ["contact_block", "channel, reason, address, detail, actor, at"],
  ["consent", "channel, given, source, at"],
  ["audience_member", "sending_id, properties, added_at"],
] as const;

async function moveKnowledge(
  trx: Transaction,
  { workspaceId, keep, merge, now }: Merge,
): Promise<void> {
  await sql`
    update person_address set person_id = ${keep}::uuid
    where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
  `.execute(trx);
  await sql`
    update purchase set person_id = ${keep}::uuid
    where workspace_id = ${workspaceId} and person_id = ${merge}::uuid
  `.execute(trx);
  const merged = await trx
    .deleteFrom("person")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", merge)
    .returningAll()
    .executeTakeFirstOrThrow();
  await sql`
    update person set
      email = coalesce(email, ${merged.email}), phone = coalesce(phone, ${merged.phone}),
      external_id = coalesce(external_id, ${merged.external_id}), name = coalesce(name, ${merged.name}),
      language = coalesce(language, ${merged.language}), time_zone = coalesce(time_zone, ${merged.time_zone}),
      attributes = ${JSON.stringify(merged.attributes)}::jsonb || attributes,
      last_asked_at = greatest(last_asked_at, ${merged.last_asked_at}::timestamptz),
      created_at = least(created_at, ${merged.created_at}::timestamptz), updated_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and id = ${keep}::uuid
  `.execute(trx);
}

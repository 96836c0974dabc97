import type { Person } from "@candor/contract/person.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { joinCame, settleJoined } from "../referrals/first-purchases.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { DECLARED_TABLES, type DeclaredTable } from "../storage/personal-data/all-declarations.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
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
  return withWorkspace(db, merge.workspaceId, async (trx) => {
    // Locked in one order, so that two merges the other way round do not wait for each other.
    const [first, second] = [merge.keep, merge.merge].sort();
    const { workspaceId } = merge;
    await lockPerson(trx, { workspaceId, personId: first ?? "" });
    await lockPerson(trx, { workspaceId, personId: second ?? "" });
    await merge.reassignAnswers(trx, {
      workspaceId,
      from: merge.merge,
      to: merge.keep,
      actor: merge.actor,
      now: merge.now,
    });
    await keepStricterWord(trx, merge);
    await joinCame(trx, merge);
    for (const table of DECLARED_TABLES) await mergeRows(trx, table, merge);
    // After the rest: a sending that is writing people down may just have written one of these two.
    await mergeInvitations(trx, merge);
    await mergePersons(trx, merge);
    await settleJoined(trx, merge);
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

/**
 * What one sending planned for both is asked once: whoever of the two has not been asked yet is not
 * asked any more, and only one is reminded. The rest of the invitations move.
 */
async function mergeInvitations(
  trx: Transaction,
  { workspaceId, keep, merge }: Merge,
): Promise<void> {
  await sql`
    update invitation i set state = 'not_asked', reason = 'already_invited', next_action = null,
      next_at = null, round = -1 - round
    where i.workspace_id = ${workspaceId} and i.person_id = ${merge}::uuid and exists (
      select from invitation k where k.workspace_id = ${workspaceId} and k.person_id = ${keep}::uuid
        and k.sending_id = i.sending_id and k.round = i.round)
      and i.state in ('planned', 'held_back', 'not_asked')
  `.execute(trx);
  const asked = sql`select from invitation m where m.workspace_id = ${workspaceId}
    and m.person_id = ${merge}::uuid and m.sending_id = i.sending_id and m.round = i.round
    and m.state not in ('planned', 'held_back', 'not_asked', 'cancelled')`;
  await sql`
    update invitation i set state = 'not_asked', reason = 'already_invited', next_action = null, next_at = null
    where i.workspace_id = ${workspaceId} and i.person_id = ${keep}::uuid
      and i.state in ('planned', 'held_back') and exists (${asked})
  `.execute(trx);
  await sql`
    update invitation i set next_action = null, next_at = null
    where i.workspace_id = ${workspaceId} and i.person_id = ${keep}::uuid
      and i.next_action = 'remind' and exists (${asked})
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
}

/** Where both said something, a withdrawn consent and the later moment of being asked win. */
async function keepStricterWord(
  trx: Transaction,
  { workspaceId, keep, merge }: Merge,
): Promise<void> {
  await sql`
    update consent k set given = false, source = m.source, at = m.at from consent m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid
      and k.channel = m.channel and k.given and not m.given
  `.execute(trx);
  await sql`
    update person_asked k set at = greatest(k.at, m.at) from person_asked m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid and k.kind = m.kind
  `.execute(trx);
  await sql`
    update idea_vote k set wants_news = false from idea_vote m
    where k.workspace_id = ${workspaceId} and m.workspace_id = ${workspaceId}
      and k.person_id = ${keep}::uuid and m.person_id = ${merge}::uuid
      and k.idea_id = m.idea_id and k.wants_news and not m.wants_news
  `.execute(trx);
}

/** The rows of the merged become the kept one's, as the table's declaration says. */
async function mergeRows(
  trx: Transaction,
  { table, rowsOf, merge: how }: DeclaredTable,
  { workspaceId, keep, merge }: Merge,
): Promise<void> {
  if (how === "own" || how === "nothing") return;
  const way = rowsOf.find((one) => "person" in one || "anyId" in one);
  if (!way) throw new Error(`${table} is to be merged, but says not whose its rows are`);
  const whose = sql.ref("person" in way ? way.person : "anyId" in way ? way.anyId : "");
  const theirs = sql`workspace_id = ${workspaceId} and ${whose} = ${merge}`;
  if (how !== "moves") {
    const key = sql.join(how.key.map((column) => sql.ref(column)));
    const alsoKept = sql`${theirs} and (${key}) in (
      select ${key} from ${sql.table(table)} where workspace_id = ${workspaceId} and ${whose} = ${keep})`;
    await (how.spare === "delete"
      ? sql`delete from ${sql.table(table)} where ${alsoKept}`
      : sql`update ${sql.table(table)} set ${whose} = null where ${alsoKept}`
    ).execute(trx);
  }
  await sql`update ${sql.table(table)} set ${whose} = ${keep} where ${theirs}`.execute(trx);
}

/** The kept person learns what only the other was known by. */
async function mergePersons(
  trx: Transaction,
  { workspaceId, keep, merge, now }: Merge,
): Promise<void> {
  const merged = await trx
    .deleteFrom("person")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", merge)
    .returningAll()
    .executeTakeFirstOrThrow();
  const kept = await trx
    .selectFrom("person")
    .select("tags")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", keep)
    .executeTakeFirstOrThrow();
  const tags = [...new Set([...kept.tags, ...merged.tags])];
  await sql`
    update person set
      email = coalesce(email, ${merged.email}), phone = coalesce(phone, ${merged.phone}),
      external_id = coalesce(external_id, ${merged.external_id}), name = coalesce(name, ${merged.name}),
      language = coalesce(language, ${merged.language}), time_zone = coalesce(time_zone, ${merged.time_zone}),
      attributes = ${JSON.stringify(merged.attributes)}::jsonb || attributes,
      tags = ${tags}::text[], keeper = coalesce(keeper, ${merged.keeper}),
      account_id = coalesce(account_id, ${merged.account_id}::uuid),
      account_role = coalesce(account_role, ${merged.account_role}),
      last_asked_at = greatest(last_asked_at, ${merged.last_asked_at}::timestamptz),
      created_at = least(created_at, ${merged.created_at}::timestamptz), updated_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and id = ${keep}::uuid
  `.execute(trx);
}

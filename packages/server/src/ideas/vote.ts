import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { CLOSED, type IdeaRow, type VoteRow } from "./idea.ts";

/** Whoever votes: a browser, a person, or a person in a browser. */
export interface Voter {
  workspaceId: string;
  voterKey: string | null;
  personId: string | null;
}

interface Vote extends Voter {
  /** The idea at the end of its merges. */
  rootId: string;
  /** What they said of news; left as it was, and yes at first, when they said nothing. */
  wantsNews?: boolean | undefined;
  now: Date;
}

/** The root, locked, so that votes for one idea come one after another. @throws {KnownError} 409 when it is closed. */
export async function lockForVote(
  trx: Transaction,
  { workspaceId, rootId }: Pick<Vote, "workspaceId" | "rootId">,
): Promise<IdeaRow> {
  const row = await trx
    .selectFrom("idea")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", rootId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (!CLOSED.includes(row.state)) return row;
  throw new KnownError(
    409,
    "idea_closed",
    `Idea ${row.number} is ${row.state}: who wanted it stays to be seen, and nobody votes for it any more.`,
  );
}

/** The votes of a voter for an idea and those merged with it, a person's first. */
async function theirs(trx: Transaction, vote: Voter & { rootId: string }): Promise<VoteRow[]> {
  const { workspaceId, rootId, voterKey, personId } = vote;
  const { rows } = await sql<VoteRow>`
    select v.* from idea_vote v
    where v.workspace_id = ${workspaceId} and v.idea_id in (
        select i.id from idea i where i.workspace_id = ${workspaceId} and i.root_id = ${rootId}::uuid)
      and (v.voter_key = ${voterKey}::text or v.person_id = ${personId}::uuid)
    order by v.person_id is null, v.withdrawn_at is not null, v.id
  `.execute(trx);
  return rows;
}

/**
 * One vote a person or browser, however often they ask and whichever of two merged ideas they meant. Somebody who said
 * no to news before stays unsubscribed unless they themselves say otherwise.
 *
 * @returns the id of the vote.
 */
export async function castVote(trx: Transaction, vote: Vote): Promise<string> {
  const { workspaceId, rootId, voterKey, personId, wantsNews, now } = vote;
  const rows = await theirs(trx, vote);
  const known = rows.find((row) => row.person_id === personId && personId !== null) ?? rows[0];
  if (known) {
    // A browser that somebody else used, too, stays with whom it was first.
    const taken = known.person_id !== null && personId !== null && known.person_id !== personId;
    if (!taken) {
      await change(trx, known, {
        ...(known.withdrawn_at === null ? {} : { withdrawn_at: null, at: now }),
        ...(known.person_id === null && personId !== null ? { person_id: personId } : {}),
        ...(wantsNews === undefined ? {} : { wants_news: wantsNews }),
      });
      return known.id;
    }
  }
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("idea_vote")
    .values({
      workspace_id: workspaceId,
      idea_id: rootId,
      id,
      voter_key: known ? null : voterKey,
      person_id: personId,
      wants_news: wantsNews ?? true,
      at: now,
      withdrawn_at: null,
      told_at: null,
    })
    .execute();
  return id;
}

/** Takes a vote back. Whether news is wanted is kept: it is asked again by nobody. */
export async function takeVoteBack(
  trx: Transaction,
  vote: Voter & { rootId: string; now: Date },
): Promise<void> {
  for (const row of await theirs(trx, vote)) {
    if (row.withdrawn_at === null) await change(trx, row, { withdrawn_at: vote.now });
  }
}

async function change(trx: Transaction, row: VoteRow, columns: Partial<VoteRow>): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await trx
    .updateTable("idea_vote")
    .set(columns)
    .where("workspace_id", "=", row.workspace_id)
    .where("idea_id", "=", row.idea_id)
    .where("id", "=", row.id)
    .execute();
}

/** Which ideas, by root, a voter wants, and whether they hear of them. */
export async function votedFor(
  db: Database | Transaction,
  { workspaceId, voterKey, personId }: Voter,
): Promise<Map<string, { wantsNews: boolean }>> {
  if (voterKey === null && personId === null) return new Map();
  const { rows } = await sql<{ root_id: string; wants: boolean }>`
    select i.root_id, bool_and(v.wants_news) as wants from idea_vote v
    join idea i on i.workspace_id = v.workspace_id and i.id = v.idea_id
    where v.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId}
      and (v.voter_key = ${voterKey}::text or v.person_id = ${personId}::uuid) and v.withdrawn_at is null
    group by i.root_id
  `.execute(db);
  return new Map(rows.map(({ root_id, wants }) => [root_id, { wantsNews: wants }]));
}

/** A browser turns out to be a person's: what both wanted becomes one vote, and a "no" to news stands. */
export async function joinBrowser(
  trx: Transaction,
  joined: { workspaceId: string; voterKey: string; personId: string },
): Promise<void> {
  const { workspaceId, voterKey, personId } = joined;
  const rows = await trx
    .selectFrom("idea_vote")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((eb) => eb.or([eb("voter_key", "=", voterKey), eb("person_id", "=", personId)]))
    .orderBy("idea_id")
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const browser of rows) {
    if (browser.voter_key !== voterKey || browser.person_id !== null) continue;
    const person = rows.find(
      (row) => row.idea_id === browser.idea_id && row.person_id === personId,
    );
    if (!person) {
      await change(trx, browser, { person_id: personId });
      continue;
    }
    await trx
      .deleteFrom("idea_vote")
      .where("workspace_id", "=", workspaceId)
      .where("idea_id", "=", browser.idea_id)
      .where("id", "=", browser.id)
      .execute();
    await change(trx, person, {
      voter_key: person.voter_key ?? voterKey,
      wants_news: person.wants_news && browser.wants_news,
      ...(browser.withdrawn_at === null ? { withdrawn_at: null } : {}),
    });
  }
}

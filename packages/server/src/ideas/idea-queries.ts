import type { Idea, IdeaDetail, IdeasQuery, IdeaVotes } from "@candor/contract/idea.ts";
import { type RawBuilder, sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { namesOf } from "./flags.ts";
import {
  findIdea,
  type IdeaAsked,
  type IdeaCounts,
  type IdeaRow,
  NO_VOTES,
  toIdea,
} from "./idea.ts";

/**
 * Votes by root: each person once, and each browser of which nobody knows whose it is. Who said no to news in one of
 * two merged ideas hears nothing of both.
 */
export function votesByRoot(workspaceId: string): RawBuilder<unknown> {
  return sql`
    select t.root_id, count(*)::int as votes, count(t.person_id)::int as people,
      count(t.person_id) filter (where t.wants)::int as subscribers
    from (
      select i.root_id, coalesce(v.person_id::text, v.voter_key, v.id::text) as voter,
        min(v.person_id::text) as person_id, bool_and(v.wants_news) as wants
      from idea_vote v
      join idea i on i.workspace_id = v.workspace_id and i.id = v.idea_id
      where v.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId} and v.withdrawn_at is null
      group by 1, 2
    ) t group by t.root_id
  `;
}

/** One page of ideas that are not part of another one, the most wanted or the newest first. */
export async function listIdeas(
  db: Database,
  workspaceId: string,
  { state, look, search, sort, limit, cursor }: IdeasQuery,
): Promise<{ data: Idea[]; nextCursor: string | null }> {
  const like = search ? `%${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : null;
  const [afterVotes = null, afterNumber = null] = cursor ? decodeCursor(cursor, 2) : [];
  const byVotes = sort === "votes";
  const { rows } = await sql<IdeaRow & IdeaCounts>`
    select i.*, coalesce(c.votes, 0) as votes, coalesce(c.people, 0) as people,
      coalesce(c.subscribers, 0) as subscribers
    from idea i left join (${votesByRoot(workspaceId)}) c on c.root_id = i.id
    where i.workspace_id = ${workspaceId} and i.merged_into is null
      ${state ? sql`and i.state = ${state}` : sql``}
      ${look ? sql`and i.look = ${look}` : sql``}
      ${
        like
          ? sql`and (lower(i.title) like ${like} or exists (select from idea_words w
        where w.workspace_id = ${workspaceId} and w.idea_id = i.id and lower(w.words) like ${like}))`
          : sql``
      }
      ${
        afterNumber === null
          ? sql``
          : byVotes
            ? sql`and (coalesce(c.votes, 0), i.number) < (${afterVotes}::int, ${afterNumber}::int)`
            : sql`and i.number < ${afterNumber}::int`
      }
    order by ${byVotes ? sql`coalesce(c.votes, 0) desc,` : sql``} i.number desc limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const said = await wordsOf(
    db,
    workspaceId,
    shown.map(({ id }) => id),
  );
  const names = await namesOf(db, workspaceId);
  const data = shown.map((row) =>
    toIdea(row, countsIn(row), { words: said.get(row.id) ?? [], names }),
  );
  const last = rows.length > limit ? data.at(-1) : undefined;
  return {
    data,
    nextCursor: last ? encodeCursor([String(last.votes), String(last.number)]) : null,
  };
}

const countsIn = ({ votes, people, subscribers }: IdeaCounts): IdeaCounts => ({
  ...{ votes, people, subscribers },
});

/** How many wait for a colleague to look. */
export async function countWaiting(db: Database, workspaceId: string): Promise<number> {
  const { n } = await db
    .selectFrom("idea")
    .select((eb) => eb.fn.countAll<string>().as("n"))
    .where("workspace_id", "=", workspaceId)
    .where("look", "=", "waiting")
    .where("merged_into", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** What was written, by the root of the idea. */
async function wordsOf(
  db: Database | Transaction,
  workspaceId: string,
  roots: readonly string[],
): Promise<Map<string, string[]>> {
  if (roots.length === 0) return new Map();
  const { rows } = await sql<{ root_id: string; words: string[] }>`
    select i.root_id, array_agg(w.words) as words from idea i
    join idea_words w on w.workspace_id = i.workspace_id and w.idea_id = i.id
    where i.workspace_id = ${workspaceId} and w.workspace_id = ${workspaceId}
      and i.root_id = any(${[...roots]}::uuid[])
    group by i.root_id
  `.execute(db);
  return new Map(rows.map(({ root_id, words }) => [root_id, words]));
}

export async function countsOf(
  db: Database | Transaction,
  workspaceId: string,
  rootId: string,
): Promise<IdeaCounts> {
  const { rows } = await sql<IdeaCounts>`
    select c.votes, c.people, c.subscribers from (${votesByRoot(workspaceId)}) c
    where c.root_id = ${rootId}::uuid
  `.execute(db);
  return rows[0] ?? NO_VOTES;
}

/** One idea with everything that was said of it, and what was merged into it. */
export async function ideaDetail(
  db: Database,
  asked: IdeaAsked,
  linkOf: (row: IdeaRow) => Promise<string | null>,
): Promise<IdeaDetail> {
  const { workspaceId } = asked;
  const row = await findIdea(db, asked);
  const { rows: words } = await sql<{
    id: string;
    idea_id: string;
    words: string;
    language: string | null;
    person_id: string | null;
    name: string | null;
    response_id: string | null;
    contact: string | null;
    at: Date;
  }>`
    select w.id, w.idea_id, w.words, w.language, w.person_id, coalesce(p.name, p.email) as name, w.response_id,
      w.contact, w.at
    from idea i
    join idea_words w on w.workspace_id = i.workspace_id and w.idea_id = i.id
    left join person p on p.workspace_id = ${workspaceId} and p.id = w.person_id
    where i.workspace_id = ${workspaceId} and w.workspace_id = ${workspaceId}
      and (i.id = ${row.id}::uuid or i.root_id = ${row.id}::uuid)
    order by w.at, w.id limit 200
  `.execute(db);
  const { rows: merged } = await sql<{ id: string; number: number; title: string; votes: number }>`
    select i.id, i.number, i.title, (select count(*)::int from idea_vote v
      where v.workspace_id = ${workspaceId} and v.idea_id = i.id and v.withdrawn_at is null) as votes
    from idea i where i.workspace_id = ${workspaceId} and i.merged_into = ${row.id}::uuid
    order by i.number
  `.execute(db);
  const said = { words: words.map((one) => one.words), names: await namesOf(db, workspaceId) };
  return {
    ...toIdea(row, await countsOf(db, workspaceId, row.id), said),
    words: words.map((one) => ({
      id: one.id,
      ideaId: one.idea_id,
      words: one.words,
      language: one.language,
      personId: one.person_id,
      personName: one.name,
      responseId: one.response_id,
      contact: one.contact,
      at: one.at.toISOString(),
    })),
    merged,
    link: await linkOf(row),
  };
}

/** Who wants it, those of merged ideas among them, the newest first. */
export async function listVotes(
  db: Database,
  asked: IdeaAsked,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<IdeaVotes> {
  const { workspaceId, ideaId } = asked;
  await findIdea(db, asked);
  const [after = null] = cursor ? decodeCursor(cursor, 1) : [];
  const { rows } = await sql<{
    id: string;
    idea_id: string;
    person_id: string | null;
    name: string | null;
    wants_news: boolean;
    at: Date;
    told_at: Date | null;
  }>`
    select v.id, v.idea_id, v.person_id, coalesce(p.name, p.email) as name, v.wants_news, v.at, v.told_at
    from idea i
    join idea_vote v on v.workspace_id = i.workspace_id and v.idea_id = i.id
    left join person p on p.workspace_id = ${workspaceId} and p.id = v.person_id
    where i.workspace_id = ${workspaceId} and v.workspace_id = ${workspaceId}
      and (i.id = ${ideaId}::uuid or i.root_id = ${ideaId}::uuid) and v.withdrawn_at is null
      ${after ? sql`and v.id < ${after}::uuid` : sql``}
    order by v.id desc limit ${limit + 1}
  `.execute(db);
  const data = rows.slice(0, limit).map((row) => ({
    id: row.id,
    ideaId: row.idea_id,
    personId: row.person_id,
    name: row.name,
    wantsNews: row.wants_news,
    at: row.at.toISOString(),
    toldAt: row.told_at?.toISOString() ?? null,
  }));
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? encodeCursor([last.id]) : null };
}

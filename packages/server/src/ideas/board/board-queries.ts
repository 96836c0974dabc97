import type { IdeaState } from "@candor/contract/idea.ts";
import type { Brand } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import { brandOfForms, openPage } from "../../channels/form/public-forms.ts";
import type { Database } from "../../storage/database.ts";
import { votesByRoot } from "../idea-queries.ts";
import { ideaSettings } from "../idea-settings.ts";

/** A board that is open to everybody. */
export interface Board {
  workspaceId: string;
  slug: string;
  name: string;
  language: string;
  brand: Brand;
  lookFirst: boolean;
}

/** The board behind an address; null where there is none, or it is closed. */
export async function openBoard(db: Database, slug: string): Promise<Board | null> {
  const page = await openPage(db, slug);
  if (!page) return null;
  const { workspaceId } = page;
  const { board, lookFirst } = await ideaSettings(db, workspaceId);
  if (!board) return null;
  return { slug, ...page, lookFirst, brand: await brandOfForms(db, workspaceId) };
}

/** An idea as everybody reads it. */
export interface PublicIdea {
  id: string;
  number: number;
  title: string;
  state: IdeaState;
  answer: string;
  votes: number;
  words: string[];
}

/** So many stand on one page. */
export const ON_PAGE = 20;
/** Of an idea so many of those who had it are read. */
const MOST_WORDS = 12;

export interface BoardQuery {
  state: IdeaState | null;
  sort: "votes" | "newest";
  /** From 1. */
  page: number;
}

/** A page of what may be read, and whether there is another one. */
export async function publicIdeas(
  db: Database,
  workspaceId: string,
  { state, sort, page }: BoardQuery,
): Promise<{ ideas: PublicIdea[]; more: boolean }> {
  const order = sort === "votes" ? sql`coalesce(c.votes, 0) desc,` : sql``;
  const { rows } = await sql<Omit<PublicIdea, "words"> & { words_shown: boolean }>`
    select i.id, i.number, i.title, i.state, i.answer, i.words_shown, coalesce(c.votes, 0) as votes
    from idea i left join (${votesByRoot(workspaceId)}) c on c.root_id = i.id
    where i.workspace_id = ${workspaceId} and i.merged_into is null and i.look = 'public'
      ${state ? sql`and i.state = ${state}` : sql``}
    order by ${order} i.number desc limit ${ON_PAGE + 1} offset ${(page - 1) * ON_PAGE}
  `.execute(db);
  const shown = rows.slice(0, ON_PAGE);
  const said = await publicWords(
    db,
    workspaceId,
    shown.map(({ id }) => id),
  );
  const ideas = shown.map(({ words_shown: _, ...row }) => ({
    ...row,
    words: said.get(row.id) ?? [],
  }));
  return { ideas, more: rows.length > ON_PAGE };
}

/** One that may be read; an idea that is part of another one leads there. */
export async function publicIdea(
  db: Database,
  workspaceId: string,
  number: number,
): Promise<PublicIdea | null> {
  const { rows } = await sql<Omit<PublicIdea, "words">>`
    select i.id, i.number, i.title, i.state, i.answer, coalesce(c.votes, 0) as votes
    from idea o
    join idea i on i.workspace_id = o.workspace_id and i.id = o.root_id
    left join (${votesByRoot(workspaceId)}) c on c.root_id = i.id
    where o.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId}
      and o.number = ${number} and o.look = 'public' and i.look = 'public'
  `.execute(db);
  const [row] = rows;
  if (!row) return null;
  const said = await publicWords(db, workspaceId, [row.id]);
  return { ...row, words: said.get(row.id) ?? [] };
}

/** What was written, of those ideas whose words a colleague left to be read. */
async function publicWords(
  db: Database,
  workspaceId: string,
  roots: readonly string[],
): Promise<Map<string, string[]>> {
  if (roots.length === 0) return new Map();
  const { rows } = await sql<{ root_id: string; words: string[] }>`
    select i.root_id, (array_agg(w.words order by w.at, w.id))[1:${sql.lit(MOST_WORDS)}] as words from idea i
    join idea_words w on w.workspace_id = i.workspace_id and w.idea_id = i.id
    where i.workspace_id = ${workspaceId} and w.workspace_id = ${workspaceId}
      and i.root_id = any(${[...roots]}::uuid[]) and i.look = 'public' and i.words_shown
    group by i.root_id
  `.execute(db);
  return new Map(rows.map(({ root_id, words }) => [root_id, words]));
}

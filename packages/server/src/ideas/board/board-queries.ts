import type { IdeaState } from "@candor/contract/idea.ts";
import type { Brand } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { brandOf } from "../../surveys/brand.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { findSurvey } from "../../surveys/survey-queries.ts";
import { findEntry } from "../../workspaces/directory.ts";
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
  const entry = await findEntry(db, "public_page", slug);
  if (!entry) return null;
  const { workspaceId } = entry;
  const page = await db
    .selectFrom("public_page as p")
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["w.name", "w.language"])
    .where("p.workspace_id", "=", workspaceId)
    .where("w.id", "=", workspaceId)
    .where("p.enabled", "=", true)
    .executeTakeFirst();
  const { board, lookFirst } = await ideaSettings(db, workspaceId);
  if (!page || !board) return null;
  return { workspaceId, slug, ...page, lookFirst, brand: await brandFor(db, workspaceId) };
}

/** As the public page looks: by the first form that stands on it. */
async function brandFor(db: Database, workspaceId: string): Promise<Brand> {
  const first = await db
    .selectFrom("public_form as f")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "f.workspace_id").onRef("s.id", "=", "f.survey_id"),
    )
    .select("s.id")
    .where("f.workspace_id", "=", workspaceId)
    .where("s.workspace_id", "=", workspaceId)
    .where("s.status", "=", "open")
    .orderBy("f.created_at")
    .orderBy("s.id")
    .limit(1)
    .executeTakeFirst();
  const survey = first && (await findSurvey(db, { workspaceId, surveyId: first.id }));
  return survey ? brandOf(survey) : DEFAULT_BRAND;
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

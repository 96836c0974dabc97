import type { Language } from "@candor/contract/common.ts";
import type { StoriesQuery, Story, StorySummary } from "@candor/contract/library.ts";
import type { Kysely } from "kysely";
import type { Theme } from "../comments/theme.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { countSources } from "../improvements/improvement-sources.ts";
import { standsFor } from "../responses/standing-themes.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { Tables } from "../storage/tables.ts";
import { asStory, shippedStories } from "./shipped-stories.ts";
import {
  isTheirs,
  noStory,
  type StoryBasis,
  type StoryReader,
  type StoryRow,
  speaksOf,
  toStory,
  toSummary,
} from "./story.ts";

/** So many of a workspace's own are looked through; more than anybody writes. */
const MOST = 500;

export interface LibraryAsked {
  workspaceId: string;
  reader: StoryReader;
  language: Language;
}

/** A story in its list, with what it is found by. */
export interface Listed {
  summary: StorySummary;
  /** What is searched for words. */
  texts: readonly string[];
  causeId: string | null;
  improvementId: string | null;
}

/** Everything that whoever asks may read: the workspace's own, the newest first, then the shipped ones. */
export async function everyStory(
  db: Database,
  { workspaceId, reader, language }: LibraryAsked,
): Promise<Listed[]> {
  const rows = await own(db, workspaceId).orderBy("s.id", "desc").limit(MOST).execute();
  const theirs = rows.map(split).flatMap(([row, basis]): Listed[] =>
    row.shown || isTheirs(row, reader)
      ? [
          {
            summary: toSummary(row, basis),
            texts: [row.title, row.problem, row.done, row.lesson],
            causeId: basis.cause_id,
            improvementId: basis.id,
          },
        ]
      : [],
  );
  const shipped = [...shippedStories()].map(([id, story]): Listed => {
    const { title, problem, done, effect, lesson, ...rest } = asStory(id, story, language);
    const told = [title, problem, done, effect ?? "", lesson];
    const { origin, outcome, industry, themes, shown } = rest;
    return {
      summary: { id, origin, title, problem, outcome, industry, themes, shown },
      texts: told,
      causeId: null,
      improvementId: null,
    };
  });
  return [...theirs, ...shipped];
}

/** The stories that a search finds. */
export async function findStories(
  db: Database,
  asked: LibraryAsked,
  { origin, outcome, industry, theme, causeId, q }: StoriesQuery,
): Promise<StorySummary[]> {
  const [all, themes] = await Promise.all([
    everyStory(db, asked),
    theme === undefined ? null : themesOf(db, asked.workspaceId),
  ]);
  return all
    .filter(
      ({ summary, texts, causeId: cause }) =>
        (origin ?? summary.origin) === summary.origin &&
        (outcome ?? summary.outcome) === summary.outcome &&
        (industry === undefined || industry === summary.industry) &&
        (theme === undefined || themes === null || isAbout(themes, summary.themes, theme)) &&
        (causeId === undefined || causeId === cause) &&
        (!q || speaksOf(texts, q)),
    )
    .map(({ summary }) => summary);
}

/** Whether one of the themes is that one, or became part of the same. */
export function isAbout(
  themes: ReadonlyMap<string, Theme>,
  told: readonly string[],
  wanted: string,
): boolean {
  const target = standsFor(themes, wanted);
  return told.some((one) => standsFor(themes, one) === target);
}

/** One, whole. @throws {KnownError} 404, also for a draft of somebody else. */
export async function storyDetail(
  db: Database,
  { workspaceId, reader, language }: LibraryAsked,
  storyId: string,
): Promise<Story> {
  const shipped = shippedStories().get(storyId);
  if (shipped) return asStory(storyId, shipped, language);
  if (!isUuid(storyId)) throw noStory(storyId);
  const found = await own(db, workspaceId).where("s.id", "=", storyId).executeTakeFirst();
  if (!found) throw noStory(storyId);
  const [row, basis] = split(found);
  if (!row.shown && !isTheirs(row, reader)) throw noStory(storyId);
  const counts = await countSources(db, workspaceId, [basis.id]);
  return toStory(row, basis, { counts: counts.get(basis.id) ?? { sources: 0, people: 0 }, reader });
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function own(db: Database | Transaction, workspaceId: string) {
  return (db as Kysely<Tables>)
    .selectFrom("library_case as s")
    .innerJoin("improvement as i", (join) =>
      join.onRef("i.workspace_id", "=", "s.workspace_id").onRef("i.id", "=", "s.improvement_id"),
    )
    .selectAll("s")
    .select(["i.number", "i.result", "i.verdict", "i.backdated", "i.decision", "i.cause_id"])
    .where("s.workspace_id", "=", workspaceId)
    .where("i.workspace_id", "=", workspaceId);
}

function split(found: StoryRow & Omit<StoryBasis, "id">): [StoryRow, StoryBasis] {
  return [found, { ...found, id: found.improvement_id }];
}

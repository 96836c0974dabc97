import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import type {
  SuggestedBecause,
  SuggestedStory,
  SuggestionsQuery,
} from "@candor/contract/library.ts";
import { isAspect, type Theme } from "../comments/theme.ts";
import { themesOf } from "../comments/theme-queries.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import { noImprovement } from "../improvements/improvement.ts";
import { standsFor } from "../responses/standing-themes.ts";
import type { Database } from "../storage/database.ts";
import { everyStory, type LibraryAsked, type Listed } from "./story-queries.ts";

/** More are a list, and stand in the library. */
const MOST = 3;
const WEIGHTS = { cause: 3, theme: 2, words: 1 } as const;

/** What stories are looked for by. */
interface Sought {
  /** Whose own story is none of others. */
  improvementId: string | null;
  causeId: string | null;
  themes: readonly string[];
  /** Titles and names, in which the reader looks for further themes. */
  words: readonly string[];
}

/**
 * What others had: stories with the same root cause, the same themes, or a theme that the reader finds in the words of
 * what is asked about. A match says that it may be worth reading, and nothing about what would happen here.
 *
 * @throws {KnownError} 404 for an improvement that does not exist.
 */
export async function suggestStories(
  { db, reader }: { db: Database; reader: CommentReader },
  asked: LibraryAsked,
  query: SuggestionsQuery,
): Promise<SuggestedStory[]> {
  const { workspaceId, language } = asked;
  const themes = await themesOf(db, workspaceId, language);
  const sought = await soughtBy(db, { workspaceId, themes }, query);
  const [all, read] = await Promise.all([everyStory(db, asked), themesIn(reader, sought.words)]);
  const chosen = new Set(sought.themes.map((id) => standsFor(themes, id)));
  const heard = new Set(read.map((id) => standsFor(themes, id)));
  return all
    .filter(({ improvementId }) => improvementId === null || improvementId !== sought.improvementId)
    .map((one) => ({ ...one.summary, because: reasons(one, { sought, chosen, heard, themes }) }))
    .filter(({ because }) => because.length > 0)
    .map((one, at) => ({ one, at, weight: weightOf(one.because) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST)
    .map(({ one }) => one);
}

function weightOf(because: readonly SuggestedBecause[]): number {
  return because.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
}

function reasons(
  { summary, causeId }: Listed,
  by: {
    sought: Sought;
    chosen: ReadonlySet<string>;
    heard: ReadonlySet<string>;
    themes: ReadonlyMap<string, Theme>;
  },
): SuggestedBecause[] {
  const told = [...new Set(summary.themes.map((id) => standsFor(by.themes, id)))];
  const cause = causeId !== null && causeId === by.sought.causeId;
  const ofThemes = told.flatMap((theme): SuggestedBecause[] => {
    if (by.chosen.has(theme)) return [{ kind: "theme", theme }];
    return by.heard.has(theme) ? [{ kind: "words", theme }] : [];
  });
  return cause ? [{ kind: "cause", theme: null }, ...ofThemes] : ofThemes;
}

async function soughtBy(
  db: Database,
  { workspaceId, themes }: { workspaceId: string; themes: ReadonlyMap<string, Theme> },
  { improvementId, theme = [], causeId }: SuggestionsQuery,
): Promise<Sought> {
  const improvement = improvementId
    ? await db
        .selectFrom("improvement")
        .select(["title", "hypothesis", "measure", "cause_id"])
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", improvementId)
        .executeTakeFirst()
    : null;
  if (improvementId && !improvement) throw noImprovement(improvementId);
  const measured = improvement ? ImprovementMeasure.parse(improvement.measure).theme : [];
  const cause = causeId ?? improvement?.cause_id ?? null;
  const asked = [...theme, ...measured.map((one) => one.split(":")[0] ?? one)];
  // A theme of a workspace's own is in no shipped story; what it is called may say which of the ten it is about.
  const called = asked.flatMap((id) => (isAspect(id) ? [] : [themes.get(id)?.name ?? ""]));
  return {
    improvementId: improvementId ?? null,
    causeId: cause,
    themes: asked,
    words: [
      ...called,
      ...(cause ? [await nameOfCause(db, workspaceId, cause)] : []),
      ...(improvement ? [`${improvement.title}. ${improvement.hypothesis}`] : []),
    ].filter((words) => words.trim() !== ""),
  };
}

async function nameOfCause(db: Database, workspaceId: string, causeId: string): Promise<string> {
  const row = await db
    .selectFrom("root_cause")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", causeId)
    .executeTakeFirst();
  return row?.name ?? "";
}

async function themesIn(reader: CommentReader, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const read = await reader.ask({
    kind: "read",
    manner: { themes: [], weights: {} },
    comments: words.map((text) => ({ text, score: 8, expected: null, language: null })),
  });
  return read.flatMap(({ themes }) => themes.map(({ id }) => id));
}

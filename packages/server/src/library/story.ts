import type { ImprovementDecision, ImprovementVerdict } from "@candor/contract/improvement.ts";
import type { Industry, Story, StoryOutcome, StorySummary } from "@candor/contract/library.ts";
import { fold } from "@candor/text";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { ImprovementTable } from "../storage/tables-improvements.ts";
import type { LibraryCaseTable } from "../storage/tables-library.ts";

export type StoryRow = Selectable<LibraryCaseTable>;
/** What a story says of the improvement it was written from. */
export type StoryBasis = Pick<
  Selectable<ImprovementTable>,
  "id" | "number" | "result" | "verdict" | "backdated" | "decision" | "cause_id"
>;

/** Who asks: whether they may change every story, and which are theirs. */
export interface StoryReader {
  edits: boolean;
  userId: string | null;
}

/** Whether somebody may change it: whoever wrote it, and whoever edits the workspace. */
export function isTheirs(
  { created_by_user: author }: Pick<StoryRow, "created_by_user">,
  { edits, userId }: StoryReader,
): boolean {
  return edits || (userId !== null && author === userId);
}

/**
 * Whether it helped. It did when the score of those it was for rose by more than chance, and by more than that of all
 * others where there are others; a plan that could be fitted to known figures shows nothing.
 */
export function outcomeOf({
  verdict,
  backdated,
  result,
}: Pick<StoryBasis, "verdict" | "backdated" | "result">): StoryOutcome {
  if (verdict === null || backdated) return "unclear";
  const effect = result?.effect ?? null;
  switch (verdict as ImprovementVerdict) {
    case "better":
      return effect === null || effect.lower > 0 ? "better" : "unclear";
    case "worse":
      return effect === null || effect.upper < 0 ? "worse" : "unclear";
    default:
      return "unclear";
  }
}

export function toSummary(row: StoryRow, basis: StoryBasis): StorySummary {
  return {
    id: row.id,
    origin: "own",
    title: row.title,
    problem: row.problem,
    outcome: outcomeOf(basis),
    industry: row.industry as Industry | null,
    themes: row.themes,
    shown: row.shown,
  };
}

export function toStory(
  row: StoryRow,
  basis: StoryBasis,
  { counts, reader }: { counts: { sources: number; people: number }; reader: StoryReader },
): Story {
  return {
    ...toSummary(row, basis),
    done: row.done,
    effect: null,
    lesson: row.lesson,
    improvement: {
      ...{ id: basis.id, number: basis.number, result: basis.result, backdated: basis.backdated },
      ...{ decision: basis.decision as ImprovementDecision | null, causeId: basis.cause_id },
      ...counts,
    },
    sources: [],
    mine: isTheirs(row, reader),
    createdBy: row.created_by,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}

/** Whether every word stands in one of the texts, however it is written. */
export function speaksOf(texts: readonly string[], words: string): boolean {
  const plain = (text: string) => fold(text).toLowerCase();
  const all = plain(texts.join("\n"));
  return plain(words)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export function noStory(id: string): KnownError {
  return new KnownError(404, "story_not_found", `There is no story "${id}" in this library.`);
}

import { z } from "zod";
import { Id, Language, page, Timestamp } from "./common.ts";
import { ImprovementDecision, ImprovementResult } from "./improvement.ts";
import { ThemeId } from "./reading.ts";

/** Fields of business that stories are told from. */
export const INDUSTRIES = [
  "banking",
  "food",
  "games",
  "government",
  "health",
  "hotels",
  "logistics",
  "manufacturing",
  "retail",
  "software",
  "telecom",
  "travel",
  "other",
] as const;
export const Industry = z.enum(INDUSTRIES);
export type Industry = z.infer<typeof Industry>;

/** `own`: written up from an improvement of the workspace. `shipped`: comes with Candor, from public material. */
export const StoryOrigin = z.enum(["own", "shipped"]);
export type StoryOrigin = z.infer<typeof StoryOrigin>;

/**
 * Whether it helped: by the workspace's own measure, or as the sources of a shipped story say. `unclear` where nothing
 * was measured, or the measure cannot tell.
 */
export const StoryOutcome = z.enum(["better", "worse", "unclear"]);
export type StoryOutcome = z.infer<typeof StoryOutcome>;

/** An id of the workspace's own story, or the name of a shipped one. */
export const StoryId = z.string().regex(/^[a-z0-9][a-z0-9-]{2,63}$/, "must be the id of a story");
export const StoryRef = z.object({ storyId: StoryId });

/** Where a shipped story is told in public. */
export const StorySource = z.object({
  title: z.string(),
  publisher: z.string(),
  /** Null where the page does not say. */
  year: z.int().nullable(),
  url: z.url(),
});
export type StorySource = z.infer<typeof StorySource>;

export const StorySummary = z.object({
  id: StoryId,
  origin: StoryOrigin,
  title: z.string(),
  problem: z.string(),
  outcome: StoryOutcome,
  industry: Industry.nullable(),
  themes: z.array(ThemeId),
  /** Whether everybody in the workspace reads it; a shipped one always. */
  shown: z.boolean(),
});
export type StorySummary = z.infer<typeof StorySummary>;

/** What the improvement measured, and what was decided on it; `result` is null where nothing was. */
export const StoryImprovement = z.object({
  id: Id,
  number: z.int(),
  result: ImprovementResult.nullable(),
  backdated: z.boolean(),
  decision: ImprovementDecision.nullable(),
  /** What it came from. */
  sources: z.int(),
  people: z.int(),
  causeId: Id.nullable(),
});

export const Story = StorySummary.extend({
  done: z.string(),
  /** What came of it, as the sources of a shipped story say; null for an own one, which has figures. */
  effect: z.string().nullable(),
  lesson: z.string(),
  improvement: StoryImprovement.nullable(),
  sources: z.array(StorySource),
  /** Whether whoever asks may change it. */
  mine: z.boolean(),
  createdBy: z.string().nullable(),
  updatedAt: Timestamp.nullable(),
  version: z.int(),
});
export type Story = z.infer<typeof Story>;

const several = <T extends z.ZodType>(one: T) =>
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(one).max(30));

export const StoriesQuery = z.object({
  origin: StoryOrigin.optional(),
  outcome: StoryOutcome.optional(),
  industry: Industry.optional(),
  theme: ThemeId.optional(),
  /** Of the improvement that an own story was written from. */
  causeId: Id.optional(),
  /** Words that all stand in it. */
  q: z.string().trim().max(200).optional(),
  /** Of shipped stories; the reader's own when left out. */
  language: Language.optional(),
});
export type StoriesQuery = z.infer<typeof StoriesQuery>;
export const Stories = page(StorySummary);

export const SuggestionsQuery = z.object({
  /** What it is for: its themes, its cause and its words. */
  improvementId: Id.optional(),
  theme: several(ThemeId).optional(),
  causeId: Id.optional(),
  language: Language.optional(),
});
export type SuggestionsQuery = z.infer<typeof SuggestionsQuery>;

/** Why a story is suggested: the same root cause, the same theme, or words in which a machine read the theme. */
export const SuggestedBecause = z.object({
  kind: z.enum(["cause", "theme", "words"]),
  theme: ThemeId.nullable(),
});
export type SuggestedBecause = z.infer<typeof SuggestedBecause>;
/** Stories of others with the like of it: each a story, and none a proof. */
export const Suggestions = page(StorySummary.extend({ because: z.array(SuggestedBecause) }));
export type SuggestedStory = z.infer<typeof Suggestions>["data"][number];

export const WriteUp = z.object({ improvementId: Id });

const Words = z.string().trim().max(4000);
export const PatchStory = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  problem: Words.optional(),
  done: Words.optional(),
  lesson: Words.optional(),
  industry: Industry.nullable().optional(),
  themes: z.array(ThemeId).max(10).optional(),
  /** Whether everybody in the workspace reads it. */
  shown: z.boolean().optional(),
  /** What was seen; refused with 409 when somebody was faster. */
  version: z.int().optional(),
});
export type PatchStory = z.infer<typeof PatchStory>;

import { z } from "zod";
import { Day, Group, Id, Score } from "./common.ts";
import {
  Polarity,
  ReadingProgress,
  TextSpan,
  ThemeId,
  ThemeKind,
  ThemeRow,
  Tone,
  Urgency,
} from "./reading.ts";
import { ScoreReport } from "./score.ts";

const Word = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .refine((word) => /[\p{L}\p{N}]{2}/u.test(word), "must hold at least two letters or digits");

/** Language → words and phrases, whole or with a star at the end (`deliver*`); `any` holds for all languages. */
export const ThemeWords = z
  .record(
    z.string().regex(/^(any|[a-z]{2,3})$/, "must be a language, or any"),
    z.array(Word).max(200),
  )
  .refine((words) => Object.keys(words).length <= 40, "must be 40 languages at most");
export type ThemeWords = z.infer<typeof ThemeWords>;

const ThemeName = z.string().trim().min(1).max(60);

export const CreateTheme = z.object({ name: ThemeName, words: ThemeWords });

export const PatchTheme = z.object({
  /** Null gives an aspect or topic the name back that it came with. */
  name: ThemeName.nullable().optional(),
  /** Of a keyword theme; all comments are read again. */
  words: ThemeWords.optional(),
  /** Stands in lists whether or not anybody speaks of it. */
  pinned: z.boolean().optional(),
  /** Left out of lists and comparisons. */
  hidden: z.boolean().optional(),
  /** The theme that it becomes part of; null takes that back. */
  mergedInto: ThemeId.nullable().optional(),
});

/** A theme as the workspace defines it. */
export const Theme = z.object({
  id: z.string(),
  kind: ThemeKind,
  name: z.string(),
  /** Whether somebody gave it that name. */
  isNamed: z.boolean(),
  words: z.record(z.string(), z.array(z.string())),
  pinned: z.boolean(),
  hidden: z.boolean(),
  mergedInto: z.string().nullable(),
  language: z.string().nullable(),
  /** Of a topic: the survey whose comments it was found in. */
  surveyId: Id.nullable(),
});
export type Theme = z.infer<typeof Theme>;
export const ThemeRef = z.object({ themeId: ThemeId });

/** What words would match, before they are saved. */
export const PreviewTheme = z.object({ words: ThemeWords });
const Found = z.object({
  responseId: Id,
  score: Score,
  comment: z.string(),
  spans: z.array(TextSpan),
});
export const ThemePreview = z.object({
  /** Comments that match. */
  matches: z.int(),
  /** Of so many, the newest ones. */
  of: z.int(),
  examples: z.array(Found),
  /** Words of comments that begin alike and do not match, with how many comments hold them. */
  near: z.array(z.object({ word: z.string(), comments: z.int(), example: Found })),
});
export type ThemePreview = z.infer<typeof ThemePreview>;

/** What a colleague says of a reading; null takes back what was said of that part. */
export const CorrectReading = z.object({
  tone: Tone.exclude(["unclear"]).nullable().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, "must be a language such as lv")
    .nullable()
    .optional(),
  urgency: Urgency.nullable().optional(),
  churn: z.boolean().nullable().optional(),
  /** Theme → how it is spoken of; `none` where it is not spoken of. */
  themes: z
    .record(ThemeId, z.union([Polarity.exclude(["unclear"]), z.literal("none")]).nullable())
    .optional(),
  /** Somebody looked: the score is meant as it was given, whatever the words say. */
  disagreementConfirmed: z.boolean().optional(),
});
export type CorrectReading = z.infer<typeof CorrectReading>;

/** A sentence of a comment that speaks of a theme. */
export const Sentence = z.object({
  responseId: Id,
  score: Score,
  group: Group,
  language: z.string(),
  polarity: Polarity,
  /** How many other answers have nearly the same comment. */
  alike: z.int(),
  text: z.string(),
  /** The words that say so, in `text`. */
  spans: z.array(TextSpan),
});
export type Sentence = z.infer<typeof Sentence>;

export const Sentences = z.object({
  data: z.array(z.object({ theme: z.string(), sentences: z.array(Sentence) })),
});

const Range = z.object({ lower: z.number(), upper: z.number() });

/** A theme's page. */
export const ThemePage = z.object({
  theme: ThemeRow,
  trend: z.array(
    z.object({
      from: Day,
      to: Day,
      /** Answers with a comment that was read. */
      comments: z.int(),
      share: Range.extend({ value: z.number() }).nullable(),
      /** Of the answers that speak of it. */
      with: ScoreReport,
    }),
  ),
  /** Where it is spoken of more, or less, than elsewhere; corrected for how many were compared. */
  segments: z.array(
    z.object({
      dimension: z.string(),
      value: z.string(),
      answers: z.int(),
      comments: z.int(),
      share: z.number(),
      /** Share here less share elsewhere. */
      difference: Range.extend({ value: z.number() }),
      p: z.number(),
    }),
  ),
  /** How many segments were compared. */
  compared: z.int(),
});
export type ThemePage = z.infer<typeof ThemePage>;

/** A place where a theme is criticised more than elsewhere, in both halves of a period. */
export const HotSpot = z.object({
  dimension: z.string(),
  value: z.string(),
  theme: z.string(),
  name: z.string(),
  /** Answers that criticise the theme here: by their words, or by a score of 0 to 6 where the words have no clear tone. */
  answers: z.int(),
  /** Comments that were read here. */
  comments: z.int(),
  share: z.number(),
  elsewhere: z.number(),
  /** Share here less share elsewhere, with its interval corrected for how many are named. */
  difference: Range.extend({ value: z.number() }),
  /** The same drawn towards what all places have in common: the list stands in its order. */
  shrunk: z.number(),
  /** By Benjamini–Hochberg over all that were compared. */
  p: z.number(),
});
export const HotSpots = z.object({
  data: z.array(HotSpot),
  compared: z.int(),
  /** Comments that were looked at: all, or about 50,000 drawn at random from the whole period. */
  comments: z.int(),
  /** Comments of the period that were read. */
  of: z.int(),
  /** The halves of the period, both over: in each it must be so. */
  earlier: z.object({ from: Day, to: Day }),
  later: z.object({ from: Day, to: Day }),
});
export type HotSpots = z.infer<typeof HotSpots>;

/**
 * What is done with comments before they are kept: nothing; personal data that rules find is replaced by its kind; or
 * that, and the original is kept sealed for owners.
 */
const Redaction = z.enum(["keep", "replace", "seal"]);

/** What a workspace's own comments taught of the tone of a language, judged on later ones. */
export const OwnWeights = z.object({
  language: z.string(),
  /** Comments of the language that were read, and from how many scored ones on weights are trained. */
  seen: z.int(),
  least: z.int(),
  /** Scored comments that were worked with, and how many of them colleagues corrected. */
  comments: z.int(),
  corrections: z.int(),
  /** Later comments that judged. */
  heldOut: z.int(),
  /** How often, on these, the words of a promoter are read as happier than those of a detractor: 0.5 is chance. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  used: z.boolean(),
  reason: z.enum(["better", "not_better", "too_few", "cannot_be_judged", "language_not_trained"]),
  on: Day.nullable(),
});
export type OwnWeights = z.infer<typeof OwnWeights>;

/** A name, whole or with a star for any ending (`Jān*`). */
const RedactedName = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .refine((name) => /[\p{L}\p{N}]{2}/u.test(name), "must hold at least two letters or digits");
const RedactedNames = z.array(RedactedName).max(500);

export const ReadingSettings = z.object({
  redaction: Redaction,
  /** Names of the workspace's own that become [NAME], where personal data is replaced. */
  redactionNames: z.array(z.string()),
  /** Comments whose original is kept. */
  originals: z.int(),
  /** Whether comments that are nearly the same as an earlier one are left out of themes. */
  repeatsOnce: z.boolean(),
  /** Weights of the workspace's own, and whether it wants any. */
  ownWeights: z.object({ wanted: z.boolean(), languages: z.array(OwnWeights) }),
  progress: ReadingProgress,
});
export type ReadingSettings = z.infer<typeof ReadingSettings>;
export const PatchReadingSettings = z.object({
  /** Another choice than `seal` deletes the originals that are kept. */
  redaction: Redaction.optional(),
  /** In comments that come from then on; `POST /reading-settings/kept-names` does it in those that are kept. */
  redactionNames: RedactedNames.optional(),
  repeatsOnce: z.boolean().optional(),
  /** False takes own weights away; what they read is read again by those that everybody has. */
  ownWeights: z.boolean().optional(),
});
export type PatchReadingSettings = z.infer<typeof PatchReadingSettings>;

/** Where names stand in comments that are kept, before they are saved. */
export const PreviewNames = z.object({ names: RedactedNames });
export const NamesPreview = z.object({
  /** Comments that hold one of them. */
  matches: z.int(),
  /** Of so many, the newest ones. */
  of: z.int(),
  examples: z.array(z.object({ responseId: Id, comment: z.string(), spans: z.array(TextSpan) })),
  /** How many comments hold each name, in the order of the list; those that hold none are there, too. */
  names: z.array(z.object({ name: z.string(), comments: z.int() })),
});
export type NamesPreview = z.infer<typeof NamesPreview>;

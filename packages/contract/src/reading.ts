import { z } from "zod";
import { Day, Id } from "./common.ts";

/** How words sound. `unclear` is what the reader is not sure of, which is not `neutral`. */
export const TONES = ["positive", "neutral", "negative", "mixed", "unclear"] as const;
export const Tone = z.enum(TONES);
export type Tone = z.infer<typeof Tone>;

/** How a comment speaks of one theme. */
export const POLARITIES = ["positive", "neutral", "negative", "unclear"] as const;
export const Polarity = z.enum(POLARITIES);
export type Polarity = z.infer<typeof Polarity>;

/** 0 nothing presses, 1 somebody waits for an answer or a mend, 2 today: danger, money gone, outage, law. */
export const Urgency = z.int().min(0).max(2);

/** Score and words say opposite things. */
export const Disagreement = z.enum(["score_high_words_negative", "score_low_words_positive"]);
export type Disagreement = z.infer<typeof Disagreement>;

/** A name of a theme in addresses: an aspect (`price`), or the id of a keyword theme or topic. */
export const ThemeId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, "must be the id of a theme");

/** Places in the comment (UTF-16 units, end exclusive). */
export const TextSpan = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type TextSpan = z.infer<typeof TextSpan>;

const Probability = z.number().min(0).max(1);

/** What a machine read in a comment, and what colleagues corrected in it. */
export const ReadingSummary = z.object({
  /** The language of the comment (ISO 639-1), `und` when it cannot be told. */
  language: z.string(),
  tone: Tone,
  /** How sure the reader is of the tone, 0 to 1, calibrated; 1 where a colleague said it. */
  confidence: Probability,
  themes: z.array(z.object({ id: z.string(), polarity: Polarity })),
  urgency: Urgency,
  /** The customer leaves, has left, or says so. */
  churn: z.boolean(),
  disagrees: Disagreement.nullable(),
  /** The earliest answer of those whose comments are nearly the same; null for that one, and where there is none. */
  duplicateOf: Id.nullable(),
  /**
   * `person` where the same person said nearly the same before, `address` where it came from the same network address
   * within a day (perhaps one person, perhaps one office), `text` where only the words say it.
   */
  duplicateBy: z.enum(["person", "address", "text"]).nullable(),
  /** How many other answers of the survey have nearly the same comment, within ninety days. */
  alike: z.int(),
  /**
   * The workspace's own model that read it, and the day; null where the embedded reader did. A day alone, since a time
   * could tell when an anonymous answer was given.
   */
  readBy: z.object({ model: z.string(), on: Day }).nullable(),
});
export type ReadingSummary = z.infer<typeof ReadingSummary>;

export const ThemeKind = z.enum(["aspect", "keyword", "topic"]);
export type ThemeKind = z.infer<typeof ThemeKind>;

/** Everything that was read in one comment. */
export const ResponseReading = ReadingSummary.extend({
  languageConfidence: Probability,
  themes: z.array(
    z.object({
      id: z.string(),
      kind: ThemeKind,
      name: z.string(),
      polarity: Polarity,
      /** The words that say so; none where no single place does. */
      spans: z.array(TextSpan),
    }),
  ),
  /** Phrases of the comment that say why it presses, or that its writer leaves. */
  reasons: z.array(TextSpan.extend({ of: z.enum(["urgency", "churn"]), phrase: z.string() })),
  /** Of the reader; a comment is read again when it changes. */
  version: z.string(),
  /** What colleagues corrected: it stays, whatever later versions read. */
  corrected: z.array(z.string()),
  /** Somebody looked at a disagreement and left the score as it is. */
  disagreementConfirmed: z.boolean(),
});
export type ResponseReading = z.infer<typeof ResponseReading>;

const Points = z.number();
const Range = z.object({ lower: Points, upper: Points });

/** A theme as it stands in a list: below 20 mentions there are counts alone. */
export const ThemeRow = z.object({
  id: z.string(),
  kind: ThemeKind,
  name: z.string(),
  /** Which model of the workspace's own called it so, and when; null where none did. */
  namedBy: z.object({ model: z.string(), at: z.iso.datetime({ offset: true }) }).nullable(),
  pinned: z.boolean(),
  hidden: z.boolean(),
  /** The language of a topic; null for themes of every language. */
  language: z.string().nullable(),
  /** Found for the first time on this day; null for what people named. */
  since: Day.nullable(),
  /** Answers whose comment speaks of it. */
  answers: z.int(),
  /** Of the answers with a comment that was read; with its 95 % interval. */
  share: z.object({ value: z.number(), lower: z.number(), upper: z.number() }),
  scoreWith: Points.nullable(),
  scoreWithout: Points.nullable(),
  /** 95 % interval of `scoreWith`. */
  scoreWithInterval: Range.nullable(),
  /**
   * The score of all commented answers less that of those that do not speak of the theme, with its
   * interval corrected for how many themes are compared. An association, not a cause.
   */
  impact: z.object({ value: Points, lower: Points, upper: Points }).nullable(),
  /** By Benjamini–Hochberg over the list; null where nothing is compared. */
  p: Probability.nullable(),
  /** Whether the theme may be said to go along with higher or lower scores. */
  clear: z.boolean(),
  tone: z.object({
    positive: z.int(),
    neutral: z.int(),
    negative: z.int(),
    unclear: z.int(),
  }),
  /** Answers that speak of it in each of the last twelve weeks, the last one still running. */
  weeks: z.array(z.int()),
});
export type ThemeRow = z.infer<typeof ThemeRow>;

/** How far reading is. */
export const ReadingProgress = z.object({
  /** Comments that wait to be read. */
  waiting: z.int(),
  /** How many were to be read since the last time that nothing waited. */
  total: z.int(),
  version: z.string(),
});
export type ReadingProgress = z.infer<typeof ReadingProgress>;

export const ThemeList = z.object({
  data: z.array(ThemeRow),
  /** Answers with a comment that was read: what shares are of. */
  comments: z.int(),
  /** Their score, with its interval; null below ten. */
  score: Points.nullable(),
  interval: Range.nullable(),
  /** How many of these comments are nearly the same as an earlier one. */
  repeats: z.int(),
  /** Whether they were left out: as the workspace's settings say, unless `repeats` or `each` asks otherwise. */
  repeatsOnce: z.boolean(),
  /** How many themes are compared with each other. */
  compared: z.int(),
  /** When topics were looked for last, and whether they are being looked for now. */
  topics: z.object({ on: Day.nullable(), asked: z.boolean() }),
  progress: ReadingProgress,
});
export type ThemeList = z.infer<typeof ThemeList>;

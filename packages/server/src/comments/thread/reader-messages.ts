import type { Disagreement, Polarity, Tone } from "@candor/contract/reading.ts";
import type { Adaptation, ClearTone, KeywordTheme, Reason, Span } from "@candor/text";
import type { MatchedWords } from "./match-words.ts";

/** A comment as the thread reads it. */
export interface CommentToRead {
  text: string;
  score: number;
  /** The language the customer answered in, as a tag; null when it is not known. */
  expected: string | null;
  /** What a colleague said the language is. */
  language: string | null;
}

/** How the comments of a workspace are read. */
export interface ReadingManner {
  themes: readonly KeywordTheme[];
  /** The workspace's own weights, by language. */
  weights: Readonly<Record<string, Uint8Array>>;
}

/** What the thread read in one comment. */
export interface RawReading {
  language: string;
  languageConfidence: number;
  tone: Tone;
  likeliest: string;
  value: number;
  confidence: number;
  themes: { id: string; polarity: Polarity; spans: readonly Span[] }[];
  urgency: number;
  churn: boolean;
  reasons: readonly Reason[];
  disagrees: Disagreement | null;
}

/** A topic of one language. */
export interface FoundTopic {
  id: string;
  /** Two words or pairs of words as customers write them. */
  name: string;
  words: readonly string[];
  /** Places of its comments, the most typical first. */
  members: readonly number[];
  /** Weights of stems, by which the next run recognises it. */
  centre: Readonly<Record<string, number>>;
}

/** Weights that were trained, and how they did; null where they are not to be used. */
export type AdaptedWeights = Pick<
  Adaptation,
  "reason" | "comments" | "heldOut" | "aucBefore" | "aucAfter"
> & { weights: Uint8Array | null };

/** What a thread can be asked; `answers` has the reply of each. */
export type ReaderTask =
  | { kind: "read"; manner: ReadingManner; comments: readonly CommentToRead[] }
  | {
      kind: "match";
      words: Readonly<Record<string, readonly string[]>>;
      comments: readonly { comment: string; language: string }[];
    }
  | { kind: "alike"; comments: readonly string[]; days: readonly number[] }
  | {
      kind: "topics";
      language: string;
      comments: readonly string[];
      /** Topics of the last run. */
      previous: readonly Pick<FoundTopic, "id" | "centre">[];
      most: number;
    }
  | {
      kind: "adapt";
      language: string;
      /** Scored comments; when, in milliseconds, and the tone a colleague gave. */
      comments: readonly {
        text: string;
        score: number;
        at: number;
        corrected: ClearTone | null;
      }[];
    }
  | { kind: "version" };

/** Task → what is answered. */
export interface ReaderAnswers {
  read: RawReading[];
  match: MatchedWords;
  /** Groups of places. */
  alike: number[][];
  topics: FoundTopic[];
  adapt: AdaptedWeights;
  version: string;
}

export type ToReader = { id: number; task: ReaderTask };
export type FromReader = { id: number; answer: unknown } | { id: number; error: string };

import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;

/** A place in a comment: UTF-16 units, end exclusive. */
export type StoredSpan = readonly [start: number, end: number];

export interface StoredTheme {
  id: string;
  polarity: string;
  spans: StoredSpan[];
}

export interface StoredReason {
  of: "urgency" | "churn";
  phrase: string;
  start: number;
  end: number;
}

/** What was read in the comment of an answer, with corrections and merged themes in it. */
export interface CommentReadingTable {
  workspace_id: string;
  response_id: string;
  survey_id: string;
  language: string;
  language_confidence: number;
  tone: string;
  /** The likeliest tone, also where the tone is unclear. */
  likeliest: string;
  /** -1 to 1. */
  value: number;
  confidence: number;
  themes: Json<StoredTheme[]>;
  urgency: number;
  churn: boolean;
  reasons: Json<StoredReason[]>;
  disagrees: string | null;
  /** Somebody looked at it and left the score as it is. */
  disagreement_confirmed: Defaulted<boolean>;
  /** The earliest answer of those whose comments are nearly the same; null for that one itself. */
  duplicate_of: string | null;
  /** `person` where the same person said nearly the same before, `address` where it came from the same place, `text` otherwise. */
  duplicate_by: string | null;
  /** How many other answers have nearly the same comment. */
  alike: Defaulted<number>;
  /** The topic it belongs to by its words, before merging; known once the survey was compared. */
  topic: string | null;
  /** What colleagues corrected. */
  corrected: Defaulted<string[]>;
  version: string;
}

/** A comment that waits to be read. No times: they could tell when an anonymous answer was given. */
export interface CommentToReadTable {
  workspace_id: string;
  response_id: string;
  /** 0 just given, 1 brought in, 2 read before. */
  priority: number;
  /** How often it was asked for: what was asked for again while it was being read is read again. */
  turn: Defaulted<number>;
}

/** How a workspace's comments are read. */
export interface WorkspaceReadingTable {
  workspace_id: string;
  /** The version that everything was read by, or is being read by. */
  version: string;
  /** How many comments there were to read since the last time that nothing waited. */
  total: Defaulted<number>;
  settings: Json<Record<string, unknown>>;
}

/** Whether the comments of a survey are to be compared with each other again. No times of a day, as above. */
export interface SurveyComparingTable {
  workspace_id: string;
  survey_id: string;
  /** How often comments came, changed or went, and up to which of these times they were compared. */
  asked: Defaulted<number>;
  done: Defaulted<number>;
  /** How many were compared. */
  comments: Defaulted<number>;
  /** Somebody wants topics now. */
  topics_asked: Defaulted<boolean>;
  /** The day topics were looked for last. */
  topics_on: string | null;
}

/** Keyword themes, topics, and what was decided about aspects. */
export interface ThemeTable {
  workspace_id: string;
  id: string;
  kind: string;
  /** Of a topic: the survey whose comments it was found in, and their language. */
  survey_id: string | null;
  language: string | null;
  /** What people called it; null while it has the name that it came with. */
  name: string | null;
  /** What a topic is called by its own words. */
  found_name: string | null;
  /** What the workspace's own model calls it, which model, when, and the words that it was given. */
  model_name: ColumnType<string | null, string | null | undefined, string | null>;
  model_name_by: ColumnType<string | null, string | null | undefined, string | null>;
  model_named_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  model_named_from: ColumnType<string | null, string | null | undefined, string | null>;
  /** Of a keyword theme: language → words, `any` for all. */
  words: Json<Record<string, string[]>>;
  pinned: Defaulted<boolean>;
  hidden: Defaulted<boolean>;
  merged_into: string | null;
  /** Of a topic: the weights of its stems. */
  centre: Json<Record<string, number>>;
  /** The day a topic was found first. */
  found_on: string | null;
  /** A topic that the last run did not find any more. */
  gone: Defaulted<boolean>;
  created_at: Time;
  updated_at: Time;
}

/** What colleagues said of a reading: it stays whatever later versions read. */
export interface ReadingCorrectionTable {
  workspace_id: string;
  response_id: string;
  /** `tone`, `language`, `urgency`, `churn`, or `theme:` and its id. */
  field: string;
  value: Json<Record<string, unknown>>;
  actor: string;
}

/** A workspace's own weights for the tone of a language, and how they did on later comments. */
export interface OwnWeightsTable {
  workspace_id: string;
  language: string;
  /** Of the shipped weights that they go on from; with another version they are not used. */
  base_version: string;
  /** `better` where they are used; otherwise why not. */
  reason: string;
  /** Comments of the language that were read when it was looked at last. */
  seen: number;
  /** Scored comments that were worked with, and how many of them colleagues corrected. */
  comments: Defaulted<number>;
  corrections: Defaulted<number>;
  held_out: Defaulted<number>;
  auc_before: number | null;
  auc_after: number | null;
  /** What tells them from others; null where they are not used. */
  tag: string | null;
  weights: Buffer | null;
  /** A day and no moment: it could tell when an anonymous answer was given. */
  trained_on: string | null;
  /** How often somebody was erased whose words may be in them, and up to which of these times they were trained anew. */
  forgotten: Defaulted<number>;
  forgotten_done: Defaulted<number>;
}

/** A comment as it was written, where it is kept with personal data replaced; for owners alone. */
export interface SealedCommentTable {
  workspace_id: string;
  response_id: string;
  sealed: string;
}

/** From which network address a comment came, as a keyed hash; never of an anonymous survey, and gone in two days. */
export interface CommentOriginTable {
  workspace_id: string;
  response_id: string;
  origin: Buffer;
  day: string;
}

export interface CommentTables {
  comment_reading: CommentReadingTable;
  comment_to_read: CommentToReadTable;
  workspace_reading: WorkspaceReadingTable;
  survey_comparing: SurveyComparingTable;
  theme: ThemeTable;
  reading_correction: ReadingCorrectionTable;
  own_weights: OwnWeightsTable;
  sealed_comment: SealedCommentTable;
  comment_origin: CommentOriginTable;
}

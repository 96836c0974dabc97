import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
/** A date, as PostgreSQL writes it. */
type Day = ColumnType<string, string, string>;

/** Where a workspace's own model is, and what it may do. */
export interface OwnModelTable {
  workspace_id: string;
  enabled: Defaulted<boolean>;
  base_url: Defaulted<string>;
  model: Defaulted<string>;
  /** The key, encrypted. */
  sealed: string | null;
  languages: Defaulted<string[]>;
  uses: Defaulted<string[]>;
  instead: Defaulted<boolean>;
  requests_a_day: number;
  characters_a_day: number;
  /** Parameters of a request that it refused. */
  without: Defaulted<string[]>;
  /** Failures in a row, and until when it is left alone. */
  failures: Defaulted<number>;
  quiet_until: MaybeTime;
  quiet_why: string | null;
  quiet_detail: Defaulted<string>;
  last_worked_at: MaybeTime;
  updated_at: Time;
}

/** What was used of the caps on a day of the workspace. */
export interface OwnModelUseTable {
  workspace_id: string;
  day: Day;
  requests: number;
  characters: number;
  tokens: Defaulted<number>;
}

/** A comment that waits to be read by the model. */
export interface ModelToReadTable {
  workspace_id: string;
  response_id: string;
  /** How often an answer about it could not be used. */
  attempts: Defaulted<number>;
}

/** A theme as the model found it, and the words that say so. */
export interface QuotedTheme {
  id: string;
  polarity: string;
  quote: string;
}

/** What the embedded reader says of a comment that the model read too. */
export interface EmbeddedView {
  tone: string;
  urgency: number;
  churn: boolean;
  themes: string[];
}

/** What the model read in the comment of an answer. */
export interface ModelReadingTable {
  workspace_id: string;
  response_id: string;
  state: string;
  problem: string | null;
  model: string;
  read_on: Day;
  /** Whether it stands instead of what the embedded reader read. */
  applied: Defaulted<boolean>;
  tone: string;
  confidence: number;
  themes: JSONColumnType<QuotedTheme[]>;
  urgency: number;
  churn: boolean;
  reason: Defaulted<string>;
  embedded: JSONColumnType<EmbeddedView> | null;
}

/** A comment in another language. */
export interface ModelTranslationTable {
  workspace_id: string;
  response_id: string;
  language: string;
  text: string;
  redacted: boolean;
  model: string;
  written_at: Time;
  asked_by: string;
}

export interface SummarySentence {
  text: string;
  responseIds: string[];
}

/** What comments of a period, or of one theme, say. */
export interface ModelSummaryTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  /** Empty for all comments. */
  theme: string;
  from_day: string | null;
  to_day: string | null;
  language: string;
  sentences: JSONColumnType<SummarySentence[]>;
  /** How many answers it rests on: once one of them is gone, so is the summary. */
  sources: number;
  comments: number;
  comments_of: number;
  model: string;
  written_at: Time;
  asked_by: string;
}

/** The answers that a summary rests on. */
export interface ModelSummarySourceTable {
  workspace_id: string;
  summary_id: string;
  response_id: string;
}

export interface OwnModelTables {
  own_model: OwnModelTable;
  own_model_use: OwnModelUseTable;
  model_to_read: ModelToReadTable;
  model_reading: ModelReadingTable;
  model_translation: ModelTranslationTable;
  model_summary: ModelSummaryTable;
  model_summary_source: ModelSummarySourceTable;
}

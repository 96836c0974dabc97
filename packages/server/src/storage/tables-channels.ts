import type { PageBlocks } from "@candor/contract/public-page.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface WidgetTable {
  workspace_id: string;
  survey_id: string;
  /** Stands in the address of the loader: public, and not to be guessed. */
  key: string;
  enabled: boolean;
  placement: Json<Record<string, unknown>>;
  rules: Json<Record<string, unknown>>;
  /** Origins of the pages that may ask; an empty list means any. */
  allowed_origins: string[];
  /** Whether those who answered are offered what was done. */
  tells: Defaulted<boolean>;
  /** Whether visits and page views are counted, beside what happens with the question. */
  counts_visits: Defaulted<boolean>;
  created_at: Time;
  updated_at: Time;
}

export interface WidgetCountTable {
  workspace_id: string;
  survey_id: string;
  day: string;
  dimension: string;
  value: string;
  visits: Defaulted<number>;
  loads: number;
  impressions: number;
  views: number;
  dismissals: number;
  answers: number;
}

export interface KioskTable {
  workspace_id: string;
  survey_id: string;
  /** An empty list means all of the survey's. */
  languages: string[];
  idle_seconds: number;
  pin: JSONColumnType<Record<string, unknown>, string | null, string | null> | null;
  updated_at: Time;
}

export interface LinkSourceTable {
  workspace_id: string;
  survey_id: string;
  name: string;
  created_at: Time;
}

export interface PublicPageTable {
  workspace_id: string;
  slug: string;
  enabled: boolean;
  blocks: ColumnType<PageBlocks, string | undefined, string>;
  version: Defaulted<number>;
  updated_at: Time;
}

export interface PublicFormTable {
  workspace_id: string;
  survey_id: string;
  purpose: string;
  created_at: Time;
}

/** Whom somebody said they were on an open link; nobody has checked it. */
export interface ClaimedAnswerTable {
  workspace_id: string;
  response_id: string;
  person_id: string;
  at: Time;
}

/** Many answers to one survey from one place within minutes. */
export interface AnswerBurstTable {
  workspace_id: string;
  survey_id: string;
  id: string;
  channel: string;
  answers: number;
  first_at: Time;
  last_at: Time;
}

/** What somebody said without giving a score; `source_key` makes the same words of the same place one. */
export interface LooseCommentTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  source: string;
  source_key: string;
  text: string;
  language: string | null;
  /** An address as it was typed or stood in a file: nobody has checked it. */
  contact: string | null;
  person_id: string | null;
  import_id: string | null;
  given_at: Time;
  recorded_at: Time;
  done_at: Time | null;
  done_by: string | null;
}

/** Words without a score that were erased with their person, so that the next import does not bring them back. */
export interface ForgottenWordsTable {
  workspace_id: string;
  survey_id: string;
  /** A keyed hash of the key they came under. */
  source_key: string;
  at: Time;
}

export interface ChannelTables {
  loose_comment: LooseCommentTable;
  forgotten_words: ForgottenWordsTable;
  claimed_answer: ClaimedAnswerTable;
  answer_burst: AnswerBurstTable;
  widget: WidgetTable;
  widget_count: WidgetCountTable;
  kiosk: KioskTable;
  link_source: LinkSourceTable;
  public_page: PublicPageTable;
  public_form: PublicFormTable;
}

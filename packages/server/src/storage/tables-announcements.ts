import type { AnnouncementAudience, AnnouncementTexts } from "@candor/contract/announcement.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type LaterTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** What was fixed, told to those who raised it. */
export interface AnnouncementTable {
  workspace_id: string;
  id: string;
  number: number;
  title: string;
  improvement_id: string | null;
  texts: JSONColumnType<AnnouncementTexts>;
  audience: JSONColumnType<AnnouncementAudience>;
  state: string;
  unknown: Defaulted<number>;
  created_by: string;
  /** A colleague, who has what comes of it. */
  owner: string | null;
  /** A colleague: who wrote the words last. */
  edited_by: string | null;
  approved_by: string | null;
  approved_at: Time | null;
  started_at: Time | null;
  finished_at: Time | null;
  /** When it is to leave by itself. */
  scheduled_at: LaterTime;
  /** When it was to leave and did not: somebody looks again. */
  schedule_missed_at: LaterTime;
  created_at: Time;
  updated_at: Time;
  version: Defaulted<number>;
}

/** One person who is told, or is not, and why. */
export interface AnnouncementRecipientTable {
  workspace_id: string;
  announcement_id: string;
  id: string;
  /** Null for who was erased since. */
  person_id: string | null;
  raised_by: string;
  source_id: string;
  raised_at: Time;
  score_then: number | null;
  language: string;
  state: string;
  reason: string | null;
  /** Not before. */
  next_at: Time | null;
  conversation_id: string | null;
  message_id: string | null;
  told_at: Time | null;
  answered_at: Time | null;
  /** `email` or `telegram`. */
  channel: Defaulted<string>;
}

/** Who wants to hear no news; asking them is another matter. */
export interface NewsRefusalTable {
  workspace_id: string;
  person_id: string;
  at: Time;
}

export interface AnnouncementTables {
  announcement: AnnouncementTable;
  announcement_recipient: AnnouncementRecipientTable;
  news_refusal: NewsRefusalTable;
}

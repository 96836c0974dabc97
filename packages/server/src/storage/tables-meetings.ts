import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

export interface MeetingTable {
  workspace_id: string;
  id: string;
  number: number;
  title: string;
  survey_id: string;
  /** Whose it is; null for everybody's. */
  team_id: Defaulted<string | null>;
  filter: string[];
  /** What else its answers are narrowed by, as a saved view is. */
  view: ColumnType<Record<string, unknown>, string | undefined, string>;
  starts_at: Time;
  minutes: number;
  language: string;
  state: string;
  question: string;
  /** What its pages are written from; reckoned once. */
  agenda: JSONColumnType<Record<string, unknown> | null>;
  prepared_at: Time | null;
  opened_at: Time | null;
  closed_at: Time | null;
  page: Defaulted<number>;
  /** What the link of a phone says, while one may turn the pages. */
  remote_id: string | null;
  remote_until: Time | null;
  present: JSONColumnType<{ userId: string; name: string }[]>;
  notes: Defaulted<string>;
  created_by: string;
  created_at: Time;
  version: Defaulted<number>;
}

/** A sentence of a customer that a meeting read. */
export interface MeetingVoiceTable {
  workspace_id: string;
  meeting_id: string;
  id: string;
  position: number;
  response_id: string;
  score: number;
  language: string;
  words: string;
}

export interface MeetingTables {
  meeting: MeetingTable;
  meeting_voice: MeetingVoiceTable;
}

import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
/** Null until it comes. */
type Moment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** How a survey's widget talks. */
export interface ChatSettingTable {
  workspace_id: string;
  survey_id: string;
  enabled: boolean;
  team_id: string | null;
  greetings: ColumnType<Record<string, string>, string, string>;
  requires_identity: boolean;
  identity_secret: Defaulted<string | null>;
  updated_at: Time;
}

/** What a chat knows beside its conversation. */
export interface ChatTable {
  workspace_id: string;
  conversation_id: string;
  survey_id: string;
  vouched: Buffer | null;
  claimed_name: string | null;
  claimed_email: string | null;
  confirmed_at: Moment;
  page: string | null;
  owner: Defaulted<string | null>;
  began_at: Time;
  seen_at: Time;
  read_at: Moment;
  waiting_since: Moment;
  first_reply_at: Moment;
  last_at: Time;
  mail_at: Moment;
  mailed_at: Moment;
  case_at: Moment;
  ended_at: Moment;
}

export interface ChatPresenceTable {
  workspace_id: string;
  user_id: string;
  at: Time;
}

export interface ChatTables {
  chat_setting: ChatSettingTable;
  chat: ChatTable;
  chat_presence: ChatPresenceTable;
}

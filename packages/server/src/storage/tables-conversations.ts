import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** What is said with one customer about one thing. */
export interface ConversationTable {
  workspace_id: string;
  id: string;
  person_id: string;
  /** Null for news that nobody has answered yet. */
  case_id: string | null;
  /** Of the last mail that named one. */
  subject: string;
  language: string;
  created_at: Time;
}

export interface ConversationMessageTable {
  workspace_id: string;
  conversation_id: string;
  id: string;
  /** `in` or `out`. */
  direction: string;
  /** `reply`; `check`: whether it is settled; `warning` or `apology` about a promise; `announcement`; `idea`. */
  kind: string;
  /** `mail` or `page`. */
  way: string;
  /** Whose words: a colleague's address, `customer` or `candor`. */
  actor: string;
  from_address: string | null;
  to_address: string | null;
  subject: string;
  text: string;
  shown: string;
  machine: string | null;
  /** The next word is the customer's. */
  waits: Defaulted<boolean>;
  /** `held`, `sending`, `sent`, `unconfirmed`, `not_delivered`, or `received`. */
  state: string;
  due_at: Time | null;
  claimed_by: string | null;
  lease_until: Time | null;
  attempts: Defaulted<number>;
  /** What the mail server said. */
  reply: string | null;
  rfc_id: string | null;
  /** That of the team, as it stood when the letter was written. */
  signature: Defaulted<string>;
  /** The saved reply that it began with, and whether it says something else now. */
  saved_reply_id: Defaulted<string | null>;
  saved_reply_changed: Defaulted<boolean | null>;
  at: Time;
}

export interface ConversationFileTable {
  workspace_id: string;
  conversation_id: string;
  id: string;
  message_id: string;
  name: string;
  type: string;
  size: number;
  bytes: Buffer;
}

/** What a colleague has begun to write. */
export interface ConversationDraftTable {
  workspace_id: string;
  conversation_id: string;
  user_id: string;
  text: string;
  updated_at: Time;
}

/** What goes along with the letter that a colleague is writing. */
export interface ConversationUploadTable {
  workspace_id: string;
  conversation_id: string;
  id: string;
  user_id: string;
  name: string;
  type: string;
  size: number;
  bytes: Buffer;
  at: Time;
}

/** What is written to customers again and again. */
export interface SavedReplyTable {
  workspace_id: string;
  id: string;
  name: string;
  /** Null for everybody's. */
  team_id: string | null;
  /** By language. */
  texts: JSONColumnType<Record<string, string>>;
  archived_at: Time | null;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

/** Whether a resolved case is settled for the customer. */
export interface CaseCheckTable {
  workspace_id: string;
  case_id: string;
  person_id: string | null;
  at: Time;
  /** Why nobody was asked. */
  not_asked: string | null;
  asked_at: Time | null;
  /** `yes` or `no`. */
  answer: string | null;
  words: string | null;
  answered_at: Time | null;
}

/** What a way by which mails come in has brought, and how far it has got. */
export interface MailInTable {
  workspace_id: string;
  /** `hook`, `mailbox` or `listener`. */
  way: string;
  looked_at: Defaulted<Date | null>;
  mail_at: Defaulted<Date | null>;
  /** Big numbers come as text. */
  taken: Defaulted<string>;
  left_alone: Defaulted<string>;
  test_id: Defaulted<string | null>;
  test_sent_at: Defaulted<Date | null>;
  test_back_at: Defaulted<Date | null>;
  uid_validity: Defaulted<string | null>;
  uid: Defaulted<string>;
}

/** What a provider signed and we took in. */
export interface MailInTokenTable {
  workspace_id: string;
  token: string;
  at: Date;
}

/** There where mail from people who were never written to opens cases. */
export interface MailInStrangerTable {
  workspace_id: string;
  since: Date;
  team_id: string | null;
  /** Addresses, and domains that begin with @, a line each. */
  refuse: Defaulted<string>;
}

/** A conversation that somebody began by mail. */
export interface StrangerMailTable {
  workspace_id: string;
  conversation_id: string;
  at: Date;
}

/** Mails that were not taken in, by day, reason and sender. */
export interface MailRefusedTable {
  workspace_id: string;
  day: string;
  why: string;
  from_address: string;
  /** The conversation it was for, or the workspace where it was for none. */
  about: string;
  times: number;
  first_at: Date;
  last_at: Date;
}

export interface ConversationTables {
  conversation: ConversationTable;
  conversation_message: ConversationMessageTable;
  conversation_file: ConversationFileTable;
  conversation_draft: ConversationDraftTable;
  conversation_upload: ConversationUploadTable;
  case_check: CaseCheckTable;
  saved_reply: SavedReplyTable;
  mail_in: MailInTable;
  mail_in_token: MailInTokenTable;
  mail_in_stranger: MailInStrangerTable;
  stranger_mail: StrangerMailTable;
  mail_refused: MailRefusedTable;
}

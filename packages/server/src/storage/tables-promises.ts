import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Something said to a customer with a date. */
export interface PromiseTable {
  workspace_id: string;
  id: string;
  person_id: string | null;
  /** `person`, or `public` for one that everybody reads on the public page. */
  audience: Defaulted<string>;
  case_id: string | null;
  message_id: string | null;
  words: string;
  made_at: Time;
  made_by: string;
  owner: string | null;
  /** Never written again. */
  first_due_at: ColumnType<Date, Date | string, never>;
  due_at: Time;
  /** `open`, `kept`, `broken` or `released`. */
  state: string;
  warned_at: Time | null;
  apologised_at: Time | null;
  missed_at: Time | null;
  closed_at: Time | null;
  note: string | null;
  tell_at: Time | null;
  /** `soon`, `due` or `overdue`. */
  tell: string | null;
  version: Defaulted<number>;
}

export interface PromiseEventTable {
  workspace_id: string;
  promise_id: string;
  id: string;
  person_id: string | null;
  at: Time;
  actor: string;
  kind: string;
  way: string | null;
  message_id: string | null;
  new_due_at: Time | null;
  words: string | null;
}

export interface PromiseLetterTable {
  workspace_id: string;
  conversation_id: string;
  message_id: string;
  promise_id: string;
  /** `warning` or `apology`. */
  kind: string;
  new_due_at: Time | null;
}

export interface PromiseTables {
  promise: PromiseTable;
  promise_event: PromiseEventTable;
  promise_letter: PromiseLetterTable;
}

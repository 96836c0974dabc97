import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;

/** What goes out by itself, and when. */
export interface ReportTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  name: string;
  blocks: string[];
  view: Json<Record<string, unknown>>;
  schedule: Json<Record<string, unknown>>;
  language: string;
  active: boolean;
  /** Null while it is paused. */
  next_at: Time | null;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

/** To whom; a colleague by their id, everybody else by an address that they confirmed. */
export interface ReportRecipientTable {
  workspace_id: string;
  report_id: string;
  id: string;
  email: string;
  user_id: string | null;
  language: string;
  added_by: string;
  added_at: Time;
  confirmed_at: Time | null;
  left_at: Time | null;
  /** What became of the mail that asks somebody outside; null for a colleague. */
  ask_state: string | null;
  ask_at: Time | null;
  ask_detail: string | null;
}

/** One time that it went out: its figures as they were, never reckoned again. */
export interface ReportRunTable {
  workspace_id: string;
  id: string;
  report_id: string;
  kind: string;
  first_day: string;
  end_day: string;
  state: string;
  made_at: Time;
  /** When it was to go out; null when it was sent by hand. */
  due_at: Time | null;
  /** How many before it were left out, because the server was off. */
  missed: number;
  /** Why it was skipped: `late`, or what stood in the way. */
  reason: string | null;
  figures: JSONColumnType<object, string, string> | null;
}

/** One mail of a run to one recipient. */
export interface ReportMailTable {
  workspace_id: string;
  run_id: string;
  report_id: string;
  recipient_id: string;
  state: string;
  at: Time;
  detail: string | null;
}

/** A chat that a report goes to; where it is, is a password and sealed. */
export interface ReportDestinationTable {
  workspace_id: string;
  report_id: string;
  id: string;
  kind: string;
  /** What colleagues call it. */
  name: string;
  /** Its address as it may be shown. */
  shown: string;
  sealed: string;
  language: string;
  added_by: string;
  added_at: Time;
  tested_at: Time | null;
  test_state: string | null;
  test_detail: string | null;
}

/** One message of a run to one chat. */
export interface ReportPostTable {
  workspace_id: string;
  /** Its page is opened by this. */
  id: string;
  run_id: string;
  report_id: string;
  destination_id: string;
  state: string;
  at: Time;
  detail: string | null;
}

export interface ReportTables {
  report: ReportTable;
  report_recipient: ReportRecipientTable;
  report_run: ReportRunTable;
  report_mail: ReportMailTable;
  report_destination: ReportDestinationTable;
  report_post: ReportPostTable;
}

import type { MotivationEvidence } from "@candor/contract/motivation.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

export interface RecognitionSettingTable {
  workspace_id: string;
  /** The property whose value names the employee an answer is about; null when none does. */
  employee_property: string | null;
  thanks_a_day: number;
}

/** Thanks to an employee. The customer's words are read from answer or case, and go when those go. */
export interface RecognitionTable {
  workspace_id: string;
  id: string;
  employee_id: string;
  response_id: string | null;
  case_id: string | null;
  given_by: string;
  /** Null when a program said it. */
  given_by_user: string | null;
  words: string;
  with_quote: boolean;
  seen_by: string;
  /** By the workspace's clock: what the cap counts. */
  day: string;
  given_at: Time;
  /** When the employee saw it; others see it after that. */
  heard_at: Time | null;
}

/** An answer that is about an employee, as somebody said by hand. */
export interface ResponseEmployeeTable {
  workspace_id: string;
  response_id: string;
  employee_id: string;
  linked_by: string;
  linked_at: Time;
}

/** Whoever is rated asks for an answer to be left out; somebody else decides. */
export interface ExclusionRequestTable {
  workspace_id: string;
  id: string;
  response_id: string;
  employee_id: string;
  asked_by: string;
  asked_by_user: string;
  reason: string;
  asked_at: Time;
  state: string;
  decided_by: string | null;
  decided_at: Time | null;
  decision: string | null;
}

/** A reward by results: one proposes, another decides, and what both saw stays as it was. */
export interface MotivationRecordTable {
  workspace_id: string;
  id: string;
  employee_id: string;
  reward: string;
  reason: string;
  evidence: JSONColumnType<MotivationEvidence, string, string>;
  state: string;
  proposed_by: string;
  proposed_by_user: string;
  proposed_at: Time;
  decided_by: string | null;
  decided_by_user: string | null;
  decided_at: Time | null;
  decision: string | null;
}

export interface RecognitionTables {
  motivation_record: MotivationRecordTable;
  recognition_setting: RecognitionSettingTable;
  recognition: RecognitionTable;
  response_employee: ResponseEmployeeTable;
  exclusion_request: ExclusionRequestTable;
}

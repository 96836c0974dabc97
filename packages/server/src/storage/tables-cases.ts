import type { CaseAction, CaseCondition, CaseTargets } from "@candor/contract/case-rule.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Numbers the cases of a workspace. */
export interface CaseDeskTable {
  workspace_id: string;
  last_number: Defaulted<number>;
  /** Who got the last case that was dealt in turn. */
  dealt_to: string | null;
  set_up_at: Time;
}

export interface CaseRuleTable {
  workspace_id: string;
  id: string;
  position: number;
  name: string;
  condition: JSONColumnType<CaseCondition>;
  action: JSONColumnType<CaseAction>;
  active: boolean;
  created_at: Time;
  updated_at: Time;
}

export interface RootCauseTable {
  workspace_id: string;
  id: string;
  parent_id: string | null;
  name: string;
  archived_at: Time | null;
  created_at: Time;
}

export interface CustomerCaseTable {
  workspace_id: string;
  id: string;
  number: number;
  /** `response` or `manual`. */
  origin: string;
  response_id: string | null;
  person_id: string | null;
  title: string;
  /** What was heard, for a case that was opened by hand. */
  words: string | null;
  state: string;
  owner: string | null;
  /** How an owner is found while there is none. */
  routing: string;
  team_id: string | null;
  priority: string;
  targets: JSONColumnType<CaseTargets>;
  sensitive: Defaulted<boolean>;
  rule_id: string | null;
  cause_id: string | null;
  outcome: string | null;
  outcome_note: string | null;
  opened_at: Time;
  first_contact_at: Time | null;
  snoozed_until: Time | null;
  resolved_at: Time | null;
  closed_at: Time | null;
  reopened: Defaulted<number>;
  next_due_at: Time | null;
  next_due_kind: string | null;
  sort_at: Time;
  merged_into: string | null;
  version: Defaulted<number>;
  updated_at: Time;
}

export interface CaseClockTable {
  workspace_id: string;
  case_id: string;
  id: string;
  kind: string;
  target_minutes: number;
  calendar_id: string;
  started_at: Time;
  /** Null while it is paused. */
  due_at: Time | null;
  paused_at: Time | null;
  left_ms: number | null;
  warn_at: Time | null;
  warned_at: Time | null;
  stopped_at: Time | null;
  stopped_by: string | null;
  missed_at: Time | null;
}

export interface CaseEventTable {
  workspace_id: string;
  case_id: string;
  id: string;
  person_id: string | null;
  at: Time;
  actor: string;
  kind: string;
  data: JSONColumnType<Record<string, unknown>>;
}

export interface CaseLinkTable {
  workspace_id: string;
  case_id: string;
  other_id: string;
}

export interface CaseUndoTable {
  workspace_id: string;
  id: string;
  actor: string;
  at: Time;
  before: JSONColumnType<object>;
  undone_at: Time | null;
}

export interface CaseTables {
  case_desk: CaseDeskTable;
  case_rule: CaseRuleTable;
  root_cause: RootCauseTable;
  customer_case: CustomerCaseTable;
  case_clock: CaseClockTable;
  case_event: CaseEventTable;
  case_link: CaseLinkTable;
  case_undo: CaseUndoTable;
}

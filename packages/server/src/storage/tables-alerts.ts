import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;

export interface AlertRuleTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  name: string;
  kind: string;
  filter: string[];
  each_of: string | null;
  false_alarm_days: number;
  mail_to: string[];
  enabled: boolean;
  snoozed_until: Time | null;
  created_by: string;
  created_at: Time;
}

/** What a watch has seen since its first day, and what its detector remembers. */
export interface AlertWatchTable {
  workspace_id: string;
  rule_id: string;
  value: string;
  since_day: string;
  /** Eleven counts that the detector has taken in. */
  seen: number[];
  state: Json<Record<string, unknown>>;
  /** Eleven counts of what is compared with. */
  reference: number[];
  budget: number;
}

export interface AlertTable {
  workspace_id: string;
  id: string;
  rule_id: string;
  value: string;
  at: Time;
  evidence: Json<Record<string, unknown>>;
  told: string[];
  acknowledged_by: string | null;
  acknowledged_at: Time | null;
  outcome: string | null;
  note: string | null;
}

export interface AlertTables {
  alert_rule: AlertRuleTable;
  alert_watch: AlertWatchTable;
  alert: AlertTable;
}

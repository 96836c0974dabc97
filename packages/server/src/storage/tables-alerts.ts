import type { ColumnType, Generated, JSONColumnType } from "kysely";

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
  /** A theme, a dated change or a goal; null watches each. */
  about: string | null;
  /** What was read in the comments; see `ViewState`. */
  reading: Json<Record<string, unknown>>;
  false_alarm_days: number;
  mail_to: string[];
  enabled: boolean;
  snoozed_until: Time | null;
  /** Hours in which nobody is told. */
  quiet: JSONColumnType<{ from: number; to: number } | null, string | null, string | null>;
  /** Does not wait for the hours of colleagues who want urgent ones at once. */
  urgent: Generated<boolean>;
  /** The last day on which a rule of the kind that is judged daily was judged. */
  judged_on: string | null;
  /** The themes by which its watches began; null where nothing was merged since. */
  watched_themes: Generated<string[] | null>;
  created_by: string;
  created_at: Time;
}

/** What a watch has seen since its first day, and what its detector remembers. */
export interface AlertWatchTable {
  workspace_id: string;
  rule_id: string;
  value: string;
  since_day: string;
  /** Eleven counts that the detector has taken in; of a watch by days nothing. */
  seen: number[];
  state: Json<Record<string, unknown>>;
  /** What is compared with: eleven counts, or those of a share, or of usual days. */
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
  /** When it is to be told, where it came in quiet hours. */
  tell_at: Time | null;
  /** Colleagues whose mail waits for their own hours, and the first such moment. */
  later: ColumnType<{ to: string; at: string }[], string | undefined, string>;
  later_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
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

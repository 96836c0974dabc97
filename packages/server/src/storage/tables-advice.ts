import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** Advice that somebody dismissed, with the reason; it comes back after `until`. */
export interface AdviceDismissalTable {
  workspace_id: string;
  /** The rule, and the thing that it is about. */
  key: string;
  rule: string;
  reason: string;
  dismissed_by: string;
  dismissed_at: Time;
  until: Time;
}

export interface AdviceTables {
  advice_dismissal: AdviceDismissalTable;
}

import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** Somebody asked for a copy of what is known of them, or to be forgotten. */
export interface DataRequestTable {
  workspace_id: string;
  id: string;
  /** Kept when they are erased: an id of nobody then, and their link shows the proof. */
  person_id: string;
  kind: "export" | "erasure";
  /** `unconfirmed`: the mail that asks whether it was they has not been answered. */
  state: "unconfirmed" | "open" | "done" | "refused";
  language: string;
  asked_at: Time;
  /** `customer`, or the colleague who took it down. */
  asked_by: string;
  confirmed_at: Time | null;
  confirmed_by: "mail" | "colleague" | null;
  /** One month after it was asked; null until it is known who asks. */
  due_at: Time | null;
  extended_at: Time | null;
  settled_at: Time | null;
  settled_by: string | null;
  /** Why it was refused or takes longer, as it was told to the person. */
  reason: string | null;
  /** How many rows of each table an erasure treated. */
  removed: JSONColumnType<Record<string, number>, string | undefined, string>;
  /** Until when a copy can be fetched by its link. */
  copy_until: Time | null;
}

/** What may not be removed, as long as somebody needs it as evidence. */
export interface LegalHoldTable {
  workspace_id: string;
  id: string;
  /** Null for everything of the workspace. */
  person_id: string | null;
  reason: string;
  placed_by: string;
  placed_at: Time;
  lifted_by: string | null;
  lifted_at: Time | null;
}

export interface RightsTables {
  data_request: DataRequestTable;
  legal_hold: LegalHoldTable;
}

import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;

/** A link that shows numbers to whoever has it. Its token stands nowhere, its hash in the directory. */
export interface ShareLinkTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  kind: string;
  theme_id: string | null;
  improvement_id: string | null;
  report_id: string | null;
  /** One run of the report; null for the newest each time. */
  run_id: string | null;
  name: string;
  /** Period and filters, as the dashboard's address states them. */
  view: Json<Record<string, unknown>>;
  /** Which parts stand on the page. */
  shows: Json<Record<string, boolean>>;
  language: string;
  password_hash: string | null;
  created_by: string;
  created_at: Time;
  expires_at: Time;
  revoked_at: Time | null;
  visits: ColumnType<number, number | undefined, number>;
  last_visit_at: Time | null;
}

export interface ShareTables {
  share_link: ShareLinkTable;
}

import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** A company that people belong to. */
export interface AccountTable {
  workspace_id: string;
  id: string;
  name: string;
  /** How the name is recognised: in lower case. */
  name_key: string;
  external_id: string | null;
  created_at: Time;
  updated_at: Time;
}

export interface AccountTables {
  account: AccountTable;
}

import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date, Date>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** A place in the line of work that is due; see `due-work/`. */
export interface DueWorkTable {
  kind: string;
  workspace_id: string;
  lane: Defaulted<string>;
  due_at: Time;
  wakes: Defaulted<number>;
  lease_token: string | null;
  lease_until: Time | null;
  worker: string | null;
  began_at: Time | null;
  attempts: Defaulted<number>;
  slow: Defaulted<boolean>;
  last_error: string | null;
}

export interface TableSizeTable {
  name: string;
  day: string;
  bytes: number;
}

export interface DueTables {
  "directory.due_work": DueWorkTable;
  "directory.table_size": TableSizeTable;
}

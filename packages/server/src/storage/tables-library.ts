import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** An improvement written up for whoever has the like of it; what it measured stays with the improvement. */
export interface LibraryCaseTable {
  workspace_id: string;
  id: string;
  improvement_id: string;
  title: string;
  problem: string;
  done: string;
  lesson: string;
  industry: string | null;
  themes: string[];
  /** Whether everybody in the workspace reads it. */
  shown: Defaulted<boolean>;
  created_by: string;
  /** Null when a key wrote it. */
  created_by_user: string | null;
  created_at: Time;
  updated_at: Time;
  version: Defaulted<number>;
}

export interface LibraryTables {
  library_case: LibraryCaseTable;
}

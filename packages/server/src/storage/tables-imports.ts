import type { ColumnType, JSONColumnType } from "kysely";

/** Times come as Date. */
type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string | undefined, string>;

export interface ImportTable {
  workspace_id: string;
  id: string;
  survey_id: string | null;
  file_name: string;
  bytes: number;
  status: string;
  preview: Json<Record<string, unknown>> | null;
  mapping: Json<Record<string, unknown>>;
  read: Defaulted<number>;
  imported: Defaulted<number>;
  updated: Defaulted<number>;
  unchanged: Defaulted<number>;
  rejected: Defaulted<number>;
  bytes_read: Defaulted<number>;
  reasons: Json<Record<string, number>>;
  notes: Json<Record<string, number>>;
  error: string | null;
  created_by: string;
  created_at: Time;
  started_at: Time | null;
  /** When whoever imports was last seen alive. */
  seen_at: Time | null;
  finished_at: Time | null;
  /** Times that a process began to read it. */
  attempts: Defaulted<number>;
  /** When the last of them did. */
  resumed_at: Time | null;
  /** Answers taken back. */
  undone: Defaulted<number>;
}

/** What an import did besides recording answers; `kind` is one of `EFFECTS` in `imports/import-effects.ts`. */
export interface ImportEffectTable {
  workspace_id: string;
  import_id: string;
  kind: string;
  target_id: string;
  at: Time;
}

export interface ImportChunkTable {
  workspace_id: string;
  import_id: string;
  part: number;
  bytes: Buffer;
}

export interface ImportRejectionTable {
  workspace_id: string;
  import_id: string;
  row_number: number;
  code: string;
  args: Json<Record<string, string | number>>;
  cells: Json<string[]>;
}

export interface ImportTables {
  import: ImportTable;
  import_effect: ImportEffectTable;
  import_chunk: ImportChunkTable;
  import_rejection: ImportRejectionTable;
}

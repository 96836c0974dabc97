import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** What is taught; about a root cause, or none. */
export interface TrainingTable {
  workspace_id: string;
  id: string;
  title: string;
  body: string;
  cause_id: string | null;
  created_by: string;
  created_at: Time;
  archived_at: Time | null;
}

/** Who takes part, by when, and when they did. */
export interface TrainingRecordTable {
  workspace_id: string;
  training_id: string;
  employee_id: string;
  due_on: string | null;
  done_on: string | null;
  noted_by: string;
  noted_at: Time;
  reminded_at: Time | null;
}

export interface TrainingTables {
  training: TrainingTable;
  training_record: TrainingRecordTable;
}

import type { ColumnType } from "kysely";

/** An answer of an employee that nobody may see yet; read by what releases it alone. */
export interface EmployeeWaitingTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  score: number;
  comment: string | null;
  properties: ColumnType<Record<string, string>, string, string>;
  day: string;
}

/** The id under which an answer came, after it was released under another. */
export interface EmployeeAnsweredTable {
  workspace_id: string;
  id: string;
  survey_id: string;
}

/** A comment whose answer is shown, before enough answers stand behind it. */
export interface EmployeeCommentTable {
  workspace_id: string;
  id: string;
  survey_id: string;
  text: string;
}

export interface EmployeeReleaseTable {
  workspace_id: string;
  survey_id: string;
  /** Answers that were released since comments were. */
  answers_since_comments: number;
}

export interface EmployeeSurveyTables {
  employee_waiting: EmployeeWaitingTable;
  employee_answered: EmployeeAnsweredTable;
  employee_comment: EmployeeCommentTable;
  employee_release: EmployeeReleaseTable;
}

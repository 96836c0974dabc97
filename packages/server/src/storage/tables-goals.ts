import type { ColumnType, Generated } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** What a measure is to reach, of a survey, a view, a team, an account or the whole workspace. */
export interface GoalTable {
  workspace_id: string;
  id: string;
  measure: string;
  /** `workspace`, `survey:ID`, `view:ID`, `team:ID` or `account:ID`; one goal for each measure of each. */
  scope: string;
  survey_id: string | null;
  view_id: string | null;
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  target: number;
  by_day: string | null;
  owner_id: string | null;
  /** The state that was kept last: a `GoalState`, or `slipping`; null while nobody knows what was said before. */
  judged: Generated<string | null>;
  /** The workspace's day of that judgement; null when it is to be judged anew. */
  judged_on: ColumnType<string | null, string | null | undefined, string | null>;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

export interface GoalTables {
  goal: GoalTable;
}

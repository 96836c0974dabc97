import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = JSONColumnType<T & object, string, string>;

/** What a screen shows, under a name. */
export interface SavedViewTable {
  workspace_id: string;
  id: string;
  name: string;
  /** Who alone sees it while it is not shared; null when a key made it. */
  owner_id: string | null;
  shared: boolean;
  state: Json<Record<string, unknown>>;
  created_by: string;
  created_at: Time;
  updated_at: Time;
}

/** The period that a colleague chose last. */
export interface MemberChoiceTable {
  workspace_id: string;
  user_id: string;
  period: string;
  chosen_at: Time;
}

/** How a property and its values are called, ordered and banded. */
export interface PropertyWordsTable {
  workspace_id: string;
  property: string;
  label: string | null;
  labels: Json<Record<string, string>>;
  sequence: string[];
  bands: number[];
  updated_at: Time;
}

/** What making something better costs, as somebody judged. */
export interface PriorityEffortTable {
  workspace_id: string;
  survey_id: string;
  dimension: string;
  value: string;
  effort: string;
  set_by: string;
  set_at: Time;
}

/** The share that a value has among all customers, as somebody typed it. */
export interface SurveyTargetTable {
  workspace_id: string;
  survey_id: string;
  property: string;
  value: string;
  share: number;
  set_by: string;
  set_at: Time;
}

/** What somebody said of something unusual in the answers. */
export interface SignalLookTable {
  workspace_id: string;
  survey_id: string;
  signal: string;
  verdict: string;
  note: string | null;
  /** How many answers it was about then. */
  answers: number;
  looked_by: string;
  looked_at: Time;
}

export interface ViewTables {
  survey_target: SurveyTargetTable;
  signal_look: SignalLookTable;
  priority_effort: PriorityEffortTable;
  saved_view: SavedViewTable;
  member_choice: MemberChoiceTable;
  property_words: PropertyWordsTable;
}

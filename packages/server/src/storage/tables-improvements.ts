import type { ImprovementMeasure, ImprovementResult } from "@candor/contract/improvement.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
type Defaulted<T> = ColumnType<T, T | undefined, T>;

/** Something that is made better, and measured again. */
export interface ImprovementTable {
  workspace_id: string;
  id: string;
  number: number;
  title: string;
  state: string;
  survey_id: string;
  hypothesis: string;
  measure: JSONColumnType<ImprovementMeasure>;
  expected: number | null;
  weeks: number;
  /** A colleague. */
  owner: string | null;
  team_id: string | null;
  cause_id: string | null;
  /** Days, as "2026-05-31". */
  began_on: string | null;
  check_on: string | null;
  /** It began on a day that was over when somebody said so: what followed could be known. */
  backdated: Defaulted<boolean>;
  /** The dated change that its day is on every trend. */
  change_id: string | null;
  result: JSONColumnType<ImprovementResult | null>;
  looks: Defaulted<number>;
  verdict: string | null;
  decision: string | null;
  decision_words: Defaulted<string>;
  created_by: string;
  created_at: Time;
  updated_at: Time;
  version: Defaulted<number>;
}

/** What an improvement comes from; the customer behind it is who will be told. */
export interface ImprovementSourceTable {
  workspace_id: string;
  improvement_id: string;
  kind: string;
  source_id: string;
  person_id: string | null;
  added_by: string;
}

/** What was added after it began. */
export interface ImprovementRemarkTable {
  workspace_id: string;
  improvement_id: string;
  id: string;
  at: Time;
  actor: string;
  words: string;
}

export interface ImprovementTables {
  improvement: ImprovementTable;
  improvement_source: ImprovementSourceTable;
  improvement_remark: ImprovementRemarkTable;
}

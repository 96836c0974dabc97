import type { ColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;
/** Decimal text, since money is not a binary fraction. */
type Amount<N = never> = ColumnType<string | N, string | number | N, string | number | N>;

export interface WinBackTable {
  workspace_id: string;
  id: string;
  name: string;
  survey_id: string;
  sending_id: string | null;
  channel: string;
  lapsed_days: number;
  currency: string;
  least_value: Amount<null>;
  outcome_days: number;
  /** By which the tenth was drawn. */
  seed: string;
  created_by: string;
  created_at: Time;
  ends_at: Time;
}

export interface WinBackMemberTable {
  workspace_id: string;
  win_back_id: string;
  id: string;
  /** Null once they were erased. */
  person_id: string | null;
  arm: string;
  /** What they had bought for when it was drawn. */
  value: Amount;
}

/** Somebody else's score. */
export interface BenchmarkTable {
  workspace_id: string;
  id: string;
  name: string;
  source: string;
  source_url: string | null;
  measured_on: string;
  score: number;
  base: number | null;
  mode: string;
  kind: string;
  country: string | null;
  note: string;
  created_by: string;
  created_at: Time;
}

/** Reviews of one day on a public site; never part of a score. */
export interface PublicRatingTable {
  workspace_id: string;
  id: string;
  site: string;
  day: string;
  rating: number;
  scale: number;
  reviews: number;
  /** By which the same row is recognised when the file comes again. */
  source_key: string;
  created_at: Time;
}

export interface WinBackTables {
  win_back: WinBackTable;
  win_back_member: WinBackMemberTable;
  benchmark: BenchmarkTable;
  public_rating: PublicRatingTable;
}

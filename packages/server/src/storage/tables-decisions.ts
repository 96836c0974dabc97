import type { DecisionEvidence, ReviewFigures } from "@candor/contract/decision.ts";
import type { ColumnType, JSONColumnType } from "kysely";

type Time = ColumnType<Date, Date | string, Date | string>;

/** What was decided; it is superseded and reviewed, never written over. */
export interface DecisionTable {
  workspace_id: string;
  id: string;
  number: number;
  question: string;
  options: JSONColumnType<string[]>;
  choice: string;
  expected: string;
  /** As it was known when it was decided. */
  evidence: JSONColumnType<DecisionEvidence | null>;
  /** Days, as "2026-05-31". */
  decided_on: string;
  /** Colleagues with the names they had then: whoever left has decided it all the same. */
  decided_by: JSONColumnType<{ userId: string; name: string }[]>;
  review_on: string | null;
  /** When those who decided were asked what became of it. */
  asked_at: Time | null;
  state: string;
  /** Of the newest review. */
  outcome: string | null;
  about_kind: string | null;
  about_id: string | null;
  superseded_by: string | null;
  created_by: string;
  created_at: Time;
}

export interface DecisionReviewTable {
  workspace_id: string;
  decision_id: string;
  id: string;
  at: Time;
  actor: string;
  outcome: string;
  words: string;
  figures: JSONColumnType<ReviewFigures | null>;
}

export interface DecisionTables {
  decision: DecisionTable;
  decision_review: DecisionReviewTable;
}

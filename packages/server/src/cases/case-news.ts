import { defineDueWork } from "../due-work/due-work.ts";
import type { Transaction } from "../storage/database.ts";

/** Something that happened to a case, for other programs. */
export interface CaseHappening {
  workspaceId: string;
  caseId: string;
  /** A kind of line in its history. */
  kind: string;
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type CaseNews = (trx: Transaction, happening: CaseHappening) => Promise<void>;

/** Clocks that ring, cases that wait for an owner or wake up: one turn a workspace. */
export const CASE_DESK = defineDueWork("cases", { lanes: 4 });

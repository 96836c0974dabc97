import type { CasePriority, CaseState, ClockKind } from "@candor/contract/case.ts";
import type { CaseTargets } from "@candor/contract/case-rule.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { CaseClockTable, CustomerCaseTable } from "../storage/tables-cases.ts";

export type CaseRow = Selectable<CustomerCaseTable>;
export type ClockRow = Selectable<CaseClockTable>;

/** Working hours by priority, unless a rule says otherwise. */
export const TARGETS: Record<CasePriority, CaseTargets> = {
  urgent: { firstContactHours: 2, nextReplyHours: 4, resolutionHours: 16 },
  high: { firstContactHours: 4, nextReplyHours: 8, resolutionHours: 24 },
  normal: { firstContactHours: 8, nextReplyHours: 8, resolutionHours: 40 },
  low: { firstContactHours: 16, nextReplyHours: 16, resolutionHours: 80 },
};

/** How many working minutes a clock of this kind has. */
export function targetMinutes(targets: CaseTargets, kind: ClockKind): number {
  const hours = {
    first_contact: targets.firstContactHours,
    next_reply: targets.nextReplyHours,
    resolution: targets.resolutionHours,
  }[kind];
  return hours * 60;
}

/** A case is worked on while it is open or waits for the customer. */
export function isActive({ state }: { state: string }): boolean {
  return state === "open" || state === "waiting";
}

/** A case merged into one that was merged, and so on. */
export const MOST_MERGES = 10;

/** Where a case without anything due stands in the order of lists: last. */
export const FAR_AWAY = new Date("9999-01-01T00:00:00Z");

/** After so long a resolved case closes, when nobody says anything. */
export const QUIET_DAYS = 7;

const NEXT: Record<string, readonly CaseState[]> = {
  open: ["waiting", "resolved", "closed"],
  waiting: ["open", "resolved", "closed"],
  resolved: ["open", "closed"],
  closed: ["open"],
};

/** @throws {KnownError} 409 when a case cannot go from one state to the other. */
export function requireMove(row: Pick<CaseRow, "state" | "number" | "merged_into">, to: CaseState) {
  refuseMerged(row);
  if (NEXT[row.state]?.includes(to)) return;
  throw new KnownError(
    409,
    "case_state",
    `Case ${row.number} is ${row.state}, so it cannot become ${to}. Load it again to see what happened to it.`,
  );
}

/** @throws {KnownError} 409 for a case that went up in another. */
export function refuseMerged({ number, merged_into }: Pick<CaseRow, "number" | "merged_into">) {
  if (merged_into === null) return;
  throw new KnownError(
    409,
    "case_merged",
    `Case ${number} was merged into another one (${merged_into}). Work on that one, or take the merging back first.`,
  );
}

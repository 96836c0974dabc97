import type {
  Decision,
  DecisionOutcome,
  DecisionSourceKind,
  DecisionState,
} from "@candor/contract/decision.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { DecisionTable } from "../storage/tables-decisions.ts";

export type DecisionRow = Selectable<DecisionTable>;

export interface DecisionAsked {
  workspaceId: string;
  decisionId: string;
}

/** Whether its day has come and nobody has looked since. */
export function isDue(
  { state, review_on }: Pick<DecisionRow, "state" | "review_on">,
  today: string,
): boolean {
  return state !== "superseded" && review_on !== null && review_on <= today;
}

export function toDecision(row: DecisionRow, today: string): Decision {
  return {
    id: row.id,
    number: row.number,
    question: row.question,
    choice: row.choice,
    state: row.state as DecisionState,
    decidedOn: row.decided_on,
    decidedBy: row.decided_by,
    reviewOn: row.review_on,
    due: isDue(row, today),
    about:
      row.about_kind === null || row.about_id === null
        ? null
        : { kind: row.about_kind as DecisionSourceKind, id: row.about_id },
    supersededBy: row.superseded_by,
    outcome: row.outcome as DecisionOutcome | null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}

/** The row, locked, for whoever looks at it again. @throws {KnownError} 404; 409 once another one holds. */
export async function lockHeldDecision(
  trx: Transaction,
  { workspaceId, decisionId }: DecisionAsked,
): Promise<DecisionRow> {
  const row = await trx
    .selectFrom("decision")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", decisionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noDecision(decisionId);
  if (row.state !== "superseded") return row;
  throw new KnownError(
    409,
    "decision_superseded",
    `Decision ${row.number} is superseded by another one. Look at that one, or supersede it in turn.`,
  );
}

/** @throws {KnownError} 404. */
export async function requireDecision(
  db: Database,
  { workspaceId, decisionId }: DecisionAsked,
): Promise<void> {
  const row = await db
    .selectFrom("decision")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", decisionId)
    .executeTakeFirst();
  if (!row) throw noDecision(decisionId);
}

export function noDecision(id: string): KnownError {
  return new KnownError(
    404,
    "decision_not_found",
    `There is no decision "${id}" in this workspace.`,
  );
}

/** What happened to a decision; `review_due` on the day that was named. */
export interface DecisionHappening extends DecisionAsked {
  kind: "recorded" | "review_due" | "reviewed" | "superseded";
  now: Date;
}
/** Hears of it in the transaction that does it. */
export type DecisionNews = (trx: Transaction, happening: DecisionHappening) => Promise<void>;

/** What whoever writes decisions down works with. */
export interface DecisionDeps {
  db: Database;
  news: DecisionNews;
}

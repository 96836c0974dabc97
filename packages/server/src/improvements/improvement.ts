import type {
  Improvement,
  ImprovementDecision,
  ImprovementState,
  ImprovementVerdict,
} from "@candor/contract/improvement.ts";
import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import type { ImprovementTable } from "../storage/tables-improvements.ts";

export type ImprovementRow = Selectable<ImprovementTable>;

export interface ImprovementAsked {
  workspaceId: string;
  improvementId: string;
}

export const DAY_MS = 86_400_000;

/** A day so many days later; days as "2026-05-31". */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Something that happened to an improvement, for other programs. */
export interface ImprovementHappening extends ImprovementAsked {
  kind: "begun" | "measured" | "decided";
  now: Date;
}

/** Tells of it in the transaction in which it happens. What carries it comes later in the walk. */
export type ImprovementNews = (trx: Transaction, happening: ImprovementHappening) => Promise<void>;

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockImprovement(
  trx: Transaction,
  { workspaceId, improvementId }: ImprovementAsked,
): Promise<ImprovementRow> {
  const row = await trx
    .selectFrom("improvement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", improvementId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noImprovement(improvementId);
}

export function noImprovement(id: string): KnownError {
  return new KnownError(
    404,
    "improvement_not_found",
    `There is no improvement "${id}" in this workspace.`,
  );
}

/** @throws {KnownError} 409 in another state. */
export function requireState(
  row: ImprovementRow,
  states: readonly ImprovementState[],
  verb: string,
) {
  if (states.includes(row.state as ImprovementState)) return;
  throw new KnownError(
    409,
    "improvement_state",
    `Improvement ${row.number} is in the state "${row.state}" and cannot be ${verb} now.`,
  );
}

export function toImprovement(
  row: ImprovementRow,
  counts: { sources: number; people: number },
): Improvement {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    state: row.state as ImprovementState,
    surveyId: row.survey_id,
    hypothesis: row.hypothesis,
    measure: ImprovementMeasure.parse(row.measure),
    expected: row.expected,
    weeks: row.weeks,
    owner: row.owner,
    teamId: row.team_id,
    causeId: row.cause_id,
    beganOn: row.began_on,
    checkOn: row.check_on,
    backdated: row.backdated,
    verdict: row.verdict as ImprovementVerdict | null,
    decision: row.decision as ImprovementDecision | null,
    decisionWords: row.decision_words,
    ...counts,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

import type { GoalStanding } from "@candor/contract/goal.ts";
import { sql } from "kysely";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

/** A goal says something else than it did: with the figures that it says it by. */
export interface GoalHappening {
  workspaceId: string;
  kind: "reached" | "missed" | "slipping";
  goal: GoalStanding;
  now: Date;
}

/** Tells of it in the transaction that keeps it. Goals come later in the walk, so it stands here. */
export type GoalNews = (trx: Transaction, happening: GoalHappening) => Promise<void>;

interface Row {
  workspace: string;
  language: string;
  surveyId: string | null;
  survey: string | null;
}

/** The goal with the month it was judged by, as the page shows it. */
export async function goalEvent(
  trx: Transaction,
  { workspaceId, goal }: GoalHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select w.name as workspace, w.language, s.id as "surveyId", s.name as survey
    from workspace w
    left join survey s on s.workspace_id = w.id and s.workspace_id = ${workspaceId} and s.id = ${goal.surveyId}::uuid
    where w.id = ${workspaceId}
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  const { surveyId, survey } = row;
  const { id, measure, viewId, teamId, accountId, about, target, by, owner } = goal;
  const { closed, needed, outlook } = goal;
  return [
    {
      ...{ type, subjectId: id, personId: null },
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: surveyId === null ? null : { id: surveyId, name: survey ?? "" },
        ...{ response: null, person: null },
        goal: {
          ...{ id, measure, surveyId: goal.surveyId, viewId, teamId, accountId, about, target, by },
          ...{ owner: owner?.name ?? null, closed, needed, outlook },
        },
      },
    },
  ];
}

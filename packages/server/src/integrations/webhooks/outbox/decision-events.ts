import { sql } from "kysely";
import type { DecisionHappening, DecisionRow } from "../../../decisions/decision.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row extends DecisionRow {
  workspace: string;
  workspace_language: string;
  instead_of: string | null;
}

/** The decision as it stands in this transaction; the figures it rests on, with their intervals, are in the API. */
export async function decisionEvent(
  trx: Transaction,
  { workspaceId, decisionId }: DecisionHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select d.*, w.name as workspace, w.language as workspace_language,
      (select o.id from decision o
        where o.workspace_id = ${workspaceId} and o.superseded_by = ${decisionId}::uuid limit 1) as instead_of
    from decision d join workspace w on w.id = ${workspaceId}
    where d.workspace_id = ${workspaceId} and d.id = ${decisionId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: row.id,
      personId: null,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.workspace_language },
        ...{ survey: null, response: null, person: null },
        decision: {
          ...{ id: row.id, number: row.number, question: row.question, choice: row.choice },
          ...{ state: row.state, decidedOn: row.decided_on, reviewOn: row.review_on },
          decidedBy: row.decided_by.map(({ name }) => name),
          ...{ outcome: row.outcome, supersededBy: row.superseded_by },
          insteadOf: row.instead_of,
        },
      },
    },
  ];
}

import { sql } from "kysely";
import type { ImprovementHappening, ImprovementRow } from "../../../improvements/improvement.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row extends ImprovementRow {
  workspace: string;
  language: string;
  survey: string;
}

/** The improvement as it stands in this transaction. */
export async function improvementEvent(
  trx: Transaction,
  { workspaceId, improvementId }: ImprovementHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select i.*, w.name as workspace, w.language, s.name as survey
    from improvement i
    join workspace w on w.id = ${workspaceId}
    join survey s on s.workspace_id = ${workspaceId} and s.id = i.survey_id
    where i.workspace_id = ${workspaceId} and i.id = ${improvementId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: improvementId,
      personId: null,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: { id: row.survey_id, name: row.survey },
        response: null,
        person: null,
        improvement: {
          id: row.id,
          number: row.number,
          title: row.title,
          state: row.state,
          surveyId: row.survey_id,
          owner: row.owner,
          beganOn: row.began_on,
          checkOn: row.check_on,
          verdict: row.verdict,
          decision: row.decision,
        },
      },
    },
  ];
}

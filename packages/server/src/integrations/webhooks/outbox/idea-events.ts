import { sql } from "kysely";
import type { IdeaHappening, IdeaRow } from "../../../ideas/idea.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row extends IdeaRow {
  workspace: string;
  language: string;
  author: string | null;
  votes: number;
}

/**
 * The idea as it stands in this transaction: nobody by name. Its title may be its author's words, so that the event goes
 * with them.
 */
export async function ideaEvent(
  trx: Transaction,
  { workspaceId, ideaId }: IdeaHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select i.*, w.name as workspace, w.language,
      (select s.person_id from idea_words s
        where s.workspace_id = ${workspaceId} and s.idea_id = ${ideaId}::uuid order by s.at, s.id limit 1) as author,
      (select count(distinct coalesce(v.person_id::text, v.voter_key, v.id::text))::int from idea_vote v
        join idea o on o.workspace_id = v.workspace_id and o.id = v.idea_id
        where v.workspace_id = ${workspaceId} and o.workspace_id = ${workspaceId}
          and o.root_id = i.root_id and v.withdrawn_at is null) as votes
    from idea i join workspace w on w.id = ${workspaceId}
    where i.workspace_id = ${workspaceId} and i.id = ${ideaId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: row.id,
      personId: row.author,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        ...{ survey: null, response: null, person: null },
        idea: {
          ...{ id: row.id, number: row.number, title: row.title, state: row.state },
          ...{ look: row.look, source: row.source, answer: row.answer, votes: row.votes },
          ...{ mergedInto: row.merged_into, improvementId: row.improvement_id },
        },
      },
    },
  ];
}

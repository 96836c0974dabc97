import { sql } from "kysely";
import type { ChatHappening } from "../../../conversations/chat.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";
import type { EventChat } from "./event-data.ts";

type Moment = "beganAt" | "waitingSince" | "firstReplyAt" | "endedAt";

type Row = Omit<EventChat, Moment> & {
  workspace: string;
  language: string;
  survey: string;
  sensitive: boolean | null;
  beganAt: Date;
  waitingSince: Date | null;
  firstReplyAt: Date | null;
  endedAt: Date | null;
};

/** The chat as it stands in this transaction. Of one whose case is sensitive nothing is told. */
export async function chatEvent(
  trx: Transaction,
  { workspaceId, conversationId }: ChatHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select w.name as workspace, w.language, s.name as survey, k.sensitive,
      c.conversation_id as id, c.survey_id as "surveyId", v.person_id as "personId",
      c.vouched is not null as vouched, c.page, c.owner, v.case_id as "caseId",
      c.began_at as "beganAt", c.waiting_since as "waitingSince",
      c.first_reply_at as "firstReplyAt", c.ended_at as "endedAt"
    from chat c
    join workspace w on w.id = c.workspace_id
    join survey s on s.workspace_id = c.workspace_id and s.id = c.survey_id
    join conversation v on v.workspace_id = c.workspace_id and v.id = c.conversation_id
    left join customer_case k on k.workspace_id = v.workspace_id and k.id = v.case_id
    where c.workspace_id = ${workspaceId} and w.id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and v.workspace_id = ${workspaceId} and c.conversation_id = ${conversationId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row || row.sensitive) return [];
  const { workspace, language, survey, sensitive: _, ...rest } = row;
  const chat: EventChat = {
    ...rest,
    beganAt: row.beganAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    firstReplyAt: row.firstReplyAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
  return [
    {
      type,
      subjectId: chat.id,
      personId: chat.personId,
      data: {
        workspace: { id: workspaceId, name: workspace, language },
        survey: { id: chat.surveyId, name: survey },
        ...{ response: null, person: null, chat },
      },
    },
  ];
}

import type { Brand } from "@candor/contract/survey.ts";
import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { ConversationRow } from "../conversations/conversation.ts";
import { findConversation } from "../conversations/conversation-queries.ts";
import type { Database } from "../storage/database.ts";
import { brandOf } from "../surveys/brand.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";

export interface Opened {
  conversation: ConversationRow;
  token: string;
}

/** The conversation that the signed link of a request opens; null for a link that is none. */
export async function openPage(
  { db, secret }: { db: Database; secret: ServerSecret },
  request: FastifyRequest,
): Promise<Opened | null> {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "conversation", token);
  const conversation =
    read &&
    (await findConversation(db, { workspaceId: read.workspaceId, conversationId: read.id }));
  return conversation ? { conversation, token } : null;
}

/** How the pages of a conversation look, and whether its case waits for a word. */
export interface Look {
  brand: Brand;
  /** Whose page it is: the survey's subject, or the workspace's name. */
  subject: string;
  timeZone: string;
  asksSettled: boolean;
}

export async function lookOf(db: Database, conversation: ConversationRow): Promise<Look> {
  const { surveyId, name, timeZone, asksSettled } = await aboutCase(db, conversation);
  const { workspace_id: workspaceId } = conversation;
  const survey = surveyId === null ? null : await findSurvey(db, { workspaceId, surveyId });
  return {
    brand: survey ? brandOf(survey) : DEFAULT_BRAND,
    subject: survey?.subject ?? name,
    timeZone,
    asksSettled,
  };
}

interface About {
  surveyId: string | null;
  name: string;
  timeZone: string;
  asksSettled: boolean;
}

async function aboutCase(db: Database, conversation: ConversationRow): Promise<About> {
  const { rows } = await sql<About>`
    select r.survey_id as "surveyId", w.name, w.time_zone as "timeZone",
      coalesce(c.state = 'resolved' and c.merged_into is null and k.answer is null, false) as "asksSettled"
    from workspace w
    left join customer_case c on c.workspace_id = w.id and c.id = ${conversation.case_id}::uuid
    left join response r on r.workspace_id = c.workspace_id and r.id = c.response_id
    left join case_check k on k.workspace_id = c.workspace_id and k.case_id = c.id
    where w.id = ${conversation.workspace_id}
  `.execute(db);
  return rows[0] ?? { surveyId: null, name: "", timeZone: "UTC", asksSettled: false };
}

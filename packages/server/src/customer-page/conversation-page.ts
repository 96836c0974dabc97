import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { CaseNews } from "../cases/case-news.ts";
import { answerSettled } from "../cases/settled.ts";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { ConversationNews, ConversationRow } from "../conversations/conversation.ts";
import { filesOf, findConversation, messagesOf } from "../conversations/conversation-queries.ts";
import { LONGEST_PAGE_TEXT, writeFromPage } from "../conversations/write-from-page.ts";
import type { App } from "../errors/http.ts";
import { owedToCustomer } from "../promises/promise-queries.ts";
import type { Database } from "../storage/database.ts";
import { brandOf } from "../surveys/brand.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken, readToken } from "../workspaces/signed-token.ts";
import { type ConversationView, renderConversation } from "./render-conversation.ts";

export interface ConversationPageDeps {
  db: Database;
  secret: ServerSecret;
  letters: ConversationNews;
  news: CaseNews;
}

/** Requests a minute from one address. */
const MOST_A_MINUTE = 60;

/**
 * `/c/:token`, the customer's own page about their matter: what they wrote and what they got, and a way to answer and
 * to say that it is settled, without an account. The signed link is the key, and opens this one conversation.
 */
export function conversationPage(app: App, deps: ConversationPageDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/c/:token", options, async (request, reply) => {
    const opened = await open(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    return show(deps, reply, opened, { said: null, draft: "" });
  });
  app.post("/c/:token", options, async (request, reply) => {
    const opened = await open(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    const fields = (request.body ?? {}) as Record<string, unknown>;
    return show(deps, reply, opened, await take(deps, opened, fields));
  });
}

interface Opened {
  conversation: ConversationRow;
  token: string;
}

async function open(
  { db, secret }: ConversationPageDeps,
  request: FastifyRequest,
): Promise<Opened | null> {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "conversation", token);
  const conversation =
    read &&
    (await findConversation(db, { workspaceId: read.workspaceId, conversationId: read.id }));
  return conversation ? { conversation, token } : null;
}

type Outcome = Pick<ConversationView, "said" | "draft">;

async function take(
  { db, letters, news }: ConversationPageDeps,
  { conversation }: Opened,
  fields: Record<string, unknown>,
): Promise<Outcome> {
  const now = new Date();
  const words = (name: string) =>
    typeof fields[name] === "string"
      ? storableText(fields[name]).replaceAll("\r\n", "\n").trim()
      : "";
  const { settled } = fields;
  if (settled === "yes" || settled === "no") {
    const said = cutText(words("words"), LONGEST_PAGE_TEXT);
    const given = { answer: settled, words: said || null, now } as const;
    const kept = await answerSettled({ db, news }, conversation, given);
    if (kept === "over") return { said: "over", draft: said };
    return { said: settled === "yes" ? "saidYes" : "saidNo", draft: "" };
  }
  const text = words("text");
  if (text === "") return { said: "noWords", draft: "" };
  if (text.length > LONGEST_PAGE_TEXT) return { said: "bounded", draft: text };
  const said = await writeFromPage({ db, news: letters }, conversation, { text, now });
  return { said, draft: said === "kept" ? "" : text };
}

async function show(
  deps: ConversationPageDeps,
  reply: FastifyReply,
  { conversation, token }: Opened,
  outcome: Outcome,
): Promise<FastifyReply> {
  const { db } = deps;
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  const about = await aboutCase(db, conversation);
  const survey =
    about.surveyId === null
      ? null
      : await findSurvey(db, { workspaceId, surveyId: about.surveyId });
  const brand = survey ? brandOf(survey) : DEFAULT_BRAND;
  const files = await filesOf(db, { workspaceId, conversationId });
  const messages = await messagesOf(db, { workspaceId, conversationId });
  const page = renderConversation({
    language: conversation.language,
    timeZone: about.timeZone,
    brand,
    subject: survey?.subject ?? about.name,
    action: `/c/${token}`,
    dataLink: `/y/${makeToken(deps.secret, "data", { workspaceId, id: conversation.person_id })}`,
    // What has not left yet may still be taken back, and a machine's mail is nobody's word.
    messages: messages
      .filter(
        ({ machine, state }) => machine === null && state !== "held" && state !== "not_delivered",
      )
      .map((one) => ({
        ours: one.direction === "out",
        text: one.shown,
        at: one.at,
        files: files.filter(({ message_id }) => message_id === one.id).length,
      })),
    asksSettled: about.asksSettled,
    owed: await owedToCustomer(db, {
      ...{ workspaceId, caseId: conversation.case_id, personId: conversation.person_id },
    }),
    now: new Date(),
    ...outcome,
  });
  const status = outcome.said === "bounded" || outcome.said === "noWords" ? 422 : 200;
  reply.header("referrer-policy", "no-referrer");
  return sendHtml(reply, { status, page, csp: answerPageCsp(brand) });
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

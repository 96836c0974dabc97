import type { FastifyReply, FastifyRequest } from "fastify";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { html } from "../channels/answer-page/html.ts";
import { pageFrame } from "../channels/answer-page/page-frame.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { findConversation } from "../conversations/conversation-queries.ts";
import type { App } from "../errors/http.ts";
import { type TellUnsubscribed, unsubscribe } from "../invitations/unsubscribe.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Database } from "../storage/database.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";
import { workspaceOf } from "./preview-announcement.ts";

export interface NewsPageDeps {
  db: Database;
  secret: ServerSecret;
  unsubscribed: TellUnsubscribed;
}

type State = "ask" | "done" | "undone";

/**
 * `/n/:token`: no more news on what somebody raised. A GET shows a button and changes nothing, since mail scanners
 * open links; a mail program's one click posts (RFC 8058). Surveys go on coming unless they say no to them as well.
 */
export function newsPage(app: App, deps: NewsPageDeps): void {
  const options = doorOptions(300);
  app.register(async (scope: App) => {
    // Mail programs post in every shape; whatever the body is called, the way out must work.
    scope.removeContentTypeParser(["application/json", "text/plain"]);
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.get("/n/:token", options, async (request, reply) => {
      const opened = await open(deps, request);
      if (!opened) return sendUnknownLink(request, reply);
      const refused = await refusesNews(deps.db, opened.conversation);
      return show(deps, reply, opened, refused ? "done" : "ask");
    });
    scope.post("/n/:token", options, async (request, reply): Promise<FastifyReply> => {
      const fields = await fieldsOf(request);
      const opened = await open(deps, request);
      if (!opened) return sendUnknownLink(request, reply);
      const { workspace_id: workspaceId, person_id: personId } = opened.conversation;
      if (fields.has("again")) {
        await deps.db
          .deleteFrom("news_refusal")
          .where("workspace_id", "=", workspaceId)
          .where("person_id", "=", personId)
          .execute();
        return show(deps, reply, opened, "undone");
      }
      const now = new Date();
      await refuseNews(deps.db, { workspaceId, personId, now });
      if (fields.has("surveys")) {
        await unsubscribe(deps, { workspaceId, personId, invitationId: null }, now);
      }
      return show(deps, reply, opened, "done");
    });
  });
}

interface Opened {
  conversation: ConversationRow;
  token: string;
}

async function open({ db, secret }: NewsPageDeps, request: FastifyRequest): Promise<Opened | null> {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "news", token);
  const conversation =
    read &&
    (await findConversation(db, { workspaceId: read.workspaceId, conversationId: read.id }));
  return conversation ? { conversation, token } : null;
}

async function refusesNews(
  db: Database,
  { workspace_id, person_id }: ConversationRow,
): Promise<boolean> {
  const row = await db
    .selectFrom("news_refusal")
    .select("at")
    .where("workspace_id", "=", workspace_id)
    .where("person_id", "=", person_id)
    .executeTakeFirst();
  return row !== undefined;
}

async function refuseNews(
  db: Database,
  { workspaceId, personId, now }: { workspaceId: string; personId: string; now: Date },
): Promise<void> {
  await db
    .insertInto("news_refusal")
    .values({ workspace_id: workspaceId, person_id: personId, at: now })
    .onConflict((conflict) => conflict.columns(["workspace_id", "person_id"]).doNothing())
    .execute();
}

async function show(
  { db }: NewsPageDeps,
  reply: FastifyReply,
  { conversation, token }: Opened,
  state: State,
): Promise<FastifyReply> {
  const { language } = conversation;
  const { name } = await workspaceOf(db, conversation.workspace_id);
  const say = (key: string) => conversationMessage(language, key, { organisation: name });
  const title = say(`news.${state}.title`);
  const action = `/n/${token}`;
  const main = html`<h1>${title}</h1><p>${say(`news.${state}.text`)}</p>
${
  state === "done"
    ? html`<form method="post" action="${action}"><button name="again" value="1" class="quiet">${say("news.again")}</button></form>`
    : state === "ask" &&
      html`<form method="post" action="${action}"><p><label><input type="checkbox" name="surveys" value="1"> ${say("news.surveys")}</label></p>
<button>${say("news.stop")}</button></form>`
}`;
  reply.header("referrer-policy", "no-referrer");
  const view = { language, languages: [], brand: DEFAULT_BRAND, subject: name };
  const page = pageFrame(view, { title, main });
  return sendHtml(reply, { status: 200, page, csp: answerPageCsp(DEFAULT_BRAND) });
}

/** The names of what was posted, whichever way a mail program or a browser posts. */
async function fieldsOf(request: FastifyRequest): Promise<Set<string>> {
  if (request.isMultipart()) {
    const names = new Set<string>();
    for await (const part of request.parts()) {
      names.add(part.fieldname);
      if (part.type === "file") await part.toBuffer();
    }
    return names;
  }
  const { body } = request;
  return new Set(typeof body === "object" && body !== null ? Object.keys(body) : []);
}

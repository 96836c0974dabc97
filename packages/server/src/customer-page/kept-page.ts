import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { FastifyReply } from "fastify";
import type { CaseNews } from "../cases/case-news.ts";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { ASKED, askAboutData, LONGEST_ASKING } from "./ask-about-data.ts";
import { keptOf } from "./kept-of-person.ts";
import { lookOf, type Opened, openPage } from "./open-page.ts";
import { type KeptView, renderKept } from "./render-kept.ts";

export interface KeptPageDeps {
  db: Database;
  secret: ServerSecret;
  news: CaseNews;
}

/** Requests a minute from one address. */
const MOST_A_MINUTE = 30;

/** `/c/:token/kept`: the customer sees what is kept about them and what for, and asks for a correction; a copy and an end have a page of their own. */
export function keptPage(app: App, deps: KeptPageDeps): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get("/c/:token/kept", options, async (request, reply) => {
    const opened = await openPage(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    return show(deps, reply, opened, { said: null, draft: "" });
  });
  app.post("/c/:token/kept", options, async (request, reply) => {
    const opened = await openPage(deps, request);
    if (!opened) return sendUnknownLink(request, reply);
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const given = typeof fields.words === "string" ? fields.words : "";
    const words = cutText(storableText(given).replaceAll("\r\n", "\n").trim(), LONGEST_ASKING);
    const what = ASKED.find((one) => one === fields.what);
    if (!what) return show(deps, reply, opened, { said: "choose", draft: words });
    const said = await askAboutData(deps, opened.conversation, { what, words, now: new Date() });
    return show(deps, reply, opened, { said, draft: said === "already" ? words : "" });
  });
}

async function show(
  { db, secret }: KeptPageDeps,
  reply: FastifyReply,
  { conversation, token }: Opened,
  outcome: Pick<KeptView, "said" | "draft">,
): Promise<FastifyReply> {
  const { workspace_id: workspaceId, person_id: personId, language } = conversation;
  const { brand, subject } = await lookOf(db, conversation);
  const kept = await keptOf(db, { workspaceId, personId });
  const dataLink = `/y/${makeToken(secret, "data", { workspaceId, id: personId })}`;
  const back = `/c/${token}`;
  const page = renderKept({ language, brand, subject, back, dataLink, kept, ...outcome });
  reply.header("referrer-policy", "no-referrer");
  const status = outcome.said === "choose" ? 422 : 200;
  return sendHtml(reply, { status, page, csp: answerPageCsp(brand) });
}

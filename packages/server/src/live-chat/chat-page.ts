import { randomBytes } from "node:crypto";
import { SayInChat } from "@candor/contract/chat.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { interfaceLanguage, pageFrame } from "../channels/answer-page/page-frame.ts";
import { acceptedLanguages } from "../channels/door/accepted-languages.ts";
import { sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import { widgetLanguage } from "../channels/widget/widget-language.ts";
import { widgetOfKey } from "../channels/widget/widget-queries.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { liveChatMessage } from "../messages/live-chat-messages.ts";
import { brandOf } from "../surveys/brand.ts";
import { talkingSurvey } from "./chat-door.ts";
import { newChats } from "./chat-limits.ts";
import { type ChatDeps, type TalkingSurvey, writeInChat } from "./write-in-chat.ts";

type OfKey = FastifyRequest<{ Params: { key: string } }>;

interface Shown {
  said: "sent" | "invalid" | "refused" | null;
  fields: Record<string, string>;
  /** Made with the page, so that the form sent twice is one message. */
  token: string;
  id: string;
}

/**
 * `/w/:key/chat`: the same words without a script, for browsers that run none and sites that let none in. It takes an
 * address, since nobody waits on this page for an answer.
 */
export function chatPage(app: App, deps: ChatDeps): void {
  const begun = newChats();
  const options = doorOptions(60);
  app.get("/w/:key/chat", options, async (request, reply) => {
    const talking = await talkingAt(deps, request as OfKey);
    if (!talking || talking.setting.requires_identity) return sendUnknownLink(request, reply);
    const fresh = { token: randomBytes(32).toString("base64url"), id: freshId() };
    return show(request as OfKey, reply, talking, { said: null, fields: {}, ...fresh });
  });
  app.post("/w/:key/chat", options, async (request, reply) => {
    const talking = await talkingAt(deps, request as OfKey);
    if (!talking || talking.setting.requires_identity) return sendUnknownLink(request, reply);
    const fields = fieldsOf(request.body);
    const language = languageOf(request as OfKey, talking);
    const { token = "", id = "" } = fields;
    const body = SayInChat.safeParse({ ...fields, language });
    const shown = { fields, token, id };
    if (!body.success || !body.data.email || body.data.text.trim() === "") {
      return show(request as OfKey, reply, talking, { said: "invalid", ...shown });
    }
    if (body.data.website) {
      return show(request as OfKey, reply, talking, { said: "sent", ...shown, fields: {} });
    }
    const now = new Date();
    try {
      begun.count(request.ip, now);
      await writeInChat(deps, talking, { ...body.data, vouched: null, now });
    } catch (error) {
      if (!(error instanceof KnownError) || error.status !== 429) throw error;
      return show(request as OfKey, reply, talking, { said: "refused", ...shown });
    }
    return show(request as OfKey, reply, talking, { said: "sent", ...shown, fields: {} });
  });
}

async function talkingAt({ db }: ChatDeps, request: OfKey): Promise<TalkingSurvey | null> {
  const widget = await widgetOfKey(db, request.params.key);
  return widget && talkingSurvey(db, widget);
}

function freshId(): string {
  return crypto.randomUUID();
}

function fieldsOf(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    ),
  );
}

function languageOf(request: OfKey, { survey }: TalkingSurvey): string {
  return widgetLanguage(
    { languages: survey.languages, defaultLanguage: survey.default_language },
    acceptedLanguages(request),
  );
}

function show(
  request: OfKey,
  reply: FastifyReply,
  talking: TalkingSurvey,
  { said, fields, token, id }: Shown,
): FastifyReply {
  const { survey, setting } = talking;
  const language = languageOf(request, talking);
  const say = (key: string) => liveChatMessage(language, key);
  const spoken = language.split("-")[0] ?? "en";
  const field = (name: string, label: string, type: string): Html =>
    html`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" maxlength="${name === "email" ? 320 : 200}" value="${fields[name] ?? ""}" dir="auto"${type === "email" && html` required`}></p>`;
  const form = html`<p dir="auto">${setting.greetings[language] || setting.greetings[spoken] || say("page.lead")}</p>
<form method="post" action="/w/${request.params.key}/chat" class="part">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="id" value="${id}">
<p><label for="text">${say("chat.message")}</label><textarea id="text" name="text" maxlength="4000" dir="auto" required>${fields.text ?? ""}</textarea></p>
${field("name", say("chat.name"), "text")}${field("email", say("chat.email"), "email")}
<p class="vh" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></p>
<button>${say("chat.send")}</button></form>`;
  const problem = said === "invalid" || said === "refused";
  const main = html`<div${interfaceLanguage(language)}><h1>${say("chat.title")}</h1>
${said && html`<p role="status" class="${problem ? "problem" : "status"}">${say(`page.${said}`)}</p>`}
${said !== "sent" && form}</div>`;
  const brand = brandOf(survey);
  const page = pageFrame(
    { language, languages: [], brand, subject: survey.subject },
    { title: say("chat.title"), main },
  );
  reply.header("referrer-policy", "no-referrer").header("cache-control", "no-store");
  return sendHtml(reply, { status: problem ? 422 : 200, page, csp: answerPageCsp(brand) });
}

import { cutText, storableText } from "@candor/contract/storable-text.ts";
import type { TestimonialPlace } from "@candor/contract/testimonial.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { workspaceOf } from "../announcements/preview-announcement.ts";
import { answerPageCsp } from "../channels/answer-page/answer-page-csp.ts";
import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { languageLinks, pageFrame } from "../channels/answer-page/page-frame.ts";
import { acceptedLanguages } from "../channels/door/accepted-languages.ts";
import { queryOf, sendHtml } from "../channels/door/answer-door-page.ts";
import { doorOptions } from "../channels/door/door-options.ts";
import { sendUnknownLink } from "../channels/link/unknown-link.ts";
import type { App } from "../errors/http.ts";
import { CONVERSATION_LANGUAGES, spokenInConversation } from "../messages/conversation-messages.ts";
import { praiseMessage } from "../messages/praise-messages.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";
import { type AuthorAnswer, authorAnswers } from "./author-answers.ts";
import {
  findTestimonial,
  lockTestimonial,
  type TestimonialNews,
  type TestimonialRow,
} from "./testimonial.ts";

export interface AuthorPageDeps {
  db: Database;
  secret: ServerSecret;
  news: TestimonialNews;
}

const PLACES = ["page", "embed"] as const;

/**
 * `/t/:token`: the author of a testimonial agrees, changes their words or name, refuses, or withdraws, without an
 * account. A GET changes nothing, since mail scanners open links.
 */
export function authorPage(app: App, deps: AuthorPageDeps): void {
  const options = doorOptions(120);
  app.get("/t/:token", options, async (request, reply) => {
    const row = await rowOf(deps, request);
    return row ? show(deps, request, reply, row, {}) : sendUnknownLink(request, reply);
  });
  app.post("/t/:token", options, async (request, reply): Promise<FastifyReply> => {
    const row = await rowOf(deps, request);
    if (!row) return sendUnknownLink(request, reply);
    const language = await languageOf(deps, request, row);
    const { name } = await workspaceOf(deps.db, row.workspace_id);
    const answer = answerIn(request, row, language, name);
    const took = await inTransaction(deps.db, async (trx) => {
      const asked = { workspaceId: row.workspace_id, testimonialId: row.id };
      const told = { now: new Date(), news: deps.news };
      return authorAnswers(trx, await lockTestimonial(trx, asked), answer, told);
    });
    const now = (await rowOf(deps, request)) ?? row;
    return show(deps, request, reply, now, took ? { done: answer.kind } : { problem: true });
  });
}

async function rowOf(
  { db, secret }: AuthorPageDeps,
  request: FastifyRequest,
): Promise<TestimonialRow | null> {
  const { token } = request.params as { token: string };
  const read = readToken(secret, "testimonial", token);
  return read && findTestimonial(db, { workspaceId: read.workspaceId, testimonialId: read.id });
}

async function languageOf(
  { db }: AuthorPageDeps,
  request: FastifyRequest,
  row: TestimonialRow,
): Promise<string> {
  const { lang } = { ...(request.query as object), ...(request.body as object) } as {
    lang?: unknown;
  };
  const wishes = [typeof lang === "string" ? lang : null, ...acceptedLanguages(request)];
  const spoken = wishes.filter((tag) =>
    CONVERSATION_LANGUAGES.some((one) => one === tag?.split("-")[0]?.toLowerCase()),
  );
  const workspace = await workspaceOf(db, row.workspace_id);
  return spokenInConversation([...spoken, row.language, workspace.language]);
}

function answerIn(
  request: FastifyRequest,
  row: TestimonialRow,
  language: string,
  organisation: string,
): AuthorAnswer {
  const fields = (request.body ?? {}) as Record<string, unknown>;
  const field = (name: string, limit: number) =>
    typeof fields[name] === "string"
      ? cutText(storableText(fields[name]).replaceAll("\r\n", "\n").trim(), limit)
      : "";
  if (fields.do === "refuse" || fields.do === "withdraw") return { kind: fields.do };
  const places = PLACES.filter((place) => fields[place] !== undefined);
  return {
    kind: "agree",
    text: field("text", 2000),
    shownAs: field("name", 100),
    places,
    sentence: consentSentence(language, organisation, row),
    language,
  };
}

/** What they agree to, word for word; it is kept with their consent. */
function consentSentence(language: string, organisation: string, row: TestimonialRow): string {
  const say = (key: string) => praiseMessage(language, key, { organisation });
  const rewarded = row.rewarded ? ` ${say("author.rewarded")}` : "";
  return `${say("author.consent")}${rewarded}`;
}

async function show(
  deps: AuthorPageDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  row: TestimonialRow,
  { done, problem = false }: { done?: AuthorAnswer["kind"]; problem?: boolean },
): Promise<FastifyReply> {
  const language = await languageOf(deps, request, row);
  const { name: organisation } = await workspaceOf(deps.db, row.workspace_id);
  const say = (key: string) => praiseMessage(language, key, { organisation });
  const over = row.state === "refused" || row.state === "withdrawn";
  const status = over ? row.state : done === "agree" ? "given" : row.state;
  const title = say(over ? `author.title.${row.state}` : "author.title");
  const main = html`<h1>${title}</h1>
<p role="status">${say(`author.state.${status}`)}</p>${problem && html`<p class="problem" role="alert">${say("author.problem")}</p>`}
${over ? null : form(request, row, { language, organisation })}`;
  reply.header("referrer-policy", "no-referrer");
  const isGet = request.method === "GET";
  const page = pageFrame(
    {
      language,
      languages: isGet ? languageLinks(CONVERSATION_LANGUAGES, queryOf(request.url)) : [],
      brand: DEFAULT_BRAND,
      subject: organisation,
    },
    { title, main },
  );
  const csp = answerPageCsp(DEFAULT_BRAND);
  return sendHtml(reply, { status: problem ? 400 : 200, page, csp });
}

function form(
  request: FastifyRequest,
  row: TestimonialRow,
  { language, organisation }: { language: string; organisation: string },
): Html {
  const say = (key: string) => praiseMessage(language, key, { organisation });
  const { token } = request.params as { token: string };
  const canAgree = row.state !== "draft";
  const agreed = row.state === "given" || row.state === "published";
  const ticks = PLACES.filter((place) => row.places.includes(place)).map(
    (place: TestimonialPlace) =>
      html`<label class="check"><input class="box" type="checkbox" name="${place}" value="1"${raw(" checked")}> ${say(`author.place.${place}`)}</label>`,
  );
  return html`<form method="post" action="/t/${token}" novalidate><input type="hidden" name="lang" value="${language}">
${
  canAgree &&
  html`<div class="part"><label for="text">${say("author.text")}</label><textarea id="text" name="text" maxlength="2000" rows="5" dir="auto" required>${row.text}</textarea></div>
<div class="part"><label for="name">${say("author.name")}</label><input class="field" id="name" name="name" maxlength="100" dir="auto" value="${row.shown_as}" required></div>
<fieldset class="part"><legend>${say("author.places")}</legend>${ticks}</fieldset>
<p class="soft">${say("author.noPicture")}</p><p>${consentSentence(language, organisation, row)}</p>
<button name="do" value="agree">${say(agreed ? "author.agreeAgain" : "author.agree")}</button>`
}
<button class="quiet" name="do" value="${agreed ? "withdraw" : "refuse"}">${say(agreed ? "author.withdraw" : "author.refuse")}</button></form>`;
}

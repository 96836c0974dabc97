import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../errors/known-error.ts";
import { ANSWER_LANGUAGES, answerMessage } from "../../messages/answer-messages.ts";
import { readyMadeTexts } from "../../surveys/ready-made-texts.ts";
import { DEFAULT_BRAND } from "../../surveys/survey.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import { html } from "../answer-page/html.ts";
import { pageFrame } from "../answer-page/page-frame.ts";
import { acceptedLanguages } from "./accepted-languages.ts";
import { sendHtml } from "./answer-door-page.ts";

/** Fields that a page may hold; more come from no form of ours. */
const MOST_FIELDS = 200;

/**
 * The error handler of doors that take forms: a browser without a script that posted one gets a page with
 * its words in it and a button that sends them again, whatever went wrong and however little of the
 * server still works. Scripts and programs get what everybody gets.
 */
export function keepWords(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const fields = formOf(request);
  if (!fields) throw error;
  const status = error instanceof KnownError ? error.status : statusOf(error);
  if (status >= 500) request.log.error({ err: error }, "a form could not be taken");
  const language = languageOf(request, fields);
  const say = (key: string) => answerMessage(language, key);
  const comment = fields.find(([name]) => name === "comment")?.[1] ?? "";
  const hidden = fields
    .filter(([name]) => name !== "comment")
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const words =
    comment !== "" && html`<textarea class="field" name="comment" rows="6">${comment}</textarea>`;
  const view = {
    language,
    languages: [],
    brand: DEFAULT_BRAND,
    subject: "",
    texts: readyMadeTexts(language),
  };
  const main = html`<h1>${say("error.title")}</h1><p role="alert">${say("problem.server")}</p><form method="post" action="${request.url}">${hidden}${words}<button>${say("sendAnswer")}</button></form>`;
  const page = pageFrame(view, { title: say("error.title"), main });
  return sendHtml(reply, { status, page, csp: answerPageCsp(DEFAULT_BRAND) });
}

/** The fields of a form that a browser posted by itself; null for everything else. */
function formOf(request: FastifyRequest): [string, string][] | null {
  if (request.method !== "POST") return null;
  if ((request.headers.accept ?? "").includes("application/json")) return null;
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/x-www-form-urlencoded")) return null;
  const { body } = request;
  const entries =
    typeof body === "string"
      ? [...new URLSearchParams(body)]
      : Object.entries((body ?? {}) as Record<string, unknown>);
  return entries
    .slice(0, MOST_FIELDS)
    .flatMap(([name, value]): [string, string][] =>
      [value]
        .flat()
        .flatMap((one): [string, string][] => (typeof one === "string" ? [[name, one]] : [])),
    );
}

function languageOf(request: FastifyRequest, fields: readonly [string, string][]): string {
  const own = fields.find(([name]) => name === "language")?.[1];
  const wished = [own ?? "", ...acceptedLanguages(request)].map((tag) =>
    (tag.split("-")[0] ?? "").toLowerCase(),
  );
  return wished.find((tag) => ANSWER_LANGUAGES.includes(tag)) ?? "en";
}

function statusOf(error: Error): number {
  const { statusCode } = error as { statusCode?: number };
  return statusCode && statusCode >= 400 && statusCode < 500 ? statusCode : 503;
}

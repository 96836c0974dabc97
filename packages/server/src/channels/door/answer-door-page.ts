import type { FastifyReply } from "fastify";
import { brandOf } from "../../surveys/brand.ts";
import { textsOf } from "../../surveys/survey.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import type { AnswerForm, AnswerState } from "../answer-page/answer-view.ts";
import { languageLinks } from "../answer-page/page-frame.ts";
import { renderAnswerPage } from "../answer-page/render-answer-page.ts";
import type { AnswerDoor } from "./answer-door.ts";
import { asksMore, questionsIn, reviewUrlOf, shareUrlOf } from "./survey-questions.ts";

/** The form of a door before anything was entered. */
export function emptyForm(door: AnswerDoor, visit: string, language: string): AnswerForm {
  const { survey } = door;
  return {
    action: door.path,
    visit,
    mayContact: !survey.anonymous,
    personKnown: door.personId !== null,
    questions: questionsIn(survey, language),
    reviewUrl: reviewUrlOf(survey),
    shareUrl: shareUrlOf(survey),
    moreHref: asksMore(survey) ? `${door.path}/more?visit=${visit}&lang=${language}` : undefined,
    recommendHref:
      door.recommends && !survey.anonymous
        ? `${door.path}/recommend?visit=${visit}&lang=${language}`
        : undefined,
    source: door.source ?? undefined,
    touchpoint: door.touchpoint ?? undefined,
    properties:
      door.invitationId === null
        ? Object.fromEntries(Object.entries(door.properties).map(([k, v]) => [k, String(v)]))
        : undefined,
  };
}

/**
 * Sends a page of the survey in one of its states. `no-cache` and not `no-store`: the browser's Back
 * shows the same page again, where a new one would begin a second answer of the same person.
 */
export function sendAnswerPage(
  reply: FastifyReply,
  door: AnswerDoor,
  { status, language, state }: { status: number; language: string; state: AnswerState },
): FastifyReply {
  const { survey } = door;
  const page = renderAnswerPage({
    language,
    languages: languageLinks(survey.languages, queryOf(reply.request.url)),
    brand: brandOf(survey),
    subject: survey.subject,
    texts: textsOf(survey, language),
    state,
  });
  return sendHtml(reply, { status, page, csp: answerPageCsp(brandOf(survey)) });
}

/** A customer's page: its own policy, never indexed. */
export function sendHtml(
  reply: FastifyReply,
  { status, page, csp }: { status: number; page: string; csp: string },
): FastifyReply {
  return reply
    .code(status)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", csp)
    .header("cache-control", "no-cache")
    .header("x-robots-tag", "noindex")
    .send(page);
}

/** The query string of an address, without `?`. */
export function queryOf(url: string): string {
  const at = url.indexOf("?");
  return at < 0 ? "" : url.slice(at + 1);
}

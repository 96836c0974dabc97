import type { FastifyReply } from "fastify";
import { textsOf } from "../../surveys/survey.ts";
import { answerPageCsp } from "../answer-page/answer-page-csp.ts";
import type { AnswerForm, AnswerState, FurtherQuestion } from "../answer-page/answer-view.ts";
import { renderAnswerPage } from "../answer-page/render-answer-page.ts";
import type { AnswerDoor } from "./answer-door.ts";

/** The form of a door before anything was entered. */
export function emptyForm(door: AnswerDoor, visit: string): AnswerForm {
  const { survey } = door;
  return {
    action: door.path,
    visit,
    mayContact: !survey.anonymous,
    personKnown: door.personId !== null,
    questions: (survey.settings.questions as FurtherQuestion[] | undefined) ?? [],
    reviewUrl: survey.settings.reviewUrl as string | undefined,
    source: door.source ?? undefined,
    touchpoint: door.touchpoint ?? undefined,
    properties:
      door.invitationId === null
        ? Object.fromEntries(Object.entries(door.properties).map(([k, v]) => [k, String(v)]))
        : undefined,
  };
}

/** Sends a page of the survey in one of its states; never cached, since it belongs to one visit. */
export function sendAnswerPage(
  reply: FastifyReply,
  door: AnswerDoor,
  { status, language, state }: { status: number; language: string; state: AnswerState },
): FastifyReply {
  const { survey } = door;
  const page = renderAnswerPage({
    language,
    languages: survey.languages.map((tag) => ({ tag, href: `?lang=${tag}` })),
    brand: survey.brand,
    subject: survey.subject,
    texts: textsOf(survey, language),
    state,
  });
  return reply
    .code(status)
    .header("content-type", "text/html; charset=utf-8")
    .header("content-security-policy", answerPageCsp(survey.brand))
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .send(page);
}

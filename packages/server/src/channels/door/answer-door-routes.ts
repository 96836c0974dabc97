import { questionsReached } from "@candor/contract/reached-questions.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { KnownError } from "../../errors/known-error.ts";
import { groupOf } from "../../responses/answer.ts";
import { type GivenReward, rewardOf } from "../../rewards/reward-of.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import { languageFor, textsOf } from "../../surveys/survey.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import {
  type AnswerSubmission,
  answerProblem,
  enteredSoFar,
  readAnswerForm,
} from "../answer-page/answer-form.ts";
import type { AnswerState } from "../answer-page/answer-view.ts";
import { acceptedLanguages } from "./accepted-languages.ts";
import type { AmbassadorNews } from "./ambassador-news.ts";
import { type AnswerDoor, responseIdOfInvitation, responseIdOfVisit } from "./answer-door.ts";
import { emptyForm, sendAnswerPage } from "./answer-door-page.ts";
import { type SubmitDeps, submitAnswer } from "./submit-answer.ts";

export interface DoorDeps extends SubmitDeps {
  secret: ServerSecret;
  publicUrl: string;
  /** Hears of somebody who would do more. */
  ambassadors: AmbassadorNews;
}

/** What a link brings along besides its door. */
export interface Arrival {
  /** The score of the link in a mail; not recorded yet. */
  score?: number;
  /** A link that people cannot see. */
  honeypotHref?: string;
  /** Recorded already and still to be changed: the page goes on from there. */
  recorded?: { score: number; commented: boolean };
}

/** Shows the page of a door. A GET never records: mail scanners and previews open links too. */
export function showDoor(
  request: FastifyRequest,
  reply: FastifyReply,
  door: AnswerDoor,
  { score, honeypotHref, recorded }: Arrival = {},
): FastifyReply {
  const language = languageOf(request, door);
  if (door.survey.status !== "open") {
    return sendAnswerPage(reply, door, { status: 410, language, state: { kind: "closed" } });
  }
  const form = emptyForm(door, uuidv7(), language);
  const state: AnswerState =
    recorded === undefined
      ? {
          kind: "ask",
          ...form,
          ...(score === undefined ? {} : { score, fromMail: true }),
          ...(honeypotHref === undefined ? {} : { honeypotHref }),
        }
      : { ...form, score: recorded.score, commented: recorded.commented, kind: "comment" };
  return sendAnswerPage(reply, door, { status: 200, language, state });
}

/** Takes a post: JSON for the script of the page, the next page for browsers without one. */
export async function postToDoor(
  deps: DoorDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  door: AnswerDoor,
): Promise<FastifyReply> {
  const wantsJson = (request.headers.accept ?? "").includes("application/json");
  try {
    const submission = readAnswerForm(request.body);
    const language = languageFor(door.survey, [submission.language, languageOf(request, door)]);
    const id = door.invitationId
      ? responseIdOfInvitation(deps.secret, door.invitationId)
      : responseIdOfVisit(deps.secret, submission.visit, door.survey);
    const place = { ...door, from: request.ip };
    await submitAnswer(deps, place, { ...submission, language }, id);
    // Shown with the thanks, which end the page; a score alone is not the end.
    const reward = submission.step === "comment" ? await rewardFor(deps, door, id, language) : null;
    return wantsJson
      ? sendSaved(reply, door, submission, language, reward)
      : sendNext(reply, door, submission, language, reward);
  } catch (error) {
    if (!(error instanceof KnownError) || wantsJson) throw error;
    return sendRefused(request, reply, door, error);
  }
}

function rewardFor({ db }: DoorDeps, { survey }: AnswerDoor, responseId: string, language: string) {
  const { workspace_id: workspaceId, id: surveyId } = survey;
  return rewardOf(db, { workspaceId, surveyId, responseId, languages: [language] });
}

function sendSaved(
  reply: FastifyReply,
  door: AnswerDoor,
  { visit, score }: AnswerSubmission,
  language: string,
  reward: GivenReward | null,
): FastifyReply {
  const group = groupOf(score);
  const texts = textsOf(door.survey, language);
  return reply.header("cache-control", "no-store").send({
    id: visit,
    group,
    followUp: texts.followUp[group],
    thanks: texts.thanks[group],
    ...(reward ? { reward } : {}),
  });
}

function sendNext(
  reply: FastifyReply,
  door: AnswerDoor,
  submission: AnswerSubmission,
  language: string,
  reward: GivenReward | null,
): FastifyReply {
  const { visit, score, step } = submission;
  const form = emptyForm(door, visit, language);
  if (step === "comment" && hasMore(door, submission)) {
    const { comment, contact, email, answers } = submission;
    const state = { kind: "comment", ...form, score, comment, contact, email, answers } as const;
    return sendAnswerPage(reply, door, { status: 200, language, state });
  }
  const state: AnswerState =
    step === "score"
      ? { kind: "comment", ...form, score }
      : {
          kind: "thanks",
          group: groupOf(score),
          reviewUrl: form.reviewUrl,
          shareUrl: form.shareUrl,
          moreHref: form.moreHref,
          recommendHref: form.recommendHref,
          reward: reward ?? undefined,
        };
  return sendAnswerPage(reply, door, { status: 200, language, state });
}

/** Whether the answers led to questions that the page, having no script, could not show by itself. */
function hasMore({ survey }: AnswerDoor, { score, answers, shown }: AnswerSubmission): boolean {
  if (!shown) return false;
  return questionsReached(questionsOf(survey), score, answers).some(
    ({ question: { id, when } }) => when !== undefined && !shown.includes(id),
  );
}

/** The page that says why nothing can be entered any more, by the code of the refusal. */
const ENDED: Readonly<Record<string, "closed" | "expired" | "answered">> = {
  survey_closed: "closed",
  invitation_withdrawn: "expired",
};

/** The same page again with the sentence, and everything that was entered. */
export function sendRefused(
  request: FastifyRequest,
  reply: FastifyReply,
  door: AnswerDoor,
  error: KnownError,
): FastifyReply {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof body[name] === "string" ? body[name] : "");
  const language = languageFor(door.survey, [text("language"), languageOf(request, door)]);
  if (error.status === 410) {
    const kind = ENDED[error.code] ?? "answered";
    return sendAnswerPage(reply, door, { status: 410, language, state: { kind } });
  }
  const form = {
    ...emptyForm(door, text("visit") || uuidv7(), language),
    ...enteredSoFar(request.body),
    problem: answerProblem(error.code, language),
  };
  const { score } = form;
  const state: AnswerState =
    text("step") === "comment" && score !== undefined
      ? { kind: "comment", ...form, score }
      : { kind: "ask", ...form };
  return sendAnswerPage(reply, door, { status: error.status, language, state });
}

/** `?lang`, then what is known of the customer, then what the browser asks for. */
export function languageOf(request: FastifyRequest, door: AnswerDoor): string {
  const { lang } = request.query as { lang?: unknown };
  const asked = typeof lang === "string" ? lang : null;
  return languageFor(door.survey, [asked, door.language, ...acceptedLanguages(request)]);
}

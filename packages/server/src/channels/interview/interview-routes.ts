import {
  Call,
  CallList,
  CallQuery,
  CallRef,
  EndCall,
  InterviewAnswer,
  InterviewRecorded,
} from "@candor/contract/interview.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import { actorOf, type Principal, requireAction } from "../../auth/principal.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { toIdentity } from "../../people/identity.ts";
import { cleanComment } from "../../responses/answer.ts";
import type { Answers } from "../../responses/answers.ts";
import type { Database } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import { textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { responseIdOfInvitation } from "../door/answer-door.ts";
import { askedIn } from "../door/further-answers.ts";
import { callList } from "./call-list.ts";
import { endCall, noteAsked, takeCall } from "./end-call.ts";

export interface InterviewDeps {
  db: Database;
  secret: ServerSecret;
  answers: Answers;
}

/** `/surveys/:surveyId/interview`: whom to call, what to say, how it went; every colleague may. */
export function interviewRoutes(app: App, deps: InterviewDeps): void {
  const { db } = deps;
  const config = { anybody: true } as const;
  app.get(
    "/surveys/:surveyId/interview/calls",
    { schema: { params: SurveyRef, querystring: CallQuery, response: { 200: CallList } }, config },
    async (request) => {
      const { workspaceId } = mayInterview(request.principal);
      const q = { workspaceId, surveyId: request.params.surveyId };
      const survey = await getSurvey(db, q);
      const scripts = Object.fromEntries(
        survey.languages.map((language) => [
          language,
          {
            greeting: chatMessage(language, "call.greeting", { subject: survey.subject }),
            greetingInPerson: chatMessage(language, "inPerson.greeting", {
              subject: survey.subject,
            }),
            texts: textsOf(survey, language),
            words: stepWords(language),
          },
        ]),
      );
      const data = await callList(db, { ...q, ...request.query, now: new Date() });
      return { data, scripts, questions: questionsOf(survey) };
    },
  );
  app.post(
    "/surveys/:surveyId/interview/calls/:invitationId/take",
    { schema: { params: CallRef, response: { 200: Call } }, config },
    async (request) => {
      const { workspaceId } = mayInterview(request.principal);
      const now = new Date();
      const q = { workspaceId, ...request.params, now };
      await getSurvey(db, q);
      await takeCall(db, q);
      const [call] = await callList(db, { ...q, limit: 1 });
      if (call) return call;
      throw new KnownError(409, "call_taken", "This person may not be called any more.");
    },
  );
  app.post(
    "/surveys/:surveyId/interview/calls/:invitationId/end",
    { schema: { params: CallRef, body: EndCall, response: { 204: z.null() } }, config },
    async (request, reply) => {
      const principal = mayInterview(request.principal);
      const { body } = request;
      await endCall(db, {
        workspaceId: principal.workspaceId,
        invitationId: request.params.invitationId,
        ...body,
        callBackAt: body.callBackAt ? new Date(body.callBackAt) : null,
        at: notAfterNow(body.at),
        interviewer: actorOf(principal),
      });
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/surveys/:surveyId/interview/answers",
    {
      schema: { params: SurveyRef, body: InterviewAnswer, response: { 200: InterviewRecorded } },
      config,
    },
    async (request) => {
      const principal = mayInterview(request.principal);
      const q = { workspaceId: principal.workspaceId, surveyId: request.params.surveyId };
      return recordAnswer(deps, q, request.body, actorOf(principal));
    },
  );
}

/** What the steps of satisfaction and effort are called, as customers read them. */
function stepWords(language: string): Record<string, string> {
  const keys = ["csat.1", "csat.2", "csat.3", "csat.4", "csat.5", "ces.low", "ces.high"];
  return Object.fromEntries(keys.map((key) => [key, answerMessage(language, key)]));
}

/** Who asked is kept with the answer: where one colleague hears only tens, somebody should look. */
async function recordAnswer(
  { db, secret, answers }: InterviewDeps,
  q: { workspaceId: string; surveyId: string },
  given: z.output<typeof InterviewAnswer>,
  interviewer: string,
): Promise<{ id: string; created: boolean }> {
  const survey = await getSurvey(db, q);
  const answeredAt = notAfterNow(given.answeredAt);
  const invitation = given.invitationId
    ? await invitationOf(db, { ...q, invitationId: given.invitationId })
    : null;
  const { id, created } = await answers.record(q.workspaceId, {
    id: invitation && !survey.anonymous ? responseIdOfInvitation(secret, invitation.id) : given.id,
    surveyId: survey.id,
    score: given.score,
    comment: cleanComment(given.comment),
    answers: given.answers ?? {},
    ...askedIn(survey, {
      score: given.score,
      step: "comment",
      comment: given.comment,
      answers: given.answers,
    }),
    properties: { ...invitation?.properties, ...given.properties },
    person: invitation ? null : toIdentity(given.person),
    personId: invitation?.person_id ?? null,
    invitationId: invitation?.id ?? null,
    channel: given.channel,
    touchpoint: given.touchpoint ?? invitation?.touchpoint ?? null,
    language: given.language ?? invitation?.language ?? null,
    answeredAt,
    actor: interviewer,
    meta: { interviewer },
  });
  if (invitation) {
    // Given without a line and sent later, it was asked when it was answered.
    const asked = { workspaceId: q.workspaceId, at: answeredAt };
    await noteAsked(db, asked, { person_id: invitation.person_id, kind: survey.kind });
  }
  return { id, created };
}

/** When it happened by the device's clock, which may run ahead. */
function notAfterNow(given: string | undefined): Date {
  const now = new Date();
  const at = given === undefined ? now : new Date(given);
  return at > now ? now : at;
}

async function invitationOf(
  db: Database,
  q: { workspaceId: string; surveyId: string; invitationId: string },
) {
  const row = await db
    .selectFrom("invitation")
    .select(["id", "person_id", "properties", "touchpoint", "language"])
    .where("workspace_id", "=", q.workspaceId)
    .where("survey_id", "=", q.surveyId)
    .where("id", "=", q.invitationId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "call_not_found", `There is no call "${q.invitationId}".`);
}

function mayInterview(principal: Principal): Principal {
  requireAction(principal, "respond");
  return principal;
}

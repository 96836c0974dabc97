import { page } from "@candor/contract/common.ts";
import {
  CreateSurvey,
  DuplicateSurvey,
  RestoreSurvey,
  Survey,
  SurveyPatch,
  SurveyRef,
  WordingCheck,
  WordingReport,
} from "@candor/contract/survey.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { walksUnderWay } from "../tallies/tally-walk.ts";
import { burstsUnderEye } from "./answer-burst-queries.ts";
import { checkWording } from "./check-wording.ts";
import { createSurvey } from "./create-survey.ts";
import { editSurvey } from "./edit-survey.ts";
import { type SurveyRow, toSurvey } from "./survey.ts";
import { deleteSurvey, duplicateSurvey, restoreSurvey } from "./survey-life.ts";
import { answersBySurvey, getSurvey, listSurveys } from "./survey-queries.ts";

/** `/api/v1/surveys` */
export function surveyRoutes(
  app: App,
  {
    db,
    publicUrl,
    jobs,
  }: { db: Database; publicUrl: string; jobs?: Pick<JobQueue, "enqueue"> | undefined },
) {
  /** A survey with what is known about its answers. */
  const shown = async (survey: SurveyRow): Promise<Survey> => {
    const [answers, walks, bursts] = await Promise.all([
      answersBySurvey(db, survey.workspace_id),
      walksUnderWay(db, survey.workspace_id),
      burstsUnderEye(db, { workspaceId: survey.workspace_id, now: new Date() }),
    ]);
    return toSurvey(survey, {
      answers: answers.get(survey.id) ?? 0,
      counting: walks.get(survey.id) ?? null,
      burst: bursts.get(survey.id) ?? null,
      publicUrl,
    });
  };

  app.get(
    "/surveys",
    { schema: { response: { 200: page(Survey) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => {
      const [surveys, answers, walks, bursts] = await Promise.all([
        listSurveys(db, workspaceId),
        answersBySurvey(db, workspaceId),
        walksUnderWay(db, workspaceId),
        burstsUnderEye(db, { workspaceId, now: new Date() }),
      ]);
      const data = surveys.map((survey) =>
        toSurvey(survey, {
          answers: answers.get(survey.id) ?? 0,
          counting: walks.get(survey.id) ?? null,
          burst: bursts.get(survey.id) ?? null,
          publicUrl,
        }),
      );
      return { data, nextCursor: null };
    },
  );

  app.post(
    "/surveys",
    { schema: { body: CreateSurvey, response: { 201: Survey } }, config: { scope: "write" } },
    async ({ principal, actor, body }, reply) => {
      const maker = { workspaceId: principal.workspaceId, actor };
      const survey = await createSurvey(db, maker, body);
      return reply
        .code(201)
        .send(toSurvey(survey, { answers: 0, counting: null, burst: null, publicUrl }));
    },
  );

  app.get(
    "/surveys/:surveyId",
    { schema: { params: SurveyRef, response: { 200: Survey } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) =>
      shown(await getSurvey(db, { workspaceId, ...params })),
  );

  app.patch(
    "/surveys/:surveyId",
    {
      schema: { params: SurveyRef, body: SurveyPatch, response: { 200: Survey } },
      config: { scope: "write" },
    },
    async ({ principal, actor, params, body }) => {
      const { workspaceId } = principal;
      const ref = { workspaceId, surveyId: params.surveyId, actor };
      return shown(await editSurvey(db, ref, body, jobs));
    },
  );

  const changeOf = (request: {
    principal: { workspaceId: string };
    actor: string;
    params: { surveyId: string };
  }) => ({
    workspaceId: request.principal.workspaceId,
    surveyId: request.params.surveyId,
    actor: request.actor,
    now: new Date(),
  });
  app.post(
    "/surveys/:surveyId/duplicate",
    {
      schema: {
        params: SurveyRef,
        body: DuplicateSurvey,
        response: { 201: Survey },
      },
      config: { scope: "write" },
    },
    async (request, reply) => {
      const made = await duplicateSurvey(db, changeOf(request), request.body.name);
      return reply.code(201).send(await shown(made));
    },
  );
  app.delete(
    "/surveys/:surveyId",
    {
      schema: {
        params: SurveyRef,
        response: { 204: z.null() },
      },
      config: { scope: "write" },
    },
    async (request, reply) => {
      await deleteSurvey(db, changeOf(request));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/surveys/:surveyId/restore",
    {
      schema: { params: SurveyRef, body: RestoreSurvey, response: { 200: Survey } },
      config: { scope: "write" },
    },
    async (request) => shown(await restoreSurvey(db, changeOf(request), request.body.status)),
  );

  app.post(
    "/wording-check",
    {
      schema: { body: WordingCheck, response: { 200: WordingReport } },
      config: { scope: "read" },
    },
    async ({ body }) => ({ warnings: checkWording(body) }),
  );
}

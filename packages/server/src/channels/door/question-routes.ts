import { QuestionsBody, SurveyQuestions } from "@candor/contract/question.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import type { z } from "zod";
import "../../auth/authenticate-hook.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { forgetRemembered } from "../../workspaces/remembered.ts";
import { lengthGuard } from "./length-guard.ts";
import { measuredLength } from "./measured-length.ts";
import { missingTexts, reviewUrlOf, shareUrlOf } from "./survey-questions.ts";

/** `/api/v1/surveys/:surveyId/questions`: what is asked after the score, and what it costs in answers. */
export function questionRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/questions",
    {
      schema: { params: SurveyRef, response: { 200: SurveyQuestions } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) =>
      described(db, await getSurvey(db, { workspaceId, ...params })),
  );

  app.put(
    "/surveys/:surveyId/questions",
    {
      schema: { params: SurveyRef, body: QuestionsBody, response: { 200: SurveyQuestions } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return described(db, await saveQuestions(db, survey, { ...body, actor }));
    },
  );
}

async function described(
  db: Database,
  survey: SurveyRow,
): Promise<z.infer<typeof SurveyQuestions>> {
  const ref = { workspaceId: survey.workspace_id, surveyId: survey.id };
  const questions = questionsOf(survey);
  return {
    questions,
    reviewUrl: reviewUrlOf(survey) ?? null,
    shareUrl: shareUrlOf(survey) ?? null,
    askMore: survey.settings.askMore === true,
    missing: missingTexts(questions, survey.languages),
    length: lengthGuard(questions),
    measured: await measuredLength(db, ref, questions),
  };
}

/** @throws {KnownError} 422 when the default language, which stands in for all others, lacks a text. */
async function saveQuestions(
  db: Database,
  survey: SurveyRow,
  {
    actor,
    questions,
    reviewUrl,
    shareUrl,
    askMore,
  }: z.infer<typeof QuestionsBody> & { actor: string },
): Promise<SurveyRow> {
  if (survey.kind === "employee" && questions.length > 0) {
    throw new KnownError(
      409,
      "employees_are_asked_one_question",
      `The survey "${survey.name}" is of employees: answers to further questions would tell them apart, so they are not kept. Ask them in a survey of their own.`,
    );
  }
  const language = survey.default_language;
  const [lacking] = missingTexts(questions, [language]);
  if (lacking) {
    throw new KnownError(
      422,
      "text_missing",
      `The question "${lacking.question}" has no ${lacking.field} in "${language}", the survey's default language; add it, since it stands in for the others.`,
      [{ field: "questions", message: `"${lacking.question}" lacks a text in ${language}` }],
    );
  }
  const changed = {
    questions,
    ...(reviewUrl === undefined ? {} : { reviewUrl }),
    ...(shareUrl === undefined ? {} : { shareUrl }),
    ...(askMore === undefined ? {} : { askMore }),
  };
  const saved = await db.transaction().execute(async (trx) => {
    await writeAudit(trx, {
      workspaceId: survey.workspace_id,
      actor,
      action: "survey.questions_changed",
      target: survey.name,
      details: { questions: questions.map(({ id }) => id) },
    });
    return trx
      .updateTable("survey")
      .set({
        settings: sql<string>`settings || ${JSON.stringify(changed)}::jsonb`,
        updated_at: new Date(),
      })
      .where("workspace_id", "=", survey.workspace_id)
      .where("id", "=", survey.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  forgetRemembered(db, survey.workspace_id);
  return saved;
}

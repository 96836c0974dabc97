import { Sources, SourcesBody } from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { z } from "zod";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import { getSurvey, lockSurvey } from "../../surveys/survey-queries.ts";

export interface SourceDeps {
  db: Database;
  publicUrl: string;
}

/** `/api/v1/surveys/:surveyId/sources`: the named places that a survey's links stand in. */
export function sourceRoutes(app: App, { db, publicUrl }: SourceDeps): void {
  app.get(
    "/surveys/:surveyId/sources",
    { schema: { params: SurveyRef, response: { 200: Sources } }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return linked(survey, await namesOf(db, survey), publicUrl);
    },
  );

  app.put(
    "/surveys/:surveyId/sources",
    {
      schema: { params: SurveyRef, body: SourcesBody, response: { 200: Sources } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await saveNames(db, survey, [...new Set(body.names)]);
      return linked(survey, await namesOf(db, survey), publicUrl);
    },
  );
}

async function namesOf(db: Database, survey: SurveyRow): Promise<string[]> {
  const rows = await db
    .selectFrom("link_source")
    .select("name")
    .where("workspace_id", "=", survey.workspace_id)
    .where("survey_id", "=", survey.id)
    .orderBy("name")
    .execute();
  return rows.map(({ name }) => name);
}

/** The list becomes this one. Answers keep the sources they came with. */
async function saveNames(db: Database, survey: SurveyRow, names: readonly string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Of two lists saved at once the later one stands, not both.
    await lockSurvey(trx, { workspaceId: survey.workspace_id, surveyId: survey.id });
    await trx
      .deleteFrom("link_source")
      .where("workspace_id", "=", survey.workspace_id)
      .where("survey_id", "=", survey.id)
      .execute();
    if (names.length === 0) return;
    const of = { workspace_id: survey.workspace_id, survey_id: survey.id, created_at: new Date() };
    await trx
      .insertInto("link_source")
      .values(names.map((name) => ({ ...of, name })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

function linked(
  survey: SurveyRow,
  names: readonly string[],
  publicUrl: string,
): z.infer<typeof Sources> {
  return {
    data: names.map((name) => {
      const query = new URLSearchParams({ source: name });
      return {
        name,
        link: `${publicUrl}/s/${survey.slug}?${query}`,
        kiosk: `${publicUrl}/k/${survey.slug}?${query}`,
      };
    }),
  };
}

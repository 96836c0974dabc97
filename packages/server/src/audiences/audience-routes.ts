import { AudiencePreview, PreviewAudience } from "@candor/contract/audience.ts";
import { PatchSurveyAsking, SurveyAsking, WorkspaceAskingRules } from "@candor/contract/sending.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import {
  saveSurveyAsking,
  saveWorkspaceRules,
  surveyAsking,
  workspaceRules,
} from "./asking-rules.ts";
import { previewAudience } from "./preview-audience.ts";

/** The rules of asking, and what an audience would come to. */
export function audienceRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    "/surveys/:surveyId/audience/preview",
    {
      schema: { params: SurveyRef, body: PreviewAudience, response: { 200: AudiencePreview } },
      config: { scope: "read" },
    },
    async (request) => {
      const { sendingId } = request.body;
      const rules = sendingId
        ? await rulesOfSending(db, request.principal.workspaceId, sendingId)
        : {};
      const { startsAt, ...asked } = request.body;
      return previewAudience(db, {
        ...ref(request),
        ...asked,
        ...(startsAt ? { startsAt: new Date(startsAt) } : {}),
        rules,
        now: new Date(),
      });
    },
  );
  app.get(
    "/asking-rules",
    { schema: { response: { 200: WorkspaceAskingRules } }, config: { scope: "read" } },
    (request) => workspaceRules(db, request.principal.workspaceId),
  );
  app.patch(
    "/asking-rules",
    {
      schema: { body: WorkspaceAskingRules.partial(), response: { 200: WorkspaceAskingRules } },
      config: { scope: "send" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      return db.transaction().execute(async (trx) => {
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "asking_rules.changed",
          target: "workspace",
          details: { ...request.body },
        });
        return saveWorkspaceRules(trx, workspaceId, definedOf(request.body));
      });
    },
  );
  app.get(
    "/surveys/:surveyId/asking",
    { schema: { params: SurveyRef, response: { 200: SurveyAsking } }, config: { scope: "read" } },
    async (request) => {
      await getSurvey(db, ref(request));
      return surveyAsking(db, ref(request));
    },
  );
  app.patch(
    "/surveys/:surveyId/asking",
    {
      schema: { params: SurveyRef, body: PatchSurveyAsking, response: { 200: SurveyAsking } },
      config: { scope: "send" },
    },
    async (request) => {
      await getSurvey(db, ref(request));
      return saveSurveyAsking(db, ref(request), request.body);
    },
  );
}

function ref(request: { principal: { workspaceId: string }; params: { surveyId: string } }) {
  return { workspaceId: request.principal.workspaceId, surveyId: request.params.surveyId };
}

function definedOf<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== undefined),
  ) as never;
}

async function rulesOfSending(db: Database, workspaceId: string, sendingId: string) {
  const row = await db
    .selectFrom("sending")
    .select("rules")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", sendingId)
    .executeTakeFirst();
  if (row) return row.rules;
  throw new KnownError(
    404,
    "sending_not_found",
    `There is no sending "${sendingId}" in this workspace.`,
  );
}

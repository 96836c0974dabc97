import { AddCodes, CodesAdded, RewardState, SaveReward } from "@candor/contract/reward.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { addCodes, getReward, saveReward } from "./rewards.ts";

/** `/surveys/:surveyId/reward`: what everyone gets who answers. */
export function rewardRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/surveys/:surveyId/reward",
    { schema: { params: SurveyRef, response: { 200: RewardState } }, config: { scope: "read" } },
    async (request) => {
      await getSurvey(db, ref(request));
      return { reward: await getReward(db, ref(request)) };
    },
  );
  app.put(
    "/surveys/:surveyId/reward",
    {
      schema: { params: SurveyRef, body: SaveReward, response: { 200: RewardState } },
      config: { scope: "write" },
    },
    async (request) =>
      db.transaction().execute(async (trx) => {
        const saved = { ...ref(request), reward: request.body, now: new Date() };
        const reward = await saveReward(trx, saved);
        await writeAudit(trx, {
          workspaceId: saved.workspaceId,
          actor: request.actor,
          action: "reward.changed",
          target: saved.surveyId,
          details: { kind: request.body.kind, active: request.body.active },
        });
        return { reward };
      }),
  );
  app.post(
    "/surveys/:surveyId/reward/codes",
    {
      schema: { params: SurveyRef, body: AddCodes, response: { 200: CodesAdded } },
      config: { scope: "write" },
    },
    async (request) => {
      await getSurvey(db, ref(request));
      return addCodes(db, { ...ref(request), codes: request.body.codes, now: new Date() });
    },
  );
}

function ref(request: { principal: { workspaceId: string }; params: { surveyId: string } }) {
  return { workspaceId: request.principal.workspaceId, surveyId: request.params.surveyId };
}

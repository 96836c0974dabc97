import {
  AskedModelToRead,
  AskModelToRead,
  ModelAgreement,
  ModelOffer,
  OwnModel,
  OwnModelTest,
  PatchOwnModel,
} from "@candor/contract/own-model.ts";
import { ASPECTS } from "@candor/text";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import { todayOf } from "../scores/today.ts";
import { modelAgreement } from "./agreement.ts";
import { completionsUrl, type ModelDeps, requestBody } from "./ask-model.ts";
import { forgetAllWritings } from "./forget-writings.ts";
import { askModelToReadNewest } from "./model-kind.ts";
import { modelSettings, readingCounts, usedOn } from "./model-queries.ts";
import { isUsedFor, type ModelSettings, modelFailed } from "./own-model.ts";
import { EXAMPLE_COMMENT, readingQuestion } from "./reading-question.ts";
import { saveOwnModel } from "./save-own-model.ts";
import { testOwnModel } from "./test-own-model.ts";

/** `/api/v1/own-model`: a model of the workspace's own, off until an admin switches it on. */
export function ownModelRoutes(app: App, deps: ModelDeps): void {
  const { db, now } = deps;
  const config = { scope: "admin" as const };

  app.get("/own-model", { schema: { response: { 200: OwnModel } }, config }, (request) =>
    ownModel(deps, request.principal.workspaceId),
  );
  app.patch(
    "/own-model",
    // Where customers' words go, and with which key.
    {
      schema: { body: PatchOwnModel, response: { 200: OwnModel } },
      config: { ...config, confirm: true },
    },
    async ({ principal: { workspaceId }, actor, body }) => {
      await saveOwnModel(deps, { workspaceId, actor }, body);
      return ownModel(deps, workspaceId);
    },
  );
  app.post(
    "/own-model/test",
    { schema: { response: { 200: OwnModelTest } }, config },
    ({ principal: { workspaceId }, actor }) => testOwnModel(deps, { workspaceId, actor }),
  );
  app.post(
    "/own-model/readings",
    { schema: { body: AskModelToRead, response: { 200: AskedModelToRead } }, config },
    async ({ principal: { workspaceId }, actor, body: { newest } }) => {
      const settings = await modelSettings(db, workspaceId);
      if (!isUsedFor(settings, "reading")) {
        throw modelFailed(settings.enabled ? "use_off" : "off", "");
      }
      return db.transaction().execute(async (trx) => {
        const asked = await askModelToReadNewest(trx, { workspaceId, newest, now: now() });
        await writeAudit(trx, {
          ...{ workspaceId, actor, action: "own_model.readings_asked", target: settings.model },
          details: { asked },
        });
        return { asked };
      });
    },
  );
  app.delete(
    "/own-model/written",
    { schema: { response: { 204: z.null() } }, config },
    async ({ principal: { workspaceId }, actor }, reply) => {
      await forgetAllWritings(db, { workspaceId, actor, now: now() });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/own-model/agreement",
    { schema: { response: { 200: ModelAgreement } }, config: { scope: "read" } },
    ({ principal: { workspaceId } }) => modelAgreement(db, workspaceId),
  );
  app.get(
    "/own-model/offer",
    { schema: { response: { 200: ModelOffer } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => {
      const { enabled, model, uses } = await modelSettings(db, workspaceId);
      return enabled ? { model, uses: [...uses] } : { model: null, uses: [] };
    },
  );
}

async function ownModel({ db, now }: ModelDeps, workspaceId: string): Promise<OwnModel> {
  const settings = await modelSettings(db, workspaceId);
  const at = now();
  const day = await todayOf(db, workspaceId, at);
  const { quietUntil, quietWhy, quietDetail, lastWorkedAt } = settings;
  const isResting = quietUntil !== null && quietWhy !== null && quietUntil > at;
  return {
    ...shown(settings),
    today: { day, ...(await usedOn(db, workspaceId, day)) },
    resting: isResting
      ? { until: quietUntil.toISOString(), why: quietWhy, detail: quietDetail }
      : null,
    lastWorkedAt: lastWorkedAt?.toISOString() ?? null,
    reading: await readingCounts(db, workspaceId),
    example: example(settings),
  };
}

function shown(settings: ModelSettings) {
  const { enabled, baseUrl, model, sealed, instead, requestsADay, charactersADay } = settings;
  return {
    ...{ enabled, baseUrl, model, instead, requestsADay, charactersADay },
    hasKey: sealed !== null,
    languages: [...settings.languages],
    uses: [...settings.uses],
  };
}

/** Exactly what would be sent to read one comment, made by the code that sends it. */
function example(settings: ModelSettings): OwnModel["example"] {
  const categories = ASPECTS.map((id) => ({ id, name: id }));
  const body = requestBody(settings, readingQuestion([EXAMPLE_COMMENT], categories));
  return {
    comment: EXAMPLE_COMMENT,
    url: settings.baseUrl === "" ? "" : completionsUrl(settings.baseUrl),
    body: JSON.stringify(body, null, 2),
  };
}

import {
  CreateMotivation,
  DecideMotivation,
  MotivationEvidence,
  MotivationQuery,
  MotivationRecord,
  MotivationRecords,
  MotivationRef,
} from "@candor/contract/motivation.ts";
import type { FastifyRequest } from "fastify";
import "../auth/authenticate-hook.ts";
import { can } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import {
  type Deciding,
  decideMotivation,
  evidenceFor,
  listMotivation,
  proposeMotivation,
} from "./motivation-records.ts";

/** `/motivation-records` and what each would rest on. */
export function motivationRoutes(app: App, db: Database): void {
  const one = async (request: FastifyRequest, id: string): Promise<MotivationRecord> => {
    const [record] = await listMotivation(db, { ...asked(request), id });
    if (record) return record;
    throw new KnownError(404, "motivation_not_found", `There is no reward "${id}".`);
  };
  app.get(
    "/motivation-evidence",
    {
      schema: { querystring: MotivationQuery, response: { 200: MotivationEvidence } },
      config: { action: "manage" },
    },
    ({ principal: { workspaceId }, query }) =>
      evidenceFor(db, { workspaceId, ...query, now: new Date() }),
  );
  app.get(
    "/motivation-records",
    { schema: { response: { 200: MotivationRecords } }, config: { scope: "read" } },
    async (request) => ({ data: await listMotivation(db, asked(request)) }),
  );
  app.post(
    "/motivation-records",
    {
      schema: { body: CreateMotivation, response: { 201: MotivationRecord } },
      config: { action: "manage" },
    },
    async (request, reply) => {
      const id = await proposeMotivation(db, request.body, decidingOf(request));
      return reply.code(201).send(await one(request, id));
    },
  );
  app.post(
    "/motivation-records/:motivationId/decide",
    {
      schema: {
        params: MotivationRef,
        body: DecideMotivation,
        response: { 200: MotivationRecord },
      },
      config: { action: "manage" },
    },
    async (request) => {
      const { motivationId } = request.params;
      await decideMotivation(db, { ...request.body, motivationId }, decidingOf(request));
      return one(request, motivationId);
    },
  );
}

function asked({ principal }: FastifyRequest) {
  return {
    workspaceId: principal.workspaceId,
    userId: principal.kind === "member" ? principal.userId : null,
    mayManage: can(principal, "manage"),
  };
}

/** @throws {KnownError} 403 to a key: two colleagues look at a reward. */
function decidingOf({ principal, actor }: FastifyRequest): Deciding {
  if (principal.kind === "member") {
    const { workspaceId, userId } = principal;
    return { workspaceId, userId, actor, now: new Date() };
  }
  throw new KnownError(
    403,
    "key_not_allowed",
    "A reward is proposed and confirmed by two colleagues, and no API key is one. Sign in instead.",
  );
}

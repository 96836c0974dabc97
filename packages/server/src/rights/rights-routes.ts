import { Id, page } from "@candor/contract/common.ts";
import {
  AskForPerson,
  DataRequest,
  DataRequestQuery,
  LegalHold,
  LegalHolds,
  PlaceHold,
  ProcessingRegister,
  RefuseRequest,
  RegisterSettings,
} from "@candor/contract/rights.ts";
import { z } from "zod";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { legalHolds, liftHold, placeHold } from "../people/legal-hold.ts";
import type { ReassignAnswers } from "../people/merge-people.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import { type AskDeps, askByColleague } from "./ask.ts";
import { erasureProof } from "./erasure-proof.ts";
import {
  processingRegister,
  type RegisterConfig,
  saveRegisterSettings,
} from "./processing-register.ts";
import { getRequest, requestPage } from "./request-queries.ts";
import { extend, fulfil, refuse } from "./settle.ts";

export interface RightsDeps extends AskDeps {
  reassignAnswers: ReassignAnswers;
  register: RegisterConfig;
}

const Ref = z.object({ requestId: Id });
const HoldRef = z.object({ holdId: Id });
const PersonRef = z.object({ personId: Id });

/** `/data-requests`, `/legal-holds`, `/processing-register`: what people ask of their data, and what is said about it. */
export function rightsRoutes(app: App, deps: RightsDeps): void {
  requestRoutes(app, deps);
  holdRoutes(app, deps);
  registerRoutes(app, deps);
}

function requestRoutes(app: App, deps: RightsDeps): void {
  const { db } = deps;
  const config = { scope: "admin" as const };
  const dangerous = { ...config, confirm: true };
  app.get(
    "/data-requests",
    { schema: { querystring: DataRequestQuery, response: { 200: page(DataRequest) } }, config },
    ({ principal: { workspaceId }, query }) => requestPage(db, { workspaceId, ...query }),
  );
  app.post(
    "/people/:personId/data-requests",
    { schema: { params: PersonRef, body: AskForPerson, response: { 201: DataRequest } }, config },
    async ({ principal: { workspaceId }, actor, params, body }, reply) => {
      const workspace = await findWorkspace(db, workspaceId);
      const id = await db.transaction().execute((trx) =>
        askByColleague(trx, {
          ...{ workspaceId, actor, ...params, ...body, now: new Date() },
          language: workspace?.language ?? "en",
        }),
      );
      return reply.code(201).send(await getRequest(db, { workspaceId, id }));
    },
  );
  const Acted = { params: Ref, response: { 200: DataRequest } };
  app.post(
    "/data-requests/:requestId/fulfil",
    { schema: Acted, config: dangerous },
    async ({ principal: { workspaceId }, actor, params: { requestId: id } }) => {
      await fulfil(deps, { workspaceId, id, actor, now: new Date() });
      return getRequest(db, { workspaceId, id });
    },
  );
  app.post(
    "/data-requests/:requestId/refuse",
    { schema: { ...Acted, body: RefuseRequest }, config },
    async ({ principal: { workspaceId }, actor, params: { requestId: id }, body }) => {
      await refuse(deps, { workspaceId, id, actor, now: new Date(), ...body });
      return getRequest(db, { workspaceId, id });
    },
  );
  app.post(
    "/data-requests/:requestId/extend",
    { schema: { ...Acted, body: RefuseRequest }, config },
    async ({ principal: { workspaceId }, actor, params: { requestId: id }, body }) => {
      await extend(deps, { workspaceId, id, actor, now: new Date(), ...body });
      return getRequest(db, { workspaceId, id });
    },
  );
  app.get(
    "/data-requests/:requestId/proof",
    { schema: { params: Ref }, config },
    async ({ principal: { workspaceId }, params: { requestId: id } }, reply) => {
      const { kind, state } = await getRequest(db, { workspaceId, id });
      if (kind !== "erasure" || state !== "done") {
        throw new KnownError(
          409,
          "nothing_erased",
          "There is proof only of an erasure that is done. Fulfil the request first.",
        );
      }
      const row = await db
        .selectFrom("data_request")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const workspace = await findWorkspace(db, workspaceId);
      const language = workspace?.language ?? "en";
      return reply
        .header("content-type", "application/pdf")
        .header("content-disposition", 'attachment; filename="erasure.pdf"')
        .send(await erasureProof(db, { row, language }));
    },
  );
}

function holdRoutes(app: App, { db }: RightsDeps): void {
  const config = { scope: "admin" as const };
  const listed = async (workspaceId: string) => ({ data: await legalHolds(db, workspaceId) });
  app.get(
    "/legal-holds",
    { schema: { response: { 200: LegalHolds } }, config },
    ({ principal: { workspaceId } }) => listed(workspaceId),
  );
  app.post(
    "/legal-holds",
    { schema: { body: PlaceHold, response: { 201: LegalHold } }, config },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      const now = new Date();
      const id = await db
        .transaction()
        .execute((trx) => placeHold(trx, { workspaceId, actor, now, ...body }));
      const [placed] = await legalHolds(db, workspaceId, id);
      if (!placed) throw new Error("a legal hold was placed and is not there");
      return reply.code(201).send(placed);
    },
  );
  app.delete(
    "/legal-holds/:holdId",
    {
      schema: { params: HoldRef, response: { 200: LegalHolds } },
      config: { ...config, confirm: true },
    },
    async ({ principal: { workspaceId }, actor, params: { holdId: id } }) => {
      const now = new Date();
      await db.transaction().execute((trx) => liftHold(trx, { workspaceId, actor, id, now }));
      return listed(workspaceId);
    },
  );
}

function registerRoutes(app: App, { db, register }: RightsDeps): void {
  const config = { scope: "admin" as const };
  const made = (workspaceId: string) =>
    processingRegister(db, register, { workspaceId, now: new Date() });
  app.get(
    "/processing-register",
    { schema: { response: { 200: ProcessingRegister } }, config },
    ({ principal: { workspaceId } }) => made(workspaceId),
  );
  app.put(
    "/processing-register",
    { schema: { body: RegisterSettings, response: { 200: ProcessingRegister } }, config },
    async ({ principal: { workspaceId }, actor, body: settings }) => {
      await db
        .transaction()
        .execute((trx) => saveRegisterSettings(trx, { workspaceId, actor, settings }));
      return made(workspaceId);
    },
  );
}

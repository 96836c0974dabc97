import {
  Account,
  AccountDetail,
  AccountPersonRef,
  AccountQuery,
  AccountRef,
  AccountsScore,
  AccountsScoreQuery,
  CreateAccount,
  MergeAccounts,
  PatchAccount,
  PutAccountPeople,
} from "@candor/contract/account.ts";
import { page } from "@candor/contract/common.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { scopeOf } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { accountDetail, accountsPage } from "./account-queries.ts";
import { accountsScore } from "./accounts-score.ts";
import {
  addPeople,
  changeAccount,
  createAccount,
  deleteAccount,
  mergeAccounts,
  removePerson,
} from "./save-account.ts";

/** `/accounts`: companies with their people, what they answered and bought. */
export function accountRoutes(app: App, { db }: { db: Database }): void {
  const one = { params: AccountRef, response: { 200: AccountDetail } };
  app.get(
    "/accounts",
    {
      schema: { querystring: AccountQuery, response: { 200: page(Account) } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, query }) =>
      accountsPage(db, { workspaceId, ...query, now: new Date() }),
  );
  app.post(
    "/accounts",
    {
      schema: { body: CreateAccount, response: { 201: AccountDetail } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, body }, reply) =>
      reply.code(201).send(await createAccount(db, { workspaceId, ...body, now: new Date() })),
  );
  app.get(
    "/accounts/score",
    {
      schema: { querystring: AccountsScoreQuery, response: { 200: AccountsScore } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { surveyId, ...period } }) => {
      const survey = await getSurvey(db, { workspaceId, surveyId });
      return accountsScore(
        db,
        scopeOf({ workspaceId, surveyId: survey.id }, { ...period, group: undefined }),
      );
    },
  );
  app.post(
    "/accounts/merge",
    {
      schema: { body: MergeAccounts, response: { 200: AccountDetail } },
      config: { scope: "write" },
    },
    ({ principal: { workspaceId }, actor, body }) =>
      mergeAccounts(db, { workspaceId, ...body, actor, now: new Date() }),
  );
  app.get(
    "/accounts/:accountId",
    { schema: one, config: { scope: "read" } },
    ({ principal: { workspaceId }, params }) =>
      accountDetail(db, { workspaceId, ...params, now: new Date() }),
  );
  app.patch(
    "/accounts/:accountId",
    { schema: { ...one, body: PatchAccount }, config: { scope: "write" } },
    ({ principal: { workspaceId }, params, body }) =>
      changeAccount(db, { workspaceId, ...params }, body, new Date()),
  );
  app.delete(
    "/accounts/:accountId",
    {
      schema: { params: AccountRef, response: { 204: z.null() } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params, actor }, reply) => {
      await deleteAccount(db, { workspaceId, ...params, actor, now: new Date() });
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/accounts/:accountId/people",
    { schema: { ...one, body: PutAccountPeople }, config: { scope: "write" } },
    ({ principal: { workspaceId }, params, body }) =>
      addPeople(db, { workspaceId, ...params, ...body, now: new Date() }),
  );
  app.delete(
    "/accounts/:accountId/people/:personId",
    {
      schema: { params: AccountPersonRef, response: { 204: z.null() } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      await removePerson(db, { workspaceId, ...params, now: new Date() });
      return reply.code(204).send(null);
    },
  );
}

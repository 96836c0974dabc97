import {
  AddPublicRatings,
  Benchmark,
  BenchmarkRef,
  Benchmarks,
  BenchmarksQuery,
  CreateBenchmark,
  Reputation,
  ReputationQuery,
  RowsFile,
  RowsTaken,
} from "@candor/contract/benchmark.ts";
import { Competitors } from "@candor/contract/competitor.ts";
import { ResponseFilter } from "@candor/contract/filter.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { z } from "zod";
import { standingScopeOf } from "../responses/standing-scope.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { todayOf } from "../scores/today.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { addBenchmark, deleteBenchmark, listBenchmarks } from "./benchmark-queries.ts";
import { competitors } from "./competitors.ts";
import { addRatings, reputation } from "./reputation.ts";
import { benchmarksFromCsv, ratingsFromCsv } from "./rows-from-csv.ts";

/** `/benchmarks` and `/public-ratings`: scores of others, and what stands in public; never mixed with ours. */
export function benchmarkRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/benchmarks",
    {
      schema: { querystring: BenchmarksQuery, response: { 200: Benchmarks } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { surveyId, ...period } }) => {
      if (surveyId === undefined) return listBenchmarks(db, { workspaceId, of: null });
      const survey = await getSurvey(db, { workspaceId, surveyId });
      const scope = scopeOf({ workspaceId, surveyId: survey.id }, { ...period, group: undefined });
      const today = await todayOf(db, workspaceId);
      return listBenchmarks(db, { workspaceId, of: { scope, kind: survey.kind, today } });
    },
  );
  app.post(
    "/benchmarks",
    { schema: { body: CreateBenchmark, response: { 201: Benchmark } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) =>
      reply
        .code(201)
        .send(await addBenchmark(db, { workspaceId, actor, now: new Date(), wanted: body })),
  );
  app.post(
    "/benchmarks/csv",
    {
      schema: { body: RowsFile, response: { 200: RowsTaken } },
      config: { scope: "write" },
      bodyLimit: 6_000_000,
    },
    ({ principal: { workspaceId }, actor, body: { csv } }) =>
      benchmarksFromCsv(db, { workspaceId, actor, csv, now: new Date() }),
  );
  app.delete(
    "/benchmarks/:benchmarkId",
    {
      schema: { params: BenchmarkRef, response: { 204: z.null() } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, params }, reply) => {
      await deleteBenchmark(db, { workspaceId, ...params });
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/surveys/:surveyId/competitors",
    {
      schema: {
        description:
          "How the same people score us and the competitors that the survey asks about, paired within people.",
        params: SurveyRef,
        querystring: ResponseFilter,
        response: { 200: Competitors },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const survey = await getSurvey(db, { workspaceId, surveyId: params.surveyId });
      return competitors(
        db,
        await standingScopeOf(db, { workspaceId, surveyId: survey.id }, query),
      );
    },
  );
  app.get(
    "/public-ratings",
    {
      schema: { querystring: ReputationQuery, response: { 200: Reputation } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { surveyId } }) => {
      const survey = await getSurvey(db, { workspaceId, surveyId });
      return reputation(db, scopeOf({ workspaceId, surveyId: survey.id }, { group: undefined }));
    },
  );
  app.post(
    "/public-ratings",
    {
      schema: { body: AddPublicRatings, response: { 200: RowsTaken } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, body: { ratings } }) => {
      const added = await inTransaction(db, (trx) =>
        addRatings(trx, { workspaceId, now: new Date(), ratings }),
      );
      return { rows: ratings.length, added, rejected: [] };
    },
  );
  app.post(
    "/public-ratings/csv",
    {
      schema: { body: RowsFile, response: { 200: RowsTaken } },
      config: { scope: "write" },
      bodyLimit: 6_000_000,
    },
    ({ principal: { workspaceId }, body: { csv } }) =>
      ratingsFromCsv(db, { workspaceId, csv, now: new Date() }),
  );
}

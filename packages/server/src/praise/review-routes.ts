import { RowsFile, RowsTaken } from "@candor/contract/benchmark.ts";
import {
  AddReviews,
  PatchReview,
  Review,
  ReviewCase,
  ReviewRef,
  Reviews,
  ReviewsQuery,
} from "@candor/contract/review.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { CaseNews } from "../cases/case-news.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { byOf } from "../teams/team-routes.ts";
import { addReviews, reviewsFromCsv } from "./add-reviews.ts";
import { getReview, listReviews, type ReviewAsked } from "./review-queries.ts";
import { caseOfReview, patchReview } from "./work-review.ts";

type Ref = FastifyRequest<{ Params: z.output<typeof ReviewRef> }>;
const askedOf = ({ principal, params }: Ref): ReviewAsked => ({
  workspaceId: principal.workspaceId,
  reviewId: params.reviewId,
});

/** `/reviews`: what stands about us on sites of others. Nothing is posted there from here, and no score has it. */
export function reviewRoutes(app: App, { db, news }: { db: Database; news: CaseNews }): void {
  app.get(
    "/reviews",
    {
      schema: { querystring: ReviewsQuery, response: { 200: Reviews } },
      config: { scope: "read" },
    },
    ({ principal: { workspaceId }, query }) => listReviews(db, workspaceId, query),
  );
  app.post(
    "/reviews",
    { schema: { body: AddReviews, response: { 200: RowsTaken } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, body: { reviews } }) => {
      const added = await inTransaction(db, (trx) =>
        addReviews(trx, { workspaceId, now: new Date(), reviews }),
      );
      return { rows: reviews.length, added, rejected: [] };
    },
  );
  app.post(
    "/reviews/csv",
    {
      schema: { body: RowsFile, response: { 200: RowsTaken } },
      config: { scope: "write" },
      bodyLimit: 6_000_000,
    },
    ({ principal: { workspaceId }, body: { csv } }) =>
      reviewsFromCsv(db, { workspaceId, csv, now: new Date() }),
  );
  app.get(
    "/reviews/:reviewId",
    { schema: { params: ReviewRef, response: { 200: Review } }, config: { scope: "read" } },
    (request) => getReview(db, askedOf(request)),
  );
  app.patch(
    "/reviews/:reviewId",
    {
      schema: { params: ReviewRef, body: PatchReview, response: { 200: Review } },
      config: { action: "respond" },
    },
    async (request) => {
      await patchReview(db, askedOf(request), request.body, byOf(request));
      return getReview(db, askedOf(request));
    },
  );
  app.post(
    "/reviews/:reviewId/case",
    {
      schema: { params: ReviewRef, body: z.object({}), response: { 200: ReviewCase } },
      config: { action: "respond" },
    },
    async (request) => ({
      caseId: await caseOfReview(db, askedOf(request), byOf(request), news),
    }),
  );
}

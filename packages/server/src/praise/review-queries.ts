import type { Review, Reviews, ReviewsQuery } from "@candor/contract/review.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { ReviewTable } from "../storage/tables-praise.ts";

export type ReviewRow = Selectable<ReviewTable>;

export interface ReviewAsked {
  workspaceId: string;
  reviewId: string;
}

/** One page of reviews, the newest first, and how many each site has. */
export async function listReviews(
  db: Database,
  workspaceId: string,
  { site, answered, search, limit, cursor }: ReviewsQuery,
): Promise<Reviews> {
  const [at = null, id = null] = cursor ? decodeCursor(cursor, 2) : [];
  const like = search ? `%${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await sql<ReviewRow & { sort_key: string }>`
    select r.*, r.at::text as sort_key from review r
    where r.workspace_id = ${workspaceId}
      ${site ? sql`and r.site = ${site}` : sql``}
      ${answered ? sql`and (r.answered_at is not null) = ${answered === "true"}` : sql``}
      ${like ? sql`and (lower(r.words) like ${like} or lower(r.author) like ${like})` : sql``}
      ${at ? sql`and (r.at, r.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by r.at desc, r.id desc limit ${limit + 1}
  `.execute(db);
  const { rows: sites } = await sql<Reviews["sites"][number]>`
    select site, count(*)::int as reviews, count(*) filter (where answered_at is null)::int as unanswered
    from review where workspace_id = ${workspaceId} group by site order by 2 desc, 1
  `.execute(db);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toReview),
    nextCursor: last ? encodeCursor([last.sort_key, last.id]) : null,
    sites,
  };
}

/** @throws {KnownError} 404. */
export async function getReview(
  db: Database | Transaction,
  { workspaceId, reviewId }: ReviewAsked,
): Promise<Review> {
  const row = await db
    .selectFrom("review")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", reviewId)
    .executeTakeFirst();
  if (row) return toReview(row);
  throw noReview(reviewId);
}

/** The row, locked, for whoever changes it. @throws {KnownError} 404. */
export async function lockReview(
  trx: Transaction,
  { workspaceId, reviewId }: ReviewAsked,
): Promise<ReviewRow> {
  const row = await trx
    .selectFrom("review")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", reviewId)
    .forUpdate()
    .executeTakeFirst();
  if (row) return row;
  throw noReview(reviewId);
}

function noReview(id: string): KnownError {
  return new KnownError(404, "review_not_found", `There is no review "${id}" in this workspace.`);
}

function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    site: row.site,
    externalId: row.external_id,
    url: row.url,
    rating: row.rating,
    scale: row.scale,
    words: row.words,
    author: row.author,
    at: row.at.toISOString(),
    answer: row.answer,
    answeredAt: row.answered_at?.toISOString() ?? null,
    answeredBy: row.answered_by,
    caseId: row.case_id,
    version: row.version,
  };
}

import type { RowsTaken } from "@candor/contract/benchmark.ts";
import { NewReview } from "@candor/contract/review.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { addRatings } from "../benchmarks/reputation.ts";
import { decimalOf, takeRows } from "../benchmarks/rows-from-csv.ts";
import type { Database, Transaction } from "../storage/database.ts";

/**
 * Takes reviews in; the same site and id again changes nothing. Each is one rating of its site besides, so that the trend
 * beside the score has it; the score itself has not.
 *
 * @returns how many are new.
 */
export async function addReviews(
  trx: Transaction,
  q: { workspaceId: string; now: Date; reviews: readonly NewReview[] },
): Promise<number> {
  const { workspaceId, now } = q;
  const rows = q.reviews.map((one) => ({
    id: uuidv7(now.getTime()),
    ...{ site: one.site, external_id: one.externalId, url: one.url, rating: one.rating },
    ...{ scale: one.scale, words: one.words, author: one.author, at: one.at },
  }));
  const { rows: added } = await sql<{ id: string }>`
    insert into review as kept
      (workspace_id, id, site, external_id, url, rating, scale, words, author, at, created_at)
    select ${workspaceId}::uuid, r.id, r.site, r.external_id, r.url, r.rating, r.scale, r.words, r.author, r.at,
      ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, site text, external_id text, url text,
      rating double precision, scale int, words text, author text, at timestamptz)
    on conflict (workspace_id, site, external_id) do nothing returning kept.id
  `.execute(trx);
  await addRatings(trx, {
    workspaceId,
    now,
    ratings: q.reviews.map(({ site, externalId, rating, scale, at }) => ({
      ...{ site, rating, scale, reviews: 1, id: externalId },
      day: new Date(at).toISOString().slice(0, 10),
    })),
  });
  return added.length;
}

/**
 * Reviews from a CSV file: site, id, rating, at; perhaps url, scale, words, author. The heads that exports of the sites
 * use for the same are known.
 *
 * @throws {KnownError} 422 when it is no such file.
 */
export function reviewsFromCsv(
  db: Database,
  q: { workspaceId: string; csv: string; now: Date },
): Promise<RowsTaken> {
  return takeRows(db, q.csv, {
    schema: NewReview,
    needed: ["site", "id", "rating", "at"],
    read: (values) => ({
      site: values.site,
      externalId: values.id,
      url: values.url,
      rating: decimalOf(values.rating),
      scale: decimalOf(values.scale),
      words: values.words ?? values.text ?? values.review,
      author: values.author ?? values.name,
      at: momentOf(values.at),
    }),
    write: (trx, reviews) => addReviews(trx, { ...q, reviews }),
  });
}

/** A day is its beginning; a moment without a zone is one of UTC. */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  const bare = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?$/.test(text.trim());
  const whole = day
    ? `${text.trim()}T00:00:00Z`
    : bare
      ? `${text.trim().replace(" ", "T")}Z`
      : text;
  const at = new Date(whole);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

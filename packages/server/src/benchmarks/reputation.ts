import type { PublicRating, Reputation } from "@candor/contract/benchmark.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { LEAST_BASE } from "@candor/stats";
import { sql } from "kysely";
import type { z } from "zod";
import type { ResponseScope } from "../responses/response-filter.ts";
import { histogramsByDay } from "../scores/histogram-queries.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { personalHash } from "../workspaces/personal-hash.ts";

type Rating = z.output<typeof PublicRating>;

/**
 * Keeps public ratings. The same again changes nothing: by the review's id, or, where there is none, by what
 * stands in the row and how often it has stood there.
 *
 * @returns how many were new.
 */
export async function addRatings(
  trx: Transaction,
  q: { workspaceId: string; now: Date; ratings: readonly Rating[] },
): Promise<number> {
  const seen = new Map<string, number>();
  const rows = q.ratings.map((one) => ({
    id: uuidv7(),
    site: one.site,
    day: one.day,
    rating: one.rating,
    scale: one.scale,
    reviews: one.reviews,
    key: one.id === undefined ? rowKey(one, seen) : `id:${one.id}`,
  }));
  const { rows: added } = await sql<{ id: string }>`
    insert into public_rating as kept
      (workspace_id, id, site, day, rating, scale, reviews, source_key, created_at)
    select ${q.workspaceId}::uuid, r.id, r.site, r.day, r.rating, r.scale, r.reviews, r.key,
      ${q.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, site text, day date,
      rating double precision, scale int, reviews int, key text)
    on conflict (workspace_id, site, source_key) do nothing returning kept.id
  `.execute(trx);
  return added.length;
}

function rowKey(one: Rating, seen: Map<string, number>): string {
  const row = JSON.stringify([one.site, one.day, one.rating, one.scale, one.reviews]);
  const times = (seen.get(row) ?? 0) + 1;
  seen.set(row, times);
  return `row:${personalHash(row).toString("base64url")}:${times}`;
}

/** Public ratings by month, each site on its own scale, and our mean rating of the same months beside them. */
export async function reputation(db: Database, scope: ResponseScope): Promise<Reputation> {
  const { rows } = await sql<{
    site: string;
    scale: number;
    month: string;
    reviews: number;
    sum: number;
  }>`
    select site, scale, to_char(day, 'YYYY-MM-01') as month, sum(reviews)::int as reviews,
      sum(rating * reviews)::double precision as sum
    from public_rating where workspace_id = ${scope.workspaceId}::uuid
    group by 1, 2, 3 order by 1, 2, 3
  `.execute(db);
  const bySite = new Map<string, typeof rows>();
  for (const row of rows) {
    const key = JSON.stringify([row.site, row.scale]);
    bySite.set(key, [...(bySite.get(key) ?? []), row]);
  }
  return {
    sites: [...bySite.values()].flatMap((months) => {
      const [first] = months;
      if (!first) return [];
      const reviews = months.reduce((all, one) => all + one.reviews, 0);
      return [
        {
          site: first.site,
          scale: first.scale,
          reviews,
          mean: months.reduce((all, one) => all + one.sum, 0) / reviews,
          months: months.map((one) => ({
            month: one.month,
            reviews: one.reviews,
            mean: one.reviews < LEAST_BASE ? null : one.sum / one.reviews,
          })),
        },
      ];
    }),
    ours: await ourMonths(db, scope),
  };
}

async function ourMonths(db: Database, scope: ResponseScope): Promise<Reputation["ours"]> {
  const months = new Map<string, { answers: number; sum: number }>();
  for (const { day, counts } of await histogramsByDay(db, scope)) {
    const key = `${day.slice(0, 7)}-01`;
    const month = months.get(key) ?? { answers: 0, sum: 0 };
    counts.forEach((n, score) => {
      month.answers += n;
      month.sum += n * score;
    });
    months.set(key, month);
  }
  return [...months].map(([month, { answers, sum }]) => ({
    month,
    answers,
    meanRating: answers < LEAST_BASE ? null : sum / answers,
  }));
}

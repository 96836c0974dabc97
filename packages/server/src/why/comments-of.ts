import { type RawBuilder, sql } from "kysely";
import { counted, inScope, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";

/** What somebody wrote beside their score. */
export interface Words {
  id: string;
  score: number;
  text: string;
  at: string;
}

/** The newest comments of a scope with a score from `least` to `most`. */
export async function newestComments(
  db: Database,
  scope: ResponseScope,
  {
    least,
    most,
    limit,
    where = [],
  }: {
    least: number;
    most: number;
    limit: number;
    /** What the scope cannot say: a band of numbers. */
    where?: readonly RawBuilder<unknown>[];
  },
): Promise<Words[]> {
  const conditions: RawBuilder<unknown>[] = [
    ...inScope(scope),
    counted(),
    sql`response.comment is not null and response.comment <> ''`,
    sql`response.score between ${least} and ${most}`,
    ...where,
  ];
  const { rows } = await sql<{ id: string; score: number; comment: string; answered_at: Date }>`
    select response.id, response.score, response.comment, response.answered_at from response
    where ${sql.join(conditions, sql` and `)}
    order by response.answered_at desc, response.id desc limit ${limit}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    score: row.score,
    text: row.comment.slice(0, 400),
    at: row.answered_at.toISOString(),
  }));
}

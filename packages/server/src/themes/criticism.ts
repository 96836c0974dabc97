import { type RawBuilder, sql } from "kysely";
import { inScope, type ResponseScope } from "../responses/response-filter.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";

/** How many answers of a half have a value; with a theme, how many of them criticise it. */
export interface Criticism {
  value: string;
  half: number;
  theme: string | null;
  n: number;
}

/** So many of the newest read comments are looked at: the cost is theirs, however many there are. */
const MOST_COMMENTS = 50_000;

/**
 * Who criticises what, by a value and by half of a period. An answer criticises a theme when its words do; where its
 * language has no tone, or the reader is unsure, when its score is 0 to 6.
 *
 * @param middle the first day of the second half.
 */
export async function criticismBy(
  db: Database,
  scope: ResponseScope,
  dimension: string,
  middle: string,
): Promise<Criticism[]> {
  const { rows } = await sql<Criticism>`
    with looked as materialized (
      select ${propertyValue(dimension)} as value, (response.day >= ${middle}::date)::int as half,
        response.score, response.derived -> '@theme' as themes
      from response
      where ${sql.join(readAnswers(scope), sql` and `)}
      order by response.answered_at desc, response.id desc limit ${MOST_COMMENTS}
    )
    select value, half, null as theme, count(*)::int as n from looked group by 1, 2
    union all
    select looked.value, looked.half, split_part(t.value, ':', 1), count(*)::int
    from looked cross join lateral jsonb_array_elements_text('[]'::jsonb || looked.themes) t(value)
    where split_part(t.value, ':', 2) = 'negative'
      or (split_part(t.value, ':', 2) = 'unclear' and looked.score <= 6)
    group by 1, 2, 3
  `.execute(db);
  return rows;
}

function readAnswers(scope: ResponseScope): RawBuilder<unknown>[] {
  return [
    ...inScope(scope),
    sql`response.cells is not null`,
    sql`response.derived -> '@tone' is not null`,
  ];
}

import { type RawBuilder, sql } from "kysely";
import { inScope, type ResponseScope } from "../responses/response-filter.ts";
import { propertyValue } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";

/** How many answers of a half have a value of a dimension; with a theme, how many of them criticise it. */
export interface Criticism {
  dimension: string;
  value: string;
  half: number;
  theme: string | null;
  n: number;
}

/** The last 28 bits of an id are as good as random: so many different ones there are. */
const DRAWS = 2 ** 28;

/**
 * Who criticises what, by values of dimensions and by half of a period. An answer criticises a theme when its words do;
 * where its language has no tone, or the reader is unsure, when its score is 0 to 6.
 *
 * Where more comments were read than `most`, as many are drawn at random from the whole period, always the same ones:
 * the newest alone would leave the first half empty.
 *
 * @param q.middle the first day of the second half.
 * @returns `of`: how many comments there are to draw from.
 */
export async function criticismBy(
  db: Database,
  scope: ResponseScope,
  q: { dimensions: readonly string[]; middle: string; most: number },
): Promise<{ rows: Criticism[]; of: number }> {
  const of = await readComments(db, scope);
  if (q.dimensions.length === 0) return { rows: [], of };
  const values = sql.join(q.dimensions.map((dimension) => propertyValue(dimension)));
  const { rows } = await sql<Omit<Criticism, "dimension"> & { at: number }>`
    with looked as materialized (
      select array[${values}]::text[] as vals, (response.day >= ${q.middle}::date)::int as half,
        response.score, response.derived -> '@theme' as themes
      from response
      where ${sql.join([...readAnswers(scope), ...drawn(q.most / of)], sql` and `)}
    ), placed as materialized (
      select d.at::int as at, d.value, looked.half, looked.score, looked.themes
      from looked cross join lateral unnest(looked.vals) with ordinality d(value, at)
    )
    select at, value, half, null as theme, count(*)::int as n from placed group by 1, 2, 3
    union all
    select placed.at, placed.value, placed.half, split_part(t.value, ':', 1), count(*)::int
    from placed cross join lateral jsonb_array_elements_text('[]'::jsonb || placed.themes) t(value)
    where split_part(t.value, ':', 2) = 'negative'
      or (split_part(t.value, ':', 2) = 'unclear' and placed.score <= 6)
    group by 1, 2, 3, 4
  `.execute(db);
  return {
    rows: rows.map(({ at, ...row }) => ({ dimension: q.dimensions[at - 1] ?? "", ...row })),
    of,
  };
}

async function readComments(db: Database, scope: ResponseScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response where ${sql.join(readAnswers(scope), sql` and `)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** The same answers at every look, so that two looks at one period agree. */
function drawn(share: number): RawBuilder<unknown>[] {
  if (!(share < 1)) return [];
  const draw = sql`('x' || right(response.id::text, 7))::bit(28)::int`;
  return [sql`${draw} < ${Math.floor(share * DRAWS)}::int`];
}

function readAnswers(scope: ResponseScope): RawBuilder<unknown>[] {
  return [
    ...inScope(scope),
    sql`response.cells is not null`,
    sql`response.derived -> '@tone' is not null`,
  ];
}

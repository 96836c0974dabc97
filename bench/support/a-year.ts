/** A year of answers with three things that happen in its last quarter, or with none; written as sets and tallied. */
import { sql } from "kysely";
import type { Database } from "../../packages/server/src/storage/database.ts";
import { addToTally } from "../../packages/server/src/tallies/move-tallies.ts";
import { pairName } from "../../packages/server/src/tallies/pairs.ts";
import { recount } from "../../packages/server/src/tallies/recount.ts";
import type { Target } from "./candor-server.ts";

/** As `prepareTarget` must be told. */
export const YEAR_DIMENSIONS = ["plan", "store"];
const PAIR = pairName("plan", "store");
const DAYS = 365;

/** What happens, in days before the end; and where. */
export const PLANTED = {
  /** Half of this store's customers are let down. */
  drop: { store: "store 7", daysBefore: 75 },
  /** Waiting is spoken of four times as often, by the unhappy. */
  surge: { theme: "waiting", daysBefore: 60 },
  /** The plan that always rated lower brings more of the answers: 60 % instead of 33 %. */
  mix: { plan: "free", daysBefore: 91 },
} as const;

/**
 * Fills a survey with a year of answers up to the day `until`; the same every time.
 *
 * @throws when the tallies do not equal a recount: what is measured must be right.
 */
export async function fillYear(
  db: Database,
  { workspaceId, surveyId }: Target,
  { answers, until, eventful }: { answers: number; until: Date; eventful: boolean },
): Promise<void> {
  const before = (days: number) =>
    sql`at >= ${until}::timestamptz - make_interval(days => ${days}::int)`;
  const happens = (days: number) => (eventful ? before(days) : sql`false`);
  const { drop, surge, mix } = PLANTED;
  // Independent numbers from 0 to 1 for every answer, the same every time.
  const chance = (salt: number) =>
    sql`(abs(hashint8extended(n::bigint, ${salt}::bigint) % 1000003) / 1000003.0)`;
  // As the reader tallies: one value for the theme with how it is spoken of, one for the tone.
  const derived = sql`jsonb_build_object('@theme', jsonb_build_array(theme),
    '@tone', jsonb_build_array(split_part(theme, ':', 2)))`;
  await sql`
    insert into response (workspace_id, id, survey_id, score, comment, properties, channel, language,
      answered_at, recorded_at, updated_at, day, derived, cells)
    select ${workspaceId}::uuid, gen_random_uuid(), ${surveyId}::uuid, score,
      case when theme is null then null else 'About ' || theme end,
      jsonb_build_object('plan', plan, 'store', store), 'email', 'en', at, at, at,
      (at at time zone 'UTC')::date,
      case when theme is null then '{}'::jsonb else ${derived} end,
      jsonb_build_object('', '', 'channel', 'email', 'language', 'en', 'touchpoint', '', 'plan', plan,
        'store', store, ${PAIR}::text, '["' || plan || '","' || store || '"]')
      || case when theme is null then '{}'::jsonb else ${derived} end
    from (
      select *, case
        when waits then 'waiting:negative'
        when ${chance(5)} < 0.2 and score >= 9 then 'quality:positive'
        when ${chance(5)} > 0.95 then 'price:neutral' end as theme
      from (
        select *, case
          when waits then (array[0,2,3,4,5,6])[1 + floor(${chance(3)} * 6)::int]
          when store = ${drop.store} and ${happens(drop.daysBefore)} and ${chance(4)} < 0.5
            then floor(${chance(3)} * 6)::int
          when plan = 'free' then (array[10,9,8,9,7,8,6,5,10,7])[1 + floor(${chance(3)} * 10)::int]
          else (array[10,9,10,9,8,9,7,10,9,6])[1 + floor(${chance(3)} * 10)::int] end as score
        from (
          select *,
            case when ${chance(1)} < case when ${happens(mix.daysBefore)} then 0.6 else 0.333 end then 'free'
              when ${chance(1)} < 0.8 then 'team' else 'business' end as plan,
            'store ' || floor(${chance(2)} * 40)::int as store,
            ${chance(6)} < case when ${happens(surge.daysBefore)} then 0.12 else 0.03 end as waits
          from (
            select n, ${until}::timestamptz
              - make_interval(secs => ${DAYS * 86_400}::float8 * (1 - n / ${answers}::float8)) as at
            from generate_series(0, ${answers - 1}::int) n
          ) timed
        ) placed
      ) rated
    ) made
  `.execute(db);
  await sql`
    insert into dimension_value (workspace_id, survey_id, dimension, value)
    select distinct ${workspaceId}::uuid, ${surveyId}::uuid, cell.key, v.value
    from response, jsonb_each(cells) cell,
      lateral jsonb_array_elements_text('[]'::jsonb || cell.value) v(value)
    where workspace_id = ${workspaceId} and cell.key = any(${[...YEAR_DIMENSIONS, PAIR, "@theme", "@tone"]}::text[])
  `.execute(db);
  await sql`
    with moves as (
      select survey_id, basis, day, score, cells, 1 as sign
      from response, unnest(array['every', 'latest']) basis
      where workspace_id = ${workspaceId} and cells is not null
    ) ${addToTally(sql`${workspaceId}::uuid`)}
  `.execute(db);
  for (const table of ["response", "tally"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
  const wrong = await recount(db, { workspaceId });
  if (wrong.length > 0) throw new Error(`${wrong.length} cells of the tallies are wrong`);
}

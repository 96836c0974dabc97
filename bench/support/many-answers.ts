/** A survey full of answers, faster than anybody answers: written as sets, then tallied and compared with a recount. */
import { sql } from "kysely";
import { countInvitations } from "../../packages/server/src/invitations/count-invitations.ts";
import type { Database } from "../../packages/server/src/storage/database.ts";
import { addToTally } from "../../packages/server/src/tallies/move-tallies.ts";
import { pairName, pairsOf } from "../../packages/server/src/tallies/pairs.ts";
import { recount } from "../../packages/server/src/tallies/recount.ts";
import type { Target } from "./candor-server.ts";

/** Three declared dimensions, as `prepareTarget` must be told. */
export const DIMENSIONS = ["plan", "country", "store"];
const PAIRS = pairsOf(DIMENSIONS).map(([a, b]) => pairName(a, b));

const DAYS = 365;

/**
 * Fills a survey with answers of the year before `until`: about a third as many people as answers,
 * four in ten with a comment, one in a thousand set aside.
 *
 * @throws when the tallies do not equal a recount: what is measured must be right.
 */
export async function fillSurvey(
  db: Database,
  { workspaceId, surveyId }: Target,
  { answers, until, told = false }: { answers: number; until: Date; told?: boolean },
): Promise<void> {
  const people = Math.ceil(answers / 3);
  // What the screens that explain a score read besides: steps of the journey, further questions, what comments say.
  const step = told
    ? sql`(array['visit', 'order', 'delivery', 'support', 'invoice'])[1 + (hash / 17) % 5]`
    : sql`null`;
  const rated = (salt: number) =>
    sql`least(5, greatest(1, 1 + (hash / ${salt}::bigint) % 3 + case when 1 + hash % 16 in (9, 11, 13, 16) then 0 else 2 end))`;
  const given = told
    ? sql`jsonb_build_object('speed', ${rated(19)}, 'staff', ${rated(23)}, 'range', ${rated(29)})`
    : sql`'{}'::jsonb`;
  const tone = sql`(array['positive', 'neutral', 'negative', 'unclear'])[1 + (hash / 13) % 4]`;
  const theme = sql`(array['price', 'delivery', 'support', 'quality', 'waiting', 'usability'])[1 + (hash / 59) % 6]`;
  const derived = told
    ? sql`case when hash % 10 < 4 then jsonb_build_object('@theme', jsonb_build_array(${theme} || ':' || ${tone}),
        '@tone', jsonb_build_array(${tone})) else '{}'::jsonb end`
    : sql`'{}'::jsonb`;
  const source = told
    ? sql`jsonb_build_object('source', (array['recommended', 'search', 'advertisement', 'passing by'])[1 + (hash / 37) % 4],
        'referrer', (array['', 'google', 'facebook', 'a friend'])[1 + (hash / 41) % 4])`
    : sql`'{}'::jsonb`;
  await sql`
    insert into person (workspace_id, id, email, name, attributes, created_at, updated_at)
    select ${workspaceId}::uuid, ${numbered(sql`n`, "7000")}, 'p' || n || '@example.com', 'Person ' || n,
      '{}', ${until}::timestamptz, ${until}::timestamptz
    from generate_series(0, ${people - 1}::int) n
  `.execute(db);
  await sql`
    insert into response (workspace_id, id, survey_id, person_id, score, comment, properties, channel,
      language, touchpoint, answers, derived, answered_at, recorded_at, updated_at, day, cells, exclusion_reason)
    select ${workspaceId}::uuid, ${numbered(sql`n`, "7001")}, ${surveyId}::uuid,
      ${numbered(sql`(hash % ${people}::bigint)`, "7000")},
      (array[10,9,10,8,9,7,10,8,6,9,5,10,3,8,9,0])[1 + hash % 16],
      case when hash % 10 < 4 then 'Number ' || n || ': quick delivery, friendly people' end,
      jsonb_build_object('plan', plan, 'country', country, 'store', store, 'visits', hash % 30) || ${source},
      'api', 'en', ${step}, ${given}, ${derived}, at, at, at, (at at time zone 'UTC')::date,
      case when aside then null else jsonb_build_object('', '', 'channel', 'api', 'language', 'en',
        'touchpoint', coalesce(${step}, ''), 'plan', plan, 'country', country, 'store', store, ${pairName("plan", "country")}::text,
        '["' || country || '","' || plan || '"]', ${pairName("plan", "store")}::text,
        '["' || plan || '","' || store || '"]', ${pairName("country", "store")}::text,
        '["' || country || '","' || store || '"]') || ${derived} end,
      case when aside then 'test' end
    from (
      select n, hash, hash % 1000 = 7 as aside,
        (array['free','team','business'])[1 + (hash / 7) % 3] as plan,
        (array['LV','LT','EE','SE','FI','DE'])[1 + (hash / 31) % 6] as country,
        'store ' || (hash / 211) % 40 as store,
        ${until}::timestamptz - make_interval(secs => ${DAYS * 86_400}::float8 * (1 - n / ${answers}::float8)) as at
      from (
        select n, abs(hashint8(n::bigint)::bigint) as hash from generate_series(0, ${answers - 1}::int) n
      ) numbered
    ) made
  `.execute(db);
  await sql`
    insert into dimension_value (workspace_id, survey_id, dimension, value)
    select distinct ${workspaceId}::uuid, ${surveyId}::uuid, cell.key, v.value
    from response, jsonb_each(cells) cell,
      lateral jsonb_array_elements_text('[]'::jsonb || cell.value) v(value)
    where workspace_id = ${workspaceId}
      and cell.key = any(${[...DIMENSIONS, ...PAIRS, "touchpoint", "@theme", "@tone"]}::text[]) and v.value <> ''
  `.execute(db);
  await sql`
    insert into latest_answer (workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
    select distinct on (person_id) workspace_id, survey_id, person_id, id, answered_at, score, day, cells
    from response where workspace_id = ${workspaceId} and cells is not null
    order by person_id, answered_at desc, id desc
  `.execute(db);
  await sql`
    with moves as (
      select survey_id, 'every' as basis, day, score, cells, 1 as sign from response
      where workspace_id = ${workspaceId} and cells is not null
      union all
      select survey_id, 'latest', day, score, cells, 1 from latest_answer
      where workspace_id = ${workspaceId}
    ) ${addToTally(sql`${workspaceId}::uuid`)}
  `.execute(db);
  for (const table of ["response", "person", "tally", "latest_answer"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
  const wrong = await recount(db, { workspaceId });
  if (wrong.length > 0) throw new Error(`${wrong.length} cells of the tallies are wrong`);
}

/** Readings of every comment that says a theme, and the version that the server has: it would read everything anew. */
export async function fillReadings(
  db: Database,
  { workspaceId }: Target,
  version: string,
): Promise<void> {
  await sql`
    insert into comment_reading (workspace_id, response_id, survey_id, language, language_confidence, tone,
      likeliest, value, confidence, themes, urgency, churn, alike, version)
    select workspace_id, id, survey_id, 'en', 1, derived -> '@tone' ->> 0, 'neutral', 0, 0.8,
      jsonb_build_array(jsonb_build_object('id', split_part(derived -> '@theme' ->> 0, ':', 1),
        'polarity', split_part(derived -> '@theme' ->> 0, ':', 2), 'spans', '[[0,6]]'::jsonb)),
      0, false, 0, ${version}
    from response where workspace_id = ${workspaceId} and comment is not null
  `.execute(db);
  await sql`
    insert into workspace_reading (workspace_id, version, settings)
    values (${workspaceId}, ${version}, '{}') on conflict do nothing
  `.execute(db);
  await sql`vacuum analyze comment_reading`.execute(db);
}

/** Three purchases of every third person, over the year before and the year of the answers; what is known of people. */
export async function fillPurchases(
  db: Database,
  { workspaceId }: Target,
  { people, until }: { people: number; until: Date },
): Promise<void> {
  await sql`
    insert into purchase (workspace_id, id, person_id, at, amount, currency)
    select ${workspaceId}::uuid, gen_random_uuid(), ${numbered(sql`(n / 3) * 3`, "7000")},
      ${until}::timestamptz - make_interval(days => (n % 3) * 240 + (n / 3) % 200 + 1),
      10 + abs(hashint8(n::bigint)::bigint) % 190, 'EUR'
    from generate_series(0, ${people - 1}::int) n
  `.execute(db);
  await sql`
    update person set attributes = jsonb_build_object('region', (array['north', 'south', 'east', 'west'])[1 + abs(hashtext(email)::bigint) % 4])
    where workspace_id = ${workspaceId}
  `.execute(db);
  for (const table of ["purchase", "person"])
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
}

/** So many invitations over the same year, half of them answered, counted as a server counts them. */
export async function fillInvitations(
  db: Database,
  { workspaceId, surveyId }: Target,
  { invitations, until }: { invitations: number; until: Date },
): Promise<void> {
  await sql`
    insert into invitation (workspace_id, id, survey_id, person_id, channel, origin, state, asked_at, answered_at,
      properties, created_at, updated_at)
    select ${workspaceId}::uuid, ${numbered(sql`n`, "7002")}, ${surveyId}::uuid, ${numbered(sql`n`, "7000")},
      case when n % 5 = 0 then 'sms' else 'email' end, 'api', case when n % 2 = 0 then 'answered' else 'sent' end,
      at, case when n % 2 = 0 then at + interval '1 day' end, '{}', at, at
    from (
      select n, ${until}::timestamptz
        - make_interval(secs => ${DAYS * 86_400}::float8 * (1 - n / ${invitations}::float8)) as at
      from generate_series(0, ${invitations - 1}::int) n
    ) made
  `.execute(db);
  while ((await countInvitations(db, { workspaceId })) > 0);
  for (const table of ["invitation", "invitation_tally"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
}

/** A version 7 identifier that is the same for the same number, `kind` telling people from answers. */
function numbered(n: ReturnType<typeof sql>, kind: string) {
  return sql`('019a0000-' || lpad(to_hex((${n}) / 65536), 4, '0') || ${`-${kind}-8000-0000`}::text
    || lpad(to_hex((${n}) % 4294967296), 8, '0'))::uuid`;
}

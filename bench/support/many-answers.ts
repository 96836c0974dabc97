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
  { answers, until }: { answers: number; until: Date },
): Promise<void> {
  const people = Math.ceil(answers / 3);
  await sql`
    insert into person (workspace_id, id, email, name, attributes, created_at, updated_at)
    select ${workspaceId}::uuid, ${numbered(sql`n`, "7000")}, 'p' || n || '@example.com', 'Person ' || n,
      '{}', ${until}::timestamptz, ${until}::timestamptz
    from generate_series(0, ${people - 1}::int) n
  `.execute(db);
  await sql`
    insert into response (workspace_id, id, survey_id, person_id, score, comment, properties, channel,
      language, answered_at, recorded_at, updated_at, day, cells, exclusion_reason)
    select ${workspaceId}::uuid, ${numbered(sql`n`, "7001")}, ${surveyId}::uuid,
      ${numbered(sql`(hash % ${people}::bigint)`, "7000")},
      (array[10,9,10,8,9,7,10,8,6,9,5,10,3,8,9,0])[1 + hash % 16],
      case when hash % 10 < 4 then 'Number ' || n || ': quick delivery, friendly people' end,
      jsonb_build_object('plan', plan, 'country', country, 'store', store, 'visits', hash % 30),
      'api', 'en', at, at, at, (at at time zone 'UTC')::date,
      case when aside then null else jsonb_build_object('', '', 'channel', 'api', 'language', 'en',
        'touchpoint', '', 'plan', plan, 'country', country, 'store', store, ${pairName("plan", "country")}::text,
        '["' || country || '","' || plan || '"]', ${pairName("plan", "store")}::text,
        '["' || plan || '","' || store || '"]', ${pairName("country", "store")}::text,
        '["' || country || '","' || store || '"]') end,
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
    select distinct ${workspaceId}::uuid, ${surveyId}::uuid, cell.key, cell.value
    from response, jsonb_each_text(cells) cell
    where workspace_id = ${workspaceId} and cell.key = any(${[...DIMENSIONS, ...PAIRS]}::text[])
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

import { type RawBuilder, sql } from "kysely";
import { allowedMoment, zonesOfPeople } from "../audiences/allowed-moment.ts";
import { outcomes, type Stratum, ticket } from "../audiences/draw-sample.ts";
import type { Judged } from "../audiences/judge-people.ts";
import type { Transaction } from "../storage/database.ts";

/** Everybody of an audience, as a sending settles who is asked when and who is not and why. */
export interface Gathering {
  workspaceId: string;
  sendingId: string;
  judged: Judged;
  sample: { seed: string; strata: readonly Stratum[]; quotas: boolean } | null;
  /** When each wave begins; one entry when there is one. */
  waves: readonly Date[];
  /** Orders people over the waves, so that each is a random part of the audience. */
  waveSeed: string;
}

/** Settles the fate of everybody, in one statement; what follows from it is written in slices. @returns how many they are. */
export async function gatherCandidates(trx: Transaction, plan: Gathering): Promise<number> {
  const waves = JSON.stringify(plan.waves.map((at, wave) => ({ wave, at: at.toISOString() })));
  const wave =
    plan.waves.length === 1
      ? sql`0`
      : sql`case when o.outcome = 'not_asked' then 0 else (ntile(${plan.waves.length}::int) over (
          partition by o.outcome = 'not_asked' order by ${ticket(plan.waveSeed, sql`o.person_id`)}) - 1) end`;
  const { numAffectedRows } = await sql`
    insert into sending_candidate (workspace_id, sending_id, place, person_id, outcome, reason, wave,
      next_at, planned_at, stratum, draw_rank, language)
    select ${plan.workspaceId}::uuid, ${plan.sendingId}::uuid, row_number() over (order by p.person_id),
      p.person_id, p.outcome, p.reason, p.wave,
      case when p.outcome <> 'not_asked' then ${allowedMoment(
        sql`greatest(w.at, p.quiet_until)`,
        sql`p.time_zone`,
        plan.judged.rules,
        await zonesOfPeople(trx, plan.workspaceId),
      )} end,
      case when p.outcome <> 'not_asked' then w.at end, nullif(p.stratum, ''), p.draw_rank, p.language
    from (select o.*, ${wave} as wave from (${outcomes(plan.judged, plan.sample)}) o) p
    join jsonb_to_recordset(${waves}::jsonb) as w(wave int, at timestamptz) on w.wave = p.wave
  `.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Some of those who were settled. */
export interface Slice {
  workspaceId: string;
  surveyId: string;
  sendingId: string;
  channel: string;
  properties: Readonly<Record<string, string | number | boolean>>;
  limit: number;
  now: Date;
}

/** Writes invitations of the next so many, of whatever fate. @returns how many they were; none when all are written. */
export async function writeSlice(trx: Transaction, slice: Slice): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with next as materialized (
      select place from sending_candidate
      where workspace_id = ${slice.workspaceId} and sending_id = ${slice.sendingId}
      order by place limit ${slice.limit}
    ), taken as (
      delete from sending_candidate c using next
      where c.workspace_id = ${slice.workspaceId} and c.sending_id = ${slice.sendingId}
        and c.place = next.place
      returning c.person_id, c.outcome, c.reason, c.wave, c.next_at, c.planned_at, c.stratum,
        c.draw_rank, c.language
    ), written as (
      insert into invitation as i (workspace_id, id, survey_id, sending_id, person_id, channel, origin,
        state, reason, next_action, next_at, wave, stratum, draw_rank, language, properties,
        first_planned_at, created_at, updated_at)
      select ${slice.workspaceId}::uuid, ${invitationId(slice, sql`t.person_id`)}, ${slice.surveyId}::uuid,
        ${slice.sendingId}::uuid, t.person_id, ${slice.channel}, 'sending', t.outcome, t.reason,
        case when t.outcome <> 'not_asked' then 'ask' end, t.next_at, t.wave, t.stratum, t.draw_rank,
        t.language,
        ${JSON.stringify(slice.properties)}::jsonb || coalesce((
          select m.properties from audience_member m where m.workspace_id = ${slice.workspaceId}::uuid
            and m.sending_id = ${slice.sendingId}::uuid and m.person_id = t.person_id), '{}'),
        t.planned_at, ${slice.now}::timestamptz, ${slice.now}::timestamptz
      from taken t
      on conflict do nothing returning i.id
    )
    select (select count(*) from taken)::int as taken, (select count(*) from written)::int as written
  `.execute(trx);
  return rows[0]?.taken ?? 0;
}

/**
 * An id that follows from the sending and the person: a UUID of the moment with randomness that
 * nobody can guess from outside, made without a volatile function so that any number of shards agree.
 */
function invitationId(
  { sendingId, now }: { sendingId: string; now: Date },
  personId: RawBuilder<unknown>,
): RawBuilder<string> {
  const time = now.getTime().toString(16).padStart(12, "0");
  const hash = sql`encode(sha256(convert_to(${`${sendingId}:${now.toISOString()}:`} || ${personId}::text, 'UTF8')), 'hex')`;
  return sql<string>`(${`${time.slice(0, 8)}-${time.slice(8)}-7`} || substr(${hash}, 1, 3) || '-8'
    || substr(${hash}, 4, 3) || '-' || substr(${hash}, 7, 12))::uuid`;
}

/** What a round of autopilot may ask. */
export interface DripRound {
  workspaceId: string;
  surveyId: string;
  sendingId: string;
  judged: Judged;
  /** Everybody is asked once in so many days. */
  everyDays: number;
  /** Number of the round; a person is in it once. */
  round: number;
  /** The round's invitations are spread over these hours. */
  overHours: number;
  properties: Readonly<Record<string, string | number | boolean>>;
  now: Date;
}

/**
 * One day of autopilot: of those not asked for `everyDays` days, the ones who have waited longest,
 * as many as make the whole audience come round in that time. Whoever cannot be asked is noted once
 * in the same time, with the reason.
 *
 * @returns how many are asked.
 */
export async function planDripRound(trx: Transaction, drip: DripRound): Promise<number> {
  const { rows } = await sql<{ asked: number }>`
    with people as materialized (
      select o.*, (select max(i.created_at) from invitation i where i.workspace_id = ${drip.workspaceId}::uuid
        and i.person_id = o.person_id and i.sending_id = ${drip.sendingId}::uuid) as last_at
      from (${outcomes(drip.judged, null)}) o
    ), due as materialized (
      select people.*, row_number() over (partition by outcome = 'not_asked'
        order by last_at nulls first, ${ticket(drip.sendingId, sql`person_id`)}) as rank
      from people
      where last_at is null or last_at <= ${drip.now}::timestamptz - make_interval(days => ${drip.everyDays}::int)
    ), quota as materialized (
      select greatest(1, ceil(count(*)::numeric / ${drip.everyDays}::numeric)) as size
      from people where outcome <> 'not_asked'
    ), planned as (
      insert into invitation as made (workspace_id, id, survey_id, sending_id, round, person_id, channel, origin,
        state, reason, next_action, next_at, language, properties, first_planned_at, created_at, updated_at)
      select ${drip.workspaceId}::uuid, ${invitationId(drip, sql`d.person_id`)}, ${drip.surveyId}::uuid,
        ${drip.sendingId}::uuid, ${drip.round}::int, d.person_id, ${drip.judged.channel}, 'sending',
        d.outcome, d.reason, case when d.outcome <> 'not_asked' then 'ask' end,
        case when d.outcome <> 'not_asked' then ${allowedMoment(
          sql`greatest(d.quiet_until, ${drip.now}::timestamptz
          + make_interval(mins => (${drip.overHours}::int * 60 * (d.rank - 1) / quota.size)::int))`,
          sql`d.time_zone`,
          drip.judged.rules,
          await zonesOfPeople(trx, drip.workspaceId),
        )} end,
        d.language, ${JSON.stringify(drip.properties)}::jsonb || coalesce((
          select m.properties from audience_member m where m.workspace_id = ${drip.workspaceId}::uuid
            and m.sending_id = ${drip.sendingId}::uuid and m.person_id = d.person_id), '{}'),
        case when d.outcome <> 'not_asked' then ${drip.now}::timestamptz end,
        ${drip.now}::timestamptz, ${drip.now}::timestamptz
      from due d cross join quota
      where d.outcome = 'not_asked' or d.rank <= quota.size
      on conflict do nothing returning made.state
    )
    select count(*) filter (where state <> 'not_asked')::int as asked from planned
  `.execute(trx);
  return rows[0]?.asked ?? 0;
}

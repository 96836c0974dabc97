import { type RawBuilder, sql } from "kysely";
import { allowedMoment, zonesOfPeople } from "../audiences/allowed-moment.ts";
import { outcomes, type Stratum, ticket } from "../audiences/draw-sample.ts";
import type { Judged } from "../audiences/judge-people.ts";
import type { Transaction } from "../storage/database.ts";

/** Everybody of an audience, written down at once: whoever is asked, and whoever is not with the reason. */
export interface Planned {
  workspaceId: string;
  surveyId: string;
  sendingId: string;
  judged: Judged;
  sample: { seed: string; strata: readonly Stratum[]; quotas: boolean } | null;
  /** When each wave begins; one entry when there is one. */
  waves: readonly Date[];
  /** Orders people over the waves, so that each is a random part of the audience. */
  waveSeed: string;
  properties: Readonly<Record<string, string | number | boolean>>;
  now: Date;
}

/** @returns how many invitations were written, of whatever fate. */
export async function planInvitations(trx: Transaction, plan: Planned): Promise<number> {
  const waves = JSON.stringify(plan.waves.map((at, wave) => ({ wave, at: at.toISOString() })));
  const wave =
    plan.waves.length === 1
      ? sql`0`
      : sql`case when o.outcome = 'not_asked' then 0 else (ntile(${plan.waves.length}::int) over (
          partition by o.outcome = 'not_asked' order by ${ticket(plan.waveSeed, sql`o.person_id`)}) - 1) end`;
  const { numAffectedRows } = await sql`
    insert into invitation (workspace_id, id, survey_id, sending_id, person_id, channel, origin, state,
      reason, next_action, next_at, wave, stratum, draw_rank, language, properties, first_planned_at,
      created_at, updated_at)
    select ${plan.workspaceId}::uuid, ${invitationId(plan, sql`p.person_id`)}, ${plan.surveyId}::uuid,
      ${plan.sendingId}::uuid, p.person_id, ${plan.judged.channel}, 'sending', p.outcome, p.reason,
      case when p.outcome <> 'not_asked' then 'ask' end,
      case when p.outcome <> 'not_asked' then ${allowedMoment(
        sql`greatest(w.at, p.quiet_until)`,
        sql`p.time_zone`,
        plan.judged.rules,
        await zonesOfPeople(trx, plan.workspaceId),
      )} end,
      p.wave, nullif(p.stratum, ''), p.draw_rank, p.language,
      ${JSON.stringify(plan.properties)}::jsonb || coalesce((
        select m.properties from audience_member m where m.workspace_id = ${plan.workspaceId}::uuid
          and m.sending_id = ${plan.sendingId}::uuid and m.person_id = p.person_id), '{}'),
      case when p.outcome <> 'not_asked' then w.at end, ${plan.now}::timestamptz, ${plan.now}::timestamptz
    from (select o.*, ${wave} as wave from (${outcomes(plan.judged, plan.sample)}) o) p
    join jsonb_to_recordset(${waves}::jsonb) as w(wave int, at timestamptz) on w.wave = p.wave
    on conflict do nothing
  `.execute(trx);
  return Number(numAffectedRows ?? 0);
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

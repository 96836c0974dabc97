import type { AskingChannel, SegmentFilter } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { segmentCondition } from "../people/segment-sql.ts";
import { personalHashSql } from "../workspaces/personal-hash.ts";
import { allowedMoment, type ZonesOfPeople } from "./allowed-moment.ts";
import type { RulesInForce } from "./asking-rules.ts";

/** Which people are judged, for which survey kind and channel, at which moment. */
export interface Judged {
  workspaceId: string;
  surveyKind: string;
  channel: AskingChannel;
  rules: RulesInForce;
  /** The moment of asking: quiet times are reckoned from it. */
  at: Date;
  /** Only these people; everybody when left out. */
  filter?: SegmentFilter | undefined;
  /** Only members of this sending. */
  membersOf?: string | undefined;
  personIds?: readonly string[] | undefined;
  /**
   * With the zones of the people, requests that are planned already count like those that went out: for
   * whoever plans, so that what is said of a person's turn comes true. Left out when a plan is due.
   */
  plansCount?: ZonesOfPeople | undefined;
  /** The sending whose own plans do not count. */
  sendingId?: string | undefined;
  /** The attribute whose values are the strata. */
  strataBy?: string | undefined;
}

/** One person's row of `judgePeople`. */
export interface JudgedRow {
  person_id: string;
  address: string | null;
  language: string | null;
  time_zone: string | null;
  stratum: string;
  /** Why they cannot be asked at all; null for those who can. */
  reason: string | null;
  /** They were asked, or answered, so recently that they are left in peace until then. */
  quiet_until: Date | null;
  quiet_reason: string | null;
  /** The same whether or not they could be asked on this channel. */
  rests_until: Date | null;
  /** Their latest answer to a survey of this kind, by whatever door; null where answers do not count. */
  answered_at: Date | null;
}

/**
 * Every person of an audience with the reason why they may not be asked, if there is one. One
 * statement for a million people: it is the source of previews, of draws and of what is sent.
 */
export function judgePeople(q: Judged): RawBuilder<JudgedRow> {
  const until = sql`greatest(j.asked_kind_until, j.asked_until, j.answered_kind_until, j.answered_until)`;
  const rests = sql`${until} > ${q.at}::timestamptz`;
  const isQuiet = sql`j.reason is null and ${rests}`;
  return sql<JudgedRow>`
    select j.person_id, j.address, j.language, j.time_zone, j.stratum, j.reason, j.answered_at,
      case when ${rests} then ${until} end as rests_until,
      case when ${isQuiet} then ${until} end as quiet_until,
      case when ${isQuiet} then case
        when greatest(j.answered_kind_until, j.answered_until)
          > coalesce(greatest(j.asked_kind_until, j.asked_until), '-infinity') then 'answered_recently'
        when j.asked_kind_until >= coalesce(j.asked_until, '-infinity') then 'quiet_time_kind'
        else 'quiet_time_workspace' end end as quiet_reason
    from (
      select b.person_id, b.address, b.language, b.time_zone, b.stratum,
        ${reasonOf(q)} as reason, answered.kind_at as answered_at,
        ${after(
          sql`greatest(asked.kind_at, planned.kind_at,
          case when b.last_asked_at > coalesce(asked.any_at, '-infinity') then b.last_asked_at end)`,
          q.rules.quietDaysKind,
        )} as asked_kind_until,
        ${after(sql`greatest(asked.any_at, planned.any_at, b.last_asked_at)`, q.rules.quietDaysWorkspace)} as asked_until,
        ${after(sql`answered.kind_at`, q.rules.quietDaysKind)} as answered_kind_until,
        ${after(sql`answered.any_at`, q.rules.quietDaysWorkspace)} as answered_until
      from (${basePeople(q)}) b
      left join lateral (
        select max(a.at) filter (where a.kind = ${q.surveyKind}) as kind_at, max(a.at) as any_at
        from person_asked a where a.workspace_id = ${q.workspaceId}::uuid and a.person_id = b.person_id
      ) asked on true
      left join lateral (${latestAnswers(q)}) answered on true
      left join lateral (${earlierPlans(q)}) planned on true
      left join lateral (
        select c.reason from contact_block c
        where c.workspace_id = ${q.workspaceId}::uuid and c.person_id = b.person_id
          and c.channel in (${q.channel}, '*')
          and (c.reason <> 'bounced' or c.address is null or c.address = b.address)
        order by array_position(array['unsubscribed', 'complained', 'suppressed', 'bounced'], c.reason)
        limit 1
      ) blocked on true
    ) j`;
}

/**
 * When each person answered last, a survey of this kind and any, through whatever door. What waits in
 * quarantine may be a machine's and counts once it is let in.
 */
function latestAnswers(q: Judged): RawBuilder<unknown> {
  if (!q.rules.answersCount) {
    return sql`select null::timestamptz as kind_at, null::timestamptz as any_at`;
  }
  return sql`
    select max(r.answered_at) filter (where r.survey_id = any(array(select v.id from survey v
        where v.workspace_id = ${q.workspaceId}::uuid and v.kind = ${q.surveyKind}))) as kind_at,
      max(r.answered_at) as any_at
    from response r where r.workspace_id = ${q.workspaceId}::uuid and r.person_id = b.person_id
      and r.deleted_at is null and r.quarantine_reason is null`;
}

/** Requests to each person that are planned and will go out before this one could. */
function earlierPlans(q: Judged): RawBuilder<unknown> {
  if (!q.plansCount) {
    return sql`select null::timestamptz as kind_at, null::timestamptz as any_at`;
  }
  const { quietDaysKind, quietDaysWorkspace } = q.rules;
  const quietUntil = sql`greatest(${q.at}::timestamptz, ${after(sql`asked.kind_at`, quietDaysKind)},
    ${after(sql`greatest(asked.any_at, b.last_asked_at)`, quietDaysWorkspace)},
    ${after(sql`answered.kind_at`, quietDaysKind)}, ${after(sql`answered.any_at`, quietDaysWorkspace)})`;
  return sql`
    select max(i.next_at) filter (where v.kind = ${q.surveyKind}) as kind_at, max(i.next_at) as any_at
    from invitation i join survey v on v.workspace_id = i.workspace_id and v.id = i.survey_id
    where i.workspace_id = ${q.workspaceId}::uuid and v.workspace_id = ${q.workspaceId}::uuid
      and i.person_id = b.person_id and i.next_action = 'ask' and i.state in ('planned', 'held_back')
      and i.next_at <= ${allowedMoment(quietUntil, sql`b.time_zone`, q.rules, q.plansCount)}
      ${q.sendingId ? sql`and i.sending_id is distinct from ${q.sendingId}::uuid` : sql``}`;
}

function after(moment: RawBuilder<unknown>, days: number): RawBuilder<unknown> {
  return sql`${moment} + make_interval(days => ${days}::int)`;
}

/** The first reason that applies, from what cannot work to what is not allowed. */
function reasonOf(q: Judged): RawBuilder<string | null> {
  const consent = q.rules.consentNeeded.includes(q.channel)
    ? sql`when not exists (select from consent k where k.workspace_id = ${q.workspaceId}::uuid
        and k.person_id = b.person_id and k.channel = ${q.channel} and k.given) then 'no_consent'`
    : sql`when exists (select from consent k where k.workspace_id = ${q.workspaceId}::uuid
        and k.person_id = b.person_id and k.channel = ${q.channel} and not k.given) then 'no_consent'`;
  return sql<string | null>`case
    when coalesce(b.address, '') = '' then 'no_address'
    when ${isTestAddress(q)} then 'test_address'
    when split_part(b.email, '@', 2) = any(${q.rules.staffDomains}::text[]) then 'staff'
    when blocked.reason is not null then blocked.reason
    when exists (select from forgotten_address f where f.workspace_id = ${q.workspaceId}::uuid
      and f.hash = ${personalHashSql(sql`b.address`)}) then 'forgotten'
    ${consent} end`;
}

/**
 * Domains that RFC 2606 and RFC 6761 set aside: nobody lives there. In the sample everybody does, so that
 * asking can be tried; what would be sent there is held back when it falls due.
 */
function isTestAddress(q: Judged): RawBuilder<boolean> {
  return sql<boolean>`(b.address like '%@%' and not exists (select from workspace w
    where w.id = ${q.workspaceId}::uuid and w.is_sample) and (
    split_part(b.address, '@', 2) in ('example.com', 'example.org', 'example.net', 'localhost')
    or b.address ~ '[.@](test|example|invalid|localhost)$'))`;
}

function basePeople(q: Judged): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`p.workspace_id = ${q.workspaceId}::uuid`];
  if (q.filter) {
    conditions.push(segmentCondition(q.filter, { workspaceId: q.workspaceId, now: q.at }));
  }
  if (q.membersOf) {
    conditions.push(sql`exists (select from audience_member m where m.workspace_id = ${q.workspaceId}::uuid
      and m.sending_id = ${q.membersOf}::uuid and m.person_id = p.id)`);
  }
  if (q.personIds) conditions.push(sql`p.id = any(${q.personIds}::uuid[])`);
  const stratum = q.strataBy ? sql`coalesce(p.attributes ->> ${q.strataBy}, '')` : sql`''::text`;
  return sql`
    select p.id as person_id, p.email, ${addressOn(q)} as address, p.language, p.time_zone,
      p.last_asked_at, ${stratum} as stratum
    from person p where ${sql.join(conditions, sql` and `)}`;
}

function addressOn({ channel, workspaceId }: Judged): RawBuilder<string | null> {
  if (channel === "email") return sql`p.email`;
  if (channel === "sms" || channel === "phone") return sql`p.phone`;
  return sql`(select d.address from person_address d where d.workspace_id = ${workspaceId}::uuid
    and d.person_id = p.id and d.channel = ${channel} order by d.created_at desc limit 1)`;
}

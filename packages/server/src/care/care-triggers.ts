import type { CareTrigger } from "@candor/contract/care.ts";
import { type RawBuilder, sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";

/** What begins a plan for somebody: the purchase, the case, or the last sign of whoever fell silent. */
export interface Happening {
  person_id: string;
  about: string;
  since: Date;
}

export interface Looked {
  workspaceId: string;
  trigger: CareTrigger;
  silenceDays: number | null;
  /** Half-open: what happened from `from` on, and before `to`. */
  from: Date;
  to: Date;
}

const DAY_MS = 86_400_000;

/**
 * Whether `p`, a person, may be cared for: nobody is to leave them alone, and there is a way to reach them.
 */
export function mayBeCaredFor(workspaceId: string): RawBuilder<boolean> {
  return sql<boolean>`(not exists (select from contact_block b where b.workspace_id = ${workspaceId}
      and b.person_id = p.id and b.channel = '*')
    and not exists (select from consent k where k.workspace_id = ${workspaceId}
      and k.person_id = p.id and k.channel = 'contact' and not k.given)
    and (p.email is not null or p.phone is not null
      or exists (select from person_address a where a.workspace_id = ${workspaceId} and a.person_id = p.id)))`;
}

/**
 * Signs of people as rows of `person_id, about, since`: an answer, a purchase, a word of theirs, or that they were
 * spoken to.
 */
export function signsOfLife(
  workspaceId: string,
  { since, of }: { since: RawBuilder<unknown>; of?: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const one = (column: RawBuilder<unknown>) => (of ? sql`and ${column} = ${of}` : sql``);
  return sql`
    select r.person_id, r.id as about, r.answered_at as since from response r
      where r.workspace_id = ${workspaceId} and r.person_id is not null and r.deleted_at is null
        and r.answered_at >= ${since} ${one(sql`r.person_id`)}
    union all select b.person_id, b.id, b.at from purchase b
      where b.workspace_id = ${workspaceId} and b.at >= ${since} ${one(sql`b.person_id`)}
    union all select v.person_id, m.id, m.at from conversation_message m
      join conversation v on v.workspace_id = ${workspaceId} and v.id = m.conversation_id
      where m.workspace_id = ${workspaceId} and m.direction = 'in' and m.machine is null
        and m.at >= ${since} ${one(sql`v.person_id`)}
    union all select n.person_id, n.id, n.at from person_note n
      where n.workspace_id = ${workspaceId} and n.kind = 'contact' and n.at >= ${since}
        ${one(sql`n.person_id`)}`;
}

/** What happened in a stretch of time, each person's newest. Of a sensitive case nobody is told by a task. */
function happenings({ workspaceId, trigger, silenceDays, from, to }: Looked): RawBuilder<unknown> {
  if (trigger === "purchase") {
    return sql`select distinct on (b.person_id) b.person_id, b.id as about, b.at as since from purchase b
      where b.workspace_id = ${workspaceId} and b.at >= ${from}::timestamptz and b.at < ${to}::timestamptz
      order by b.person_id, b.at desc, b.id`;
  }
  if (trigger === "resolved") {
    return sql`select distinct on (c.person_id) c.person_id, c.id as about, c.resolved_at as since
      from customer_case c
      where c.workspace_id = ${workspaceId} and c.person_id is not null and c.merged_into is null
        and not c.sensitive and c.state in ('resolved', 'closed')
        and c.resolved_at >= ${from}::timestamptz and c.resolved_at < ${to}::timestamptz
      order by c.person_id, c.resolved_at desc, c.id`;
  }
  // Silence happens when its last day is over, so what is looked for lies that much earlier.
  const ago = (silenceDays ?? 0) * DAY_MS;
  const [first, last] = [new Date(from.getTime() - ago), new Date(to.getTime() - ago)];
  return sql`select person_id, about, since from (
      select distinct on (person_id) person_id, about, since
      from (${signsOfLife(workspaceId, { since: sql`${first}::timestamptz` })}) as sign
      order by person_id, since desc, about) as last
    where since < ${last}::timestamptz`;
}

/** For whom a plan begins now: for nobody twice at a time, and never twice for one thing. */
export async function beginningNow(
  trx: Transaction,
  q: Looked & { planId: string; limit: number },
): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select h.person_id, h.about, h.since from (${happenings(q)}) as h
    join person p on p.workspace_id = ${q.workspaceId} and p.id = h.person_id
    where ${mayBeCaredFor(q.workspaceId)}
      and not exists (select from care_task t where t.workspace_id = ${q.workspaceId}
        and t.plan_id = ${q.planId}::uuid and t.person_id = h.person_id
        and (t.state = 'open' or t.about = h.about or t.closed_at >= h.since))
    order by h.since, h.person_id limit ${q.limit}
  `.execute(trx);
  return rows;
}

/** For how many people a plan would have begun, and how many of those nobody may contact or can. */
export async function wouldHaveBegun(
  db: Database,
  q: Looked,
): Promise<{ people: number; leftOut: number }> {
  const { rows } = await sql<{ people: number; left_out: number }>`
    select count(*) filter (where cared)::int as people, count(*) filter (where not cared)::int as left_out
    from (select ${mayBeCaredFor(q.workspaceId)} as cared from (${happenings(q)}) as h
      join person p on p.workspace_id = ${q.workspaceId} and p.id = h.person_id) as looked
  `.execute(db);
  return { people: rows[0]?.people ?? 0, leftOut: rows[0]?.left_out ?? 0 };
}

/**
 * Open tasks that are for nothing any more: the case was opened again, whoever was silent was heard from, or the
 * person is to be left alone.
 */
export async function lapsedTasks(trx: Transaction, workspaceId: string): Promise<string[]> {
  const heard = signsOfLife(workspaceId, { since: sql`t.since`, of: sql`t.person_id` });
  const { rows } = await sql<{ id: string }>`
    select t.id from care_task t
    join care_plan c on c.workspace_id = ${workspaceId} and c.id = t.plan_id
    join person p on p.workspace_id = ${workspaceId} and p.id = t.person_id
    where t.workspace_id = ${workspaceId} and t.state = 'open' and (
      not ${mayBeCaredFor(workspaceId)}
      or (c.trigger = 'resolved' and not exists (select from customer_case k
        where k.workspace_id = ${workspaceId} and k.id = t.about
          and k.state in ('resolved', 'closed') and not k.sensitive))
      or (c.trigger = 'silence' and exists (select from (${heard}) as sign where sign.since > t.since)))
    limit 1000
  `.execute(trx);
  return rows.map(({ id }) => id);
}

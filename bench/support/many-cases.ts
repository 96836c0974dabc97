/** A desk full of cases over answers that are there, with running clocks: written as sets. */
import { sql } from "kysely";
import type { Database } from "../../packages/server/src/storage/database.ts";

/** What stands on one desk. */
export interface Desk {
  workspaceId: string;
  /** The colleague whose cases are asked for; each of twenty has as many. */
  owner: string;
  teamId: string;
  /** A customer with three answers and a case. */
  personId: string;
  /** Clocks that run; none of them rings within a day of `now`. */
  running: number;
}

/** As large as anybody's desk may be: three in four still open, one in six late, one in three may be contacted. */
export async function fillCases(
  db: Database,
  workspaceId: string,
  { cases, now }: { cases: number; now: Date },
): Promise<Desk> {
  const calendarId = crypto.randomUUID();
  const teamId = crypto.randomUUID();
  // Colleagues of the workspace: what belongs to somebody who is gone would be handed on while it is measured.
  await sql`
    insert into directory.member (user_id, workspace_id, role, joined_at)
    select 'bench-colleague-' || n, ${workspaceId}::uuid, 'member', ${now}::timestamptz from generate_series(0, 19) n
  `.execute(db);
  await sql`
    update person set phone = '+3712' || right('0000000' || right(id::text, 7), 7)
    where workspace_id = ${workspaceId} and hashtext(id::text) % 2 = 0
  `.execute(db);
  await sql`
    update response set meta = '{"mayContact": true}'
    where workspace_id = ${workspaceId} and hashtext(id::text) % 3 = 0
  `.execute(db);
  await sql`
    insert into customer_case (workspace_id, id, number, origin, response_id, person_id, title, words, state, owner,
      routing, team_id, priority, targets, opened_at, resolved_at, closed_at, snoozed_until,
      next_due_at, next_due_kind, sort_at, updated_at)
    select ${workspaceId}::uuid, gen_random_uuid(), n, 'response', id, person_id, '', null, state,
      case when n % 5 > 0 then 'bench-colleague-' || n % 20 end, 'by_hand',
      case when n % 3 = 0 then ${teamId}::uuid end,
      (array['normal','normal','normal','low','high','urgent'])[1 + n % 6],
      '{"firstContactMinutes": 480, "nextReplyMinutes": 480, "resolutionMinutes": 2400}',
      opened, case when state in ('resolved', 'closed') then opened + interval '2 days' end,
      case when state = 'closed' then opened + interval '9 days' end,
      case when n % 50 = 1 then ${now}::timestamptz + interval '2 days' end,
      due, 'first_contact', coalesce(due, '9999-01-01'), ${now}::timestamptz - interval '1 hour'
    from (
      select *, ${now}::timestamptz - make_interval(secs => n * 7) as opened,
        case when state in ('open', 'waiting') then date_trunc('second', ${now}::timestamptz)
          + make_interval(secs => case when (n / 7) % 6 = 0 then -3600 - n else 90000 + n end) end as due
      from (
        select id, person_id, n, case when n % 20 < 12 then 'open' when n % 20 < 15 then 'waiting'
          when n % 20 < 16 then 'resolved' else 'closed' end as state
        from (
          select id, person_id, (row_number() over (order by id desc))::int as n from response
          where workspace_id = ${workspaceId} and deleted_at is null
          order by id desc limit ${cases}
        ) newest
      ) placed
    ) made
  `.execute(db);
  // Twice as many clocks as open cases: of first contact and of being settled.
  await sql`
    insert into case_clock (workspace_id, case_id, id, kind, target_minutes, calendar_id, started_at, due_at, warn_at,
      warned_at, missed_at)
    select c.workspace_id, c.id, gen_random_uuid(), kind, 480, ${calendarId}::uuid, c.opened_at, c.next_due_at + later,
      c.next_due_at + later - interval '1 hour',
      case when c.next_due_at + later < ${now}::timestamptz then c.next_due_at + later end,
      case when c.next_due_at + later < ${now}::timestamptz then c.next_due_at + later end
    from customer_case c, (values ('first_contact', interval '0'), ('resolution', interval '8 days')) k (kind, later)
    where c.workspace_id = ${workspaceId} and c.state in ('open', 'waiting')
  `.execute(db);
  await sql`
    insert into case_event (workspace_id, case_id, id, person_id, at, actor, kind, data)
    select workspace_id, id, gen_random_uuid(), person_id, opened_at, 'candor', 'opened', '{}'
    from customer_case where workspace_id = ${workspaceId}
  `.execute(db);
  for (const table of ["customer_case", "case_clock", "case_event", "person", "response"]) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db);
  }
  return {
    workspaceId,
    owner: "bench-colleague-7",
    teamId,
    personId: await someoneWithACase(db, workspaceId),
    running: await running(db, workspaceId),
  };
}

async function someoneWithACase(db: Database, workspaceId: string): Promise<string> {
  const { rows } = await sql<{ person_id: string }>`
    select r.person_id from response r where r.workspace_id = ${workspaceId} and r.person_id in (
      select person_id from customer_case where workspace_id = ${workspaceId} group by person_id having count(*) = 1
    ) group by r.person_id having count(*) = 3 limit 1
  `.execute(db);
  if (!rows[0]) throw new Error("nobody has three answers and a case");
  return rows[0].person_id;
}

async function running(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from case_clock where workspace_id = ${workspaceId} and stopped_at is null
      and missed_at is null
  `.execute(db);
  return rows[0]?.n ?? 0;
}

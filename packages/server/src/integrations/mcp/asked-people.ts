import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";

export interface AskedScope {
  workspaceId: string;
  surveyId: string;
  /** Days in the workspace's time zone, half-open. */
  from: string | null;
  to: string | null;
  limit: number;
}

export interface AskedPerson {
  personId: string;
  name: string | null;
  email: string | null;
  channel: string;
  state: string;
  reason: string | null;
  detail: string | null;
  at: string;
}

export interface Fates {
  total: number;
  states: { state: string; reason: string | null; people: number }[];
  people: AskedPerson[];
}

/** Who was asked, when, and what became of it; the latest first. */
export function askedPeople(db: Database, scope: AskedScope): Promise<Fates> {
  return fates(db, scope, { at: sql`i.asked_at`, where: sql`i.asked_at is not null` });
}

/** Who was not asked, and why not; the latest first. */
export function notAskedPeople(db: Database, scope: AskedScope): Promise<Fates> {
  return fates(db, scope, {
    at: sql`i.updated_at`,
    where: sql`i.asked_at is null and i.state in ('held_back', 'not_asked', 'cancelled', 'unsubscribed', 'bounced')`,
  });
}

async function fates(
  db: Database,
  { workspaceId, surveyId, from, to, limit }: AskedScope,
  { at, where }: { at: ReturnType<typeof sql>; where: ReturnType<typeof sql> },
): Promise<Fates> {
  const day = sql`(${at} at time zone
    (select time_zone from workspace where id = ${workspaceId}))::date`;
  const conditions = [
    sql`i.workspace_id = ${workspaceId}`,
    sql`i.survey_id = ${surveyId}`,
    where,
    ...(from ? [sql`${day} >= ${from}::date`] : []),
    ...(to ? [sql`${day} < ${to}::date`] : []),
  ];
  const { rows: states } = await sql<Fates["states"][number]>`
    select i.state, i.reason, count(*)::int as people from invitation i
    where ${sql.join(conditions, sql` and `)}
    group by i.state, i.reason order by people desc, i.state, i.reason
  `.execute(db);
  const { rows: people } = await sql<Omit<AskedPerson, "at"> & { at: Date }>`
    select i.person_id as "personId", p.name, p.email, i.channel, i.state, i.reason, i.detail,
      ${at} as at
    from invitation i
    left join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      and p.workspace_id = ${workspaceId}
    where ${sql.join(conditions, sql` and `)}
    order by ${at} desc, i.id desc limit ${limit}
  `.execute(db);
  return {
    total: states.reduce((sum, row) => sum + row.people, 0),
    states,
    people: people.map((person) => ({ ...person, at: person.at.toISOString() })),
  };
}

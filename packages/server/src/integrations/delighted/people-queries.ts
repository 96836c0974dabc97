import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";

export interface ListedPerson {
  id: string;
  external_id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  created_at: Date;
  last_sent_at: Date | null;
  last_responded_at: Date | null;
  next_at: Date | null;
}

/** Which people are listed: all of the workspace, with what this survey knows of them. */
export interface PeopleWanted {
  workspaceId: string;
  surveyId: string;
  id?: string | null;
  email?: string | null;
  phone?: string | null;
  since?: Date | null;
  /** The last second that counts. */
  until?: Date | null;
  after?: string | null;
  limit: number;
}

/** People in the order in which they were made. */
export async function listPeople(db: Database, q: PeopleWanted): Promise<ListedPerson[]> {
  const conditions = [
    sql`p.workspace_id = ${q.workspaceId}`,
    ...(q.id ? [sql`p.id = ${q.id}::uuid`] : []),
    ...(q.email ? [sql`p.email = ${q.email}`] : []),
    ...(q.phone ? [sql`p.phone = ${q.phone}`] : []),
    ...(q.since ? [sql`p.created_at >= ${q.since}::timestamptz`] : []),
    ...(q.until ? [sql`p.created_at < ${secondAfter(q.until)}::timestamptz`] : []),
    ...(q.after ? [sql`p.id > ${q.after}::uuid`] : []),
  ];
  const { rows } = await sql<ListedPerson>`
    select p.id, p.external_id, p.name, p.email, p.phone, p.created_at,
      greatest(p.last_asked_at, (select max(a.at) from person_asked a
        where a.workspace_id = ${q.workspaceId} and a.person_id = p.id)) as last_sent_at,
      (select max(r.answered_at) from response r
        where r.workspace_id = ${q.workspaceId} and r.person_id = p.id
          and r.survey_id = ${q.surveyId}::uuid and r.cells is not null) as last_responded_at,
      (select min(i.next_at) from invitation i
        where i.workspace_id = ${q.workspaceId} and i.person_id = p.id
          and i.survey_id = ${q.surveyId}::uuid and i.state in ('planned', 'held_back')
          and i.next_action = 'ask') as next_at
    from person p where ${sql.join(conditions, sql` and `)}
    order by p.id limit ${q.limit}
  `.execute(db);
  return rows;
}

/** `until` counts to the end of its second: moments here have no smaller parts. */
export function secondAfter(until: Date): Date {
  return new Date(until.getTime() + 1000);
}

import type { Person, PersonDetail, SegmentFilter } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { blocksOf, consentsOf } from "./contact-permission.ts";
import { segmentCondition } from "./segment-sql.ts";

/** Which people are looked for. */
export interface PeopleAsked {
  workspaceId: string;
  search?: string | undefined;
  filter?: SegmentFilter | undefined;
  /** Only those with a block on this channel; `*` on any. */
  blocked?: string | undefined;
  now: Date;
}

/** A page of people, the newest first. */
export async function peoplePage(
  db: Database,
  q: PeopleAsked & { limit: number; cursor?: string | undefined },
): Promise<{ data: Person[]; nextCursor: string | null }> {
  const after = q.cursor === undefined ? sql`` : sql`and p.id < ${cursorId(q.cursor)}::uuid`;
  const { rows } = await sql<PersonRow>`
    ${personRows(q.workspaceId)}
    and ${peopleCondition(q)} ${after}
    order by p.id desc limit ${q.limit + 1}
  `.execute(db);
  const data = rows.slice(0, q.limit).map(toPerson);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > q.limit && last ? encodeCursor([last.id]) : null };
}

function cursorId(cursor: string): string {
  return decodeCursor(cursor, 1)[0] ?? "";
}

/** The condition on `p` that finds them. */
function peopleCondition(q: PeopleAsked): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (q.search) {
    const wanted = `%${q.search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    conditions.push(sql`(lower(p.name) like ${wanted} or p.email like ${wanted}
      or p.phone like ${wanted} or lower(p.external_id) like ${wanted})`);
  }
  if (q.filter) conditions.push(segmentCondition(q.filter, q));
  if (q.blocked !== undefined) {
    const channel =
      q.blocked === "*" ? sql`` : sql`and b.channel = any(${[q.blocked, "*"]}::text[])`;
    conditions.push(sql`exists (select from contact_block b
      where b.workspace_id = ${q.workspaceId}::uuid and b.person_id = p.id ${channel})`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/**
 * One person as the API shows them.
 *
 * @throws {KnownError} 404.
 */
export async function getPerson(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
): Promise<Person> {
  const { rows } = await sql<PersonRow>`
    ${personRows(q.workspaceId)} and p.id = ${q.personId}::uuid
  `.execute(db);
  if (!rows[0]) throw personNotFound(q.personId);
  return toPerson(rows[0]);
}

/** One person with everything that says whether they may be asked. @throws {KnownError} 404. */
export async function getPersonDetail(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
): Promise<PersonDetail> {
  const person = await getPerson(db, q);
  const addresses = await db
    .selectFrom("person_address")
    .select(["channel", "address"])
    .where("workspace_id", "=", q.workspaceId)
    .where("person_id", "=", q.personId)
    .orderBy("channel")
    .execute();
  return {
    ...person,
    blocks: await blocksOf(db, q),
    consents: await consentsOf(db, q),
    addresses,
  };
}

export function personNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "person_not_found",
    `There is no person "${id}" in this workspace; they may have been merged or erased.`,
  );
}

interface PersonRow {
  id: string;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  name: string | null;
  language: string | null;
  time_zone: string | null;
  attributes: Record<string, string | number | boolean>;
  created_at: Date;
  last_asked_at: Date | null;
  answers: number;
  last_score: number | null;
  last_answered_at: Date | null;
}

function personRows(workspaceId: string): RawBuilder<PersonRow> {
  return sql<PersonRow>`
    select p.*, given.answers, given.last_score, given.last_answered_at
    from person p
    left join lateral (
      select count(*)::int as answers,
        (array_agg(r.score order by r.answered_at desc, r.id desc))[1] as last_score,
        max(r.answered_at) as last_answered_at
      from response r
      where r.workspace_id = ${workspaceId}::uuid and r.person_id = p.id and r.cells is not null
    ) given on true
    where p.workspace_id = ${workspaceId}::uuid`;
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    email: row.email,
    phone: row.phone,
    externalId: row.external_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    attributes: row.attributes,
    answers: row.answers,
    lastScore: row.last_score,
    lastAnsweredAt: row.last_answered_at?.toISOString() ?? null,
    lastAskedAt: row.last_asked_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

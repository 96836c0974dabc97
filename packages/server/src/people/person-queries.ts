import type { AccountRole, Person, PersonDetail } from "@candor/contract/person.ts";
import { type RawBuilder, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { blocksOf, consentsOf } from "./contact-permission.ts";
import { type NoteReader, notesOf } from "./person-notes.ts";

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

/**
 * One person with everything that says whether they may be asked.
 *
 * @param reader whose notes are among it; without one, those that everybody sees.
 * @throws {KnownError} 404.
 */
export async function getPersonDetail(
  db: Database | Transaction,
  q: { workspaceId: string; personId: string },
  reader?: NoteReader,
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
    notes: await notesOf(db, q, reader),
  };
}

export function personNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "person_not_found",
    `There is no person "${id}" in this workspace; they may have been merged or erased.`,
  );
}

/** A row of `person` with what the answers say. */
export interface PersonRow {
  id: string;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  name: string | null;
  language: string | null;
  time_zone: string | null;
  attributes: Record<string, string | number | boolean>;
  tags: string[];
  account_id: string | null;
  account_role: AccountRole | null;
  account_name: string | null;
  created_at: Date;
  last_asked_at: Date | null;
  answers: number;
  last_score: number | null;
  last_answered_at: Date | null;
}

/** All people of a workspace, as `p`; to be narrowed by `and …`. */
export function personRows(
  workspaceId: string,
  more: RawBuilder<unknown> = sql``,
): RawBuilder<PersonRow> {
  return sql<PersonRow>`
    select p.*, company.name as account_name, given.answers, given.last_score, given.last_answered_at ${more}
    from person p
    left join account company
      on company.workspace_id = ${workspaceId}::uuid and company.id = p.account_id
    left join lateral (
      select count(*)::int as answers,
        (array_agg(r.score order by r.answered_at desc, r.id desc))[1] as last_score,
        max(r.answered_at) as last_answered_at
      from response r
      where r.workspace_id = ${workspaceId}::uuid and r.person_id = p.id and r.cells is not null
    ) given on true
    where p.workspace_id = ${workspaceId}::uuid`;
}

/** A person as the API shows them. */
export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    email: row.email,
    phone: row.phone,
    externalId: row.external_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    attributes: row.attributes,
    tags: row.tags,
    account:
      row.account_id !== null && row.account_name !== null
        ? { id: row.account_id, name: row.account_name }
        : null,
    accountRole: row.account_role,
    answers: row.answers,
    lastScore: row.last_score,
    lastAnsweredAt: row.last_answered_at?.toISOString() ?? null,
    lastAskedAt: row.last_asked_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

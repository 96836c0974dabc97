import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import type { Identity } from "./identity.ts";

/** A person as far as identifying goes. */
export interface KnownPerson {
  id: string;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  name: string | null;
  attributes: Readonly<Record<string, string | number | boolean>>;
}

/** The ids of the persons behind these identities, in order; see `resolvePersons`. */
export async function resolvePeople(
  trx: Transaction,
  workspaceId: string,
  identities: readonly Identity[],
  now: Date,
): Promise<string[]> {
  const persons = await resolvePersons(trx, workspaceId, identities, now);
  return persons.map(({ id }) => id);
}

/**
 * The persons behind these identities, making those who are not known yet. The external id decides
 * before the e-mail address, the address before the phone. What was not known of a person (a name,
 * a second way to reach them) is added; what is known is not overwritten.
 *
 * @returns one person for each identity, in order, as they are afterwards.
 */
export async function resolvePersons(
  trx: Transaction,
  workspaceId: string,
  identities: readonly Identity[],
  now: Date,
): Promise<KnownPerson[]> {
  if (identities.length === 0) return [];
  const people = new Directory(await knownAmong(trx, workspaceId, identities));
  const made: KnownPerson[] = [];
  const resolved = identities.map((identity) => {
    const known = people.find(identity);
    if (known) {
      people.learn(known, identity);
      return known;
    }
    const person: KnownPerson = {
      id: uuidv7(),
      email: identity.email,
      phone: identity.phone,
      external_id: identity.externalId,
      name: identity.name,
      attributes: {},
    };
    made.push(person);
    people.add(person);
    return person;
  });
  const taken = await insertPeople(trx, workspaceId, made, now);
  await updateLearned(trx, workspaceId, people.learned(made), now);
  if (!taken) return resolved;
  // Somebody else made one of them in the same moment: now they are known.
  return resolvePersons(trx, workspaceId, identities, now);
}

async function knownAmong(
  trx: Transaction,
  workspaceId: string,
  identities: readonly Identity[],
): Promise<KnownPerson[]> {
  const pick = (key: "email" | "phone" | "externalId") => [
    ...new Set(identities.map((i) => i[key]).filter((v) => v !== null)),
  ];
  const { rows } = await sql<KnownPerson>`
    select id, email, phone, external_id, name, attributes from person
    where workspace_id = ${workspaceId} and email = any(${pick("email")}::text[])
    union select id, email, phone, external_id, name, attributes from person
    where workspace_id = ${workspaceId} and phone = any(${pick("phone")}::text[])
    union select id, email, phone, external_id, name, attributes from person
    where workspace_id = ${workspaceId} and external_id = any(${pick("externalId")}::text[])
  `.execute(trx);
  return rows;
}

/**
 * In the order of what they are known by, so that two transactions that take in the same people
 * wait for each other in one direction.
 *
 * @returns true when another transaction had made one of them, so that not all were inserted.
 */
async function insertPeople(
  trx: Transaction,
  workspaceId: string,
  people: readonly KnownPerson[],
  now: Date,
): Promise<boolean> {
  if (people.length === 0) return false;
  const { rows } = await sql<{ id: string }>`
    insert into person as made (workspace_id, id, email, phone, external_id, name, created_at, updated_at)
    select ${workspaceId}::uuid, p.id, p.email, p.phone, p.external_id, p.name, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p(id uuid, email text, phone text, external_id text, name text)
    order by p.external_id, p.email, p.phone
    on conflict do nothing returning made.id
  `.execute(trx);
  return rows.length < people.length;
}

async function updateLearned(
  trx: Transaction,
  workspaceId: string,
  people: readonly KnownPerson[],
  now: Date,
): Promise<void> {
  if (people.length === 0) return;
  await sql`
    update person set
      email = coalesce(person.email, l.email), phone = coalesce(person.phone, l.phone),
      external_id = coalesce(person.external_id, l.external_id),
      name = coalesce(person.name, l.name), updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as l(id uuid, email text, phone text, external_id text, name text)
    where person.workspace_id = ${workspaceId} and person.id = l.id
  `.execute(trx);
}

/** The persons of one batch, found by any of their identifiers. */
class Directory {
  readonly #byKey = new Map<string, KnownPerson>();
  readonly #learned = new Set<KnownPerson>();

  constructor(people: readonly KnownPerson[]) {
    for (const person of people) this.add(person);
  }

  add(person: KnownPerson): void {
    if (person.external_id) this.#byKey.set(`x${person.external_id}`, person);
    if (person.email) this.#byKey.set(`e${person.email}`, person);
    if (person.phone) this.#byKey.set(`p${person.phone}`, person);
  }

  find(identity: Identity): KnownPerson | undefined {
    return (
      (identity.externalId && this.#byKey.get(`x${identity.externalId}`)) ||
      (identity.email && this.#byKey.get(`e${identity.email}`)) ||
      (identity.phone && this.#byKey.get(`p${identity.phone}`)) ||
      undefined
    );
  }

  /** Fills gaps, but never takes an identifier that is somebody else's. */
  learn(person: KnownPerson, identity: Identity): void {
    const before = JSON.stringify(person);
    if (!person.external_id && identity.externalId && !this.#byKey.has(`x${identity.externalId}`))
      person.external_id = identity.externalId;
    if (!person.email && identity.email && !this.#byKey.has(`e${identity.email}`))
      person.email = identity.email;
    if (!person.phone && identity.phone && !this.#byKey.has(`p${identity.phone}`))
      person.phone = identity.phone;
    person.name ??= identity.name;
    if (JSON.stringify(person) === before) return;
    this.add(person);
    this.#learned.add(person);
  }

  learned(made: readonly KnownPerson[]): KnownPerson[] {
    // Those made in this batch were written with what was learned since.
    const others = [...this.#learned].filter((person) => !made.includes(person));
    // In one order, so that two transactions that change the same people do not wait for each other.
    return others.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

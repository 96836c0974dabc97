import type { AccountRole, PatchPerson, Person } from "@candor/contract/person.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { PersonTable } from "../storage/tables.ts";
import { accountNamed } from "./accounts-named.ts";
import { type Identity, normaliseEmail, normalisePhone, toIdentity } from "./identity.ts";
import { ownersOf, told } from "./owners.ts";
import { getPerson, personNotFound } from "./person-queries.ts";

/** What is said of a person who is made by hand. */
export interface NewPerson {
  email?: string | undefined;
  phone?: string | undefined;
  externalId?: string | undefined;
  name?: string | undefined;
  language?: string | undefined;
  timeZone?: string | undefined;
  /** The name of their company; it is made where there is none. */
  account?: string | undefined;
  accountRole?: AccountRole | undefined;
  attributes: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Makes a person.
 *
 * @throws {KnownError} 422 when nothing tells them from others; 409 when somebody has the address,
 *   phone or external id already.
 */
export async function createPerson(
  db: Database,
  workspaceId: string,
  person: NewPerson,
  now: Date,
): Promise<Person> {
  const identity = toIdentity(person);
  if (!identity) {
    throw new KnownError(
      422,
      "person_without_identity",
      "A person needs an e-mail address, a phone number or an external id; a name alone does not tell people apart.",
    );
  }
  checkZone(person.timeZone);
  return inTransaction(db, async (trx) => {
    await refuseTaken(trx, workspaceId, identity, null);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("person")
      .values({
        workspace_id: workspaceId,
        id,
        email: identity.email,
        phone: identity.phone,
        external_id: identity.externalId,
        name: identity.name,
        language: person.language ?? null,
        time_zone: person.timeZone ?? null,
        account_id: person.account
          ? await accountNamed(trx, workspaceId, person.account, now)
          : null,
        account_role: person.accountRole ?? null,
        attributes: JSON.stringify(person.attributes),
        created_at: now,
        updated_at: now,
      })
      .execute();
    return getPerson(trx, { workspaceId, personId: id });
  });
}

/**
 * Changes what is known of a person: fields left out stay, `null` empties one, attributes are merged.
 *
 * @throws {KnownError} 404; 409 when an identifier is somebody else's; 422 when none would be left.
 */
export async function changePerson(
  db: Database,
  q: { workspaceId: string; personId: string },
  patch: PatchPerson,
  now: Date,
): Promise<Person> {
  checkZone(patch.timeZone);
  return inTransaction(db, async (trx) => {
    const before = await lockPerson(trx, q);
    const identity = {
      email: changed(before.email, patch.email, normaliseEmail),
      phone: changed(before.phone, patch.phone, normalisePhone),
      externalId: changed(before.external_id, patch.externalId, (text) => text.trim()),
      name: changed(before.name, patch.name, (text) => text || null),
    };
    if (!identity.email && !identity.phone && !identity.externalId) {
      throw new KnownError(
        422,
        "person_without_identity",
        "Without an e-mail address, a phone number or an external id nobody could be told apart; leave one of them.",
      );
    }
    await refuseTaken(trx, q.workspaceId, identity, q.personId);
    const account = patch.account
      ? await accountNamed(trx, q.workspaceId, patch.account, now)
      : null;
    await trx
      .updateTable("person")
      .set({
        email: identity.email,
        phone: identity.phone,
        external_id: identity.externalId,
        name: identity.name,
        language: patch.language === undefined ? before.language : patch.language,
        time_zone: patch.timeZone === undefined ? before.time_zone : patch.timeZone,
        account_id: patch.account === undefined ? before.account_id : account,
        account_role: patch.accountRole === undefined ? before.account_role : patch.accountRole,
        attributes: JSON.stringify(mergedAttributes(before.attributes, patch.attributes ?? {})),
        ...(patch.tags === undefined ? {} : { tags: [...new Set(patch.tags)] }),
        updated_at: now,
      })
      .where("workspace_id", "=", q.workspaceId)
      .where("id", "=", q.personId)
      .execute();
    return getPerson(trx, q);
  });
}

/** The row, locked until the transaction ends. @throws {KnownError} 404. */
export async function lockPerson(
  trx: Transaction,
  q: { workspaceId: string; personId: string },
): Promise<Selectable<PersonTable>> {
  const row = await trx
    .selectFrom("person")
    .selectAll()
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.personId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw personNotFound(q.personId);
  return row;
}

function changed(
  before: string | null,
  wanted: string | null | undefined,
  normalise: (text: string) => string | null,
): string | null {
  if (wanted === undefined) return before;
  return wanted === null || wanted.trim() === "" ? null : normalise(wanted);
}

function mergedAttributes(
  before: Readonly<Record<string, string | number | boolean>>,
  patch: Readonly<Record<string, string | number | boolean | null>>,
): Record<string, string | number | boolean> {
  const merged: Record<string, string | number | boolean> = { ...before };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

/** @throws {KnownError} 409 that names whoever has each of the identifiers. */
async function refuseTaken(
  trx: Transaction,
  workspaceId: string,
  identity: Identity,
  except: string | null,
): Promise<void> {
  const owners = (await ownersOf(trx, workspaceId, identity)).filter(({ id }) => id !== except);
  if (owners.length === 0) return;
  const people = new Set(owners.map(({ id }) => id));
  throw new KnownError(
    409,
    "person_exists",
    `${told(owners)} already. ${people.size > 1 ? "Say whom you mean by one of them, or merge the two." : "Change that person, or merge the two."}`,
    owners.map(({ field }) => ({ field, message: "belongs to another person" })),
  );
}

function checkZone(timeZone: string | null | undefined): void {
  if (!timeZone) return;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new KnownError(
      422,
      "time_zone_unknown",
      `"${timeZone}" is not a time zone. Name one such as Europe/Riga or UTC.`,
      [{ field: "timeZone", message: "is not the name of a time zone" }],
    );
  }
}

import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { Identity } from "./identity.ts";

/** Who has one of the identifiers by which people are told apart. */
export interface Owner {
  id: string;
  field: "email" | "phone" | "externalId";
}

const NAMES = {
  email: "e-mail address",
  phone: "phone number",
  externalId: "external id",
} as const;

/** In the order in which they are named. */
const FIELDS = ["email", "phone", "externalId"] as const;

/** Whose the identifiers are already; one entry for each that belongs to somebody. */
export async function ownersOf(
  db: Database,
  workspaceId: string,
  { email, phone, externalId }: Identity,
): Promise<Owner[]> {
  const { rows } = await sql<{
    id: string;
    email: string | null;
    phone: string | null;
    external_id: string | null;
  }>`
    select id, email, phone, external_id from person
    where workspace_id = ${workspaceId}
      and (email = ${email} or phone = ${phone} or external_id = ${externalId})
    order by id
  `.execute(db);
  const given = { email, phone, externalId };
  return FIELDS.flatMap((field): Owner[] => {
    const owner = rows.find(
      (row) =>
        given[field] !== null &&
        (field === "externalId" ? row.external_id : row[field]) === given[field],
    );
    return owner ? [{ id: owner.id, field }] : [];
  });
}

/** "Person "…" has this e-mail address, person "…" has this phone number" */
export function told(owners: readonly Owner[]): string {
  const text = owners.map(({ id, field }) => `person "${id}" has this ${NAMES[field]}`).join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/**
 * Says so when one description names two people, as one's address and the other's phone number: to
 * take either for the whole would ask, or change, somebody who was not meant.
 *
 * @throws {KnownError} 409.
 */
export async function refuseTwoPeople(
  db: Database,
  workspaceId: string,
  identity: Identity,
): Promise<void> {
  const owners = await ownersOf(db, workspaceId, identity);
  if (new Set(owners.map(({ id }) => id)).size < 2) return;
  throw new KnownError(
    409,
    "two_people",
    `${told(owners)}. Say whom you mean by one of them, or merge the two.`,
    owners.map(({ field }) => ({ field, message: "belongs to another person than the rest" })),
  );
}

import type { Selectable } from "kysely";
import type { Database, Transaction } from "../../storage/database.ts";
import type { PersonTable } from "../../storage/tables.ts";
import { isOldId, targetOf } from "./delighted-ids.ts";
import { notFound } from "./error-replies.ts";

export type PersonRow = Selectable<PersonTable>;

/** One way to say who is meant. */
export type PersonNamed =
  | { by: "id"; value: string }
  | { by: "email"; value: string }
  | { by: "phone"; value: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A person by their old id, by a number of ours, by address or phone; null when unknown. */
export async function findPerson(
  db: Database | Transaction,
  workspaceId: string,
  named: PersonNamed,
): Promise<PersonRow | null> {
  const people = db.selectFrom("person").selectAll().where("workspace_id", "=", workspaceId);
  const { by, value } = named;
  if (by !== "id") return (await people.where(by, "=", value).executeTakeFirst()) ?? null;
  if (isOldId(value)) {
    return (await people.where("external_id", "=", value).executeTakeFirst()) ?? null;
  }
  const id = UUID.test(value) ? value : await targetOf(db, workspaceId, value);
  return id === null ? null : ((await people.where("id", "=", id).executeTakeFirst()) ?? null);
}

/** @throws {KnownError} 404. */
export async function getPerson(
  db: Database | Transaction,
  workspaceId: string,
  named: PersonNamed,
): Promise<PersonRow> {
  const person = await findPerson(db, workspaceId, named);
  if (!person) throw notFound("person", named.value);
  return person;
}

/**
 * Who the end of a path means: `12`, `email:anna@example.com`, `phone_number:+37120000001`, each
 * with or without `.json`. Ruby writes a space as `+`; no id, address or number has one inside.
 */
export function personOfPath(text: string): PersonNamed {
  const plain = text
    .replaceAll("\0", "")
    .replace(/\.json$/, "")
    .trim();
  const [, kind, value = ""] = /^(email|phone_number):([\s\S]*)$/.exec(plain) ?? [];
  if (kind === "email") return { by: "email", value: emailOfPath(value) };
  if (kind === "phone_number") {
    return { by: "phone", value: `+${value.replace(/[^\d]/g, "")}` };
  }
  return plain.includes("@")
    ? { by: "email", value: emailOfPath(plain) }
    : { by: "id", value: plain.replace(/^\++|\++$/g, "") };
}

/** `anna+news@example.com` is an address; a `+` at either end was a space. */
function emailOfPath(text: string): string {
  return text
    .trim()
    .replace(/^\++|\++$/g, "")
    .toLowerCase();
}

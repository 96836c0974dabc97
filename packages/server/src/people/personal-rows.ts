import { type RawBuilder, sql } from "kysely";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Database, Transaction } from "../storage/database.ts";
import type { DeclaredTable } from "../storage/personal-data/all-declarations.ts";
import type { RowsOf } from "../storage/personal-data/declaration.ts";

/** One person and everything by which their rows are found, gathered before any of it changes. */
export interface DataSubject {
  workspaceId: string;
  personId: string;
  responseIds: readonly string[];
  invitationIds: readonly string[];
  /** What free text would contain if it spoke of them: ids, addresses, name. */
  mentions: readonly string[];
  /** Their phone number as it is dialled at home, digits alone: files write numbers in every way. */
  phoneDigits: string | null;
}

/** Shorter names and numbers stand for too many people to be looked for in free text. */
const SHORTEST_MENTION = 4;
const SHORTEST_PHONE = 7;

/** Gathers what leads to the rows of a person; nothing is locked. */
export async function dataSubject(
  db: Database | Transaction,
  { workspaceId, personId }: { workspaceId: string; personId: string },
): Promise<DataSubject> {
  const of = sql`workspace_id = ${workspaceId} and person_id = ${personId}::uuid`;
  const ids = async (table: "response" | "invitation") => {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${of}
    `.execute(db);
    return rows.map(({ id }) => id);
  };
  const responseIds = await ids("response");
  const invitationIds = await ids("invitation");
  const person = await db
    .selectFrom("person")
    .select(["email", "phone", "external_id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  const addresses = await db
    .selectFrom("person_address")
    .select("address")
    .where("workspace_id", "=", workspaceId)
    .where("person_id", "=", personId)
    .execute();
  const words = [person?.email, person?.phone, person?.external_id, person?.name]
    .concat(addresses.map(({ address }) => address))
    .filter((word) => word !== null && word !== undefined)
    .filter((word) => word.length >= SHORTEST_MENTION);
  const digits = person?.phone
    ? (parsePhoneNumberFromString(person.phone)?.nationalNumber ?? "")
    : "";
  return {
    workspaceId,
    personId,
    responseIds,
    invitationIds,
    mentions: [personId, ...responseIds, ...invitationIds, ...words],
    phoneDigits: digits.length >= SHORTEST_PHONE ? digits : null,
  };
}

/** The condition that finds a person's rows in a table; null where the table has none of its own. */
export function rowsOfSubject(
  { rowsOf }: DeclaredTable,
  subject: DataSubject,
): RawBuilder<boolean> | null {
  const ways = rowsOf.flatMap((way) => found(way, subject));
  if (ways.length === 0) return null;
  return sql<boolean>`workspace_id = ${subject.workspaceId} and (${sql.join(ways, sql` or `)})`;
}

function found(
  way: RowsOf<Record<string, unknown>>,
  { personId, responseIds, invitationIds, mentions, phoneDigits }: DataSubject,
): RawBuilder<unknown>[] {
  if ("person" in way) return [sql`${sql.ref(way.person)} = ${personId}`];
  if ("invitation" in way) return [sql`${sql.ref(way.invitation)} = any(${invitationIds})`];
  if ("response" in way) return [sql`${sql.ref(way.response)} = any(${responseIds})`];
  if ("anyId" in way) {
    return [sql`${sql.ref(way.anyId)} = any(${[personId, ...responseIds, ...invitationIds]})`];
  }
  if ("with" in way) return [];
  return way.mentions.map((column) =>
    mentioned(sql`${sql.ref(column)}::text`, mentions, phoneDigits),
  );
}

/** Rather a row too many than one too few: these tables hold leftovers. */
function mentioned(
  text: RawBuilder<unknown>,
  mentions: readonly string[],
  phoneDigits: string | null,
): RawBuilder<unknown> {
  // Lower case by two hands: a database of locale C knows only that of ASCII.
  const spellings = [...new Set(mentions.flatMap((word) => [word, word.toLowerCase()]))];
  const patterns = spellings.flatMap((word) => {
    const inDocument = JSON.stringify(word).slice(1, -1);
    return [...new Set([word, inDocument])].map((form) => `%${form.replace(/[\\%_]/g, "\\$&")}%`);
  });
  const phone = phoneDigits
    ? sql`or regexp_replace(${text}, '[^0-9]', '', 'g') like ${`%${phoneDigits}%`}`
    : sql``;
  return sql`(${text} like any(${patterns}::text[]) or lower(${text}) like any(${patterns}::text[]) ${phone})`;
}

/**
 * A text without what names the person: each mention as whole words becomes "…". A name of one word that is
 * made of letters alone is left: "Will" and "Rose" are words of every text.
 */
export function withoutMentions(
  text: string,
  { mentions, phoneDigits }: Pick<DataSubject, "mentions" | "phoneDigits">,
): string {
  const named = mentions
    .filter((word) => !/^\p{L}+$/u.test(word))
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const phone = phoneDigits ? [[...phoneDigits].join("[^0-9\\p{L}]{0,3}")] : [];
  return [...named, ...phone].reduce(
    (left, pattern) =>
      left.replace(new RegExp(`(?<![\\p{L}\\p{N}])\\+?${pattern}(?![\\p{L}\\p{N}])`, "giu"), "…"),
    text,
  );
}

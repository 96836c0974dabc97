import { LIMITS } from "@candor/contract/limits.ts";
import type { AskingChannel } from "@candor/contract/person.ts";
import { cutText } from "@candor/contract/storable-text.ts";
import { sql } from "kysely";
import type { Identity } from "../people/identity.ts";
import { setAddress } from "../people/person-addresses.ts";
import { type PersonRecord, type Upserted, upsertPeople } from "../people/upsert-people.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { rememberEffects } from "./import-effects.ts";
import type { ImportedPerson, ImportedPersonRow } from "./interpreted-row.ts";
import type { ImportTarget, RowCounts } from "./record-rows.ts";

/** Whom a row is about, or null for nobody in particular. */
export function identityOf(person: ImportedPerson | undefined): Identity | null {
  if (!person) return null;
  const identity = {
    email: person.email ?? null,
    phone: person.phone ?? null,
    externalId: person.externalId ?? null,
    name: person.name ?? null,
  };
  return identity.email || identity.phone || identity.externalId ? identity : null;
}

export const createdOf = (people: readonly Upserted[]): string[] =>
  people.flatMap(({ outcome, personId }) => (outcome === "created" ? [personId] : []));

/** Takes people in with what the file knows of them: language, time zone, consent, further addresses. */
export async function recordPeople(
  db: Database,
  target: ImportTarget,
  rows: readonly ImportedPersonRow[],
  now: Date,
): Promise<RowCounts> {
  const known = rows.flatMap((row) => {
    const identity = identityOf(row.person);
    return identity ? [{ row, record: recordOf(row, identity) }] : [];
  });
  if (known.length === 0) return { imported: 0, updated: 0, unchanged: 0 };
  const { workspaceId } = target;
  const records = known.map(({ record }) => record);
  const outcomes = await inTransaction(db, async (trx) => {
    const people = await upsertPeople(trx, workspaceId, records, now);
    await rememberEffects(trx, target, "person", createdOf(people), now);
    for (const [index, { row }] of known.entries()) {
      const personId = people[index]?.personId;
      if (!personId) continue;
      await noteConsents(trx, target, personId, row, now);
      for (const { channel, address } of row.addresses ?? [])
        await setAddress(trx, { workspaceId, personId, channel, address, now });
    }
    return people;
  });
  const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    imported: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
  };
}

function recordOf(row: ImportedPersonRow, identity: Identity): PersonRecord {
  return {
    identity,
    attributes: row.properties,
    language: row.language ?? null,
    timeZone: row.timeZone ?? null,
    lastAskedAt: row.lastAskedAt ?? null,
    account: row.account ?? null,
    accountRole: row.accountRole ?? null,
  };
}

/**
 * Consent as the file says it. The later word counts: a file never gives again what somebody took back after its date, and
 * one without dates changes nothing that is known already, unless it takes consent back.
 */
async function noteConsents(
  trx: Transaction,
  { workspaceId, fileName = "a file" }: ImportTarget,
  personId: string,
  { consent, person, addresses = [] }: ImportedPersonRow,
  now: Date,
): Promise<void> {
  if (!consent) return;
  const source = cutText(consent.wording ?? `import ${fileName}`, LIMITS.consentSource);
  const channels: AskingChannel[] = consent.channels ?? [
    ...(person.email ? ["email" as const] : []),
    ...(person.phone ? ["sms" as const, "phone" as const] : []),
    // Consent that names no channel is for every way in which the row says they are reached.
    ...addresses.map(({ channel }) => channel),
  ];
  const at = consent.at ?? now;
  const dated = consent.at !== undefined;
  for (const channel of channels) {
    await sql`
      insert into consent as known (workspace_id, person_id, channel, given, source, at)
      values (${workspaceId}::uuid, ${personId}::uuid, ${channel}, ${consent.given}, ${source},
        ${at}::timestamptz)
      on conflict (workspace_id, person_id, channel) do update set
        given = excluded.given, source = excluded.source, at = excluded.at
      where (${dated} or (known.given and not excluded.given)) and excluded.at > known.at
    `.execute(trx);
  }
}

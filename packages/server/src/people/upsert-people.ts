import type { AccountRole } from "@candor/contract/person.ts";
import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { accountKey, accountsNamed } from "./accounts-named.ts";
import type { Identity } from "./identity.ts";
import { resolvePeople } from "./resolve-people.ts";

/** A person as a file or another program knows them. */
export interface PersonRecord {
  identity: Identity;
  /** Merged into what is known; a value given here wins. */
  attributes?: Readonly<Record<string, string | number | boolean>>;
  language?: string | null;
  timeZone?: string | null;
  /** The name of the company that they belong to; it is made where there is none. */
  account?: string | null;
  accountRole?: AccountRole | null;
  /** When somebody asked them last, by whatever means: they are left in peace accordingly. */
  lastAskedAt?: Date | null;
}

export interface Upserted {
  personId: string;
  outcome: "created" | "updated" | "unchanged";
}

/**
 * Takes in people by whom they are: new ones are made, known ones learn what is new. The same
 * records again change nothing. A name given here replaces the one known.
 *
 * @returns one entry for each record, in order.
 */
export async function upsertPeople(
  trx: Transaction,
  workspaceId: string,
  records: readonly PersonRecord[],
  now: Date,
): Promise<Upserted[]> {
  if (records.length === 0) return [];
  const ids = await resolvePeople(
    trx,
    workspaceId,
    records.map((record) => record.identity),
    now,
  );
  const before = await peopleOf(trx, workspaceId, ids);
  const names = records.flatMap(({ account }) => (account ? [account] : []));
  const accounts = await accountsNamed(trx, workspaceId, names, now);
  const wanted = records.map((record, index) => ({
    n: index,
    id: ids[index] ?? "",
    name: record.identity.name,
    language: record.language ?? null,
    time_zone: record.timeZone ?? null,
    attributes: record.attributes ?? {},
    account_id: accounts.get(accountKey(record.account ?? "")) ?? null,
    account_role: record.accountRole ?? null,
    last_asked_at: record.lastAskedAt?.toISOString() ?? null,
  }));
  const changed = await learn(trx, workspaceId, mergedById(wanted), now);
  const seen = new Set<string>();
  return ids.map((personId) => {
    // Made in this very transaction means made from one of these records.
    const isNew = before.get(personId)?.getTime() === now.getTime() && !seen.has(personId);
    seen.add(personId);
    if (isNew) return { personId, outcome: "created" };
    return { personId, outcome: changed.has(personId) ? "updated" : "unchanged" };
  });
}

interface Learned {
  n: number;
  id: string;
  name: string | null;
  language: string | null;
  time_zone: string | null;
  account_id: string | null;
  account_role: string | null;
  attributes: Readonly<Record<string, string | number | boolean>>;
  last_asked_at: string | null;
}

/** Several records of one person become one, the last word on each thing winning. */
function mergedById(wanted: readonly Learned[]): Learned[] {
  const byId = new Map<string, Learned>();
  for (const record of wanted) {
    const earlier = byId.get(record.id);
    byId.set(record.id, {
      ...record,
      name: record.name ?? earlier?.name ?? null,
      language: record.language ?? earlier?.language ?? null,
      time_zone: record.time_zone ?? earlier?.time_zone ?? null,
      account_id: record.account_id ?? earlier?.account_id ?? null,
      account_role: record.account_role ?? earlier?.account_role ?? null,
      attributes: { ...earlier?.attributes, ...record.attributes },
      last_asked_at: latest(record.last_asked_at, earlier?.last_asked_at ?? null),
    });
  }
  // In one order, so that two transactions that change the same people do not wait for each other.
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

async function peopleOf(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await trx
    .selectFrom("person")
    .select(["id", "created_at"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.created_at]));
}

/** Writes only what differs, so that a repeated import leaves `updated_at` alone. */
async function learn(
  trx: Transaction,
  workspaceId: string,
  records: readonly Learned[],
  now: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update person p set
      name = coalesce(l.name, p.name), language = coalesce(l.language, p.language),
      time_zone = coalesce(l.time_zone, p.time_zone),
      account_id = coalesce(l.account_id, p.account_id),
      account_role = coalesce(l.account_role, p.account_role), attributes = p.attributes || l.attributes,
      last_asked_at = greatest(p.last_asked_at, l.last_asked_at), updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as l(id uuid, name text, language text, time_zone text, account_id uuid, account_role text, attributes jsonb, last_asked_at timestamptz)
    where p.workspace_id = ${workspaceId} and p.id = l.id and (
      (l.name is not null and l.name is distinct from p.name)
      or (l.language is not null and l.language is distinct from p.language)
      or (l.time_zone is not null and l.time_zone is distinct from p.time_zone)
      or (l.account_id is not null and l.account_id is distinct from p.account_id)
      or (l.account_role is not null and l.account_role is distinct from p.account_role)
      or not p.attributes @> l.attributes
      or (l.last_asked_at is not null and l.last_asked_at > coalesce(p.last_asked_at, '-infinity')))
    returning p.id
  `.execute(trx);
  return new Set(rows.map((row) => row.id));
}

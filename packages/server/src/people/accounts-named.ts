import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";

/** How the name of a company is recognised: without regard to case and to spaces. */
export function accountKey(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, " ");
}

/**
 * The accounts of these names, made where there are none.
 *
 * @returns ids by key, see `accountKey`.
 */
export async function accountsNamed(
  trx: Transaction,
  workspaceId: string,
  names: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = accountKey(name);
    if (key !== "" && !byKey.has(key)) byKey.set(key, name.trim());
  }
  if (byKey.size === 0) return new Map();
  // In one order, so that two transactions that make the same companies wait in one direction.
  const wanted = [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, name]) => ({ id: uuidv7(), key, name }));
  await sql`
    insert into account as made (workspace_id, id, name, name_key, created_at, updated_at)
    select ${workspaceId}::uuid, a.id, a.name, a.key, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as a(id uuid, key text, name text)
    order by a.key on conflict do nothing
  `.execute(trx);
  const { rows } = await sql<{ id: string; name_key: string }>`
    select id, name_key from account
    where workspace_id = ${workspaceId}::uuid and name_key = any(${[...byKey.keys()]}::text[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.name_key, row.id]));
}

/** The same for one. */
export async function accountNamed(
  trx: Transaction,
  workspaceId: string,
  name: string,
  now: Date,
): Promise<string | null> {
  return (await accountsNamed(trx, workspaceId, [name], now)).get(accountKey(name)) ?? null;
}

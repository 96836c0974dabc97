import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";

/**
 * Ours begin where no id of Delighted's ever was, and every one is exact as a 64-bit integer and as
 * a double: clients keep ids as text, as integers and as JavaScript numbers.
 */
const FIRST_NUMBER = 1_000_000_000_000;

/** Whether a text can be an id that Delighted gave: a number below ours. */
export function isOldId(text: string): boolean {
  return /^[1-9]\d{0,11}$/.test(text);
}

/** The id that an answer had at Delighted, from the key it was imported under; null for others. */
export function oldResponseId(sourceKey: string | null): string | null {
  const [, id = ""] = /^delighted:(.+)$/.exec(sourceKey ?? "") ?? [];
  return isOldId(id) ? id : null;
}

/**
 * The numbers of things of this workspace, given to them now where they have none, in this order.
 *
 * @returns id → number, as text.
 */
export async function numbersOf(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const known = await knownNumbers(db, workspaceId, ids);
  const unknown = [...new Set(ids)].filter((id) => !known.has(id));
  if (unknown.length === 0) return known;
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`delighted ids ${workspaceId}`}, 0))`.execute(
      trx,
    );
    await sql`
      insert into delighted_id (workspace_id, target, number)
      select ${workspaceId}::uuid, t.target, coalesce((
        select max(number) from delighted_id where workspace_id = ${workspaceId}::uuid
      ), ${FIRST_NUMBER - 1}::bigint) + row_number() over (order by t.place)
      from unnest(${unknown}::uuid[]) with ordinality as t(target, place)
      where t.target not in (select target from delighted_id
        where workspace_id = ${workspaceId}::uuid and target = any(${unknown}::uuid[]))
    `.execute(trx);
  });
  return knownNumbers(db, workspaceId, ids);
}

/** What a number of ours stands for; null when we never gave it. */
export async function targetOf(
  db: Database,
  workspaceId: string,
  number: string,
): Promise<string | null> {
  if (!/^\d{13,15}$/.test(number)) return null;
  const row = await db
    .selectFrom("delighted_id")
    .select("target")
    .where("workspace_id", "=", workspaceId)
    .where("number", "=", Number(number))
    .executeTakeFirst();
  return row?.target ?? null;
}

/** How answers and people are called at this door: by their old id, else by a number of ours. */
export async function namesOf(
  db: Database,
  workspaceId: string,
  things: { responses?: readonly string[]; people?: readonly string[] },
): Promise<Map<string, string>> {
  const { responses = [], people = [] } = things;
  const { rows } = await sql<{ id: string; source_key: string | null; external_id: string | null }>`
    select id, source_key, null as external_id from response
    where workspace_id = ${workspaceId} and id = any(${[...responses]}::uuid[])
    union all select id, null, external_id from person
    where workspace_id = ${workspaceId} and id = any(${[...people]}::uuid[])
  `.execute(db);
  const names = new Map<string, string>();
  for (const row of rows) {
    const old = oldResponseId(row.source_key) ?? row.external_id;
    if (old !== null && isOldId(old)) names.set(row.id, old);
  }
  const others = [...responses, ...people].filter((id) => !names.has(id));
  return new Map([...(await numbersOf(db, workspaceId, others)), ...names]);
}

async function knownNumbers(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("delighted_id")
    .select(["target", "number"])
    .where("workspace_id", "=", workspaceId)
    .where("target", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.target, String(row.number)]));
}

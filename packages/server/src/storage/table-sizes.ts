import { sql } from "kysely";
import type { Database } from "./database.ts";

/** How long sizes are kept: a season, to see what grows. */
const KEPT_DAYS = 90;

export interface TableSize {
  name: string;
  bytes: number;
}

/** How large each table is with its indexes, shards of a cluster included. */
export async function tableSizes(db: Database): Promise<TableSize[]> {
  const { rows } = await sql<TableSize>`
    select n.nspname || '.' || c.relname as name, pg_total_relation_size(c.oid) as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'directory', 'auth', 'pgboss')
    order by 2 desc, 1
  `.execute(db);
  return rows;
}

/** Notes every night how large each table is, so that the doctor can say what grows. */
export async function noteTableSizes(db: Database, now: Date): Promise<void> {
  const sizes = await tableSizes(db);
  const day = now.toISOString().slice(0, 10);
  await sql`
    insert into directory.table_size as t (name, day, bytes)
    select s.name, ${day}::date, s.bytes
    from jsonb_to_recordset(${JSON.stringify(sizes)}::jsonb) as s(name text, bytes bigint)
    on conflict (name, day) do update set bytes = excluded.bytes
  `.execute(db);
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10);
  await db.deleteFrom("directory.table_size").where("day", "<", before).execute();
}

/** What each table has grown by since the oldest note of these days, the largest growth first. */
export async function tableGrowth(
  db: Database,
  { days, now }: { days: number; now: Date },
): Promise<(TableSize & { since: string; grown: number })[]> {
  const from = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const { rows } = await sql<TableSize & { since: string }>`
    select distinct on (name) name, bytes, day::text as since from directory.table_size
    where day >= ${from}::date order by name, day
  `.execute(db);
  const before = new Map(rows.map((row) => [row.name, row]));
  return (await tableSizes(db))
    .flatMap(({ name, bytes }) => {
      const then = before.get(name);
      return then ? [{ name, bytes, since: then.since, grown: bytes - then.bytes }] : [];
    })
    .sort((a, b) => b.grown - a.grown);
}

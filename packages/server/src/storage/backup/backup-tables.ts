import type pg from "pg";

/** A table that a backup holds, with the columns that hold something of their own. */
export interface BackupTable {
  schema: string;
  table: string;
  columns: string[];
  /** On disk, for a progress bar. */
  bytes: number;
}

/** Where Candor's tables are. */
const SCHEMAS = ["directory", "auth", "public", "pgboss"] as const;

/** Of the queue: what is to be done, and when. Its statistics and its own bookkeeping begin anew. */
const OF_THE_QUEUE = ["queue", "schedule", "subscription", "job", "job_dependency"];

/** Made by the migrations of wherever it is restored, and what is over within minutes. */
const LEFT_OUT = ["directory.migration", "directory.shared_count"];

/** `"schema"."table"`, as SQL takes it. */
export function quoted({ schema, table }: { schema: string; table: string }): string {
  return `${identifier(schema)}.${identifier(table)}`;
}

/** A name as SQL takes it, whatever is in it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Asks the database; whichever way one is connected. */
export type Ask = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Every table of a backup, in the order in which its rows can be put back. */
export function backupTables(client: pg.PoolClient): Promise<BackupTable[]> {
  return tablesInOrder(async (text, values) => (await client.query(text, [...values])).rows);
}

/** Every table with data of Candor's, each after those that its foreign keys name. */
export async function tablesInOrder(ask: Ask): Promise<BackupTable[]> {
  const rows = await ask<BackupTable & { oid: number }>(
    `select c.oid::int as oid, n.nspname as schema, c.relname as table,
      pg_total_relation_size(c.oid)::float8 as bytes,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
      and (n.nspname <> 'pgboss' or c.relname = any($2))
      and n.nspname || '.' || c.relname <> all($3)
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by c.oid, n.nspname, c.relname
    order by array_position($1, n.nspname::text), array_position($2, c.relname::text), c.relname`,
    [SCHEMAS, OF_THE_QUEUE, LEFT_OUT],
  );
  const edges = await ask<{ from: number; to: number }>(
    `select distinct coalesce(pf.inhparent, k.conrelid)::int as "from", coalesce(pt.inhparent, k.confrelid)::int as "to"
    from pg_constraint k
    left join pg_inherits pf on pf.inhrelid = k.conrelid
    left join pg_inherits pt on pt.inhrelid = k.confrelid
    where k.contype = 'f'`,
    [],
  );
  return inOrder(rows, edges).map(({ schema, table, columns, bytes }) => ({
    schema,
    table,
    columns,
    bytes,
  }));
}

/** Referenced tables first; a table that refers to itself needs no other. */
function inOrder<T extends { oid: number }>(
  tables: readonly T[],
  edges: readonly { from: number; to: number }[],
): T[] {
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const before = Map.groupBy(edges, (edge) => edge.from);
  const ordered = new Set<T>();
  const visiting = new Set<T>();
  const visit = (table: T) => {
    if (ordered.has(table) || visiting.has(table)) return;
    visiting.add(table);
    for (const { to } of before.get(table.oid) ?? []) {
      const referenced = byOid.get(to);
      if (referenced) visit(referenced);
    }
    visiting.delete(table);
    ordered.add(table);
  };
  for (const table of tables) visit(table);
  return [...ordered];
}

/**
 * The step that makes a Citus cluster of a PostgreSQL: every table of a workspace is sharded by it,
 * all shards of one workspace side by side. Where Citus is not installed there is nothing to do.
 */

/** As much of a connection as the step needs; one statement at a time. */
export interface Queryable {
  query<Row extends object>(text: string): Promise<{ rows: Row[] }>;
}

/** What the catalogue says of one table in the schema `public`. */
export interface CatalogueTable {
  name: string;
  /** Whether it has a column `workspace_id`. */
  hasWorkspace: boolean;
  /** Tables its foreign keys lead to, itself left out. */
  parents: readonly string[];
  isDistributed: boolean;
}

/** The table that all others stand beside; sharded by its own id. */
const ROOT = "workspace";

/**
 * Distributes what is not distributed yet; safe to repeat, and to continue after an interruption. The
 * schemas `directory`, `auth` and `pgboss` stay on the coordinator: they are global, small, or a
 * queue whose rows are locked and skipped.
 *
 * @returns the tables that were distributed by this call.
 */
export async function distribute(db: Queryable): Promise<string[]> {
  const { rows } = await db.query(`select 1 as one from pg_extension where extname = 'citus'`);
  if (rows.length === 0) return [];
  const planned = planDistribution(await catalogue(db));
  for (const { statement } of planned) await db.query(statement);
  return planned.map(({ table }) => table);
}

/**
 * The statements that distribute what is not, parents before children: a foreign key may only lead
 * to a table that is sharded already, in the same way.
 *
 * @throws {Error} for a table that no workspace owns, or foreign keys that go round in a circle: a
 *   mistake in a migration, which Citus would refuse less clearly.
 */
export function planDistribution(
  tables: readonly CatalogueTable[],
): { table: string; statement: string }[] {
  const lost = tables.find(({ name, hasWorkspace }) => name !== ROOT && !hasWorkspace);
  if (lost) {
    throw new Error(
      `The table "${lost.name}" has no workspace_id: give it one, or put it into the schema "directory".`,
    );
  }
  return parentsFirst(tables)
    .filter(({ isDistributed }) => !isDistributed)
    .map(({ name }) => ({ table: name, statement: distributeStatement(name) }));
}

/** Without `colocate_with` Citus groups by the number of shards, which an operator may change. */
function distributeStatement(table: string): string {
  const quoted = `'public.${table}'`;
  return table === ROOT
    ? `select create_distributed_table(${quoted}, 'id', colocate_with => 'none')`
    : `select create_distributed_table(${quoted}, 'workspace_id', colocate_with => 'public.${ROOT}')`;
}

function parentsFirst(tables: readonly CatalogueTable[]): CatalogueTable[] {
  const ordered = tables.filter(({ name }) => name === ROOT);
  const waiting = new Set(tables.filter(({ name }) => name !== ROOT));
  const placed = new Set(ordered.map(({ name }) => name));
  while (waiting.size > 0) {
    const ready = [...waiting]
      .filter(({ parents }) => parents.every((parent) => placed.has(parent)))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    if (ready.length === 0) {
      const names = [...waiting].map(({ name }) => name).join(", ");
      throw new Error(`The foreign keys of ${names} lead round in a circle or out of the schema.`);
    }
    for (const table of ready) {
      ordered.push(table);
      placed.add(table.name);
      waiting.delete(table);
    }
  }
  return ordered;
}

async function catalogue(db: Queryable): Promise<CatalogueTable[]> {
  const { rows } = await db.query<CatalogueTable>(`
    select c.relname as name,
      exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      ) as "hasWorkspace",
      array(select distinct p.relname::text from pg_constraint k
        join pg_class p on p.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      ) as parents,
      exists (select from citus_tables t
        where t.table_name = c.oid and t.citus_table_type = 'distributed'
      ) as "isDistributed"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      -- A coordinator that holds shards itself shows them as tables, named after their number.
      and not exists (select from pg_dist_shard s
        where s.shardid::text = substring(c.relname from '_([0-9]+)$'))
  `);
  return rows;
}

import type pg from "pg";
import { identifier } from "./backup-tables.ts";

/** What was taken off a table, as SQL takes it off and puts it on again. */
interface Part {
  kind: "key" | "index" | "reference";
  table: string;
  off: string;
  on: string;
}

const ORDER = ["key", "index", "reference"] as const;

/**
 * Tables that are filled with much at once: without their keys, indexes and references, which are made in one go
 * afterwards. Row by row each index is searched for its place and each reference looked up, which took most of the time of restoring.
 */
export class BaredTables {
  private readonly client: pg.PoolClient;
  private readonly parts: Part[] = [];
  private readonly tables: string[] = [];
  private isCluster: boolean | null = null;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  /**
   * Takes everything off an empty table of Candor's own and gives it a new file, of which nothing needs to be logged where
   * PostgreSQL logs as little as it may.
   *
   * @returns false where it was left as it was: a table of another schema, or one that Citus shards.
   */
  async bare(schema: string, table: string): Promise<boolean> {
    if (schema !== "public" || (await this.isSharded())) return false;
    const name = `${identifier(schema)}.${identifier(table)}`;
    const parts = await this.partsOf(name);
    // References first: they need the keys of what they refer to.
    for (const { off } of parts.toReversed()) await this.client.query(off);
    await this.client.query(`truncate ${name}`);
    this.parts.push(...parts);
    this.tables.push(name);
    return true;
  }

  /** Makes all of it again; a row that breaks a key or refers to nothing is found out now. */
  async dress(): Promise<void> {
    if (this.tables.length === 0) return;
    await this.client.query("set local maintenance_work_mem = '256MB'");
    for (const kind of ORDER) {
      // References are checked by a query, which is planned better with statistics.
      if (kind === "reference") await this.client.query(`analyze ${this.tables.join(", ")}`);
      for (const part of this.parts) {
        if (part.kind === kind) await this.client.query(part.on);
      }
    }
  }

  private async isSharded(): Promise<boolean> {
    this.isCluster ??=
      (await this.client.query("select from pg_extension where extname = 'citus'")).rows.length > 0;
    return this.isCluster;
  }

  private async partsOf(name: string): Promise<Part[]> {
    const { rows } = await this.client.query<{
      kind: Part["kind"];
      table: string;
      name: string;
      made: string;
    }>(
      `select case contype when 'f' then 'reference' else 'key' end as kind, conrelid::regclass::text as table,
        conname as name, pg_get_constraintdef(oid) as made
      from pg_constraint
      where (conrelid = $1::regclass and contype in ('p', 'u', 'x', 'f')) or (confrelid = $1::regclass and contype = 'f')
      union all
      select 'index', indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
      from pg_index where indrelid = $1::regclass and not exists (
        select from pg_constraint where conindid = indexrelid and conrelid = indrelid
      )
      order by 1, 2, 3`,
      [name],
    );
    const parts = rows.map(({ kind, table, name: of, made }) =>
      kind === "index"
        ? { kind, table, off: `drop index ${of}`, on: made }
        : {
            ...{ kind, table, off: `alter table ${table} drop constraint ${identifier(of)}` },
            on: `alter table ${table} add constraint ${identifier(of)} ${made}`,
          },
    );
    return parts.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  }
}

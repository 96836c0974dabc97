import type pg from "pg";
import { openPool } from "../database.ts";
import { backupTables, identifier, quoted } from "./backup-tables.ts";

/** A table's rows as one number, whatever order they are in. */
export interface Fingerprint {
  table: string;
  rows: number;
  sum: string;
}

/** What every table holds, for comparing two databases of the same version. */
export async function fingerprints(connection: pg.PoolConfig): Promise<Fingerprint[]> {
  const pool = openPool({ ...connection, max: 1, application_name: "candor-compare" });
  try {
    const client = await pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      await client.query("set local timezone = 'UTC'; set local statement_timeout = 0");
      const found: Fingerprint[] = [];
      for (const table of await backupTables(client)) {
        const columns = table.columns.map(identifier).join(", ");
        const { rows } = await client.query<{ rows: number; sum: string }>(
          `select count(*)::int as rows,
            coalesce(sum(hashtextextended(row(${columns})::text, 0)::numeric), 0)::text as sum
          from ${quoted(table)}`,
        );
        found.push({
          table: `${table.schema}.${table.table}`,
          rows: rows[0]?.rows ?? 0,
          sum: rows[0]?.sum ?? "",
        });
      }
      await client.query("commit");
      return found.sort((a, b) => (a.table < b.table ? -1 : 1));
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

import { sql } from "kysely";
import type { Config } from "../../config/config.ts";
import type { Database } from "../../storage/database.ts";
import { MIGRATIONS } from "../../storage/migrate.ts";
import { loadServerSecret } from "../../workspaces/server-secret.ts";
import { compareClocks } from "./compare-clocks.ts";
import { type Finding, fault, note, ok, warning } from "./finding.ts";

/** The server itself: its version, and whether it keeps what it promised to keep. */
export async function checkServer(db: Database, description: string): Promise<Finding[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings
    where name in ('server_version', 'server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit',
      'transaction_read_only', 'server_encoding')
  `.execute(db);
  const setting = new Map(rows.map((row) => [row.name, row.setting]));
  const findings: Finding[] = [];
  const version = setting.get("server_version") ?? "";
  if (Number(setting.get("server_version_num")) < 150_000) {
    findings.push(
      fault("database", `${description} is version ${version}; Candor needs 15 or later.`),
    );
  } else findings.push(ok("database", `${description} answers (version ${version}).`));
  for (const name of ["fsync", "full_page_writes", "synchronous_commit"]) {
    if (setting.get(name) !== "off") continue;
    findings.push(
      fault(
        "durability",
        `"${name}" is off: answers that were accepted can be lost when the power goes. Switch it on in the database's settings.`,
      ),
    );
  }
  if (setting.get("transaction_read_only") === "on") {
    findings.push(
      fault(
        "database",
        "The database takes no writes: it is a replica or was set read-only. Point DATABASE_URL at the primary.",
      ),
    );
  }
  if (setting.get("server_encoding") !== "UTF8") {
    findings.push(
      fault(
        "database",
        `The database is encoded as ${setting.get("server_encoding")}; names of most languages cannot be kept. Make one with: createdb --encoding UTF8 --template template0`,
      ),
    );
  }
  return findings;
}

/** The tables' version against this program's. */
export async function checkMigrations(db: Database): Promise<Finding> {
  const there = await sql<{
    table: string | null;
  }>`select to_regclass('directory.migration')::text as "table"`.execute(db);
  if (!there.rows[0]?.table)
    return note("schema", "The database is empty; the first start makes the tables.");
  const { rows } = await sql<{ name: string }>`select name from directory.migration`.execute(db);
  const applied = new Set(rows.map(({ name }) => name));
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = [...applied].find((name) => !known.has(name));
  if (unknown !== undefined) {
    return fault(
      "schema",
      `The database was made by a newer Candor (it has the step "${unknown}"). Start that version.`,
    );
  }
  const missing = [...known].filter((name) => !applied.has(name));
  return missing.length === 0
    ? ok("schema", `All ${known.size} steps of the schema are done.`)
    : note(
        "schema",
        `${missing.length} steps of the schema are still to be done; the next start does them, or: candor migrate`,
      );
}

/** Whether what is signed and sealed can be read with the secret that is set. */
export async function checkSecret(db: Database, { secret }: Config): Promise<Finding> {
  await loadServerSecret(db, secret);
  return ok(
    "secret",
    secret === null
      ? "The server secret is kept in the database."
      : "CANDOR_SECRET is the secret of this database.",
  );
}

/** The clock here against the database's, and against what was recorded. */
export async function checkClock(db: Database): Promise<Finding> {
  const before = Date.now();
  const { rows } = await sql<{ now: Date; newest: Date | null }>`
    select clock_timestamp() as now, (select max(recorded_at) from response) as newest
  `.execute(db);
  // The database looked at its clock somewhere between.
  const here = new Date((before + Date.now()) / 2);
  return compareClocks({ here, there: rows[0]?.now ?? here, newest: rows[0]?.newest ?? null });
}

/** Sessions that hold everybody else up. */
export async function checkSessions(db: Database): Promise<Finding[]> {
  const { rows } = await sql<{ name: string; minutes: number }>`
    select application_name as name, extract(epoch from clock_timestamp() - xact_start)::int / 60 as minutes
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and xact_start < clock_timestamp() - interval '10 minutes' and application_name <> 'candor-backup'
  `.execute(db);
  return rows.map(({ name, minutes }) =>
    warning(
      "database",
      `A session (${name || "of another program"}) has had a transaction open for ${minutes} minutes; the database cannot tidy up behind it. End it if nobody knows why.`,
    ),
  );
}

/** Whether a server of Candor is connected. */
export async function isServed(db: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and application_name = 'candor' limit 1
  `.execute(db);
  return rows.length > 0;
}

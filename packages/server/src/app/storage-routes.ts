import { execFile } from "node:child_process";
import { statfs } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DoctorReport, StorageState } from "@candor/contract/keeping.ts";
import { sql } from "kysely";
import type { z } from "zod";
import type { Principal } from "../auth/principal.ts";
import type { Config } from "../config/config.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { readArchiveNote } from "../storage/wal-archive/archive-note.ts";

/** The command line of this very product: the doctor looks from outside, in a process of its own. */
const CANDOR = fileURLToPath(new URL("../cli/candor.ts", import.meta.url));
const DOCTOR_MS = 10 * 60_000;
const LARGEST = 8;

interface StorageDeps {
  db: Database;
  config: Config;
}

/** `/storage`: how large everything is, the last backup, and the doctor's findings. */
export function storageRoutes(app: App, { db, config }: StorageDeps): void {
  app.get(
    "/storage",
    { schema: { response: { 200: StorageState } }, config: { scope: "admin" } },
    async ({ principal }) => ({
      workspace: await rowsOf(db, principal.workspaceId),
      server: (await looksAfter(db, principal)) ? await serverState(db, config) : null,
    }),
  );
  let underway: Promise<DoctorReport> | null = null;
  app.post(
    "/storage/doctor",
    { schema: { response: { 200: DoctorReport } }, config: { scope: "admin" } },
    async ({ principal }) => {
      if (!(await looksAfter(db, principal))) {
        throw new KnownError(
          403,
          "not_the_operator",
          "Only the owners of this server's first workspace may examine it. Ask them, or run: candor doctor",
        );
      }
      // It counts every answer: whoever asks meanwhile gets the same look.
      underway ??= askDoctor().finally(() => {
        underway = null;
      });
      return underway;
    },
  );
}

/** Whoever owns the server's first workspace set it up, and looks after it. */
async function looksAfter(db: Database, principal: Principal): Promise<boolean> {
  if (principal.kind !== "member" || principal.role !== "owner") return false;
  const first = await db
    .selectFrom("workspace")
    .select("id")
    .where("is_sample", "=", false)
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return first?.id === principal.workspaceId;
}

async function rowsOf(db: Database, workspaceId: string): Promise<StorageState["workspace"]> {
  const { rows } = await sql<StorageState["workspace"]>`
    select (select count(*)::int from response where workspace_id = ${workspaceId}) as answers,
      (select count(*)::int from person where workspace_id = ${workspaceId}) as people,
      (select count(*)::int from invitation where workspace_id = ${workspaceId}) as invitations
  `.execute(db);
  return rows[0] ?? { answers: 0, people: 0, invitations: 0 };
}

async function serverState(db: Database, config: Config): Promise<StorageState["server"]> {
  const [{ rows: database }, { rows: tables }, backup] = await Promise.all([
    sql<{ bytes: string; version: string }>`
      select pg_database_size(current_database())::text as bytes,
        current_setting('server_version') as version
    `.execute(db),
    sql<{ name: string; bytes: string }>`
      select c.relname as name, pg_total_relation_size(c.oid)::text as bytes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'directory', 'auth', 'pgboss') and c.relkind in ('r', 'p')
      order by pg_total_relation_size(c.oid) desc, c.relname limit ${LARGEST}
    `.execute(db),
    db
      .selectFrom("directory.backup_made")
      .selectAll()
      .orderBy("at", "desc")
      .limit(1)
      .executeTakeFirst(),
  ]);
  return {
    database: {
      bytes: Number(database[0]?.bytes ?? 0),
      version: database[0]?.version ?? "",
      isPrivate: config.databaseUrl === null,
    },
    disk: config.databaseUrl === null ? await diskOf(config.dataFolder) : null,
    tables: tables.map(({ name, bytes }) => ({ name, bytes: Number(bytes) })),
    archive: archiveState(config),
    lastBackup: backup
      ? {
          at: backup.at.toISOString(),
          seconds: backup.seconds,
          bytes: Number(backup.bytes),
          target: backup.target,
        }
      : null,
  };
}

/** What a screen shows of the archive; null where the data are in a database of the operator's. */
function archiveState(config: Config): NonNullable<StorageState["server"]>["archive"] {
  if (config.databaseUrl !== null) return null;
  const note = config.walArchive === null ? null : readArchiveNote(config.dataFolder);
  if (!note) return { isOn: config.walArchive !== null, place: config.walArchive, known: null };
  const { days, lastSegment, waiting, base, oldest, check, trouble } = note;
  return {
    ...{ isOn: true, place: note.place },
    known: {
      ...{ days, lastSegmentAt: lastSegment?.at ?? null, waiting, oldest },
      base: base && { at: base.at, storedBytes: base.storedBytes, copies: base.copies },
      check: check && { at: check.at, good: check.good, answers: check.answers },
      trouble: trouble && { of: trouble.of, since: trouble.at },
    },
  };
}

async function diskOf(folder: string) {
  try {
    const { bavail, bsize, blocks } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

const Said = DoctorReport.omit({ at: true });

async function askDoctor(): Promise<z.infer<typeof DoctorReport>> {
  const at = new Date().toISOString();
  const said = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [CANDOR, "doctor", "--json"],
      { timeout: DOCTOR_MS, maxBuffer: 4 * 1024 * 1024 },
      // A fault it found is told by the exit code too; what it printed counts.
      (error, stdout) => (stdout === "" && error ? reject(error) : resolve(stdout)),
    );
  });
  const report = Said.safeParse(JSON.parse(said));
  if (report.success) return { ...report.data, at };
  throw new Error(`the doctor said something else: ${said.slice(0, 200)}`);
}

import { sql } from "kysely";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { importJob } from "./import-routes.ts";

/** Every minute: imports with which nobody goes on any more get their end and its reason. */
export const watchImportsJob = defineJob<Record<string, never>>("import.watch", {
  retryLimit: 0,
  expireInSeconds: 60,
});

/** An import beats every ten seconds; one that is silent for so long, and has no job, has nobody. */
const SILENT_MS = 60_000;

/** An import that says it runs, and does not. */
export interface AbandonedImport {
  workspaceId: string;
  importId: string;
  fileName: string;
  read: number;
}

/**
 * Imports that nobody goes on with: their command was killed, or their job was given up. One whose
 * process died and whose job will be taken up again is none.
 */
export async function abandonedImports(db: Database, now: Date): Promise<AbandonedImport[]> {
  const silent = new Date(now.getTime() - SILENT_MS);
  const { rows: jobs } = await sql<{ id: string }>`
    select data ->> 'importId' as id from pgboss.job
    where name = ${importJob.name} and state in ('created', 'retry', 'active')
  `.execute(db);
  const rows = await db
    .selectFrom("import")
    .select(["workspace_id", "id", "file_name", "read"])
    .where("status", "=", "running")
    .where((is) => is.fn.coalesce("seen_at", "started_at"), "<", silent)
    .execute();
  const working = new Set(jobs.map(({ id }) => id));
  return rows
    .filter(({ id }) => !working.has(id))
    .map((row) => ({
      workspaceId: row.workspace_id,
      importId: row.id,
      fileName: row.file_name,
      read: row.read,
    }));
}

/** What an import that stopped in the middle says of itself. */
export function stoppedInTheMiddle({ read }: Pick<AbandonedImport, "read">): string {
  return `The import stopped in the middle. Import the file again: the ${read} rows that were read stay as they are, and the rest follows.`;
}

/** Marks them as failed, each with its sentence. @returns those that were. */
export async function endAbandonedImports(db: Database, now: Date): Promise<AbandonedImport[]> {
  const abandoned = await abandonedImports(db, now);
  for (const one of abandoned) {
    await db
      .updateTable("import")
      .set({ status: "failed", error: stoppedInTheMiddle(one), finished_at: now })
      .where("workspace_id", "=", one.workspaceId)
      .where("id", "=", one.importId)
      .where("status", "=", "running")
      .execute();
  }
  return abandoned;
}

/** Watches imports, in whichever process takes the minute's job. */
export async function workImportWatch(
  jobs: JobQueue,
  { db, now }: { db: Database; now: () => Date },
): Promise<void> {
  await jobs.work(watchImportsJob, async () => {
    await endAbandonedImports(db, now());
  });
  await jobs.schedule(watchImportsJob, "* * * * *", {});
}

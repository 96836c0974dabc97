import { sql } from "kysely";
import { withHeartbeat } from "../due-work/lease.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { withoutRows } from "./forget-files.ts";
import { proposeDimensions } from "./guess/propose-dimensions.ts";
import {
  getImport,
  type ImportRef,
  type ImportRow,
  storedPreview,
  storedSource,
} from "./import-queries.ts";
import type { RecordDeps } from "./record-rows.ts";
import { type Progress, takeBatch } from "./take-batch.ts";
import { readInThread } from "./thread/read-in-thread.ts";

/** Where an import puts what it reads. */
export type RunImportDeps = RecordDeps;

/** Tries of a fault that nobody foresaw, before an import is given up: a database may be away for a while. */
const MOST_ATTEMPTS = 6;

export interface RunOptions {
  onProgress?: (row: ImportRow) => void;
  /** Tries, this one included, after which a fault of ours ends the import. */
  mostAttempts?: number;
  onError?: (error: unknown) => void;
  /** Aborted when another process goes on with it: this one stops after the batch in hand. */
  signal?: AbortSignal;
}

/**
 * Imports a file that was committed. Begun again after a crash it starts from the first row: rows
 * that are in already are found by their source key and change nothing. It never sends anything.
 *
 * @returns the import as it ended: done, cancelled or failed with a sentence.
 */
export async function runImport(
  deps: RunImportDeps,
  ref: ImportRef,
  options: RunOptions = {},
): Promise<ImportRow> {
  const { db } = deps;
  const row = await beginAttempt(db, ref);
  if (row.status !== "running") return row;
  try {
    const { onError = () => {} } = options;
    return await withHeartbeat({ beat: () => sayAlive(db, ref), onError }, () =>
      importRows(deps, row, options),
    );
  } catch (error) {
    if (error instanceof KnownError)
      return finish(db, ref, { status: "failed", error: error.message });
    // The job is tried again; the last try leaves a sentence instead of an import that runs for ever.
    if (row.attempts >= (options.mostAttempts ?? MOST_ATTEMPTS)) await finish(db, ref, gaveUp(row));
    throw error;
  }
}

function gaveUp(row: ImportRow): { status: string; error: string } {
  return {
    status: "failed",
    error: `The import of "${row.file_name}" was stopped by a fault of ours, which is in the log. Rows that are in stay in; upload the file again, and it goes on where it stopped.`,
  };
}

/** Counts the try and starts its clock, so that what is left is reckoned from now and not from before a crash. */
async function beginAttempt(db: Database, ref: ImportRef): Promise<ImportRow> {
  const now = new Date();
  const begun = await db
    .updateTable("import")
    .set((eb) => ({
      attempts: eb("attempts", "+", 1),
      resumed_at: now,
      seen_at: now,
      bytes_read: 0,
    }))
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .where("status", "=", "running")
    .returningAll()
    .executeTakeFirst();
  return begun ?? getImport(db, ref);
}

async function sayAlive(db: Database, ref: ImportRef): Promise<void> {
  await db
    .updateTable("import")
    .set({ seen_at: new Date() })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .execute();
}

async function importRows(
  deps: RunImportDeps,
  row: ImportRow,
  options: RunOptions,
): Promise<ImportRow> {
  const { db } = deps;
  const ref = { workspaceId: row.workspace_id, importId: row.id };
  const preview = storedPreview(row);
  const surveyId = row.survey_id;
  if (!preview || (preview.kind === "answers" && !surveyId)) {
    throw new KnownError(409, "import_not_ready", "The import was never previewed; upload again.");
  }
  const progress: Progress = {
    read: 0,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    reasons: {},
    notes: {},
    bytesRead: 0,
  };
  await db
    .deleteFrom("import_rejection")
    .where("workspace_id", "=", ref.workspaceId)
    .where("import_id", "=", ref.importId)
    .execute();
  const target = { ...ref, surveyId, actor: row.created_by, fileName: row.file_name };
  const source = storedSource(db, row);
  for await (const batch of readInThread(source, preview.plan, { now: new Date() })) {
    await takeBatch(deps, target, batch.rows, progress);
    progress.bytesRead = Math.round(batch.share * row.bytes);
    const now = await saveProgress(db, ref, progress);
    options.onProgress?.(now);
    // Cancelled, or another process goes on with it.
    if (now.status !== "running" || options.signal?.aborted) return now;
  }
  await proposeDimensions(db, row);
  const done = await finish(db, ref, { status: "done", error: null });
  // Cancelled at the last moment: it stays cancelled, and the file can be imported again.
  if (done.status !== "done") return done;
  // The answers are in; the file itself has done its duty.
  await sql`delete from import_chunk where workspace_id = ${ref.workspaceId} and import_id = ${ref.importId}`.execute(
    db,
  );
  return done;
}

async function saveProgress(
  db: Database,
  { workspaceId, importId }: ImportRef,
  progress: Progress,
): Promise<ImportRow> {
  return db
    .updateTable("import")
    .set({
      read: progress.read,
      imported: progress.imported,
      updated: progress.updated,
      unchanged: progress.unchanged,
      rejected: progress.rejected,
      reasons: JSON.stringify(progress.reasons),
      notes: JSON.stringify(progress.notes),
      bytes_read: progress.bytesRead,
      seen_at: new Date(),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Ends it, unless it is over already: cancelled, or ended by somebody else. */
async function finish(
  db: Database,
  { workspaceId, importId }: ImportRef,
  end: { status: string; error: string | null },
): Promise<ImportRow> {
  const preview = storedPreview(await getImport(db, { workspaceId, importId }));
  const row = await db
    .updateTable("import")
    .set({
      ...end,
      finished_at: new Date(),
      preview: preview && JSON.stringify(withoutRows(preview)),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", importId)
    .where("status", "=", "running")
    .returningAll()
    .executeTakeFirst();
  return row ?? getImport(db, { workspaceId, importId });
}

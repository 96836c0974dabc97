import { sql } from "kysely";
import { withHeartbeat } from "../due-work/lease.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Follow } from "../responses/record-responses.ts";
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
import type { InterpretedRow } from "./interpreted-row.ts";
import { readRows } from "./read/read-rows.ts";
import { recordRows } from "./record-rows.ts";

const BATCH = 500;

/** What became of the rows so far. */
interface Progress {
  read: number;
  imported: number;
  updated: number;
  unchanged: number;
  rejected: number;
  reasons: Record<string, number>;
  notes: Record<string, number>;
  bytesRead: number;
}

export interface RunOptions {
  follow?: Follow;
  onProgress?: (row: ImportRow) => void;
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
  db: Database,
  ref: ImportRef,
  options: RunOptions = {},
): Promise<ImportRow> {
  const row = await beginAttempt(db, ref);
  if (!row) return getImport(db, ref);
  try {
    const { onError = () => {} } = options;
    return await withHeartbeat({ beat: () => sayAlive(db, ref), onError }, () =>
      importRows(db, row, options),
    );
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return finish(db, ref, { status: "failed", error: error.message });
  }
}

/** What this attempt has done is counted from now; null when the import is over. */
async function beginAttempt(db: Database, ref: ImportRef): Promise<ImportRow | null> {
  const now = new Date();
  const row = await db
    .updateTable("import")
    .set({ attempt_at: now, seen_at: now, bytes_read: 0, read: 0 })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .where("status", "=", "running")
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

async function sayAlive(db: Database, ref: ImportRef): Promise<void> {
  await db
    .updateTable("import")
    .set({ seen_at: new Date() })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .execute();
}

async function importRows(db: Database, row: ImportRow, options: RunOptions): Promise<ImportRow> {
  const ref = { workspaceId: row.workspace_id, importId: row.id };
  const preview = storedPreview(row);
  const surveyId = row.survey_id;
  if (!preview || !surveyId) {
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
  const source = storedSource(db, row, (bytes) => {
    progress.bytesRead += bytes;
  });
  let batch: InterpretedRow[] = [];
  const flush = async (): Promise<ImportRow | null> => {
    if (batch.length === 0) return null;
    await takeBatch(db, { ...ref, surveyId, actor: row.created_by }, batch, progress, options);
    batch = [];
    const now = await saveProgress(db, ref, progress);
    options.onProgress?.(now);
    return now.status === "running" && !options.signal?.aborted ? null : now;
  };
  for await (const read of readRows(source, preview.plan, { now: new Date() })) {
    batch.push(read);
    if (batch.length < BATCH) continue;
    const cancelled = await flush();
    if (cancelled) return cancelled;
  }
  const cancelled = await flush();
  if (cancelled) return cancelled;
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

async function takeBatch(
  db: Database,
  target: { workspaceId: string; importId: string; surveyId: string; actor: string },
  batch: readonly InterpretedRow[],
  progress: Progress,
  { follow }: { follow?: Follow },
): Promise<void> {
  const accepted = batch.filter(({ result }) => result.kind !== "rejected");
  const counts = await recordRows(db, target, accepted, follow ? { follow } : {});
  progress.read += batch.length;
  progress.imported += counts.imported;
  progress.updated += counts.updated;
  progress.unchanged += counts.unchanged;
  countNotes(accepted, progress);
  await noteRejections(db, target, batch, progress);
}

/** An e-mail that nobody can read is left out and said; the answer counts. */
function countNotes(accepted: readonly InterpretedRow[], progress: Progress): void {
  for (const { result } of accepted) {
    if (!("notes" in result)) continue;
    for (const { code } of result.notes) progress.notes[code] = (progress.notes[code] ?? 0) + 1;
  }
}

async function noteRejections(
  db: Database,
  { workspaceId, importId }: ImportRef,
  batch: readonly InterpretedRow[],
  progress: Progress,
): Promise<void> {
  const rejections = batch.flatMap(({ row, cells, result }) => {
    if (result.kind !== "rejected") return [];
    progress.rejected += 1;
    progress.reasons[result.code] = (progress.reasons[result.code] ?? 0) + 1;
    const args = result.field === null ? result.args : { ...result.args, field: result.field };
    return [{ row_number: row, code: result.code, args, cells: cells.map(withoutNul) }];
  });
  if (rejections.length === 0) return;
  await sql`
    insert into import_rejection (workspace_id, import_id, row_number, code, args, cells)
    select ${workspaceId}::uuid, ${importId}::uuid, r.row_number, r.code, r.args, r.cells
    from jsonb_to_recordset(${JSON.stringify(rejections)}::jsonb)
      as r(row_number integer, code text, args jsonb, cells jsonb)
    order by r.row_number
    on conflict do nothing
  `.execute(db);
}

function withoutNul(cell: string): string {
  return cell.replaceAll("\0", "");
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

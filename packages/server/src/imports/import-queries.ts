import type { Import } from "@candor/contract/import.ts";
import type { Selectable } from "kysely";
import { LEASE_MS } from "../due-work/lease.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { ImportTable } from "../storage/tables-imports.ts";
import type { Preview } from "./preview.ts";
import type { ImportSource } from "./read/import-source.ts";

export type ImportRow = Selectable<ImportTable>;

/** Which import of which workspace. */
export interface ImportRef {
  workspaceId: string;
  importId: string;
}

/** @throws {KnownError} 404 when the workspace has no such import. */
export async function getImport(
  db: Database,
  { workspaceId, importId }: ImportRef,
): Promise<ImportRow> {
  const row = await db
    .selectFrom("import")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", importId)
    .executeTakeFirst();
  if (row) return row;
  throw new KnownError(404, "import_not_found", `There is no import "${importId}" here.`);
}

/** The latest imports of a workspace. */
export async function listImports(db: Database, workspaceId: string): Promise<ImportRow[]> {
  return db
    .selectFrom("import")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

/** The uploaded file, read part by part from the database so that any server process can import it. */
export function storedSource(db: Database, row: ImportRow): ImportSource {
  return {
    fileName: row.file_name,
    size: row.bytes,
    async *open() {
      for (let part = 0; ; part++) {
        const chunk = await db
          .selectFrom("import_chunk")
          .select("bytes")
          .where("workspace_id", "=", row.workspace_id)
          .where("import_id", "=", row.id)
          .where("part", "=", part)
          .executeTakeFirst();
        if (!chunk) return;
        yield chunk.bytes;
      }
    },
  };
}

/** The preview as it was stored, with the plan that reads the file. */
export function storedPreview(row: ImportRow): Preview | null {
  return row.preview as unknown as Preview | null;
}

/** An import as the API shows it. */
export function toImport(row: ImportRow, now: Date): Import {
  const { resumed_at: resumed, started_at: started, seen_at: seen } = row;
  const begun = resumed ?? started;
  const seconds = begun ? (now.getTime() - begun.getTime()) / 1000 : 0;
  // Whoever imported it is silent: nobody can say how fast it goes, until another takes it up.
  const alive = seen !== null && now.getTime() - seen.getTime() < LEASE_MS;
  const running = row.status === "running" && alive && seconds > 0.5 && row.bytes_read > 0;
  const share = row.bytes > 0 ? Math.min(1, row.bytes_read / row.bytes) : 0;
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    status: row.status as Import["status"],
    kind: storedPreview(row)?.kind ?? null,
    surveyId: row.survey_id,
    preview: storedPreview(row),
    read: row.read,
    imported: row.imported,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    undone: row.undone,
    bytesRead: row.bytes_read,
    rowsPerSecond: running ? row.read / seconds : null,
    secondsLeft: running && share > 0 ? (seconds / share) * (1 - share) : null,
    reasons: mostFrequent(row.reasons),
    notes: mostFrequent(row.notes),
    error: row.error,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

function mostFrequent(counts: Readonly<Record<string, number>>): { code: string; rows: number }[] {
  return Object.entries(counts)
    .map(([code, rows]) => ({ code, rows }))
    .sort((a, b) => b.rows - a.rows);
}

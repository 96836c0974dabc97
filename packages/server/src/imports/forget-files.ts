import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { type ImportRow, storedPreview } from "./import-queries.ts";
import type { Preview } from "./preview.ts";

/** What is kept of a preview once its file has done its duty: how it was read, none of what stood in it. */
export function withoutRows(preview: Preview): Preview {
  return {
    ...preview,
    rows: [],
    columns: preview.columns.map((column) => ({ ...column, samples: [] })),
  };
}

/**
 * Files cannot be searched for a person as they came (a workbook is packed, an encoding may be any), so
 * when somebody is erased the files that wait are thrown away: uploaded and never imported, failed
 * or cancelled. Whoever uploaded one is told to upload it again. A file that is being imported is left
 * to the import, which deletes it at its end.
 */
export async function forgetWaitingFiles(
  trx: Transaction,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<void> {
  const rows = await trx
    .selectFrom("import")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("preview", "is not", null)
    .where("status", "<>", "running")
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const row of rows) await forgetFile(trx, row, now);
}

/** Deletes what was uploaded of an import that does not run, and what the preview shows of it. */
export async function forgetFile(
  db: Database | Transaction,
  row: ImportRow,
  now: Date,
): Promise<void> {
  const { workspace_id: workspaceId, id } = row;
  await sql`
    delete from import_chunk where workspace_id = ${workspaceId} and import_id = ${id}::uuid
  `.execute(db);
  const preview = storedPreview(row);
  await db
    .updateTable("import")
    .set({
      preview: preview ? JSON.stringify({ ...withoutRows(preview), warnings: [] }) : null,
      ...(row.status === "uploaded"
        ? { status: "cancelled", finished_at: now, error: "The uploaded file was thrown away." }
        : {}),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("status", "<>", "running")
    .execute();
}

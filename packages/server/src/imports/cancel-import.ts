import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { getImport, type ImportRef, type ImportRow } from "./import-queries.ts";

/**
 * Stops an import that runs, after the batch in hand. What was imported stays: importing the file
 * again goes on where it stopped.
 *
 * @throws {KnownError} 409 when it is over already.
 */
export async function cancelImport(db: Database, ref: ImportRef): Promise<ImportRow> {
  const row = await db
    .updateTable("import")
    .set({ status: "cancelled", finished_at: new Date() })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .where("status", "in", ["uploaded", "running"])
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const over = await getImport(db, ref);
  throw new KnownError(
    409,
    "import_over",
    `The import of "${over.file_name}" is ${over.status} already and cannot be cancelled.`,
  );
}

import { LIMITS } from "@candor/contract/limits.ts";
import { cutText, storableText } from "@candor/contract/storable-text.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { MappingChanges } from "./guess/make-plan.ts";
import { getImport, type ImportRef, type ImportRow, storedSource } from "./import-queries.ts";
import { previewInThread } from "./thread/read-in-thread.ts";

const PART_BYTES = 1024 * 1024;

/**
 * Takes a file in, part by part, and previews it. Nothing of it is recorded as an answer yet.
 *
 * @throws {KnownError} when the file is empty or cannot be read as a table; it is not kept then.
 */
export async function uploadImport(
  db: Database,
  upload: {
    workspaceId: string;
    actor: string;
    fileName: string;
    bytes: AsyncIterable<Uint8Array>;
    changes?: MappingChanges;
  },
): Promise<ImportRow> {
  const { workspaceId } = upload;
  const importId = uuidv7();
  await db
    .insertInto("import")
    .values({
      workspace_id: workspaceId,
      id: importId,
      file_name: cutText(storableText(upload.fileName), LIMITS.fileName),
      bytes: 0,
      status: "uploaded",
      created_by: upload.actor,
      created_at: new Date(),
    })
    .execute();
  try {
    const size = await storeParts(db, { workspaceId, importId }, upload.bytes);
    if (size === 0) {
      throw new KnownError(
        422,
        "file_empty",
        `The file "${upload.fileName}" is empty; choose another.`,
      );
    }
    await db
      .updateTable("import")
      .set({ bytes: size })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", importId)
      .execute();
    return await previewUpload(db, { workspaceId, importId }, upload.changes ?? {});
  } catch (error) {
    await discard(db, { workspaceId, importId });
    throw error;
  }
}

/** Previews the file again under another mapping. */
export async function previewUpload(
  db: Database,
  ref: ImportRef,
  changes: MappingChanges,
): Promise<ImportRow> {
  const row = await getImport(db, ref);
  if (row.status !== "uploaded") throw alreadyStarted(row);
  const workspace = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", ref.workspaceId)
    .executeTakeFirstOrThrow();
  const preview = await previewInThread(storedSource(db, row), {
    now: new Date(),
    timeZone: workspace.time_zone,
    changes,
  });
  return db
    .updateTable("import")
    .set({ preview: JSON.stringify(preview), mapping: JSON.stringify(changes) })
    .where("workspace_id", "=", ref.workspaceId)
    .where("id", "=", ref.importId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function alreadyStarted(row: ImportRow): KnownError {
  return new KnownError(
    409,
    "import_started",
    `The import of "${row.file_name}" is ${row.status} already; upload the file again to import it in another way. Rows that are in already stay as they are.`,
  );
}

async function storeParts(
  db: Database,
  { workspaceId, importId }: ImportRef,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let part = 0;
  let size = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const flush = async () => {
    if (pendingBytes === 0) return;
    await db
      .insertInto("import_chunk")
      .values({
        workspace_id: workspaceId,
        import_id: importId,
        part: part++,
        bytes: Buffer.concat(pending),
      })
      .execute();
    pending = [];
    pendingBytes = 0;
  };
  for await (const chunk of bytes) {
    pending.push(chunk);
    pendingBytes += chunk.length;
    size += chunk.length;
    if (pendingBytes >= PART_BYTES) await flush();
  }
  await flush();
  return size;
}

async function discard(db: Database, { workspaceId, importId }: ImportRef): Promise<void> {
  await db
    .deleteFrom("import")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", importId)
    .execute();
}

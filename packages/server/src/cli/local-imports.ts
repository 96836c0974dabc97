import { writeAudit } from "../audit/write-audit.ts";
import { SHELL } from "../auth/add-user.ts";
import { commitImport } from "../imports/commit-import.ts";
import {
  getImport,
  listImports,
  storedPreview,
  storedSource,
  toImport,
} from "../imports/import-queries.ts";
import { runImport } from "../imports/run-import.ts";
import { countInThread } from "../imports/thread/read-in-thread.ts";
import { startUndo, undoImport } from "../imports/undo-import.ts";
import { previewUpload, uploadImport } from "../imports/upload-import.ts";
import type { ImportDoor } from "./door.ts";
import { changesOf } from "./import-changes.ts";
import { openSource } from "./open-source.ts";
import type { Shell } from "./with-storage.ts";

/** Files into a workspace on this machine: the command does the work itself, beside a server or without one. */
export function localImports(shell: Shell, workspaceId: string): ImportDoor {
  const { db } = shell;
  const target = { workspaceId, actor: SHELL };
  return {
    async upload(file) {
      const source = await openSource(file);
      const { fileName } = source;
      const row = await uploadImport(db, { ...target, fileName, bytes: source.open() });
      return toImport(row, new Date());
    },
    async preview(importId, mapping) {
      const row = await previewUpload(db, { workspaceId, importId }, changesOf(mapping));
      return toImport(row, new Date());
    },
    async run(importId, { survey, mapping }, onProgress) {
      const ref = { ...target, importId };
      const wanted = { survey: survey ?? null, changes: changesOf(mapping) };
      await commitImport(db, ref, wanted, async () => {});
      const row = await runImport(shell, ref, {
        mostAttempts: 1,
        onProgress: (now) => onProgress(toImport(now, new Date())),
      });
      return toImport(row, new Date());
    },
    async countRows(importId) {
      const row = await getImport(db, { workspaceId, importId });
      const preview = storedPreview(row);
      return preview ? countInThread(storedSource(db, row), preview.plan) : null;
    },
    async list() {
      const now = new Date();
      return (await listImports(db, workspaceId)).map((row) => toImport(row, now));
    },
    async undo(importId, onProgress) {
      const ref = { ...target, importId };
      await startUndo(db, ref, (trx) =>
        writeAudit(trx, { ...target, action: "import.undone", target: importId }),
      );
      const row = await undoImport(shell, ref, (now) => onProgress(toImport(now, new Date())));
      return toImport(row, new Date());
    },
  };
}

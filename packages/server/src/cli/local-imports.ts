import { SHELL } from "../auth/add-user.ts";
import { commitImport } from "../imports/commit-import.ts";
import { getImport, storedPreview, storedSource, toImport } from "../imports/import-queries.ts";
import { countRows } from "../imports/read/count-rows.ts";
import { runImport } from "../imports/run-import.ts";
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
      await commitImport(db, ref, { survey, changes: changesOf(mapping) }, async () => {});
      const row = await runImport(shell, ref, {
        onProgress: (now) => onProgress(toImport(now, new Date())),
      });
      return toImport(row, new Date());
    },
    async countRows(importId) {
      const row = await getImport(db, { workspaceId, importId });
      const preview = storedPreview(row);
      return preview ? countRows(storedSource(db, row), preview.plan) : null;
    },
  };
}

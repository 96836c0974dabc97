import { page } from "@candor/contract/common.ts";
import { CommitImport, Import, ImportMapping, ImportRef } from "@candor/contract/import.ts";
import { writeAudit } from "../audit/write-audit.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { cancelImport } from "./cancel-import.ts";
import { commitImport } from "./commit-import.ts";
import type { MappingChanges } from "./guess/make-plan.ts";
import { getImport, listImports, type ImportRef as Ref, toImport } from "./import-queries.ts";
import { rejectedRowsCsv } from "./rejected-rows.ts";
import { type RunImportDeps, runImport } from "./run-import.ts";
import { startUndo, undoImport } from "./undo-import.ts";
import { previewUpload, uploadImport } from "./upload-import.ts";

/** Reads a committed file into answers; long files take long, and say so to nobody but the progress bar. */
export const importJob = defineJob<Ref>("import.run", { expireInSeconds: 6 * 3600 });

/** Takes an import back, slice by slice. */
export const undoImportJob = defineJob<Ref & { actor: string }>("import.undo", {
  expireInSeconds: 6 * 3600,
});

export interface ImportDeps {
  db: Database;
  jobs: JobQueue;
}

/** `/api/v1/imports` */
export function importRoutes(app: App, { db, jobs }: ImportDeps) {
  const config = { action: "edit" as const };

  app.get(
    "/imports",
    { schema: { response: { 200: page(Import) } }, config },
    async ({ principal: { workspaceId } }) => {
      const now = new Date();
      const rows = await listImports(db, workspaceId);
      return { data: rows.map((row) => toImport(row, now)), nextCursor: null };
    },
  );

  app.post(
    "/imports",
    {
      schema: { consumes: ["multipart/form-data"], response: { 201: Import } },
      config,
    },
    async (request, reply) => {
      const file = await request.file();
      if (!file) {
        throw new KnownError(
          422,
          "file_missing",
          "The request carries no file; send one as multipart/form-data in the field `file`.",
          [{ field: "file", message: "is required" }],
        );
      }
      const row = await uploadImport(db, {
        workspaceId: request.principal.workspaceId,
        actor: request.actor,
        fileName: file.filename || "file.csv",
        bytes: file.file,
      });
      if (file.file.truncated) {
        throw new KnownError(413, "file_too_large", "The file is larger than 300 MB; split it.");
      }
      return reply.code(201).send(toImport(row, new Date()));
    },
  );

  app.get(
    "/imports/:importId",
    { schema: { params: ImportRef, response: { 200: Import } }, config },
    async ({ principal: { workspaceId }, params }) =>
      toImport(await getImport(db, { workspaceId, ...params }), new Date()),
  );

  app.post(
    "/imports/:importId/preview",
    { schema: { params: ImportRef, body: ImportMapping, response: { 200: Import } }, config },
    async ({ principal: { workspaceId }, params, body }) =>
      toImport(await previewUpload(db, { workspaceId, ...params }, changesOf(body)), new Date()),
  );

  app.post(
    "/imports/:importId/commit",
    { schema: { params: ImportRef, body: CommitImport, response: { 200: Import } }, config },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      const ref = { workspaceId, importId: params.importId };
      const row = await commitImport(
        db,
        { ...ref, actor },
        { survey: body.survey ?? null, changes: changesOf(body.mapping) },
        (trx) => jobs.enqueue(trx, importJob, ref),
      );
      return toImport(row, new Date());
    },
  );

  app.post(
    "/imports/:importId/cancel",
    { schema: { params: ImportRef, response: { 200: Import } }, config },
    async ({ principal: { workspaceId }, params }) =>
      toImport(await cancelImport(db, { workspaceId, ...params }), new Date()),
  );

  app.post(
    "/imports/:importId/undo",
    { schema: { params: ImportRef, response: { 200: Import } }, config },
    async ({ principal: { workspaceId }, actor, params }) => {
      const ref = { workspaceId, importId: params.importId };
      const row = await startUndo(db, ref, async (trx) => {
        await jobs.enqueue(trx, undoImportJob, { ...ref, actor });
        await writeAudit(trx, {
          workspaceId,
          actor,
          action: "import.undone",
          target: ref.importId,
        });
      });
      return toImport(row, new Date());
    },
  );

  app.get(
    "/imports/:importId/rejected.csv",
    { schema: { params: ImportRef }, config },
    async ({ principal: { workspaceId }, params }, reply) => {
      const row = await getImport(db, { workspaceId, ...params });
      const name = row.file_name.replace(/\.[^.]*$/, "").replace(/[^\w.-]+/g, "-");
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}-rejected.csv"`)
        .send(rejectedRowsCsv(db, row));
    },
  );
}

/** What of the mapping a request changes; absent fields stay as the preview proposed. */
function changesOf(mapping: ImportMapping): MappingChanges {
  return {
    columns: mapping.columns,
    ...(mapping.dateOrder ? { dateOrder: mapping.dateOrder } : {}),
    ...(mapping.timeZone ? { timeZone: mapping.timeZone } : {}),
    ...(mapping.defaultDate ? { defaultDate: mapping.defaultDate } : {}),
    ...(mapping.kind ? { kind: mapping.kind } : {}),
    ...(mapping.sheets ? { sheets: mapping.sheets } : {}),
  };
}

/** Imports two files at a time in each process, of two workspaces: a long one keeps nobody waiting. */
export async function workImportJobs(jobs: JobQueue, deps: RunImportDeps): Promise<void> {
  await jobs.work(importJob, async (ref, signal) => {
    await runImport(deps, ref, { signal });
  });
  await jobs.work(undoImportJob, async (ref) => {
    await undoImport(deps, ref);
  });
}

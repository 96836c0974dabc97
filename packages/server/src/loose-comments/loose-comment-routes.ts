import type { Readable } from "node:stream";
import {
  LooseComment,
  LooseCommentChange,
  LooseCommentExport,
  LooseCommentQuery,
  LooseCommentRef,
  LooseComments,
} from "@candor/contract/loose-comment.ts";
import { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import type { Cell } from "../spreadsheets/safe-cell.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import { csvStream } from "../spreadsheets/write-csv.ts";
import { xlsxStream } from "../spreadsheets/write-xlsx.ts";
import type { Database } from "../storage/database.ts";
import {
  countOpen,
  deleteLooseComment,
  type LooseScope,
  listLooseComments,
  markDone,
} from "./loose-comment-queries.ts";

/** `/api/v1/loose-comments`: what was said without a score. */
export function looseCommentRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    "/loose-comments",
    {
      schema: { querystring: LooseCommentQuery, response: { 200: LooseComments } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, query: { limit, cursor, ...filter } }) => ({
      ...(await listLooseComments(db, { workspaceId, ...filter }, { limit, cursor })),
      open: await countOpen(db, { workspaceId, surveyId: filter.surveyId }),
    }),
  );

  app.get(
    "/loose-comments/export",
    { schema: { querystring: LooseCommentExport }, config: { action: "export", confirm: true } },
    async ({ principal: { workspaceId }, actor, query: { format, ...filter } }, reply) => {
      await db.transaction().execute((trx) =>
        writeAudit(trx, {
          workspaceId,
          actor,
          action: "loose_comments.exported",
          target: format,
        }),
      );
      const file = asFile(db, { workspaceId, ...filter }, format);
      return sendFile(reply, { name: "comments-without-a-score", format, file });
    },
  );

  app.patch(
    "/loose-comments/:commentId",
    {
      schema: {
        params: LooseCommentRef,
        body: LooseCommentChange,
        response: { 200: LooseComment },
      },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) =>
      markDone(db, { workspaceId, ...params }, { ...body, actor, now: new Date() }),
  );

  app.delete(
    "/loose-comments/:commentId",
    {
      schema: { params: LooseCommentRef, response: { 204: z.null() } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      await deleteLooseComment(db, { workspaceId, actor, ...params });
      return reply.code(204).send(null);
    },
  );
}

const HEADS = [
  ...["comment_id", "survey_id", "given_at", "source", "comment", "language", "contact"],
  ...["person_id", "person_name", "done_at", "done_by"],
];

function asFile(db: Database, scope: LooseScope, format: "csv" | "xlsx"): Readable {
  const rows = table(db, scope);
  return format === "csv" ? csvStream(rows) : xlsxStream(rows, "Comments");
}

async function* table(db: Database, scope: LooseScope): AsyncGenerator<Cell[]> {
  yield HEADS;
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listLooseComments>> = await listLooseComments(db, scope, {
      limit: 1000,
      cursor,
    });
    for (const one of page.data) {
      yield [
        ...[one.id, one.surveyId, one.givenAt, one.source, one.text, one.language, one.contact],
        ...[one.person?.id, one.person?.name, one.doneAt, one.doneBy],
      ];
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

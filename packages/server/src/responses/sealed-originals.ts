import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { secretInUse } from "../workspaces/personal-hash.ts";
import { seal, unseal } from "../workspaces/sealed.ts";
import { type RedactionChoice, redactedComment } from "./redacted-comment.ts";

interface AnswerRef {
  workspaceId: string;
  responseId: string;
}

/** It opens at this answer alone. */
export const placeOfOriginal = ({ workspaceId, responseId }: AnswerRef) =>
  `comment:${workspaceId}:${responseId}`;

/** Words as they were given, of an answer that is kept with personal data replaced; with `seal` alone. */
export interface Original extends RedactionChoice {
  responseId: string;
  /** Null where there are none any more. */
  comment: string | null;
}

/**
 * Keeps the originals of new and rewritten comments, where the workspace wishes it and something was replaced. Whatever
 * was kept of these answers before goes.
 */
export async function keepOriginals(
  trx: Transaction,
  workspaceId: string,
  originals: readonly Original[],
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> {
  if (originals.length === 0) return;
  if (!isNew) {
    await trx
      .deleteFrom("sealed_comment")
      .where("workspace_id", "=", workspaceId)
      .where(
        "response_id",
        "in",
        originals.map(({ responseId }) => responseId),
      )
      .execute();
  }
  const rows = originals.flatMap(({ responseId, comment, ...choice }) => {
    if (comment === null || choice.redaction !== "seal") return [];
    if (redactedComment(comment, choice) === comment) return [];
    const sealed = seal(secretInUse(), comment, placeOfOriginal({ workspaceId, responseId }));
    return [{ workspace_id: workspaceId, response_id: responseId, sealed }];
  });
  if (rows.length > 0) await trx.insertInto("sealed_comment").values(rows).execute();
}

/** Whether the words of an answer as they were written are kept beside those that are shown. */
export async function hasOriginal(
  db: Database,
  { workspaceId, responseId }: AnswerRef,
): Promise<boolean> {
  const row = await db
    .selectFrom("sealed_comment")
    .select("response_id")
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Opens a comment as it was written. That somebody did is in the audit log before they see it.
 *
 * @throws {KnownError} 404 when no original is kept.
 */
export async function openOriginal(
  db: Database,
  { workspaceId, responseId, actor }: AnswerRef & { actor: string },
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ sealed: string }>`
      select s.sealed from sealed_comment s
      join response r on r.workspace_id = s.workspace_id and r.id = s.response_id
      where s.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
        and s.response_id = ${responseId}::uuid and r.deleted_at is null
    `.execute(trx);
    const [row] = rows;
    if (!row) {
      throw new KnownError(
        404,
        "no_original",
        "No original of this comment is kept: nothing was replaced in it, or it came when originals were not kept.",
      );
    }
    await writeAudit(trx, {
      ...{ workspaceId, actor },
      action: "response.original_opened",
      target: responseId,
    });
    return unseal(secretInUse(), row.sealed, placeOfOriginal({ workspaceId, responseId }));
  });
}

/** How many originals a workspace keeps. */
export async function originalsKept(db: Database, workspaceId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sealed_comment where workspace_id = ${workspaceId}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** The workspace does not want originals any more: those that are kept go. @returns how many. */
export async function dropOriginals(trx: Transaction, workspaceId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("sealed_comment")
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

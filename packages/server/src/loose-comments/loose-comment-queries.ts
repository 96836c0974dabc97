import type { LooseComment, LooseCommentSource } from "@candor/contract/loose-comment.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";

/** Which of them are asked for. */
export interface LooseScope {
  workspaceId: string;
  surveyId?: string | undefined;
  source?: LooseCommentSource | undefined;
  personId?: string | undefined;
  open?: "true" | "false" | undefined;
}

interface Row {
  id: string;
  survey_id: string;
  source: LooseCommentSource;
  text: string;
  language: string | null;
  contact: string | null;
  person_id: string | null;
  person_name: string | null;
  person_email: string | null;
  import_id: string | null;
  given_at: Date;
  done_at: Date | null;
  done_by: string | null;
  sort_key: string;
}

function conditionsOf({ workspaceId, surveyId, source, personId, open }: LooseScope) {
  return [
    sql`c.workspace_id = ${workspaceId}::uuid`,
    ...(surveyId ? [sql`c.survey_id = ${surveyId}::uuid`] : []),
    ...(source ? [sql`c.source = ${source}`] : []),
    ...(personId ? [sql`c.person_id = ${personId}::uuid`] : []),
    ...(open ? [open === "true" ? sql`c.done_at is null` : sql`c.done_at is not null`] : []),
  ];
}

/** One page of what was said without a score, newest first; `nextCursor` is null on the last. */
export async function listLooseComments(
  db: Database,
  scope: LooseScope,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ data: LooseComment[]; nextCursor: string | null }> {
  const conditions = conditionsOf(scope);
  if (cursor) {
    const [givenAt, id] = decodeCursor(cursor, 2);
    conditions.push(sql`(c.given_at, c.id) < (${givenAt}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<Row>`
    select c.*, p.name as person_name, p.email as person_email, c.given_at::text as sort_key
    from loose_comment c
    left join person p on p.workspace_id = c.workspace_id and p.id = c.person_id
    where ${sql.join(conditions, sql` and `)}
    order by c.given_at desc, c.id desc
    limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([last.sort_key, last.id]) : null;
  return { data: shown.map(toLooseComment), nextCursor };
}

/** How many wait for somebody, of a survey or of all. */
export async function countOpen(
  db: Database,
  { workspaceId, surveyId }: Pick<LooseScope, "workspaceId" | "surveyId">,
): Promise<number> {
  const conditions = conditionsOf({ workspaceId, surveyId, open: "true" });
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from loose_comment c where ${sql.join(conditions, sql` and `)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** Says that somebody dealt with it, or takes that back. @throws {KnownError} 404 when there is none. */
export async function markDone(
  db: Database,
  { workspaceId, commentId }: { workspaceId: string; commentId: string },
  { done, actor, now }: { done: boolean; actor: string; now: Date },
): Promise<LooseComment> {
  const changed = await db
    .updateTable("loose_comment")
    .set(done ? { done_at: now, done_by: actor } : { done_at: null, done_by: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", commentId)
    .returning("id")
    .executeTakeFirst();
  if (!changed) throw notFound(commentId);
  const { rows } = await sql<Row>`
    select c.*, p.name as person_name, p.email as person_email, '' as sort_key
    from loose_comment c
    left join person p on p.workspace_id = c.workspace_id and p.id = c.person_id
    where c.workspace_id = ${workspaceId}::uuid and c.id = ${commentId}::uuid
  `.execute(db);
  const [row] = rows;
  if (!row) throw notFound(commentId);
  return toLooseComment(row);
}

/** Removes it for good. @throws {KnownError} 404 when there is none. */
export async function deleteLooseComment(
  db: Database,
  {
    workspaceId,
    commentId,
    actor,
  }: {
    workspaceId: string;
    commentId: string;
    actor: string;
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom("loose_comment")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", commentId)
      .returning("source")
      .executeTakeFirst();
    if (!gone) throw notFound(commentId);
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "loose_comment.deleted",
      target: commentId,
      details: { source: gone.source },
    });
  });
}

function notFound(id: string): KnownError {
  return new KnownError(
    404,
    "loose_comment_not_found",
    `There is no comment without a score "${id}" in this workspace; list them to see which there are.`,
  );
}

function toLooseComment(row: Row): LooseComment {
  return {
    id: row.id,
    surveyId: row.survey_id,
    source: row.source,
    text: row.text,
    language: row.language,
    contact: row.contact,
    person: row.person_id
      ? { id: row.person_id, name: row.person_name, email: row.person_email }
      : null,
    importId: row.import_id,
    givenAt: row.given_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by,
  };
}

import type { Ambassador, AmbassadorKind, AmbassadorsQuery } from "@candor/contract/ambassador.ts";
import { type Selectable, sql } from "kysely";
import type { AmbassadorNews } from "../channels/door/ambassador-news.ts";
import { KnownError } from "../errors/known-error.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { AmbassadorTable } from "../storage/tables-praise.ts";
import type { By } from "../teams/save-team.ts";

type Row = Selectable<AmbassadorTable> & { name: string | null; sort_key: string };

export interface AmbassadorAsked {
  workspaceId: string;
  responseId: string;
}

/** One page of those who would do more, the newest first. */
export async function listAmbassadors(
  db: Database,
  workspaceId: string,
  { kind, open, limit, cursor }: AmbassadorsQuery,
): Promise<{ data: Ambassador[]; nextCursor: string | null }> {
  const [at = null, id = null] = cursor ? decodeCursor(cursor, 2) : [];
  const { rows } = await sql<Row>`
    select a.*, coalesce(p.name, p.email) as name, a.at::text as sort_key from ambassador a
    left join person p on p.workspace_id = ${workspaceId} and p.id = a.person_id
    where a.workspace_id = ${workspaceId}
      ${kind ? sql`and ${kind} = any(a.kinds)` : sql``}
      ${open ? sql`and (a.done_at is null) = ${open === "true"}` : sql``}
      ${at ? sql`and (a.at, a.response_id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by a.at desc, a.response_id desc limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toAmbassador),
    nextCursor: last ? encodeCursor([last.sort_key, last.response_id]) : null,
  };
}

/** @throws {KnownError} 404. */
export async function getAmbassador(
  db: Database,
  { workspaceId, responseId }: AmbassadorAsked,
): Promise<Ambassador> {
  const { rows } = await sql<Row>`
    select a.*, coalesce(p.name, p.email) as name, '' as sort_key from ambassador a
    left join person p on p.workspace_id = ${workspaceId} and p.id = a.person_id
    where a.workspace_id = ${workspaceId} and a.response_id = ${responseId}::uuid
  `.execute(db);
  if (rows[0]) return toAmbassador(rows[0]);
  throw noAmbassador(responseId);
}

/** Says that somebody took it up, or takes that back. @throws {KnownError} 404. */
export async function markAmbassador(
  { db, news }: { db: Database; news: AmbassadorNews },
  { workspaceId, responseId }: AmbassadorAsked,
  { done }: { done: boolean },
  { actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("ambassador")
      .set(done ? { done_at: now, done_by: actor } : { done_at: null, done_by: null })
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", responseId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw noAmbassador(responseId);
    if (done) await news(trx, { workspaceId, responseId, kind: "done", now });
  });
}

function noAmbassador(id: string): KnownError {
  return new KnownError(
    404,
    "ambassador_not_found",
    `Nobody offered to do more with the answer "${id}" in this workspace.`,
  );
}

function toAmbassador(row: Row): Ambassador {
  return {
    responseId: row.response_id,
    surveyId: row.survey_id,
    personId: row.person_id,
    personName: row.name,
    kinds: row.kinds as AmbassadorKind[],
    words: row.words,
    contact: row.contact,
    at: row.at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by,
  };
}

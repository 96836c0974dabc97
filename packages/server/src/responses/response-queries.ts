import type { ResponseDetail, ResponseItem } from "@candor/contract/response.ts";
import { sql } from "kysely";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { furtherAnswers } from "../surveys/further-questions.ts";
import { groupOf } from "./answer.ts";
import { readingColumn, readingJoin, readingSummary, type WithReading } from "./reading-summary.ts";
import { contactWithdrawn, inList, type ListScope } from "./response-filter.ts";
import { responseNotFound } from "./revise-responses.ts";
import type { ResponseRow } from "./revision.ts";
import { hasOriginal } from "./sealed-originals.ts";

export type ResponseWithPerson = ResponseRow &
  WithReading & {
    person_name: string | null;
    person_email: string | null;
    person_phone: string | null;
    person_external_id: string | null;
    /** The person took back that they may be contacted. */
    contact_withdrawn: boolean;
  };

/** What is read of whoever answered, beside `response.*`; the table is joined as `person`. */
export const PERSON_COLUMNS = sql`person.name as person_name, person.email as person_email,
  person.phone as person_phone, person.external_id as person_external_id`;

/** One page of answers, newest first; `nextCursor` is null on the last. */
export async function listResponses(
  db: Database,
  scope: ListScope,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ rows: ResponseWithPerson[]; nextCursor: string | null }> {
  const conditions = inList(scope);
  if (cursor) {
    const [answeredAt, id] = decodeCursor(cursor, 2);
    conditions.push(
      sql`(response.answered_at, response.id) < (${answeredAt}::timestamptz, ${id}::uuid)`,
    );
  }
  const { rows } = await sql<ResponseWithPerson & { sort_key: string }>`
    select response.*, ${PERSON_COLUMNS},
      ${contactWithdrawn(scope.workspaceId)} as contact_withdrawn,
      ${readingColumn}, response.answered_at::text as sort_key
    from response left join person
      on person.workspace_id = response.workspace_id and person.id = response.person_id
    ${readingJoin}
    where ${sql.join(conditions, sql` and `)}
    order by response.answered_at desc, response.id desc
    limit ${limit + 1}
  `.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([last.sort_key, last.id]) : null;
  return { rows: shown, nextCursor };
}

/** How many answers a list holds; for the live count beside its filters. */
export async function countResponses(db: Database, scope: ListScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response where ${sql.join(inList(scope), sql` and `)}
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** One answer as far as this folder knows it; `comments` knows all that was read in it. */
export type DetailUnread = Omit<ResponseDetail, "reading"> & Pick<ResponseItem, "reading">;

/** One answer with its notes and history. */
export async function getResponseDetail(
  db: Database,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<DetailUnread> {
  const { rows } = await sql<ResponseWithPerson>`
    select response.*, ${PERSON_COLUMNS},
      ${contactWithdrawn(workspaceId)} as contact_withdrawn, ${readingColumn}
    from response left join person
      on person.workspace_id = response.workspace_id and person.id = response.person_id
    ${readingJoin}
    where response.workspace_id = ${workspaceId} and response.id = ${responseId}
  `.execute(db);
  const row = rows[0];
  if (!row || row.deleted_at) throw responseNotFound(responseId);
  const [notes, changes, originalKept] = await Promise.all([
    db
      .selectFrom("response_note")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", responseId)
      .orderBy("id")
      .execute(),
    db
      .selectFrom("response_change")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", responseId)
      .orderBy("id")
      .execute(),
    hasOriginal(db, { workspaceId, responseId }),
  ]);
  return {
    ...toResponseItem(row),
    originalKept,
    claimed: await claimedBy(db, { workspaceId, responseId }),
    notes: notes.map((note) => ({
      id: note.id,
      text: note.text,
      by: note.actor,
      at: note.at.toISOString(),
    })),
    history: changes.map((change) => ({
      at: change.at.toISOString(),
      by: change.actor,
      changes: change.changes,
    })),
  };
}

/** Whom the customer named on an open link. */
async function claimedBy(
  db: Database,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<ResponseDetail["claimed"]> {
  const { rows } = await sql<NonNullable<ResponseDetail["claimed"]>>`
    select p.id, p.name, p.email, p.phone, p.external_id as "externalId" from claimed_answer c
    join person p on p.workspace_id = c.workspace_id and p.id = c.person_id
    where c.workspace_id = ${workspaceId} and p.workspace_id = ${workspaceId}
      and c.response_id = ${responseId}
  `.execute(db);
  return rows[0] ?? null;
}

/** An answer as the API shows it. */
export function toResponseItem(row: ResponseWithPerson): ResponseItem {
  return {
    id: row.id,
    surveyId: row.survey_id,
    score: row.score,
    group: groupOf(row.score),
    comment: row.comment,
    answers: furtherAnswers(row.answers),
    properties: row.properties,
    channel: row.channel as ResponseItem["channel"],
    source: row.source,
    touchpoint: row.touchpoint,
    language: row.language,
    person: row.person_id
      ? {
          id: row.person_id,
          name: row.person_name,
          email: row.person_email,
          phone: row.person_phone,
          externalId: row.person_external_id,
        }
      : null,
    mayContact: row.meta.mayContact === true && !row.contact_withdrawn,
    tags: row.tags,
    answeredAt: row.answered_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    exclusion: row.exclusion_reason
      ? {
          reason: row.exclusion_reason,
          note: row.exclusion_note ?? "",
          by: row.excluded_by ?? "",
          at: (row.excluded_at ?? row.updated_at).toISOString(),
        }
      : null,
    quarantine: row.quarantine_reason
      ? { reason: row.quarantine_reason, until: row.quarantine_until?.toISOString() ?? null }
      : null,
    reading: readingSummary(row),
  };
}

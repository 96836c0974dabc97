import type { Recognition, SeenBy } from "@candor/contract/recognition.ts";
import { type RawBuilder, sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { noThanks } from "./give-thanks.ts";

interface Row {
  id: string;
  employee_id: string;
  employee_name: string;
  team_id: string | null;
  response_id: string | null;
  case_id: string | null;
  words: string;
  quote: string | null;
  given_by: string;
  seen_by: string;
  given_at: Date;
  heard_at: Date | null;
}

/** Who looks, and at which thanks. */
export interface ThanksAsked {
  workspaceId: string;
  viewer: Viewer;
  /** Who gave them, as it is written down: their own they may take back. */
  actor: string;
  mayManage: boolean;
  now: Date;
}

/** Whoever was thanked has so long alone with it. */
const ALONE_MS = 86_400_000;

/**
 * What is read of thanks. The customer's words are those that stand in the answer or the case now: changed there they
 * are changed here, erased there they are gone. A sensitive case lends its words to those alone who may see it.
 */
function thanks({ workspaceId, viewer }: ThanksAsked): RawBuilder<unknown> {
  return sql`select k.*, e.name as employee_name, e.team_id,
      case when not k.with_quote or (k.case_id is not null and not ${visibleTo(viewer)}) then null
        else coalesce(r.comment, c.words) end as quote
    from recognition k
    join employee e on e.workspace_id = k.workspace_id and e.id = k.employee_id
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = k.case_id
    left join response r on r.workspace_id = ${workspaceId} and r.id = k.response_id
      and r.deleted_at is null`;
}

/** Conditions on `k` and `e`: thanks that this colleague may see. Who was thanked saw it first. */
function mayBeSeen({ workspaceId, viewer, actor, now }: ThanksAsked): RawBuilder<boolean> {
  const alone = new Date(now.getTime() - ALONE_MS);
  return sql<boolean>`k.workspace_id = ${workspaceId} and e.workspace_id = ${workspaceId} and (
    (e.user_id is not null and e.user_id = ${viewer.userId}::text) or k.given_by = ${actor}
    or ((k.seen_by = 'all' or (k.seen_by = 'team' and e.team_id = any(${[...viewer.teamIds]}::uuid[])))
      and (k.heard_at is not null or e.user_id is null or k.given_at < ${alone}::timestamptz)))`;
}

/** The wall inside: newest first. */
export async function listThanks(
  db: Database,
  asked: ThanksAsked,
  q: { employeeId: string | null; limit: number; cursor: string | null },
): Promise<{ data: Recognition[]; nextCursor: string | null }> {
  const after = q.cursor === null ? null : decodeCursor(q.cursor, 2);
  const { rows } = await sql<Row>`
    ${thanks(asked)} where ${mayBeSeen(asked)}
      ${q.employeeId === null ? sql`` : sql`and k.employee_id = ${q.employeeId}::uuid`}
      ${after === null ? sql`` : sql`and (k.given_at, k.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by k.given_at desc, k.id desc limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map((row) => toRecognition(row, asked)),
    nextCursor:
      rows.length > q.limit && last ? encodeCursor([last.given_at.toISOString(), last.id]) : null,
  };
}

/** @throws {KnownError} 404. */
export async function getThanks(
  db: Database,
  asked: ThanksAsked,
  id: string,
): Promise<Recognition> {
  const { rows } = await sql<Row>`
    ${thanks(asked)} where ${mayBeSeen(asked)} and k.id = ${id}::uuid
  `.execute(db);
  if (rows[0]) return toRecognition(rows[0], asked);
  throw noThanks(id);
}

export async function countThanks(
  db: Database,
  { workspaceId, employeeId }: { workspaceId: string; employeeId: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from recognition
    where workspace_id = ${workspaceId} and employee_id = ${employeeId}::uuid
  `.execute(db);
  return rows[0]?.n ?? 0;
}

function toRecognition(row: Row, { actor, mayManage }: ThanksAsked): Recognition {
  return {
    id: row.id,
    employee: { id: row.employee_id, name: row.employee_name, teamId: row.team_id },
    from: row.case_id !== null ? "case" : row.response_id !== null ? "answer" : "colleague",
    responseId: row.response_id,
    caseId: row.case_id,
    words: row.words,
    quote: row.quote,
    by: row.given_by,
    seenBy: row.seen_by as SeenBy,
    at: row.given_at.toISOString(),
    heardAt: row.heard_at?.toISOString() ?? null,
    mayTakeBack: mayManage || row.given_by === actor,
  };
}

import type {
  PromiseDetail,
  Promised,
  PromiseEvent,
  PromisesQuery,
} from "@candor/contract/promise.ts";
import { type RawBuilder, sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { fateOf, type PromiseRow } from "./promise.ts";
import { noPromise } from "./work-promise.ts";

interface ListedRow extends PromiseRow {
  person_known: string | null;
  person_name: string | null;
  person_email: string | null;
  case_number: number | null;
  letter_kind: string | null;
  letter_state: string | null;
  letter_due: Date | null;
}

/** The columns and joins of a listed promise; conditions are on `o`, `c` (its case) and `p` (its customer). */
function listed(workspaceId: string): RawBuilder<unknown> {
  return sql`select o.*, p.id as person_known, p.name as person_name, p.email as person_email,
      c.number as case_number, l.kind as letter_kind, l.state as letter_state, l.new_due_at as letter_due
    from promise o
    left join person p on p.workspace_id = ${workspaceId} and p.id = o.person_id
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    left join lateral (
      select t.kind, t.new_due_at, m.state from promise_letter t
      join conversation_message m on m.workspace_id = ${workspaceId}
        and m.conversation_id = t.conversation_id and m.id = t.message_id
      where t.workspace_id = ${workspaceId} and t.promise_id = o.id and m.state <> 'sent'
      order by t.message_id desc limit 1
    ) l on true`;
}

/** Promises to nobody in particular, or of a case that whoever looks may see. */
function seenBy(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(c.id is null or ${visibleTo(viewer)})`;
}

const OWED = sql<boolean>`(o.state = 'open'
  and (o.person_id is not null or o.audience = 'public'))`;

/** What is owed stands in the order in which it is due, what is settled newest first. */
export async function listPromises(
  db: Database,
  q: PromisesQuery & { workspaceId: string; now: Date },
  viewer: Viewer,
): Promise<{ data: Promised[]; nextCursor: string | null }> {
  const owed = q.show === "owed" || q.show === "overdue";
  const key = owed ? sql`o.due_at` : sql`coalesce(o.closed_at, o.due_at)`;
  const conditions = [...conditionsOf(q, viewer)];
  if (q.cursor !== undefined) {
    const [at, id] = decodeCursor(q.cursor, 2);
    const after = sql`(${at}::timestamptz, ${id}::uuid)`;
    conditions.push(owed ? sql`(${key}, o.id) > ${after}` : sql`(${key}, o.id) < ${after}`);
  }
  const order = owed ? sql`${key}, o.id` : sql`${key} desc, o.id desc`;
  const { rows } = await sql<ListedRow>`
    ${listed(q.workspaceId)} where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  const at = last && (owed ? last.due_at : (last.closed_at ?? last.due_at));
  return {
    data: shown.map((row) => toPromise(row, q.now)),
    nextCursor:
      rows.length > q.limit && last && at ? encodeCursor([at.toISOString(), last.id]) : null,
  };
}

function* conditionsOf(
  q: PromisesQuery & { workspaceId: string; now: Date },
  viewer: Viewer,
): Generator<RawBuilder<unknown>> {
  yield sql`o.workspace_id = ${q.workspaceId} and ${seenBy(viewer)}`;
  if (q.show === "owed") yield OWED;
  if (q.show === "overdue") {
    yield sql`${OWED} and (o.due_at < ${q.now}::timestamptz or o.missed_at is not null)`;
  }
  if (q.show === "settled") yield sql`not ${OWED}`;
  if (q.owner !== undefined) {
    yield sql`o.owner = ${q.owner === "me" ? viewer.userId : q.owner}::text`;
  }
  if (q.audience) yield sql`o.audience = ${q.audience}`;
  if (q.personId) yield sql`o.person_id = ${q.personId}::uuid`;
  // Those of a case that was merged into it are its own now.
  if (q.caseId) yield sql`(o.case_id = ${q.caseId}::uuid or c.merged_into = ${q.caseId}::uuid)`;
}

/** @throws {KnownError} 404. */
export async function promiseDetail(
  db: Database | Transaction,
  ref: { workspaceId: string; promiseId: string; now: Date },
  viewer: Viewer,
): Promise<PromiseDetail> {
  const { workspaceId, promiseId, now } = ref;
  const { rows } = await sql<ListedRow>`
    ${listed(workspaceId)} where o.workspace_id = ${workspaceId} and o.id = ${promiseId}::uuid
      and ${seenBy(viewer)}
  `.execute(db);
  const [row] = rows;
  if (!row) throw noPromise(promiseId);
  const events = await db
    .selectFrom("promise_event")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("promise_id", "=", promiseId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(500)
    .execute();
  return {
    ...toPromise(row, now),
    events: events.map((event) => ({
      id: event.id,
      at: event.at.toISOString(),
      actor: event.actor,
      kind: event.kind as PromiseEvent["kind"],
      way: event.way as PromiseEvent["way"],
      newDueAt: event.new_due_at?.toISOString() ?? null,
      words: event.words,
    })),
  };
}

function toPromise(row: ListedRow, now: Date): Promised {
  const fate = fateOf(row, now);
  return {
    id: row.id,
    audience: row.audience === "public" ? "public" : "person",
    personId: row.person_id,
    person:
      row.person_known === null
        ? null
        : { id: row.person_known, name: row.person_name, email: row.person_email },
    caseId: row.case_id,
    caseNumber: row.case_number,
    messageId: row.message_id,
    words: row.words,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    owner: row.owner,
    firstDueAt: row.first_due_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    state: fate === "released" ? "released" : (row.state as Promised["state"]),
    fate,
    warnedAt: row.warned_at?.toISOString() ?? null,
    apologisedAt: row.apologised_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    note: row.note,
    letter:
      row.letter_kind === null
        ? null
        : {
            kind: row.letter_kind as "warning",
            state: row.letter_state as "held",
            newDueAt: row.letter_due?.toISOString() ?? null,
          },
    byMail: row.person_email !== null,
    version: row.version,
  };
}

/** What is still owed to a customer in one matter, or apart from any, for the page of that matter. */
export async function owedToCustomer(
  db: Database,
  {
    workspaceId,
    caseId,
    personId,
  }: { workspaceId: string; caseId: string | null; personId: string },
): Promise<{ words: string; firstDueAt: Date; dueAt: Date }[]> {
  const { rows } = await sql<{ words: string; firstDueAt: Date; dueAt: Date }>`
    select o.words, o.first_due_at as "firstDueAt", o.due_at as "dueAt" from promise o
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    where o.workspace_id = ${workspaceId} and ${OWED}
      and (o.case_id = ${caseId}::uuid or c.merged_into = ${caseId}::uuid
        or (o.case_id is null and o.person_id = ${personId}::uuid))
    order by o.due_at, o.id limit 50
  `.execute(db);
  return rows;
}

import type { Case, CaseDetail, CaseState, CasesQuery } from "@candor/contract/case.ts";
import { type RawBuilder, sql } from "kysely";
import { conversationOfCase } from "../conversations/conversation-queries.ts";
import { groupOf } from "../responses/answer.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { CaseRow } from "./case.ts";
import { type Viewer, visibleTo } from "./case-visibility.ts";
import { clocksOf } from "./clock-queries.ts";
import { checkOf } from "./settled.ts";
import { noCase } from "./work-case.ts";

/** A case with its customer and its answer, as rows of lists. */
interface ListedRow extends CaseRow {
  person_name: string | null;
  person_email: string | null;
  person_phone: string | null;
  person_known: string | null;
  score: number | null;
  comment: string | null;
  answered_at: Date | null;
  survey_id: string | null;
  may_contact: boolean;
}

/** Whether the customer allowed to be contacted: with this answer, or said so of themselves; and has not taken it back. */
function mayContact(workspaceId: string): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(r.meta @> '{"mayContact": true}', false)
      or exists (select from consent k where k.workspace_id = ${workspaceId}
        and k.person_id = c.person_id and k.channel = 'contact' and k.given))
    and not exists (select from consent k where k.workspace_id = ${workspaceId}
      and k.person_id = c.person_id and k.channel = 'contact' and not k.given)`;
}

/** The columns and joins of a listed case; conditions are on `c`, `r` (its answer) and `p` (its customer). */
function listed(workspaceId: string): RawBuilder<unknown> {
  return sql`select c.*, p.id as person_known, p.name as person_name, p.email as person_email,
      p.phone as person_phone, r.score, r.comment, r.answered_at, r.survey_id,
      ${mayContact(workspaceId)} as may_contact
    from customer_case c
    left join response r on r.workspace_id = ${workspaceId} and r.id = c.response_id
      and r.deleted_at is null
    left join person p on p.workspace_id = ${workspaceId} and p.id = c.person_id`;
}

/** Cases in the order in which something is due. */
export async function listCases(
  db: Database,
  q: CasesQuery & { workspaceId: string; now: Date },
  viewer: Viewer,
): Promise<{ data: Case[]; nextCursor: string | null }> {
  const after = q.cursor === undefined ? null : decodeCursor(q.cursor, 2);
  const conditions = [...conditionsOf(q, viewer)];
  if (after) {
    conditions.push(sql`(c.sort_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  }
  const { rows } = await sql<ListedRow>`
    ${listed(q.workspaceId)} where ${sql.join(conditions, sql` and `)}
    order by c.sort_at, c.id limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toCase),
    nextCursor:
      rows.length > q.limit && last ? encodeCursor([last.sort_at.toISOString(), last.id]) : null,
  };
}

function* conditionsOf(
  q: CasesQuery & { workspaceId: string; now: Date },
  viewer: Viewer,
): Generator<RawBuilder<unknown>> {
  yield sql`c.workspace_id = ${q.workspaceId} and c.merged_into is null and ${visibleTo(viewer)}`;
  if (q.state === "active") yield sql`c.state in ('open', 'waiting')`;
  else if (q.state !== "all") yield sql`c.state = ${q.state}`;
  if (q.owner === "nobody") yield sql`c.owner is null`;
  else if (q.owner !== undefined) {
    yield sql`c.owner = ${q.owner === "me" ? viewer.userId : q.owner}`;
  }
  if (q.teamId) yield sql`c.team_id = ${q.teamId}::uuid`;
  if (q.personId) yield sql`c.person_id = ${q.personId}::uuid`;
  if (q.responseId) yield sql`c.response_id = ${q.responseId}::uuid`;
  if (q.causeId) yield sql`c.cause_id = ${q.causeId}::uuid`;
  if (q.priority) yield sql`c.priority = ${q.priority}`;
  if (q.mayContact === true) yield sql`(${mayContact(q.workspaceId)})`;
  if (q.mayContact === false) yield sql`not (${mayContact(q.workspaceId)})`;
  if (q.late === true) yield sql`c.sort_at < ${q.now}::timestamptz`;
  if (q.snoozed === true) yield sql`c.snoozed_until > ${q.now}::timestamptz`;
  // Somebody who looks for a person or an answer wants whatever there is.
  else if (!q.personId && !q.responseId && q.state === "active") {
    yield sql`(c.snoozed_until is null or c.snoozed_until <= ${q.now}::timestamptz)`;
  }
  if (q.search && /^#\d{1,9}$/.test(q.search)) {
    yield sql`c.number = ${Number(q.search.slice(1))}::int`;
  } else if (q.search) {
    const like = `%${q.search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    const number = /^\d{1,9}$/.test(q.search) ? Number(q.search) : null;
    yield sql`(c.number = ${number}::int or lower(c.title) like ${like} or lower(c.words) like ${like}
      or lower(p.name) like ${like} or lower(p.email) like ${like} or lower(r.comment) like ${like})`;
  }
}

/** @throws {KnownError} 404 for a case that is not there, or not theirs to see. */
export async function getCase(
  db: Database | Transaction,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
  viewer: Viewer,
): Promise<Case> {
  const { rows } = await sql<ListedRow>`
    ${listed(workspaceId)} where c.workspace_id = ${workspaceId} and c.id = ${caseId}::uuid
      and ${visibleTo(viewer)}
  `.execute(db);
  if (rows[0]) return toCase(rows[0]);
  throw noCase(caseId);
}

/** A case with its clocks, relatives, and what else is known of its customer. */
export async function caseDetail(
  db: Database,
  ref: { workspaceId: string; caseId: string; now: Date },
  viewer: Viewer,
): Promise<CaseDetail> {
  const found = await getCase(db, ref, viewer);
  const { workspaceId, caseId, now } = ref;
  const { rows: relatives } = await sql<{
    id: string;
    number: number;
    state: CaseState;
    opened_at: Date;
    how: "merged" | "linked" | "person";
  }>`
    select c.id, c.number, c.state, c.opened_at, 'merged' as how from customer_case c
      where c.workspace_id = ${workspaceId} and c.merged_into = ${caseId}::uuid and ${visibleTo(viewer)}
    union all
    select c.id, c.number, c.state, c.opened_at, 'linked' from case_link l
      join customer_case c on c.workspace_id = l.workspace_id and c.id = l.other_id
      where l.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
        and l.case_id = ${caseId}::uuid and ${visibleTo(viewer)}
    union all
    select c.id, c.number, c.state, c.opened_at, 'person' from customer_case c
      where c.workspace_id = ${workspaceId} and c.person_id = ${found.personId}::uuid
        and c.id <> ${caseId}::uuid and c.merged_into is null and ${visibleTo(viewer)}
    order by 4 desc
  `.execute(db);
  const of = (how: string) => relatives.filter((one) => one.how === how);
  const answers = await otherAnswers(db, workspaceId, [found]);
  return {
    ...found,
    clocks: await clocksOf(db, { workspaceId, caseId, now }),
    merged: of("merged").map(({ id, number }) => ({ id, number })),
    linked: of("linked").map(({ id, number, state }) => ({ id, number, state })),
    otherAnswers: answers.get(caseId) ?? [],
    otherCases: of("person")
      .slice(0, 20)
      .map(({ id, number, state, opened_at }) => ({
        id,
        number,
        state,
        openedAt: opened_at.toISOString(),
      })),
    conversationId: (await conversationOfCase(db, { workspaceId, caseId }))?.id ?? null,
    check: await checkOf(db, { workspaceId, caseId }),
  };
}

type OtherAnswers = CaseDetail["otherAnswers"];

/** What each customer answered besides, newest first, five at most. */
export async function otherAnswers(
  db: Database,
  workspaceId: string,
  cases: readonly Case[],
): Promise<Map<string, OtherAnswers>> {
  const people = [...new Set(cases.flatMap(({ personId }) => personId ?? []))];
  if (people.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    person_id: string;
    score: number;
    comment: string | null;
    answered_at: Date;
    survey_id: string;
  }>`
    select r.id, r.person_id, r.score, r.comment, r.answered_at, r.survey_id
    from unnest(${people}::uuid[]) as u(id) cross join lateral (
      select id, person_id, score, comment, answered_at, survey_id from response
      where workspace_id = ${workspaceId} and person_id = u.id and deleted_at is null
        and cells is not null
      order by answered_at desc, id desc limit 6) r
  `.execute(db);
  return new Map(
    cases.map(({ id, personId, responseId }) => [
      id,
      rows
        .filter((row) => row.person_id === personId && row.id !== responseId)
        .slice(0, 5)
        .map((row) => ({ ...answerOf(row), id: row.id })),
    ]),
  );
}

/** Whom to call: open, awake, with a number; mine, my teams', or of nobody. Permission leads, then what is due. */
export async function listCalls(
  db: Database,
  q: { workspaceId: string; now: Date; whose: "mine" | "all"; limit: number },
  viewer: Viewer,
): Promise<Case[]> {
  const nobodys = sql`c.owner is null and (c.team_id is null or c.team_id = any(${[...viewer.teamIds]}::uuid[]))`;
  const whose = q.whose === "all" ? [sql`true`] : [sql`c.owner = ${viewer.userId}`, nobodys];
  const permitted = mayContact(q.workspaceId);
  // Lists that are each read in their order until they are long enough: one order of all would look at every open case.
  const lists = whose.flatMap((theirs) =>
    [sql`(${permitted})`, sql`not (${permitted})`].map(
      (may) => sql`(${listed(q.workspaceId)}
        where c.workspace_id = ${q.workspaceId} and c.merged_into is null and ${visibleTo(viewer)}
          and c.state = 'open' and (c.snoozed_until is null or c.snoozed_until <= ${q.now}::timestamptz)
          and p.phone is not null and ${theirs} and ${may}
        order by c.sort_at, c.id limit ${q.limit})`,
    ),
  );
  const { rows } = await sql<ListedRow>`
    select * from (${sql.join(lists, sql` union all `)}) as calls
    order by may_contact desc, sort_at, id limit ${q.limit}
  `.execute(db);
  return rows.map(toCase);
}

/** How often it was tried since somebody was last reached, by case. */
export async function triesOf(
  db: Database,
  workspaceId: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; n: number }>`
    select e.case_id, count(*)::int as n from case_event e
    where e.workspace_id = ${workspaceId} and e.case_id = any(${[...caseIds]}::uuid[])
      and e.kind = 'contact' and e.data ->> 'result' <> 'reached'
      and not exists (select from case_event l where l.workspace_id = ${workspaceId}
        and l.case_id = e.case_id and l.kind = 'contact' and l.data ->> 'result' = 'reached'
        and (l.at, l.id) > (e.at, e.id))
    group by e.case_id
  `.execute(db);
  return new Map(rows.map(({ case_id, n }) => [case_id, n]));
}

function answerOf(row: {
  score: number;
  comment: string | null;
  answered_at: Date;
  survey_id: string;
}) {
  return {
    score: row.score,
    group: groupOf(row.score),
    comment: row.comment,
    answeredAt: row.answered_at.toISOString(),
    surveyId: row.survey_id,
  };
}

function toCase(row: ListedRow): Case {
  const iso = (time: Date | null) => time?.toISOString() ?? null;
  const { score, answered_at, survey_id } = row;
  const answer =
    score === null || answered_at === null || survey_id === null
      ? null
      : answerOf({ score, comment: row.comment, answered_at, survey_id });
  return {
    id: row.id,
    number: row.number,
    origin: row.origin as Case["origin"],
    state: row.state as CaseState,
    title: row.title,
    words: row.words,
    responseId: row.response_id,
    personId: row.person_id,
    person:
      row.person_known === null
        ? null
        : {
            id: row.person_known,
            name: row.person_name,
            email: row.person_email,
            phone: row.person_phone,
          },
    answer,
    mayContact: row.may_contact,
    owner: row.owner,
    teamId: row.team_id,
    priority: row.priority as Case["priority"],
    sensitive: row.sensitive,
    ruleId: row.rule_id,
    causeId: row.cause_id,
    outcome: row.outcome as Case["outcome"],
    outcomeNote: row.outcome_note,
    openedAt: row.opened_at.toISOString(),
    firstContactAt: iso(row.first_contact_at),
    snoozedUntil: iso(row.snoozed_until),
    resolvedAt: iso(row.resolved_at),
    closedAt: iso(row.closed_at),
    reopened: row.reopened,
    dueAt: iso(row.next_due_at),
    dueKind: row.next_due_kind as Case["dueKind"],
    mergedInto: row.merged_into,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  };
}

import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { questionsOf } from "../../surveys/further-questions.ts";
import type { AskedQuestions } from "./additional-answers.ts";
import { isOldId, namesOf, numbersOf, targetOf } from "./delighted-ids.ts";
import { secondAfter } from "./people-queries.ts";
import { type NoteToShow, type ResponseToShow, shownResponse } from "./shapes.ts";
import { entryAt } from "./skip-days.ts";

/** An answer with whoever gave it. */
export type FoundResponse = ResponseToShow & {
  person: { id: string; name: string | null; email: string | null; phone: string | null } | null;
  person_created_at: Date | null;
};

export const ORDERS = ["asc", "desc", "asc:updated_at", "desc:updated_at"] as const;
export type Order = (typeof ORDERS)[number];

/** Which answers of a survey are listed; only counted ones are, so that list and metrics agree. */
export interface ResponsesWanted {
  workspaceId: string;
  surveyId: string;
  since: Date | null;
  until: Date | null;
  updatedSince: Date | null;
  updatedUntil: Date | null;
  /** Nobody's when it is empty: a person was named who does not exist. */
  personId: string | null;
  condition: RawBuilder<unknown> | null;
  order: Order;
  limit: number;
  offset: number;
}

/** Below this place in a list it is quicker to count along. */
const ENTER_FROM = 1000;

export async function listResponses(
  db: Database,
  q: ResponsesWanted,
  { enterFrom = ENTER_FROM }: { enterFrom?: number } = {},
): Promise<FoundResponse[]> {
  const newestFirst = q.order.startsWith("desc");
  const byUpdate = q.order.endsWith("updated_at");
  const isWhole = !byUpdate && !q.updatedSince && !q.updatedUntil && !q.personId && !q.condition;
  const canEnter = isWhole && q.offset >= enterFrom;
  const entry = canEnter ? await entryAt(db, { ...q, newestFirst }) : null;
  if (canEnter && !entry) return [];
  const conditions = [
    ...inSurvey(q),
    sql`response.cells is not null`,
    ...(entry
      ? [
          newestFirst
            ? sql`response.answered_at < ${entry.moment}::timestamptz`
            : sql`response.answered_at >= ${entry.moment}::timestamptz`,
        ]
      : []),
    ...(q.updatedSince ? [sql`response.updated_at >= ${q.updatedSince}::timestamptz`] : []),
    ...(q.updatedUntil
      ? [sql`response.updated_at < ${secondAfter(q.updatedUntil)}::timestamptz`]
      : []),
    ...(q.personId === null ? [] : [sql`response.person_id = ${q.personId}::uuid`]),
    ...(q.condition ? [q.condition] : []),
  ];
  const way = newestFirst ? sql`desc` : sql`asc`;
  const order = sql`${sql.ref(byUpdate ? "response.updated_at" : "response.answered_at")} ${way}, response.id ${way}`;
  const { rows } = await sql<FoundResponse>`
    ${selectPeople(
      q.workspaceId,
      sql`select * from response where ${sql.join(conditions, sql` and `)}
        order by ${order} limit ${q.limit} offset ${entry?.offset ?? q.offset}`,
    )} order by ${order}
  `.execute(db);
  return rows;
}

/** Conditions that say which survey and which time. */
export function inSurvey(q: {
  workspaceId: string;
  surveyId: string;
  since: Date | null;
  until: Date | null;
}): RawBuilder<unknown>[] {
  return [
    sql`response.workspace_id = ${q.workspaceId}`,
    sql`response.survey_id = ${q.surveyId}`,
    ...(q.since ? [sql`response.answered_at >= ${q.since}::timestamptz`] : []),
    ...(q.until ? [sql`response.answered_at < ${secondAfter(q.until)}::timestamptz`] : []),
  ];
}

/** An answer of this survey by its old id or a number of ours; null when there is none. */
export async function findResponse(
  db: Database,
  q: { workspaceId: string; surveyId: string; name: string },
): Promise<FoundResponse | null> {
  const isOurs = !isOldId(q.name);
  const id = isOurs ? await idOf(db, q) : null;
  if (isOurs && id === null) return null;
  const { rows } = await sql<FoundResponse>`
    ${selectPeople(
      q.workspaceId,
      sql`select * from response
        where workspace_id = ${q.workspaceId} and survey_id = ${q.surveyId} and deleted_at is null
          and ${isOurs ? sql`id = ${id}::uuid` : sql`source_key = ${`delighted:${q.name}`}`}`,
    )}
  `.execute(db);
  return rows[0] ?? null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function idOf(
  db: Database,
  q: { workspaceId: string; name: string },
): Promise<string | null> {
  return UUID.test(q.name) ? q.name : targetOf(db, q.workspaceId, q.name);
}

/** These answers with whoever gave them; people are looked up for what is shown, not for what is skipped. */
function selectPeople(workspaceId: string, responses: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select response.*, case when p.id is null then null else
        jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone) end as person,
      p.created_at as person_created_at
    from (${responses}) response
    left join person p on p.workspace_id = ${workspaceId} and p.id = response.person_id`;
}

/** Answers as Delighted wrote them, with their notes. */
export async function showResponses(
  db: Database,
  q: { workspaceId: string; publicUrl: string; expand: readonly string[] },
  rows: readonly FoundResponse[],
) {
  const { workspaceId, publicUrl } = q;
  const notes = await notesOf(db, workspaceId, rows);
  const questions = await questionsOfSurveys(db, workspaceId, rows);
  const names = new Map([
    ...(await namesOf(db, workspaceId, {
      responses: rows.map((row) => row.id),
      people: rows.flatMap((row) => row.person?.id ?? []),
    })),
    ...(await numbersOf(
      db,
      workspaceId,
      [...notes.values()].flat().map((note) => note.id),
    )),
  ]);
  return rows.map((row) =>
    shownResponse(row, {
      workspaceId,
      publicUrl,
      names,
      person: row.person && { ...row.person, created_at: row.person_created_at ?? row.recorded_at },
      expandPerson: q.expand.includes("person"),
      notes: notes.get(row.id) ?? [],
      questions: questions.get(row.survey_id),
    }),
  );
}

/** What the surveys of these answers ask; nothing is read where nobody answered a further question. */
export async function questionsOfSurveys(
  db: Database,
  workspaceId: string,
  rows: readonly Pick<FoundResponse, "answers" | "survey_id">[],
): Promise<Map<string, AskedQuestions>> {
  const answered = rows.filter(({ answers }) => Object.keys(answers).length > 0);
  if (answered.length === 0) return new Map();
  const surveys = await db
    .selectFrom("survey")
    .select(["id", "settings", "default_language"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...new Set(answered.map(({ survey_id }) => survey_id))])
    .execute();
  return new Map(
    surveys.map((survey) => [
      survey.id,
      { asked: questionsOf(survey), language: survey.default_language },
    ]),
  );
}

async function notesOf(
  db: Database,
  workspaceId: string,
  rows: readonly FoundResponse[],
): Promise<Map<string, NoteToShow[]>> {
  const notes = new Map<string, NoteToShow[]>();
  if (rows.length === 0) return notes;
  const found = await db
    .selectFrom("response_note")
    .select(["id", "response_id", "text", "actor", "at"])
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "in", [...new Set(rows.map((row) => row.id))])
    .orderBy("id")
    .execute();
  for (const note of found)
    notes.set(note.response_id, [...(notes.get(note.response_id) ?? []), note]);
  return notes;
}

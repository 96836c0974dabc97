import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Identity } from "../people/identity.ts";
import { type KnownPerson, resolvePersons } from "../people/resolve-people.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import type { Cells } from "../storage/tables.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { admitValues } from "../tallies/admit-values.ts";
import { cellsOf } from "../tallies/cells.ts";
import { addToTally } from "../tallies/move-tallies.ts";
import { type Answer, checkAnswer } from "./answer.ts";

/** What became of one answer: recorded now, or already there under its id or source key. */
export interface Recorded {
  id: string;
  surveyId: string;
  personId: string | null;
  invitationId: string | null;
  score: number;
  created: boolean;
  /** Who answered, where the door said so by an address or an id of its own. */
  person: KnownPerson | null;
  /** When this batch was recorded. */
  recordedAt: Date;
}

/** What must happen in the same transaction as the recording; see app/pipeline.ts. */
export type Follow = (trx: Transaction, batch: RecordedBatch) => Promise<void>;

export interface RecordedBatch {
  workspaceId: string;
  recorded: readonly Recorded[];
  answers: readonly Answer[];
  now: Date;
}

/**
 * Records a batch of one workspace's answers: people, answers, tallies and what follows, all in
 * one transaction. An answer recorded before (same id, or same source key) changes nothing.
 *
 * @returns one entry for each answer, in order.
 * @throws {KnownError} when a survey does not exist or an answer is not one; nothing is recorded then.
 */
export async function recordBatch(
  db: Database,
  workspaceId: string,
  answers: readonly Answer[],
  { now: given, follow }: { now?: Date; follow?: Follow } = {},
): Promise<Recorded[]> {
  for (const answer of answers) checkAnswer(answer, given ?? new Date());
  return withWorkspace(db, workspaceId, async (trx) => {
    // After the lock: what is recorded later has a later time, so that nobody who reads on misses it.
    const now = given ?? new Date();
    const surveys = await surveysOf(trx, workspaceId, answers);
    const persons = await personsOf(trx, workspaceId, answers, surveys, now);
    const rows = answers.map((answer, index) =>
      toRow(answer, persons[index] ?? null, surveyOf(surveys, answer.surveyId)),
    );
    await admitValues(trx, workspaceId, rows.filter(isCounted));
    const created = await insertRows(trx, workspaceId, rows, surveys, now);
    const outcomes = await outcome(trx, workspaceId, rows, created);
    const recorded = outcomes.map((one, i) => ({
      ...one,
      person: persons[i] ?? null,
      recordedAt: now,
    }));
    await noticeSurveys(trx, workspaceId, recorded);
    if (follow) await follow(trx, { workspaceId, recorded, answers, now });
    return recorded;
  });
}

interface SurveyContext {
  id: string;
  dimensions: string[];
  anonymous: boolean;
  time_zone: string;
}

interface Row {
  id: string;
  surveyId: string;
  survey_id: string;
  person_id: string | null;
  invitation_id: string | null;
  score: number;
  comment: string | null;
  answers: Readonly<Record<string, unknown>>;
  properties: Readonly<Record<string, unknown>>;
  channel: string;
  source: string | null;
  touchpoint: string | null;
  language: string | null;
  tags: readonly string[];
  meta: Readonly<Record<string, unknown>>;
  answered_at: string;
  cells: Cells | null;
  quarantine_reason: string | null;
  quarantine_until: string | null;
  exclusion_reason: string | null;
  exclusion_note: string | null;
  /** Kept by the day alone, so that no time can tie it to anybody. */
  by_day: boolean;
  source_key: string | null;
  external_id: string | null;
  import_id: string | null;
}

function isCounted(row: Row): row is Row & { cells: Cells } {
  return row.cells !== null;
}

async function surveysOf(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
): Promise<Map<string, SurveyContext>> {
  const ids = [...new Set(answers.map((answer) => answer.surveyId))];
  const { rows } = await sql<SurveyContext>`
    select survey.id, survey.dimensions, survey.anonymous, workspace.time_zone
    from survey join workspace on workspace.id = survey.workspace_id
    where survey.workspace_id = ${workspaceId} and workspace.id = ${workspaceId}
      and survey.id = any(${ids}::uuid[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}

function surveyOf(surveys: Map<string, SurveyContext>, id: string): SurveyContext {
  const survey = surveys.get(id);
  if (survey) return survey;
  throw new KnownError(404, "survey_not_found", `There is no survey "${id}" in this workspace.`);
}

async function personsOf(
  trx: Transaction,
  workspaceId: string,
  answers: readonly Answer[],
  surveys: Map<string, SurveyContext>,
  now: Date,
): Promise<(KnownPerson | null)[]> {
  const persons: (KnownPerson | null)[] = answers.map(() => null);
  const known: { index: number; identity: Identity }[] = [];
  answers.forEach((answer, index) => {
    // An anonymous survey never learns who answered, whatever the door says.
    if (surveyOf(surveys, answer.surveyId).anonymous || answer.personId) return;
    if (answer.person) known.push({ index, identity: answer.person });
  });
  const identities = known.map(({ identity }) => identity);
  const resolved = await resolvePersons(trx, workspaceId, identities, now);
  known.forEach(({ index }, i) => {
    persons[index] = resolved[i] ?? null;
  });
  return persons;
}

function toRow(answer: Answer, person: KnownPerson | null, survey: SurveyContext): Row {
  const touchpoint = answer.touchpoint ?? null;
  return {
    id: answer.id,
    surveyId: answer.surveyId,
    survey_id: answer.surveyId,
    person_id: survey.anonymous ? null : (answer.personId ?? person?.id ?? null),
    invitation_id: survey.anonymous ? null : (answer.invitationId ?? null),
    score: answer.score,
    comment: answer.comment,
    answers: answer.answers ?? {},
    properties: answer.properties,
    channel: answer.channel,
    source: answer.source ?? null,
    touchpoint,
    language: answer.language,
    tags: answer.tags ?? [],
    meta: survey.anonymous ? {} : (answer.meta ?? {}),
    answered_at: answer.answeredAt.toISOString(),
    cells:
      answer.quarantine || answer.exclusion
        ? null
        : cellsOf({ ...answer, touchpoint }, survey.dimensions),
    quarantine_reason: answer.quarantine?.reason ?? null,
    quarantine_until: answer.quarantine?.until?.toISOString() ?? null,
    exclusion_reason: answer.exclusion?.reason ?? null,
    exclusion_note: answer.exclusion?.note ?? null,
    by_day: survey.anonymous,
    source_key: answer.sourceKey ?? null,
    external_id: answer.externalId ?? null,
    import_id: answer.importId ?? null,
  };
}

/**
 * Inserts the rows and moves both tallies in one statement. Tallies are fed only by what the
 * insert returned, so a replay adds nothing.
 *
 * @returns the ids that were new.
 */
async function insertRows(
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
  surveys: Map<string, SurveyContext>,
  now: Date,
): Promise<Set<string>> {
  const zone = [...surveys.values()][0]?.time_zone ?? "UTC";
  const today = sql`date_trunc('day', ${now}::timestamptz, ${zone})`;
  const { rows: inserted } = await sql<{ id: string }>`
    with input as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, survey_id uuid, person_id uuid, invitation_id uuid, score smallint, comment text,
        answers jsonb, properties jsonb, channel text, source text, touchpoint text, language text,
        tags text[], meta jsonb, answered_at timestamptz, cells jsonb, quarantine_reason text,
        quarantine_until timestamptz, exclusion_reason text, exclusion_note text, by_day boolean,
        source_key text, external_id text, import_id uuid)
    ), inserted as (
      insert into response as n (
        workspace_id, id, survey_id, person_id, invitation_id, score, comment, answers, properties,
        channel, source, touchpoint, language, tags, meta, answered_at, recorded_at, updated_at, day,
        cells, quarantine_reason, quarantine_until, exclusion_reason, exclusion_note, excluded_by,
        excluded_at, source_key, external_id, import_id)
      select ${workspaceId}::uuid, id, survey_id, person_id, invitation_id, score, comment, answers,
        properties, channel, source, touchpoint, language, tags, meta,
        case when by_day then date_trunc('day', answered_at, ${zone}) else answered_at end,
        case when by_day then ${today} else ${now}::timestamptz end,
        case when by_day then ${today} else ${now}::timestamptz end,
        (answered_at at time zone ${zone})::date, cells, quarantine_reason, quarantine_until,
        exclusion_reason, exclusion_note, case when exclusion_reason is not null then 'rule' end,
        case when exclusion_reason is not null then ${now}::timestamptz end,
        source_key, external_id, import_id
      from input order by id
      on conflict do nothing
      returning n.id, n.survey_id, n.person_id, n.answered_at, n.score, n.day, n.cells
    ), newest as materialized (
      select distinct on (survey_id, person_id) * from inserted
      where cells is not null and person_id is not null
      order by survey_id, person_id, answered_at desc, id desc
    ), previous as materialized (
      select l.survey_id, l.person_id, l.day, l.score, l.cells
      from latest_answer l join newest n on n.survey_id = l.survey_id and n.person_id = l.person_id
      where l.workspace_id = ${workspaceId}
    ), replaced as (
      insert into latest_answer as l (
        workspace_id, survey_id, person_id, response_id, answered_at, score, day, cells)
      select ${workspaceId}::uuid, survey_id, person_id, id, answered_at, score, day, cells
      from newest order by survey_id, person_id
      on conflict (workspace_id, survey_id, person_id) do update set
        response_id = excluded.response_id, answered_at = excluded.answered_at,
        score = excluded.score, day = excluded.day, cells = excluded.cells
      where (l.answered_at, l.response_id)
        < (excluded.answered_at, excluded.response_id)
      returning l.survey_id, l.person_id, l.day, l.score, l.cells
    ), moves as materialized (
      select survey_id, 'every' as basis, day, score, cells, 1 as sign
      from inserted where cells is not null
      union all
      select survey_id, 'latest', day, score, cells, 1
      from inserted where cells is not null and person_id is null
      union all
      select survey_id, 'latest', day, score, cells, 1 from replaced
      union all
      select p.survey_id, 'latest', p.day, p.score, p.cells, -1
      from previous p join replaced r on r.survey_id = p.survey_id and r.person_id = p.person_id
    ), tallied as (
      ${addToTally(sql`${workspaceId}::uuid`)}
    )
    select id from inserted
  `.execute(trx);
  return new Set(inserted.map((row) => row.id));
}

/** Answers that were there already are found under the id they were first recorded with. */
async function outcome(
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
  created: Set<string>,
): Promise<Omit<Recorded, "person" | "recordedAt">[]> {
  const old = rows.filter((row) => !created.has(row.id));
  const earlier = old.length === 0 ? [] : await findEarlier(trx, workspaceId, old);
  const byId = new Map(earlier.map((row) => [row.id, row]));
  const byKey = new Map(earlier.map((row) => [`${row.survey_id}/${row.source_key}`, row]));
  const once = new Set(created);
  return rows.map((row) => {
    const first = byId.get(row.id) ?? byKey.get(`${row.survey_id}/${row.source_key}`) ?? row;
    return {
      id: first.id,
      surveyId: row.survey_id,
      personId: first.person_id,
      invitationId: row.invitation_id,
      score: first.score,
      created: once.delete(row.id),
    };
  });
}

type Earlier = {
  id: string;
  survey_id: string;
  person_id: string | null;
  source_key: string | null;
  score: number;
};

async function findEarlier(
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
): Promise<Earlier[]> {
  const keys = rows.map((row) => row.source_key).filter((key) => key !== null);
  const { rows: found } = await sql<Earlier>`
    select id, survey_id, person_id, source_key, score from response
    where workspace_id = ${workspaceId} and id = any(${rows.map((row) => row.id)}::uuid[])
    union
    select id, survey_id, person_id, source_key, score from response
    where workspace_id = ${workspaceId} and survey_id = any(${rows.map((row) => row.survey_id)}::uuid[])
      and source_key = any(${keys}::text[])
  `.execute(trx);
  const elsewhere = found.find((row) =>
    rows.some((wanted) => wanted.id === row.id && wanted.survey_id !== row.survey_id),
  );
  if (elsewhere) {
    throw new KnownError(
      409,
      "id_in_use",
      `The id "${elsewhere.id}" belongs to an answer of another survey; make a new id for this one.`,
    );
  }
  return found;
}

async function noticeSurveys(
  trx: Transaction,
  workspaceId: string,
  recorded: readonly Recorded[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { surveyId, created } of recorded) {
    if (created) counts.set(surveyId, (counts.get(surveyId) ?? 0) + 1);
  }
  for (const [surveyId, count] of counts) {
    await noticeLive(trx, { workspaceId, surveyId, count, kind: "recorded" });
  }
}

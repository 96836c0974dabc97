import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import type { Cells } from "../storage/tables.ts";
import { addToTally } from "../tallies/move-tallies.ts";
import type { Recorded } from "./answer.ts";

/** An answer as it is written: what decides where it stands is settled. */
export interface Row {
  id: string;
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
  timeless: boolean;
  /** The day it was given, where its time is not known. */
  given_day: string | null;
  source_key: string | null;
  external_id: string | null;
  import_id: string | null;
}

/** What the database decided about a row that was new. */
export interface Inserted {
  id: string;
  answered_at: Date;
  recorded_at: Date;
  day: string;
}

/**
 * Inserts the rows and moves both tallies in one statement. Tallies are fed only by what the
 * insert returned, so a replay adds nothing.
 *
 * @param zone the time zone of the workspace, which decides about days.
 * @returns the rows that were new, by id.
 */
export async function insertRows(
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
  zone: string,
  now: Date,
): Promise<Map<string, Inserted>> {
  const today = sql`date_trunc('day', ${now}::timestamptz, ${zone})`;
  const { rows: inserted } = await sql<Inserted>`
    with input as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        id uuid, survey_id uuid, person_id uuid, invitation_id uuid, score smallint, comment text,
        answers jsonb, properties jsonb, channel text, source text, touchpoint text, language text,
        tags text[], meta jsonb, answered_at timestamptz, cells jsonb, quarantine_reason text,
        quarantine_until timestamptz, exclusion_reason text, exclusion_note text,
        timeless boolean, given_day date, source_key text, external_id text, import_id uuid)
    ), inserted as (
      insert into response as n (
        workspace_id, id, survey_id, person_id, invitation_id, score, comment, answers, properties,
        channel, source, touchpoint, language, tags, meta, answered_at, recorded_at, updated_at, day,
        cells, quarantine_reason, quarantine_until, exclusion_reason, exclusion_note, excluded_by,
        excluded_at, by_day, source_key, external_id, import_id)
      select ${workspaceId}::uuid, id, survey_id, person_id, invitation_id, score, comment, answers,
        properties, channel, source, touchpoint, language, tags, meta,
        case when given_day is not null then given_day::timestamp at time zone ${zone}
          when timeless then date_trunc('day', answered_at, ${zone}) else answered_at end,
        case when timeless then ${today} else ${now}::timestamptz end,
        case when timeless then ${today} else ${now}::timestamptz end,
        coalesce(given_day, (answered_at at time zone ${zone})::date), cells, quarantine_reason, quarantine_until,
        exclusion_reason, exclusion_note, case when exclusion_reason is not null then 'rule' end,
        case when exclusion_reason is not null then ${now}::timestamptz end,
        timeless or given_day is not null, source_key, external_id, import_id
      from input order by id
      on conflict do nothing
      returning n.id, n.survey_id, n.person_id, n.answered_at, n.recorded_at, n.score, n.day, n.cells
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
    select id, answered_at, recorded_at, day from inserted
  `.execute(trx);
  return new Map(inserted.map((row) => [row.id, row]));
}

/** Answers that were there already are found under the id they were first recorded with. */
export async function outcomes(
  trx: Transaction,
  workspaceId: string,
  rows: readonly Row[],
  created: ReadonlyMap<string, unknown>,
): Promise<Omit<Recorded, "person" | "properties" | "comment" | "recordedAt">[]> {
  const old = rows.filter((row) => !created.has(row.id));
  const earlier = old.length === 0 ? [] : await findEarlier(trx, workspaceId, old);
  const byId = new Map(earlier.map((row) => [row.id, row]));
  const byKey = new Map(earlier.map((row) => [`${row.survey_id}/${row.source_key}`, row]));
  const once = new Set(created.keys());
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

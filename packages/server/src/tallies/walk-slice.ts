import { sql } from "kysely";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { lockWorkspace } from "../storage/workspace-lock.ts";
import { admitValues, forgetKnownValues } from "./admit-values.ts";
import { anchorDays } from "./anchor-days.ts";
import { BUILT_IN_DIMENSIONS, cellsOf, type Tallied, TOTAL, VALUE_CAP } from "./cells.ts";
import { pairName, pairsOf } from "./pairs.ts";
import { differs, type Frozen, type Refrozen, refreeze } from "./refreeze.ts";
import { type Renames, renamed } from "./rename-values.ts";
import { type SurveyPlace, type TallyWalk, walkOf } from "./tally-walk.ts";

/** The answers of one slice, found without the lock. */
export interface Slice {
  /** The walk as it was when they were found. */
  walk: TallyWalk;
  ids: string[];
  /** When the last one was given, to the microsecond. */
  lastAt: string | null;
  /** Whether there are more. */
  more: boolean;
}

/**
 * The next answers of a walk, newest first: what people look at is complete before what they do not.
 * Answers recorded in the meantime are right already, so it does not matter that they are missing.
 */
export async function nextSlice(
  db: Database | Transaction,
  place: SurveyPlace,
  most: number,
): Promise<Slice | null> {
  const walk = await walkOf(db, place);
  if (!walk) return null;
  const beyond = walk.after_id
    ? sql`and (answered_at, id) < (
        (select after_at from tally_walk
          where workspace_id = ${place.workspaceId} and survey_id = ${place.surveyId}),
        ${walk.after_id}::uuid)`
    : sql``;
  const { rows } = await sql<{ id: string; at: string }>`
    select id, answered_at::text as at from response
    where workspace_id = ${place.workspaceId} and survey_id = ${place.surveyId} ${beyond}
    order by answered_at desc, id desc limit ${most}
  `.execute(db);
  return {
    walk,
    ids: rows.map(({ id }) => id),
    lastAt: rows.at(-1)?.at ?? null,
    more: rows.length === most,
  };
}

/**
 * Puts the answers of a slice right, and ends the walk with the last one.
 *
 * @param lazily the commit need not wait for the disk: a slice that a crash loses is walked again, since
 *   its place is written in the same transaction. Not where somebody is told that something was done.
 * @returns false when the walk has gone on or begun again since the slice was found.
 */
export async function putRight(
  trx: Transaction,
  place: SurveyPlace,
  slice: Slice,
  { now, lazily = false }: { now: Date; lazily?: boolean },
): Promise<boolean> {
  await lockWorkspace(trx, place.workspaceId);
  const survey = await stateOf(trx, place, lazily);
  if (!survey || !isSame(survey, slice.walk)) return false;
  const changes = (await storedRows(trx, place, slice.ids, survey.time_zone))
    .map((row) => asItShouldBe(row, survey.dimensions, survey.renames))
    .filter(differs);
  await admitValues(
    trx,
    place.workspaceId,
    changes.flatMap(({ cells }) => (cells ? [{ surveyId: place.surveyId, cells }] : [])),
  );
  // Admitting may have gathered values under "(other)", where some stand already.
  await refreeze(trx, place.workspaceId, changes.filter(differs));
  if (survey.days) await anchorDays(trx, place, slice.ids, survey.time_zone);
  if (slice.more) await goOn(trx, place, slice, now);
  else await end(trx, place, survey.dimensions, survey.renames);
  return true;
}

/**
 * The most frequent values of dimensions that are new get a tally of their own first: whoever comes
 * first in the walk is not more important. Reads without the lock.
 */
export async function frequentValues(
  db: Database | Transaction,
  place: SurveyPlace,
  dimensions: readonly string[],
): Promise<{ dimension: string; value: string }[]> {
  const found: { dimension: string; value: string }[] = [];
  for (const dimension of dimensions) {
    const { rows } = await sql<{ value: string }>`
      select properties ->> ${dimension} as value from response
      where workspace_id = ${place.workspaceId} and survey_id = ${place.surveyId}
        and properties ->> ${dimension} <> '' and cells is not null
      group by 1 order by count(*) desc, 1 limit ${VALUE_CAP}
    `.execute(db);
    found.push(...rows.map(({ value }) => ({ dimension, value })));
  }
  return found;
}

/** Gives these values a tally of their own while there is room. */
export async function admitFirst(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  values: readonly { dimension: string; value: string }[],
): Promise<void> {
  await lockWorkspace(trx, workspaceId);
  const cells = values.map(({ dimension, value }) => ({ surveyId, cells: { [dimension]: value } }));
  await admitValues(trx, workspaceId, cells);
}

type Stored = Frozen & Tallied & { new_day: string };

async function storedRows(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  ids: readonly string[],
  timeZone: string,
): Promise<Stored[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Stored>`
    select id, survey_id, person_id, day, score, cells, derived, channel, language, touchpoint,
      properties, case when by_day then day else (answered_at at time zone ${timeZone})::date end as new_day
    from response
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and id = any(${ids}::uuid[])
    order by id
  `.execute(trx);
  return rows;
}

function asItShouldBe(row: Stored, dimensions: readonly string[], renames: Renames): Refrozen {
  const derived = Object.fromEntries(
    Object.entries(row.derived).map(([dimension, values]) => [
      dimension,
      renamed(values, renames[dimension]).sort(),
    ]),
  );
  const cells = row.cells ? cellsOf({ ...row, derived }, dimensions) : null;
  return { before: row, day: row.new_day, cells, derived };
}

interface State extends Pick<TallyWalk, "after_id" | "started_at" | "renames" | "days"> {
  dimensions: string[];
  time_zone: string;
}

function isSame(a: State, b: TallyWalk): boolean {
  return a.after_id === b.after_id && a.started_at.getTime() === b.started_at.getTime();
}

/** Where the walk stands and what answers are tallied by, read under the lock. */
async function stateOf(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  lazily: boolean,
): Promise<State | null> {
  const setting = lazily ? sql`, set_config('synchronous_commit', 'off', true)` : sql``;
  const { rows } = await sql<State>`
    select w.after_id, w.started_at, w.renames, w.days, survey.dimensions, workspace.time_zone
      ${setting}
    from tally_walk w
    join survey on survey.workspace_id = w.workspace_id and survey.id = w.survey_id
    join workspace on workspace.id = w.workspace_id
    where w.workspace_id = ${workspaceId} and survey.workspace_id = ${workspaceId}
      and workspace.id = ${workspaceId} and w.survey_id = ${surveyId} and survey.id = ${surveyId}
  `.execute(trx);
  return rows[0] ?? null;
}

async function goOn(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  { ids, lastAt }: Slice,
  now: Date,
): Promise<void> {
  await sql`
    update tally_walk set after_at = ${lastAt}::timestamptz, after_id = ${ids.at(-1)}::uuid,
      done = done + ${ids.length}::int, touched_at = ${now}::timestamptz
    where workspace_id = ${workspaceId} and survey_id = ${surveyId}
  `.execute(trx);
}

/** What nothing is counted under any more goes: dimensions taken away, and names that values had before. */
async function end(
  trx: Transaction,
  { workspaceId, surveyId }: SurveyPlace,
  dimensions: readonly string[],
  renames: Renames,
): Promise<void> {
  const place = sql`workspace_id = ${workspaceId} and survey_id = ${surveyId}`;
  await sql`delete from tally_walk where ${place}`.execute(trx);
  const pairs = pairsOf(dimensions).map(([a, b]) => pairName(a, b));
  const kept = [TOTAL, ...BUILT_IN_DIMENSIONS, ...dimensions, ...pairs];
  const gone = sql`dimension <> all(${kept}::text[])
    and (left(dimension, 1) <> '@' or left(dimension, 2) = '@&')`;
  // Every answer has been tallied under the pairs of these dimensions.
  await sql`update survey set paired = true where workspace_id = ${workspaceId} and id = ${surveyId}`.execute(
    trx,
  );
  await sql`delete from tally where ${place} and ${gone}`.execute(trx);
  await sql`delete from dimension_value where ${place} and ${gone}`.execute(trx);
  for (const [dimension, rename] of Object.entries(renames)) {
    await sql`
      delete from dimension_value where ${place} and dimension = ${dimension}
        and value = any(${Object.keys(rename)}::text[])
    `.execute(trx);
  }
  forgetKnownValues(workspaceId);
  await noticeLive(trx, { workspaceId, surveyId, count: 0, kind: "changed" });
}

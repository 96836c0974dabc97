import { randomUUID } from "node:crypto";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type Selectable, sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import type { Cells, ResponseTable } from "../storage/tables.ts";
import { lockWorkspace, withWorkspace } from "../storage/workspace-lock.ts";
import { admitValues } from "../tallies/admit-values.ts";
import { cellsOf, sameCells } from "../tallies/cells.ts";
import { type Move, moveTallies } from "../tallies/move-tallies.ts";
import { type PersonOfSurvey, settleLatest } from "../tallies/settle-latest.ts";

export type ResponseRow = Selectable<ResponseTable>;

/** What may change about a recorded answer. Fields left out stay as they are. */
export interface Revision {
  score?: number;
  comment?: string | null;
  answers?: Readonly<Record<string, unknown>>;
  properties?: Readonly<Record<string, string | number | boolean>>;
  touchpoint?: string | null;
  tags?: readonly string[];
  personId?: string | null;
  exclusion?: { reason: string; note: string } | null;
  quarantine?: { reason: string; until: Date | null } | null;
  deleted?: boolean;
}

export interface Reviser {
  /** Who does it: a member's address, `key NAME`, `customer`, `rule`. */
  actor: string;
  now?: Date;
  /** What must happen in the same transaction. */
  follow?: (trx: Transaction, rows: readonly ResponseRow[]) => Promise<void>;
}

/**
 * Changes recorded answers and moves the tallies with them, in one transaction, leaving a line of
 * history behind. `revise` sees each answer as it is now and says what becomes of it, or null for
 * no change; it must not have effects of its own.
 *
 * @returns the answers as they are afterwards.
 * @throws {KnownError} when one of them does not exist; nothing is changed then.
 */
export async function reviseResponses(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
  revise: (row: ResponseRow) => Revision | null,
  reviser: Reviser,
): Promise<ResponseRow[]> {
  return withWorkspace(db, workspaceId, (trx) =>
    reviseResponsesWithin(trx, workspaceId, ids, revise, reviser),
  );
}

/** The same inside a transaction that has more to do. */
export async function reviseResponsesWithin(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  revise: (row: ResponseRow) => Revision | null,
  { actor, now: given, follow }: Reviser,
): Promise<ResponseRow[]> {
  await lockWorkspace(trx, workspaceId);
  const now = given ?? new Date();
  const rows = await rowsOf(trx, workspaceId, ids);
  const surveys = await surveysOf(trx, workspaceId, rows);
  const changed: Change[] = [];
  for (const before of rows) {
    const revision = revise(before);
    if (!revision) continue;
    const anonymous = surveys.get(before.survey_id)?.anonymous ?? false;
    // The time of a change could tie an anonymous answer to whoever was there: its day is kept.
    const at = anonymous ? before.recorded_at : now;
    const after = revised(before, revision, { actor, now: at });
    after.cells = isCounted(after)
      ? cellsOf(after, surveys.get(after.survey_id)?.dimensions ?? [])
      : null;
    changed.push({ before, after, anonymous });
  }
  if (changed.length === 0) return rows;
  await admitValues(
    trx,
    workspaceId,
    changed.flatMap(({ after }) => countedCells(after)),
  );
  for (const change of changed) await store(trx, change, actor);
  const retallied = changed.filter(isRetallied);
  await moveTallies(trx, workspaceId, retallied.flatMap(everyMoves));
  await settleLatest(trx, workspaceId, peopleOf(retallied));
  await notice(trx, workspaceId, changed);
  const afterById = new Map(changed.map(({ after }) => [after.id, after]));
  const result = rows.map((row) => afterById.get(row.id) ?? row);
  if (follow) await follow(trx, [...afterById.values()]);
  return result;
}

interface Change {
  before: ResponseRow;
  after: ResponseRow;
  anonymous: boolean;
}

/** Deleted, excluded and quarantined answers are kept, and not counted. */
export function isCounted(row: ResponseRow): boolean {
  return row.deleted_at === null && row.exclusion_reason === null && row.quarantine_reason === null;
}

async function rowsOf(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<ResponseRow[]> {
  const rows = await trx
    .selectFrom("response")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where(byId(ids))
    .orderBy("id")
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const missing = ids.find((id) => !found.has(id));
  if (missing) throw responseNotFound(missing);
  return rows;
}

/**
 * By a list even where it is one: with `=` PostgreSQL 18 expects less of the primary key than of a walk
 * through another index, as long as it knows nothing of a workspace that is new.
 */
function byId(ids: readonly string[]) {
  return sql<boolean>`id = any(${ids}::uuid[])`;
}

export function responseNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "response_not_found",
    `There is no answer "${id}" in this workspace; it may have been deleted for good.`,
  );
}

interface SurveyContext {
  id: string;
  dimensions: string[];
  anonymous: boolean;
}

async function surveysOf(
  trx: Transaction,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<Map<string, SurveyContext>> {
  const surveys = await trx
    .selectFrom("survey")
    .select(["id", "dimensions", "anonymous"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...new Set(rows.map((row) => row.survey_id))])
    .execute();
  return new Map(surveys.map((survey) => [survey.id, survey]));
}

function revised(
  row: ResponseRow,
  revision: Revision,
  { actor, now }: { actor: string; now: Date },
): ResponseRow {
  const after: ResponseRow = { ...row, updated_at: now };
  if (revision.score !== undefined) after.score = revision.score;
  if (revision.comment !== undefined) after.comment = revision.comment;
  if (revision.answers !== undefined) after.answers = { ...revision.answers };
  if (revision.properties !== undefined) after.properties = { ...revision.properties };
  if (revision.touchpoint !== undefined) after.touchpoint = revision.touchpoint;
  if (revision.tags !== undefined) after.tags = [...revision.tags];
  if (revision.personId !== undefined) after.person_id = revision.personId;
  if (revision.exclusion !== undefined) {
    after.exclusion_reason = revision.exclusion?.reason ?? null;
    after.exclusion_note = revision.exclusion?.note ?? null;
    after.excluded_by = revision.exclusion ? actor : null;
    after.excluded_at = revision.exclusion ? now : null;
  }
  if (revision.quarantine !== undefined) {
    after.quarantine_reason = revision.quarantine?.reason ?? null;
    after.quarantine_until = revision.quarantine?.until ?? null;
  }
  if (revision.deleted !== undefined) after.deleted_at = revision.deleted ? now : null;
  return after;
}

/** The fields whose change is worth a line of history, as a person would name them. */
const HISTORY = [
  "score",
  "comment",
  "answers",
  "properties",
  "touchpoint",
  "tags",
  "person_id",
  "exclusion_reason",
  "quarantine_reason",
  "deleted_at",
] as const satisfies readonly (keyof ResponseRow)[];

async function store(
  trx: Transaction,
  { before, after, anonymous }: Change,
  actor: string,
): Promise<void> {
  await trx
    .updateTable("response")
    .set({
      score: after.score,
      comment: after.comment,
      answers: JSON.stringify(after.answers),
      properties: JSON.stringify(after.properties),
      touchpoint: after.touchpoint,
      tags: after.tags,
      person_id: after.person_id,
      exclusion_reason: after.exclusion_reason,
      exclusion_note: after.exclusion_note,
      excluded_by: after.excluded_by,
      excluded_at: after.excluded_at,
      quarantine_reason: after.quarantine_reason,
      quarantine_until: after.quarantine_until,
      deleted_at: after.deleted_at,
      cells: after.cells ? JSON.stringify(after.cells) : null,
      updated_at: after.updated_at,
    })
    .where("workspace_id", "=", after.workspace_id)
    .where(byId([after.id]))
    .execute();
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  for (const field of HISTORY) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) {
      changes[field] = { from: before[field], to: after[field] };
    }
  }
  if (Object.keys(changes).length === 0) return;
  await trx
    .insertInto("response_change")
    .values({
      workspace_id: after.workspace_id,
      response_id: after.id,
      id: anonymous ? randomUUID() : uuidv7(),
      at: after.updated_at,
      actor,
      changes: JSON.stringify(changes),
    })
    .execute();
}

/** A comment or a tag changes no tally, which is most of what customers change. */
function isRetallied({ before, after }: Change): boolean {
  return (
    before.score !== after.score ||
    before.person_id !== after.person_id ||
    !sameCells(before.cells, after.cells)
  );
}

function countedCells(row: ResponseRow): { surveyId: string; cells: Cells }[] {
  return row.cells ? [{ surveyId: row.survey_id, cells: row.cells }] : [];
}

function move(row: ResponseRow, basis: Move["basis"], sign: Move["sign"]): Move[] {
  if (!row.cells) return [];
  return [
    { surveyId: row.survey_id, basis, day: row.day, score: row.score, cells: row.cells, sign },
  ];
}

function everyMoves({ before, after }: { before: ResponseRow; after: ResponseRow }): Move[] {
  // Anonymous answers are each the latest of nobody else.
  const alone = [
    ...(before.person_id === null ? move(before, "latest", -1) : []),
    ...(after.person_id === null ? move(after, "latest", 1) : []),
  ];
  return [...move(before, "every", -1), ...move(after, "every", 1), ...alone];
}

/** Everybody whose latest answer may be another one now. */
function peopleOf(changed: readonly Change[]): PersonOfSurvey[] {
  const people = new Map<string, PersonOfSurvey>();
  for (const { before, after } of changed) {
    for (const { survey_id, person_id } of [before, after]) {
      if (person_id) people.set(`${survey_id}/${person_id}`, { survey_id, person_id });
    }
  }
  return [...people.values()];
}

async function notice(
  trx: Transaction,
  workspaceId: string,
  changed: readonly { after: ResponseRow }[],
): Promise<void> {
  const surveys = new Map<string, number>();
  for (const { after } of changed) {
    surveys.set(after.survey_id, (surveys.get(after.survey_id) ?? 0) + 1);
  }
  for (const [surveyId, count] of surveys) {
    await noticeLive(trx, { workspaceId, surveyId, count, kind: "changed" });
  }
}

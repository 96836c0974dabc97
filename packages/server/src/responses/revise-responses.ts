import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { resolvePeople } from "../people/resolve-people.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { lockWorkspace, PATIENCE_MS, withWorkspace } from "../storage/workspace-lock.ts";
import { admitValues } from "../tallies/admit-values.ts";
import { cellsOf } from "../tallies/cells.ts";
import { auditRevisions } from "./audit-revisions.ts";
import { byId } from "./by-id.ts";
import { REDACTION_COLUMNS, type RedactionChoice, redactedComment } from "./redacted-comment.ts";
import { retally } from "./retally.ts";
import {
  differs,
  isCounted,
  type ResponseRow,
  type Revised,
  type Revision,
  revised,
} from "./revision.ts";
import { type NotedEvent, type Pipeline, runSteps } from "./run-steps.ts";
import { keepOriginals, type Original } from "./sealed-originals.ts";
import type { QuietReason, Standing } from "./step.ts";
import { storeRevisions } from "./store-revisions.ts";
import { withCareWhenNeeded } from "./with-care.ts";

/** Sees an answer as it is now and says what becomes of it; null for no change. Without effects of its own. */
export type Decide = (row: ResponseRow) => Revision | null;

/** Who changes answers, and how. Doors use `Answers`, which brings the pipeline along. */
export interface Reviser {
  /** A colleague's address, `key:` and a name, `customer`, `rule`, `candor`. */
  actor: string;
  /** The moment the workspace's lock is had, when left out. */
  now?: Date;
  quiet?: QuietReason;
  pipeline?: Pipeline;
}

/**
 * Changes recorded answers and moves the tallies with them, in one transaction, leaving a line of
 * history behind. An answer that was deleted is only brought back or deleted: for every other change
 * it is not there.
 *
 * @returns the answers as they are afterwards.
 * @throws {KnownError} 404 when one of them does not exist; nothing is changed then.
 */
export async function reviseResponses(
  db: Database,
  workspaceId: string,
  ids: readonly string[],
  decide: Decide,
  reviser: Reviser,
): Promise<ResponseRow[]> {
  if (ids.length === 0) return [];
  return withCareWhenNeeded((careful) =>
    withWorkspace(
      db,
      workspaceId,
      (trx) => reviseWithin(trx, workspaceId, ids, decide, { ...reviser, careful }),
      { patienceMs: reviser.quiet ? null : PATIENCE_MS },
    ),
  );
}

/**
 * The same inside a transaction that has more to do.
 *
 * @param how.deletedToo changes deleted answers as any other.
 */
export async function reviseWithin(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
  decide: Decide,
  how: Reviser & { careful: boolean; deletedToo?: boolean },
): Promise<ResponseRow[]> {
  await lockWorkspace(trx, workspaceId);
  const now = how.now ?? new Date();
  const rows = await rowsOf(trx, workspaceId, ids);
  const surveys = await surveysOf(trx, workspaceId, rows);
  const changed: Revised[] = [];
  const originals: Original[] = [];
  for (const before of rows) {
    const revision = decide(before);
    if (!revision) continue;
    if (before.deleted_at && revision.deleted === undefined && !how.deletedToo) {
      throw responseNotFound(before.id);
    }
    const survey = surveys.get(before.survey_id);
    const meant = await withPerson(trx, before, revision, { anonymous: survey?.anonymous, now });
    // The time of a change could tie an anonymous answer to whoever was there: its day is kept.
    const at = survey?.anonymous ? before.recorded_at : now;
    const choice = survey ?? { redaction: null, names: null };
    const after = revised(before, redactedRevision(meant, choice), {
      actor: how.actor,
      now: at,
    });
    if (meant.comment !== undefined && meant.comment !== before.comment) {
      const { redaction, names } = choice;
      originals.push({ responseId: before.id, comment: meant.comment, redaction, names });
    }
    if (!differs(before, after)) continue;
    after.cells = isCounted(after) ? cellsOf(after, survey?.dimensions ?? []) : null;
    changed.push({ before, after, anonymous: survey?.anonymous ?? false });
  }
  // Also where what is shown stays the same: another address is [EMAIL] too.
  await keepOriginals(trx, workspaceId, originals);
  if (changed.length === 0) return rows;
  const counted = changed.flatMap(({ after: { survey_id, cells } }) =>
    cells ? [{ surveyId: survey_id, cells }] : [],
  );
  await admitValues(trx, workspaceId, counted);
  const lines = await storeRevisions(trx, workspaceId, changed, how.actor);
  await retally(trx, workspaceId, changed);
  if (how.quiet !== "erasure") await auditRevisions(trx, workspaceId, changed, how.actor, now);
  await notice(trx, workspaceId, changed);
  if (how.pipeline) {
    const events = changed.flatMap(({ before, after }): NotedEvent[] => {
      const line = lines.get(after.id);
      const standings = { was: standingOf(before), became: standingOf(after) };
      return line ? [{ before, after, ...line, ...standings, actor: how.actor }] : [];
    });
    const { quiet = null } = how;
    const happening = { kind: "revised", workspaceId, now, quiet, events } as const;
    await runSteps(trx, how.pipeline, happening, how.careful);
  }
  const afterById = new Map(changed.map(({ after }) => [after.id, after]));
  return rows.map((row) => afterById.get(row.id) ?? row);
}

/** Words that come later are treated as those that came first. */
function redactedRevision(revision: Revision, choice: RedactionChoice): Revision {
  if (!revision.comment) return revision;
  return { ...revision, comment: redactedComment(revision.comment, choice) };
}

function standingOf(row: ResponseRow): Standing {
  return { score: row.score, counted: isCounted(row) };
}

/** Whoever says who they are is made known, and an answer that was nobody's is theirs. */
async function withPerson(
  trx: Transaction,
  row: ResponseRow,
  { identity, ...revision }: Revision,
  { anonymous, now }: { anonymous: boolean | undefined; now: Date },
): Promise<Revision> {
  if (anonymous) {
    const { mayContact: _, ...rest } = revision;
    return rest;
  }
  if (!identity) return revision;
  const [personId] = await resolvePeople(trx, row.workspace_id, [identity], now);
  return row.person_id === null && personId ? { ...revision, personId } : revision;
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

export function responseNotFound(id: string): KnownError {
  return new KnownError(
    404,
    "response_not_found",
    `There is no answer "${id}" in this workspace; it may have been deleted for good.`,
  );
}

interface SurveyContext extends RedactionChoice {
  id: string;
  dimensions: string[];
  anonymous: boolean;
}

async function surveysOf(
  trx: Transaction,
  workspaceId: string,
  rows: readonly ResponseRow[],
): Promise<Map<string, SurveyContext>> {
  const ids = [...new Set(rows.map((row) => row.survey_id))];
  const { rows: surveys } = await sql<SurveyContext>`
    select survey.id, survey.dimensions, survey.anonymous,
      ${REDACTION_COLUMNS}
    from survey join workspace on workspace.id = survey.workspace_id
    where survey.workspace_id = ${workspaceId} and workspace.id = ${workspaceId}
      and survey.id = any(${ids}::uuid[])
  `.execute(trx);
  return new Map(surveys.map((survey) => [survey.id, survey]));
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

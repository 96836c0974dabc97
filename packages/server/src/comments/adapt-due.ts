import { type ClearTone, LEAST_SCORED } from "@candor/text";
import { type Selectable, sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Place } from "../due-work/due-work.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { OwnWeightsTable } from "../storage/tables-comments.ts";
import { ADAPT_READING } from "./adapting-kind.ts";
import { readWithWeightsInUse, tagOf, wantsOwnWeights } from "./own-weights.ts";
import { readingProgress } from "./reading-state.ts";
import type { CommentReader } from "./thread/comment-reader.ts";
import type { AdaptedWeights } from "./thread/reader-messages.ts";

export interface AdaptDeps {
  db: Database;
  reader: CommentReader;
  /** The version of the reader of this process. */
  version: string;
  now: () => Date;
}

type Row = Selectable<OwnWeightsTable>;

/** A language of a workspace as it is now. */
interface Spoken {
  language: string;
  comments: number;
  corrections: number;
}

const WHILE_READING_MS = 5_000;
/** Fewer comments of a language than this are not worth a line in the settings. */
const LEAST_LISTED = 20;
/** The newest comments of a language are trained with: so many take the thread some seconds. */
const MOST_COMMENTS = 5_000;
/** Reasons to train anew: a tenth more comments, a hundred at least, or some corrections. */
const LEAST_MORE = 100;
const LEAST_CORRECTIONS = 5;

/**
 * Training of own weights as due work: once a day at most and a language at a time, at once where somebody was erased or
 * the shipped weights are new.
 */
export function readingAdaptation(deps: AdaptDeps): DueWorker {
  const { db, now } = deps;
  return {
    kind: ADAPT_READING,
    async takeTurn({ workspaceId, signal }) {
      const { waiting } = await readingProgress(db, workspaceId);
      if (waiting > 0) return new Date(now().getTime() + WHILE_READING_MS);
      if (!(await wantsOwnWeights(db, workspaceId))) return noteAdapted(deps, workspaceId);
      const today = now().toISOString().slice(0, 10);
      const known = new Map((await rowsOf(db, workspaceId)).map((row) => [row.language, row]));
      let later = false;
      for (const spoken of await languagesOf(db, workspaceId)) {
        if (signal.aborted) return now();
        const row = known.get(spoken.language);
        known.delete(spoken.language);
        if (reasonToTrain(spoken, row, deps.version)) {
          if (mayTrain(row, { today, version: deps.version }))
            await train(deps, { workspaceId, spoken, row, today });
          else later = true;
        } else if (row?.tag == null) await noteSeen(db, workspaceId, spoken);
      }
      await dropLanguages(deps, workspaceId, [...known.keys()]);
      await noteAdapted(deps, workspaceId);
      return later ? tomorrow(today) : null;
    },
    sweep: () => placesToAdapt(deps),
  };
}

/** Whether more is known now than when it was looked at last. */
function reasonToTrain(
  { comments, corrections }: Spoken,
  row: Row | undefined,
  version: string,
): boolean {
  if (!row) return true;
  if (row.base_version !== version || row.forgotten > row.forgotten_done) return true;
  if (row.trained_on === null) return comments >= LEAST_SCORED;
  const more = Math.max(LEAST_MORE, row.seen * 0.1);
  return (
    Math.abs(comments - row.seen) >= more ||
    Math.abs(corrections - row.corrections) >= LEAST_CORRECTIONS
  );
}

function mayTrain(
  row: Row | undefined,
  { today, version }: { today: string; version: string },
): boolean {
  if (!row || row.trained_on === null || row.trained_on < today) return true;
  return row.base_version !== version || row.forgotten > row.forgotten_done;
}

/** Trains, judges and keeps what came of it; where other weights are used then, the comments are read again. */
async function train(
  deps: AdaptDeps,
  q: { workspaceId: string; spoken: Spoken; row: Row | undefined; today: string },
): Promise<void> {
  const { db, reader } = deps;
  const { workspaceId, spoken, row } = q;
  const comments = await scoredComments(db, workspaceId, spoken.language);
  const adapted = await reader.ask({ kind: "adapt", language: spoken.language, comments });
  const corrections = comments.filter(({ corrected }) => corrected !== null).length;
  await db.transaction().execute(async (trx) => {
    // Whoever switches it off at this moment is first, or finds what is kept here.
    await sql`select from workspace where id = ${workspaceId} for no key update`.execute(trx);
    if (!(await wantsOwnWeights(trx, workspaceId))) return;
    const tag = adapted.weights && tagOf(adapted.weights);
    await store(trx, deps, { ...q, adapted, corrections, tag });
    // Without a row nothing is known of those before: an archive brings readings and no weights.
    if (!row || (row.tag ?? null) !== tag || row.base_version !== deps.version)
      await readWithWeightsInUse(trx, workspaceId, { version: deps.version, now: deps.now() });
  });
}

async function store(
  trx: Transaction,
  { version }: AdaptDeps,
  kept: {
    workspaceId: string;
    spoken: Spoken;
    row: Row | undefined;
    today: string;
    adapted: AdaptedWeights;
    corrections: number;
    tag: string | null;
  },
): Promise<void> {
  const { adapted, spoken, row } = kept;
  const values = {
    base_version: version,
    reason: adapted.reason,
    seen: spoken.comments,
    comments: adapted.comments,
    corrections: kept.corrections,
    held_out: adapted.heldOut,
    auc_before: adapted.aucBefore,
    auc_after: adapted.aucAfter,
    tag: kept.tag,
    weights: adapted.weights && Buffer.from(adapted.weights),
    trained_on: adapted.reason === "too_few" ? null : kept.today,
    forgotten_done: row?.forgotten ?? 0,
  };
  await trx
    .insertInto("own_weights")
    .values({ workspace_id: kept.workspaceId, language: spoken.language, ...values })
    .onConflict((conflict) => conflict.columns(["workspace_id", "language"]).doUpdateSet(values))
    .execute();
}

async function rowsOf(db: Database, workspaceId: string): Promise<Row[]> {
  return db.selectFrom("own_weights").selectAll().where("workspace_id", "=", workspaceId).execute();
}

/** From readings alone, which an index holds: with answers it would cost a large workspace seconds. */
async function languagesOf(db: Database, workspaceId: string): Promise<Spoken[]> {
  const { rows } = await sql<Spoken>`
    select c.language, count(*)::int as comments,
      (select count(*)::int from reading_correction r join comment_reading t
        on t.workspace_id = r.workspace_id and t.response_id = r.response_id
        where r.workspace_id = ${workspaceId} and t.workspace_id = ${workspaceId}
          and r.field = 'tone' and t.language = c.language) as corrections
    from comment_reading c where c.workspace_id = ${workspaceId} and c.language <> 'und'
    group by c.language having count(*) >= ${LEAST_LISTED} order by count(*) desc, c.language
  `.execute(db);
  return rows;
}

/** What counts in a score, newest first: what was left out of it was meant otherwise, or by nobody. */
async function scoredComments(db: Database, workspaceId: string, language: string) {
  const { rows } = await sql<{
    text: string;
    score: number;
    at: Date;
    corrected: ClearTone | null;
  }>`
    select response.comment as text, response.score, response.answered_at as at,
      r.value ->> 'tone' as corrected
    from response join comment_reading c
      on c.workspace_id = response.workspace_id and c.response_id = response.id
    left join reading_correction r on r.workspace_id = response.workspace_id
      and r.response_id = response.id and r.field = 'tone'
    where response.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
      and c.language = ${language} and response.comment is not null
      and response.deleted_at is null and response.cells is not null
    order by response.answered_at desc, response.id desc limit ${MOST_COMMENTS}
  `.execute(db);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.getTime() }));
}

/** Keeps how many comments there are, for the settings, where there was nothing to train. */
async function noteSeen(
  db: Database,
  workspaceId: string,
  { language, comments }: Spoken,
): Promise<void> {
  await sql`
    update own_weights set seen = ${comments}::int
    where workspace_id = ${workspaceId} and language = ${language} and trained_on is null
  `.execute(db);
}

/** Languages that nobody uses any more: whoever is gone is in no weights either. */
async function dropLanguages(
  { db, version, now }: AdaptDeps,
  workspaceId: string,
  languages: readonly string[],
): Promise<void> {
  if (languages.length === 0) return;
  await db.transaction().execute(async (trx) => {
    await sql`
      delete from own_weights
      where workspace_id = ${workspaceId} and language = any(${[...languages]}::text[])
    `.execute(trx);
    await readWithWeightsInUse(trx, workspaceId, { version, now: now() });
  });
}

/** Says that a workspace was looked at with these shipped weights, so that sweeping leaves it alone. */
async function noteAdapted({ db, version }: AdaptDeps, workspaceId: string): Promise<null> {
  await sql`
    update workspace_reading set settings = settings || ${JSON.stringify({ adapted: version })}::jsonb
    where workspace_id = ${workspaceId} and settings ->> 'adapted' is distinct from ${version}
  `.execute(db);
  return null;
}

function tomorrow(today: string): Date {
  return new Date(Date.parse(today) + 24 * 3600_000);
}

/** Workspaces that were not looked at with these shipped weights: from before there were own ones, or restored. */
async function placesToAdapt({ db, version }: AdaptDeps): Promise<Place[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select s.workspace_id as "workspaceId" from workspace_reading s
    where s.settings ->> 'adapted' is distinct from ${version}
      and not exists (select from directory.due_work d
        where d.kind = ${ADAPT_READING.name} and d.workspace_id = s.workspace_id)
  `.execute(db);
  return rows;
}

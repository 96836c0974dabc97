import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Place } from "../due-work/due-work.ts";
import type { Database } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { OwnWeightsCache } from "./own-weights.ts";
import { PRIORITY, READ_COMMENTS } from "./reading-kind.ts";
import { beginVersion, noteDone, noteTotal } from "./reading-state.ts";
import { type ReadComment, storeReadings, type TellOfReadings } from "./store-readings.ts";
import { themesOf } from "./theme-queries.ts";
import type { CommentReader } from "./thread/comment-reader.ts";
import type { ReadingManner } from "./thread/reader-messages.ts";

export interface ReadDeps {
  db: Database;
  reader: CommentReader;
  /** The version of the reader of this process. */
  version: string;
  /** What is told of answers that were just given. */
  tell: TellOfReadings;
  /** What another reader said of the same words before, where it is to stand instead. */
  secondOpinion?: (workspaceId: string, read: readonly ReadComment[]) => Promise<ReadComment[]>;
  now: () => Date;
}

/** So many comments are read and kept at once: a transaction holds the workspace for a part of a second. */
const BATCH = 200;

/** Reading as due work: a workspace's turn reads what waits there, in whichever process takes it. */
export function commentReading(deps: ReadDeps): DueWorker {
  const own = new OwnWeightsCache();
  return {
    kind: READ_COMMENTS,
    async takeTurn({ workspaceId, signal }) {
      await beginVersion(deps, workspaceId);
      await noteTotal(deps.db, workspaceId);
      while (!signal.aborted) {
        if ((await readSome(deps, own, workspaceId)) > 0) continue;
        await deps.db.transaction().execute((trx) => noteDone(trx, workspaceId));
        return null;
      }
      return deps.now();
    },
    sweep: () => placesToRead(deps),
  };
}

/** Workspaces where comments wait, or were read by another version. */
async function placesToRead({ db, version }: ReadDeps): Promise<Place[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select w.id as "workspaceId" from workspace w
    where exists (select from comment_to_read q where q.workspace_id = w.id)
      or not exists (select from workspace_reading s
        where s.workspace_id = w.id and s.version = ${version})
  `.execute(db);
  return rows;
}

interface Waiting {
  id: string;
  turn: number;
  priority: number;
  comment: string | null;
  score: number;
  expected: string | null;
  language: string | null;
}

/**
 * Reads the comments that stand first in the line of a workspace, and keeps what was read.
 *
 * @returns how many left the line.
 */
async function readSome(
  deps: ReadDeps,
  own: OwnWeightsCache,
  workspaceId: string,
): Promise<number> {
  const { db, reader, version, tell, now } = deps;
  const waiting = await firstInLine(db, workspaceId);
  if (waiting.length === 0) return 0;
  const themes = await themesOf(db, workspaceId);
  const { weights, versions } = await own.of(db, workspaceId, version);
  const manner: ReadingManner = {
    themes: [...themes.values()]
      .filter(({ kind }) => kind === "keyword")
      .map(({ id, words }) => ({ id, words })),
    weights,
  };
  const written = waiting.filter((one) => one.comment !== null);
  const raws = await reader.ask({
    kind: "read",
    manner,
    comments: written.map(({ comment, score, expected, language }) => ({
      text: comment ?? "",
      score,
      expected,
      language,
    })),
  });
  const rawOf = new Map(written.map(({ id }, i) => [id, raws[i] ?? null]));
  const ours = waiting.map(
    ({ id, turn, comment }): ReadComment => ({
      responseId: id,
      turn,
      text: comment,
      raw: rawOf.get(id) ?? null,
    }),
  );
  const read = deps.secondOpinion ? await deps.secondOpinion(workspaceId, ours) : ours;
  const justGiven = new Set(
    waiting.filter(({ priority }) => priority === PRIORITY.given).map(({ id }) => id),
  );
  await withWorkspace(
    db,
    workspaceId,
    async (trx) => {
      const stored = await storeReadings(trx, workspaceId, read, {
        themes,
        versionOf: (language) => versions[language] ?? version,
        now: now(),
      });
      const ids = stored.filter((id) => justGiven.has(id));
      if (ids.length > 0) await tell(trx, { workspaceId, ids, now: now() });
    },
    { patienceMs: null },
  );
  return waiting.length;
}

async function firstInLine(db: Database, workspaceId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select q.response_id as id, q.turn, q.priority, r.comment, r.score, r.language as expected,
      c.value ->> 'language' as language
    from (select * from comment_to_read where workspace_id = ${workspaceId}
      order by priority, response_id desc limit ${BATCH}) q
    join response r on r.workspace_id = q.workspace_id and r.id = q.response_id
    left join reading_correction c on c.workspace_id = q.workspace_id
      and c.response_id = q.response_id and c.field = 'language'
    where q.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
    order by q.priority, q.response_id desc
  `.execute(db);
  return rows;
}

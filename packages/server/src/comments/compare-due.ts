import { sql } from "kysely";
import type { DueWorker } from "../due-work/due-runner.ts";
import type { Place } from "../due-work/due-work.ts";
import type { Database } from "../storage/database.ts";
import { topicsState } from "./ask-for-topics.ts";
import { COMPARE_COMMENTS } from "./comparing-kind.ts";
import { findTopics } from "./find-topics.ts";
import { markAlike } from "./mark-alike.ts";
import { readingProgress } from "./reading-state.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

export interface CompareDeps {
  db: Database;
  reader: CommentReader;
  now: () => Date;
}

const WHILE_READING_MS = 5_000;

/** How far the comparing of a survey is, where one turn was too short for it. */
interface Under {
  /** What was asked for when it began. */
  asked: number;
  /** How many comments were held against each other; null while that is to be done. */
  comments: number | null;
  /** Languages whose topics were looked for. */
  languages: Set<string>;
}

/**
 * Comparing as due work: a workspace's turn takes its surveys whose comments changed, one after the other. A turn
 * that is over ends between two steps, and the next one goes on from there: a survey too large for one turn
 * would begin again for ever.
 */
export function commentComparing(deps: CompareDeps): DueWorker {
  const under = new Map<string, Under>();
  return {
    kind: COMPARE_COMMENTS,
    async takeTurn({ workspaceId, signal }) {
      // What was just brought in is read first: half of it would be compared twice.
      const { waiting } = await readingProgress(deps.db, workspaceId);
      if (waiting > 0) return new Date(deps.now().getTime() + WHILE_READING_MS);
      for (const { surveyId, asked, done } of await toCompare(deps.db, workspaceId)) {
        if (signal.aborted) return deps.now();
        const ref = { workspaceId, surveyId };
        const kept = under.get(surveyId);
        // What another process finished meanwhile is over.
        const isKept = kept !== undefined && kept.asked > done;
        const state = isKept ? kept : { asked, comments: null, languages: new Set<string>() };
        under.set(surveyId, state);
        if (!(await compareSurvey(deps, ref, state, signal))) return deps.now();
        under.delete(surveyId);
      }
      return null;
    },
    sweep: () => placesToCompare(deps.db),
  };
}

/** Goes on with a survey's comments; whether that was all of it. */
async function compareSurvey(
  deps: CompareDeps,
  ref: { workspaceId: string; surveyId: string },
  state: Under,
  signal: AbortSignal,
): Promise<boolean> {
  state.comments ??= await markAlike(deps, ref);
  const now = deps.now();
  const today = now.toISOString().slice(0, 10);
  // Once a day, or when somebody asks: what comes meanwhile changes topics little.
  const { on, asked: wanted } = await topicsState(deps.db, ref);
  if (wanted || on === null || on < today) {
    const { asked, languages: done } = state;
    if (!(await findTopics(deps, ref, { today, now, asked, done, signal }))) return false;
  }
  await noteCompared(deps.db, ref, { asked: state.asked, comments: state.comments });
  return true;
}

async function toCompare(
  db: Database,
  workspaceId: string,
): Promise<{ surveyId: string; asked: number; done: number }[]> {
  const { rows } = await sql<{ surveyId: string; asked: number; done: number }>`
    select survey_id as "surveyId", asked, done from survey_comparing
    where workspace_id = ${workspaceId} and asked > done order by survey_id
  `.execute(db);
  return rows;
}

/** What was asked for while it was being compared stays asked for. */
async function noteCompared(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  { asked, comments }: { asked: number; comments: number },
): Promise<void> {
  await sql`
    update survey_comparing set done = ${asked}::int, comments = ${comments}::int
    where workspace_id = ${workspaceId} and survey_id = ${surveyId} and done < ${asked}::int
  `.execute(db);
}

/** Workspaces whose wake was lost with what was restored, or comes from before there was any comparing. */
async function placesToCompare(db: Database): Promise<Place[]> {
  const { rows } = await sql<{ workspaceId: string }>`
    select w.id as "workspaceId" from workspace w
    where exists (select from survey_comparing c where c.workspace_id = w.id and c.asked > c.done)
      and not exists (select from directory.due_work d
        where d.kind = ${COMPARE_COMMENTS.name} and d.workspace_id = w.id)
  `.execute(db);
  return rows;
}

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

/** Comparing as due work: a workspace's turn takes its surveys whose comments changed, one after the other. */
export function commentComparing(deps: CompareDeps): DueWorker {
  return {
    kind: COMPARE_COMMENTS,
    async takeTurn({ workspaceId, signal }) {
      // What was just brought in is read first: half of it would be compared twice.
      const { waiting } = await readingProgress(deps.db, workspaceId);
      if (waiting > 0) return new Date(deps.now().getTime() + WHILE_READING_MS);
      for (const { surveyId, asked } of await toCompare(deps.db, workspaceId)) {
        if (signal.aborted) return deps.now();
        const ref = { workspaceId, surveyId };
        const comments = await markAlike(deps, ref);
        const now = deps.now();
        const today = now.toISOString().slice(0, 10);
        // Once a day, or when somebody asks: what comes meanwhile changes topics little.
        const { on, asked: wanted } = await topicsState(deps.db, ref);
        if (wanted || on === null || on < today)
          await findTopics(deps, ref, { today, now, signal });
        if (signal.aborted) return now;
        await noteCompared(deps.db, ref, { asked, comments });
      }
      return null;
    },
    sweep: () => placesToCompare(deps.db),
  };
}

async function toCompare(
  db: Database,
  workspaceId: string,
): Promise<{ surveyId: string; asked: number }[]> {
  const { rows } = await sql<{ surveyId: string; asked: number }>`
    select survey_id as "surveyId", asked from survey_comparing
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

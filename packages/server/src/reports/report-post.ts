import { sql } from "kysely";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { type PostDeps, postTo, unsealWhere } from "./destination.ts";
import { reportPost } from "./mail-fate.ts";
import { postedMessage } from "./posted-message.ts";
import type { Frozen } from "./report.ts";
import { type ReportPost, reportPostJob } from "./report-due-kind.ts";
import { writeReport } from "./written-report.ts";

export interface ReportPostDeps extends PostDeps {
  publicUrl: string;
  now: () => Date;
}

/**
 * Says runs in the chats they go to, each once: whatever may have arrived is not said a second time. A chat that was taken
 * off the list gets none of those that still wait, since they went with it.
 */
export async function workReportPosts(jobs: JobQueue, deps: ReportPostDeps): Promise<void> {
  await jobs.work(reportPostJob, (post) => postOne(deps, post));
}

/** Those that no chat took for three days, and those that a crash left in doubt. */
export async function giveUpReportPosts(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - 3 * 86_400_000);
  await sql`
    update report_post set state = case when state = 'queued' then 'refused' else 'unconfirmed' end
    where workspace_id = ${workspaceId} and state in ('queued', 'sending') and at < ${old}
  `.execute(db);
}

async function postOne(deps: ReportPostDeps, post: ReportPost): Promise<void> {
  const { db, secret, publicUrl, now } = deps;
  const { workspaceId, postId } = post;
  const row = await db
    .selectFrom("report_post as m")
    .innerJoin("report_run as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.run_id"),
    )
    .innerJoin("report as o", (join) =>
      join.onRef("o.workspace_id", "=", "m.workspace_id").onRef("o.id", "=", "m.report_id"),
    )
    .innerJoin("report_destination as d", (join) =>
      join
        .onRef("d.workspace_id", "=", "m.workspace_id")
        .onRef("d.report_id", "=", "m.report_id")
        .onRef("d.id", "=", "m.destination_id"),
    )
    .select(["r.figures", "o.survey_id", "d.id", "d.sealed", "d.language"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", postId)
    .executeTakeFirst();
  if (!row?.figures) return;
  const fate = reportPost(db, post, now);
  if (!(await fate.isOpen())) return;
  const survey = await findSurvey(db, { workspaceId, surveyId: row.survey_id });
  if (!survey) {
    await fate.note("withdrawn", null);
    return;
  }
  const report = writeReport(row.figures as unknown as Frozen, survey, row.language);
  const url = `${publicUrl}/d/${makeToken(secret, "posted report", { workspaceId, id: postId })}/run`;
  const where = unsealWhere(secret, { workspaceId, id: row.id }, row.sealed);
  if (!(await fate.claim())) return;
  const message = postedMessage(report, url);
  const { kind, reply } = await postTo(deps, { workspaceId, where, message });
  if (kind === "later") {
    await fate.giveBack(reply ?? "");
    throw new Error(`The message of a report was not taken yet: ${reply}`);
  }
  await fate.note(kind, reply);
}

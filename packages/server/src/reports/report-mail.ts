import { sql } from "kysely";
import { handMail, type MailWay } from "../channels/email/hand-mail.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import { reportMessage } from "../messages/report-messages.ts";
import type { Database } from "../storage/database.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { askedMail, type Fate, reportMail } from "./mail-fate.ts";
import { renderReportHtml, renderReportText } from "./render-report.ts";
import type { Frozen } from "./report.ts";
import { type ReportAsk, type ReportMail, reportAskJob, reportMailJob } from "./report-due-kind.ts";
import { subjectOf, writeReport } from "./written-report.ts";

export interface ReportMailDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  email: MailWay;
  now: () => Date;
}

/**
 * Sends the mails of runs, each written from the figures of its run, and the question whether somebody outside wants them.
 * Whoever left, or is no colleague any more, gets none of those that still wait. "Sent" is the mail server's word.
 */
export async function workReportMail(jobs: JobQueue, deps: ReportMailDeps): Promise<void> {
  await jobs.work(reportMailJob, (mail) => sendOne(deps, mail));
  await jobs.work(reportAskJob, (ask) => askOne(deps, ask));
}

/** Those that no mail server wanted for three days, and those that a crash left in doubt. */
export async function giveUpReportMails(
  db: Database,
  workspaceId: string,
  now: Date,
): Promise<void> {
  const old = new Date(now.getTime() - 3 * 86_400_000);
  await sql`
    update report_mail set state = case when state = 'queued' then 'refused' else 'unconfirmed' end
    where workspace_id = ${workspaceId} and state in ('queued', 'sending') and at < ${old}
  `.execute(db);
}

async function sendOne(deps: ReportMailDeps, mail: ReportMail): Promise<void> {
  const { db, secret, publicUrl, email, now } = deps;
  const { workspaceId, runId, recipientId } = mail;
  const row = await db
    .selectFrom("report_mail as m")
    .innerJoin("report_run as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.run_id"),
    )
    .innerJoin("report as o", (join) =>
      join.onRef("o.workspace_id", "=", "m.workspace_id").onRef("o.id", "=", "m.report_id"),
    )
    .innerJoin("report_recipient as p", (join) =>
      join
        .onRef("p.workspace_id", "=", "m.workspace_id")
        .onRef("p.report_id", "=", "m.report_id")
        .onRef("p.id", "=", "m.recipient_id"),
    )
    .innerJoin("workspace as w", "w.id", "m.workspace_id")
    .select(["r.figures", "o.survey_id", "p.email", "p.user_id", "p.language", "p.confirmed_at"])
    .select(["p.left_at", "p.added_by", "w.name as workspace"])
    .where("m.workspace_id", "=", workspaceId)
    .where("w.id", "=", workspaceId)
    .where("m.run_id", "=", runId)
    .where("m.recipient_id", "=", recipientId)
    .executeTakeFirst();
  if (!row?.figures) return;
  const fate = reportMail(db, mail, now);
  if (!(await fate.isOpen())) return;
  const survey = await findSurvey(db, { workspaceId, surveyId: row.survey_id });
  const mayRead = row.confirmed_at !== null && row.left_at === null;
  if (!survey || !mayRead || !(await isStillMember(db, workspaceId, row.user_id))) {
    await fate.note("withdrawn", null);
    return;
  }
  const report = writeReport(row.figures as unknown as Frozen, survey, row.language);
  const leaveUrl = `${publicUrl}/d/${makeToken(secret, "report", { workspaceId, id: recipientId })}`;
  const foot = { leaveUrl, addedBy: row.added_by, workspace: row.workspace };
  await handOver(email, fate, {
    workspaceId,
    to: row.email,
    subject: subjectOf(report),
    text: renderReportText(report, foot),
    html: renderReportHtml(report, foot),
    headers: {
      "List-Unsubscribe": `<${leaveUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  });
}

async function askOne(deps: ReportMailDeps, ask: ReportAsk): Promise<void> {
  const { db, secret, publicUrl, email, now } = deps;
  const { workspaceId, recipientId } = ask;
  const row = await db
    .selectFrom("report_recipient as p")
    .innerJoin("report as o", (join) =>
      join.onRef("o.workspace_id", "=", "p.workspace_id").onRef("o.id", "=", "p.report_id"),
    )
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["p.email", "p.language", "p.added_by", "o.name", "w.name as workspace"])
    .where("p.workspace_id", "=", workspaceId)
    .where("w.id", "=", workspaceId)
    .where("p.id", "=", recipientId)
    .where("p.confirmed_at", "is", null)
    .where("p.left_at", "is", null)
    .executeTakeFirst();
  if (!row) return;
  const fate = askedMail(db, ask, now);
  if (!(await fate.isOpen())) return;
  const link = `${publicUrl}/d/${makeToken(secret, "report", { workspaceId, id: recipientId })}`;
  const words = { who: row.added_by, workspace: row.workspace, name: row.name, link };
  await handOver(email, fate, {
    workspaceId,
    to: row.email,
    subject: reportMessage(row.language, "ask.subject", words),
    text: reportMessage(row.language, "ask.text", words),
  });
}

/** One mail, once: whatever breaks on the way is said and not tried a second time. */
async function handOver(
  email: MailWay,
  fate: Fate,
  mail: Parameters<typeof handMail>[1],
): Promise<void> {
  const handed = await handMail(email, mail, fate.claim).catch(async (error: unknown) => {
    await fate.wait(error instanceof Error ? error.message : String(error));
    throw error;
  });
  if (!handed) return;
  const { kind, reply } = handed;
  if (kind === "later") {
    await fate.giveBack(reply);
    throw new Error(`The mail of a report was not taken yet: ${reply}`);
  }
  await fate.note(
    kind === "accepted" ? "sent" : kind === "refused" ? "refused" : "unconfirmed",
    reply,
  );
}

async function isStillMember(
  db: Database,
  workspaceId: string,
  userId: string | null,
): Promise<boolean> {
  if (userId === null) return true;
  const member = await db
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return member !== undefined;
}

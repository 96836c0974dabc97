import { defineDueWork } from "../due-work/due-work.ts";
import { defineJob } from "../jobs/job.ts";

/** Reports whose hour has come. */
export const REPORTS = defineDueWork("reports", { lanes: 2, turnMs: 30_000 });

export interface ReportMail {
  workspaceId: string;
  runId: string;
  recipientId: string;
}

export interface ReportAsk {
  workspaceId: string;
  recipientId: string;
}

export interface ReportPost {
  workspaceId: string;
  postId: string;
}

/** One message of a run to a chat. A chat that is down delays it, and loses none for two days. */
export const reportPostJob = defineJob<ReportPost>("post.report", { retryLimit: 20, atOnce: 4 });

/** One mail of a run. A mail server that is down delays it, and loses none for two days. */
export const reportMailJob = defineJob<ReportMail>("mail.report", { retryLimit: 20, atOnce: 4 });

/** The question whether somebody outside wants a report. */
export const reportAskJob = defineJob<ReportAsk>("mail.report-ask", { retryLimit: 20 });

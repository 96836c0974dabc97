import { createTransport } from "nodemailer";
import { defineJob } from "../jobs/job.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";

/** A plain mail to a colleague: a reset link, a warning. */
export interface ColleagueMail {
  to: string;
  subject: string;
  text: string;
}

/** A mail server that is down delays these mails, and loses none for two days. */
export const colleagueMailJob = defineJob<ColleagueMail>("mail.colleague", { retryLimit: 20 });

export interface MailSettings {
  smtpUrl: string | null;
  mailFrom: string;
}

/** Queues a mail durably; null while no mail server is configured. */
export function colleagueMailer(db: Database, jobs: JobQueue, { smtpUrl }: MailSettings) {
  if (smtpUrl === null) return null;
  return (mail: ColleagueMail): Promise<void> =>
    db.transaction().execute((trx) => jobs.enqueue(trx, colleagueMailJob, mail));
}

/** Sends them. */
export async function workColleagueMail(
  jobs: JobQueue,
  { smtpUrl, mailFrom }: MailSettings,
): Promise<void> {
  if (smtpUrl === null) return;
  const transport = createTransport(smtpUrl);
  await jobs.work(colleagueMailJob, async (mail) => {
    await transport.sendMail({ from: mailFrom, ...mail });
  });
}

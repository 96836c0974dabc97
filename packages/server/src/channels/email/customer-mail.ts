import MailComposer from "nodemailer/lib/mail-composer";
import { CourierDown } from "../../delivery/courier.ts";
import { type CustomerMail, customerMailJob } from "../../delivery/customer-mail.ts";
import type { OutgoingMail } from "../../delivery/smtp-courier.ts";
import type { JobQueue } from "../../jobs/job-queue.ts";
import type { Log } from "../../log/log.ts";
import { blocksOf } from "../../people/contact-permission.ts";
import type { Database } from "../../storage/database.ts";
import { senderOf } from "./compose-mail.ts";
import type { EmailChannel } from "./email-channel.ts";

/** Sends plain mails to customers the way the invitations of their workspace go. */
export async function workCustomerMail(
  jobs: JobQueue,
  { db, email, log }: { db: Database; email: Pick<EmailChannel, "linesFor" | "mailOf">; log: Log },
): Promise<void> {
  await jobs.work(customerMailJob, async (mail) => {
    const to = await addressOf(db, mail);
    if (to === null) return;
    const pool = await email.linesFor(mail.workspaceId);
    if (!pool) throw new CourierDown("The workspace has no mail server any more.");
    const { mailFrom } = await email.mailOf(mail.workspaceId);
    const line = await pool.take();
    const result = await line
      .hand(await wire({ ...mail, to }, mailFrom))
      .finally(() => pool.giveBack(line));
    if (result.kind === "accepted") return;
    if (result.kind === "refused" && result.permanent && result.blame !== "courier") {
      // To say it again would change nothing, and harm the name of the sender.
      log.warn(
        { workspaceId: mail.workspaceId, reply: result.reply },
        "a mail was refused for good",
      );
      return;
    }
    throw new Error(`A mail to a customer was not taken: ${result.reply}`);
  });
}

/** Null for whoever was forgotten meanwhile, has no address or wants no mails. */
async function addressOf(
  db: Database,
  { workspaceId, personId }: CustomerMail,
): Promise<string | null> {
  const person = await db
    .selectFrom("person")
    .select("email")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person?.email) return null;
  const blocks = await blocksOf(db, { workspaceId, personId });
  const isBlocked = blocks.some(({ channel }) => channel === "*" || channel === "email");
  return isBlocked ? null : person.email;
}

async function wire(
  mail: Pick<CustomerMail, "subject" | "text"> & { to: string },
  mailFrom: string,
): Promise<OutgoingMail> {
  const from = senderOf(mailFrom);
  const { to, subject, text } = mail;
  const headers = { "Auto-Submitted": "auto-generated" };
  const raw = await new MailComposer({ from, to, subject, text, headers }).compile().build();
  return { from: from.address, to, raw };
}

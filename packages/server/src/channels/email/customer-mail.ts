import { type CustomerMail, customerMailJob } from "../../delivery/customer-mail.ts";
import type { JobQueue } from "../../jobs/job-queue.ts";
import type { Log } from "../../log/log.ts";
import { blocksOf } from "../../people/contact-permission.ts";
import type { Database } from "../../storage/database.ts";
import { handMail, type MailWay } from "./hand-mail.ts";

/** Sends plain mails to customers the way the invitations of their workspace go. */
export async function workCustomerMail(
  jobs: JobQueue,
  { db, email, log }: { db: Database; email: MailWay; log: Log },
): Promise<void> {
  await jobs.work(customerMailJob, async (mail) => {
    const to = await addressOf(db, mail);
    if (to === null) return;
    const { workspaceId, subject, text } = mail;
    const handed = await handMail(email, { workspaceId, to, subject, text });
    if (!handed || handed.kind === "accepted") return;
    const { kind, reply } = handed;
    if (kind !== "refused") throw new Error(`A mail to a customer was not taken: ${reply}`);
    log.warn({ workspaceId, reply }, "a mail was refused for good");
  });
}

/** Null for whoever was forgotten meanwhile, has no address or wants no mails. */
async function addressOf(
  db: Database,
  { workspaceId, personId, askedFor = false }: CustomerMail,
): Promise<string | null> {
  const person = await db
    .selectFrom("person")
    .select("email")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person?.email) return null;
  if (askedFor) return person.email;
  const blocks = await blocksOf(db, { workspaceId, personId });
  const isBlocked = blocks.some(({ channel }) => channel === "*" || channel === "email");
  return isBlocked ? null : person.email;
}

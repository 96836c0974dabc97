import { defineJob } from "../jobs/job.ts";
import type { Transaction } from "../storage/database.ts";

/** A plain mail to a customer of a workspace, from the sender that its invitations come from. */
export interface CustomerMail {
  workspaceId: string;
  /** Where they are reached is looked up when it leaves: they may be gone by then, or want no mails. */
  personId: string;
  subject: string;
  text: string;
  /** They asked for it themselves: it goes also to whoever wants no surveys. */
  askedFor?: boolean;
}

/** A mail server that is down delays these mails, and loses none for two days. */
export const customerMailJob = defineJob<CustomerMail>("mail.customer", {
  retryLimit: 20,
  atOnce: 4,
});

/** Whether mails of this workspace have a way out: its own mail server, else the operator's. */
export async function hasMailServer(
  trx: Transaction,
  { workspaceId, smtpUrl }: { workspaceId: string; smtpUrl: string | null },
): Promise<boolean> {
  if (smtpUrl !== null) return true;
  const own = await trx
    .selectFrom("channel_account")
    .select("channel")
    .where("workspace_id", "=", workspaceId)
    .where("channel", "=", "email")
    .executeTakeFirst();
  return own !== undefined;
}

import { noteUp } from "../../delivery/channel-state.ts";
import { CourierDown } from "../../delivery/courier.ts";
import type { OutgoingMail } from "../../delivery/smtp-courier.ts";
import { KnownError } from "../../errors/known-error.ts";
import { channelKey } from "../../invitations/send-due.ts";
import type { Database } from "../../storage/database.ts";
import type { EmailChannel } from "./email-channel.ts";

/**
 * Hands one mail to the workspace's mail server while somebody waits, and tells what the server said. A
 * server that took it is up again.
 *
 * @throws {KnownError} 409 when there is no mail server; 502 when it did not take the mail.
 */
export async function sendTestMail(
  { db, email }: { db: Database; email: EmailChannel },
  workspaceId: string,
  write: () => Promise<OutgoingMail>,
): Promise<string> {
  const pool = await email.linesFor(workspaceId);
  if (!pool) {
    throw new KnownError(
      409,
      "mail_not_configured",
      "No mail server is set up. Enter one under Settings, Channels, or set SMTP_URL and MAIL_FROM and start Candor again.",
    );
  }
  const mail = await write();
  try {
    const line = await pool.take();
    const result = await line.hand(mail).finally(() => pool.giveBack(line));
    if (result.kind !== "accepted") throw notSent(result.reply);
    await noteUp(db, channelKey(email, workspaceId, pool), new Date());
    return result.reply;
  } catch (error) {
    if (error instanceof CourierDown) throw notSent(error.message);
    throw error;
  }
}

function notSent(reply: string): KnownError {
  return new KnownError(
    502,
    "mail_not_sent",
    `The mail server did not take the test: ${reply}. Check the mail server, the sender and the address.`,
  );
}

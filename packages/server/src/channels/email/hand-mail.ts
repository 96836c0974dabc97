import MailComposer from "nodemailer/lib/mail-composer";
import { CourierDown } from "../../delivery/courier.ts";
import type { OutgoingMail } from "../../delivery/smtp-courier.ts";
import { senderOf } from "./compose-mail.ts";
import type { EmailChannel } from "./email-channel.ts";

/** A mail from the sender that the invitations of a workspace come from. */
export interface PlainMail {
  workspaceId: string;
  to: string;
  subject: string;
  text: string;
  /** The same for mail programs that show HTML. */
  html?: string;
  headers?: Record<string, string>;
}

/** What the mail server said. */
export interface Handed {
  /**
   * `refused`: it never will take this one; to say it again would change nothing, and harm the name of the sender.
   * `later`: it may. `unknown`: the line broke on the way, and nobody knows.
   */
  kind: "accepted" | "refused" | "later" | "unknown";
  reply: string;
}

export type MailWay = Pick<EmailChannel, "linesFor" | "mailOf">;

/**
 * Hands one mail to the workspace's mail server.
 *
 * @param claim is asked once a line is open; whoever gets `false` hands nothing over.
 * @returns null when the claim was not had.
 * @throws {CourierDown} when there is no way out at the moment. Nothing was claimed.
 */
export async function handMail(
  email: MailWay,
  mail: PlainMail,
  claim: () => Promise<boolean> = async () => true,
): Promise<Handed | null> {
  const pool = await email.linesFor(mail.workspaceId);
  if (!pool) throw new CourierDown("The workspace has no mail server any more.");
  const { mailFrom } = await email.mailOf(mail.workspaceId);
  const content = await wire(mail, mailFrom);
  const line = await pool.take();
  try {
    if (!(await claim())) return null;
    const result = await line.hand(content);
    const { reply } = result;
    if (result.kind !== "refused") return { kind: result.kind, reply };
    const isForGood = result.permanent && result.blame !== "courier";
    return { kind: isForGood ? "refused" : "later", reply };
  } finally {
    pool.giveBack(line);
  }
}

async function wire(mail: PlainMail, mailFrom: string): Promise<OutgoingMail> {
  const from = senderOf(mailFrom);
  const { to, subject, text, html } = mail;
  const headers = { "Auto-Submitted": "auto-generated", ...mail.headers };
  const parts = html === undefined ? { text } : { text, html };
  const raw = await new MailComposer({ from, to, subject, ...parts, headers }).compile().build();
  return { from: from.address, to, raw };
}

import { uuidv7 } from "@candor/contract/uuidv7.ts";
import MailComposer from "nodemailer/lib/mail-composer";
import { KnownError } from "../../errors/known-error.ts";
import { colleagueMessage } from "../../messages/colleague-messages.ts";
import { addressToken } from "../../workspaces/address-token.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { type MailDeps, senderOf } from "../email/compose-mail.ts";
import type { EmailChannel } from "../email/email-channel.ts";
import { sendTestMail } from "../email/send-test.ts";
import { type MailInWay, noteTestSent } from "./mail-in-queries.ts";
import { readMailbox, readMailHook } from "./mail-in-way.ts";

/**
 * Sends a mail the whole way round: from the workspace's mail server to where customers answer. That it came back is
 * noted where mails are taken in, by its signed name.
 *
 * @returns what the mail server said.
 * @throws {KnownError} 409 when there is no mail server, or this way is not set up; 502 when the mail was not taken.
 */
export async function sendRound(
  deps: MailDeps & { email: EmailChannel },
  { workspaceId, way, now }: { workspaceId: string; way: MailInWay; now: Date },
): Promise<string> {
  const testId = uuidv7(now.getTime());
  const token = addressToken(deps.secret, "t", { workspaceId, id: testId });
  const from = senderOf((await deps.email.mailOf(workspaceId)).mailFrom);
  const to = await destination(deps, { workspaceId, way, token, sender: from.address });
  const workspace = await findWorkspace(deps.db, workspaceId);
  const language = workspace?.language ?? "en";
  // Noted before it leaves: it may be back before the mail server has said that it has it.
  await noteTestSent(deps.db, { workspaceId, way, testId, now });
  return sendTestMail(deps, workspaceId, async () => {
    const raw = await new MailComposer({
      from,
      to,
      subject: colleagueMessage(language, "mailRoundSubject"),
      text: colleagueMessage(language, "mailRoundText", { workspace: workspace?.name ?? "" }),
      // A mailbox of somebody's own knows it by what it refers to.
      references: `<${token}@${from.address.split("@")[1] ?? "localhost"}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    })
      .compile()
      .build();
    return { from: from.address, to, raw };
  });
}

async function destination(
  deps: MailDeps,
  given: { workspaceId: string; way: MailInWay; token: string; sender: string },
): Promise<string> {
  const { workspaceId, way, token, sender } = given;
  if (way === "mailbox") {
    const mailbox = await readMailbox(deps, workspaceId);
    if (mailbox) return mailbox.address;
  } else if (way === "hook") {
    const hook = await readMailHook(deps, workspaceId);
    if (hook) return hook.domain === null ? sender : `${token}@${hook.domain}`;
  } else if (deps.bounceDomain !== null) return `${token}@${deps.bounceDomain}`;
  throw new KnownError(
    409,
    "mail_in_not_set_up",
    "This way is not set up; set it up first, then send a test.",
  );
}

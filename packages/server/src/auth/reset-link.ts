import { colleagueMessage } from "../messages/colleague-messages.ts";
import type { Database } from "../storage/database.ts";
import { workspacesOf } from "../workspaces/workspace-queries.ts";
import type { AuthLog, SendMail } from "./mail.ts";
import { profileOf } from "./profile.ts";

/** Where the dashboard takes a new password. */
const RESET_PAGE = "/reset-password";

/**
 * Mails the link that sets a new password, in the language that the person chose, else that of their workspace. While no mail
 * server is configured the link goes to the log, where only the operator can read it. It does not
 * wait for the mail: the answer must take as long for an address that nobody has.
 */
export function resetLinkSender(deps: {
  db: Database;
  publicUrl: string;
  sendMail: SendMail;
  log: AuthLog;
}): (reset: { userId: string; email: string; token: string }) => Promise<void> {
  return async (reset) => {
    void send(deps, reset).catch((error: unknown) => {
      deps.log.error(
        { reason: error instanceof Error ? error.message : String(error) },
        "The mail with a link that sets a new password could not be sent",
      );
    });
  };
}

async function send(
  deps: { db: Database; publicUrl: string; sendMail: SendMail; log: AuthLog },
  { userId, email, token }: { userId: string; email: string; token: string },
): Promise<void> {
  const link = `${deps.publicUrl}${RESET_PAGE}?token=${encodeURIComponent(token)}`;
  if (!deps.sendMail) {
    deps.log.warn(
      { userId, link },
      "No mail server is configured (SMTP_URL), so here is the link that sets a new password; it works for an hour",
    );
    return;
  }
  const [workspace] = await workspacesOf(deps.db, userId);
  const own = await profileOf(deps.db, userId);
  const language = own.language ?? workspace?.language ?? "en";
  await deps.sendMail({
    to: email,
    subject: colleagueMessage(language, "resetSubject"),
    text: colleagueMessage(language, "resetText", { link }),
  });
}

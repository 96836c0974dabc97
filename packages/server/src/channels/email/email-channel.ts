import { LinePool } from "../../delivery/courier.ts";
import { type OutgoingMail, smtpCourier } from "../../delivery/smtp-courier.ts";
import type { OutgoingChannel } from "../../invitations/send-due.ts";
import { composeInvitationMail, type MailDeps, surveyMails } from "./compose-mail.ts";

/** E-mail through the configured mail server; one pool of connections serves all workspaces. */
export interface EmailChannel extends OutgoingChannel<OutgoingMail> {
  /** Null while no mail server is configured. */
  pool: LinePool<OutgoingMail> | null;
}

export function emailChannel(deps: MailDeps, smtpUrl: string | null): EmailChannel {
  const pool = smtpUrl === null ? null : new LinePool(smtpCourier(smtpUrl));
  const mails = surveyMails(deps.db);
  return {
    channel: "email",
    pool,
    linesFor: async () => pool,
    compose: (message) => composeInvitationMail(deps, message, mails),
  };
}

import { LinePool } from "../../delivery/courier.ts";
import { type OutgoingMail, smtpCourier } from "../../delivery/smtp-courier.ts";
import type { OutgoingChannel } from "../../invitations/send-due.ts";
import { composeInvitationMail, type MailDeps, surveyMails } from "./compose-mail.ts";
import {
  fromOfAccount,
  linesOfAccount,
  type MailAccount,
  type MayConnect,
  readMailAccount,
} from "./mail-account.ts";

/** E-mail through a workspace's own mail server, else the operator's, whose connections all share. */
export interface EmailChannel extends OutgoingChannel<OutgoingMail> {
  /** The operator's; null while none is configured. */
  pool: LinePool<OutgoingMail> | null;
  /** How mails of this workspace are written: its own mail server has its own sender. */
  mailOf(workspaceId: string): Promise<MailDeps>;
  /** Opened for a workspace that saves this, to see whether it works. */
  tryOut(account: MailAccount): LinePool<OutgoingMail>;
}

interface OwnServer {
  account: MailAccount;
  pool: LinePool<OutgoingMail>;
}

const nobodyMay: MayConnect = async (hostname) => {
  throw new Error(`This server opens no connections to ${hostname}.`);
};

export function emailChannel(
  deps: MailDeps,
  smtpUrl: string | null,
  mayConnect: MayConnect = nobodyMay,
): EmailChannel {
  const pool = smtpUrl === null ? null : new LinePool(smtpCourier(smtpUrl));
  const mails = surveyMails(deps.db);
  const own = new Map<string, OwnServer>();
  const ownOf = async (workspaceId: string): Promise<OwnServer | null> => {
    const account = await readMailAccount(deps.db, deps.secret, workspaceId);
    const known = own.get(workspaceId);
    if (known && account && JSON.stringify(known.account) === JSON.stringify(account)) return known;
    known?.pool.close();
    own.delete(workspaceId);
    if (!account) return null;
    const opened = { account, pool: linesOfAccount(account, mayConnect) };
    own.set(workspaceId, opened);
    return opened;
  };
  const mailOf = async (workspaceId: string): Promise<MailDeps> => {
    const account = (await ownOf(workspaceId))?.account;
    // A mail server elsewhere passes on no envelope of our name: its bounces come back as its owner wants.
    return account ? { ...deps, mailFrom: fromOfAccount(account), bounceDomain: null } : deps;
  };
  return {
    channel: "email",
    pool,
    linesFor: async (workspaceId) => (await ownOf(workspaceId))?.pool ?? pool,
    mailOf,
    tryOut: (account) => linesOfAccount(account, mayConnect, { lines: 1 }),
    compose: async (message) =>
      composeInvitationMail(await mailOf(message.workspaceId), message, mails),
  };
}

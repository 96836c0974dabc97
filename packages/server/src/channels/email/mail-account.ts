import type { SaveMailServer } from "@candor/contract/channel-setup.ts";
import { MAIL_SECURITY } from "@candor/contract/channel-setup.ts";
import { z } from "zod";
import { LinePool } from "../../delivery/courier.ts";
import { type OutgoingMail, type SmtpSettings, smtpCourier } from "../../delivery/smtp-courier.ts";
import { KnownError } from "../../errors/known-error.ts";
import type { Database } from "../../storage/database.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { readAccount } from "../chat/channel-account.ts";

/** A mail server of a workspace's own, as it is kept under seal. */
export const MailAccount = z.object({
  host: z.string(),
  port: z.int(),
  security: z.enum(MAIL_SECURITY),
  user: z.string().nullable(),
  password: z.string().nullable(),
  from: z.string(),
  fromName: z.string(),
});
export type MailAccount = z.infer<typeof MailAccount>;

/**
 * The address under which a host may be reached, so that a name which changes between look and use
 * gains nothing.
 *
 * @throws {Error} with a sentence, for hosts inside the operator's own network.
 */
export type MayConnect = (hostname: string) => Promise<string>;

/** The mail server that a workspace set up for itself; null when it uses the operator's. */
export async function readMailAccount(
  db: Database,
  secret: ServerSecret,
  workspaceId: string,
): Promise<MailAccount | null> {
  const account = await readAccount(db, secret, { workspaceId, channel: "email" });
  return account === null ? null : MailAccount.parse(account);
}

/**
 * What is kept after somebody saved: a password that was left out stays, but is never handed to
 * another server or under another name than it was entered for.
 *
 * @throws {KnownError} 422 when a password is missing, or would travel in the open.
 */
export function nextAccount(saved: SaveMailServer, before: MailAccount | null): MailAccount {
  const { password: entered, ...rest } = saved;
  const isSameDoor =
    before !== null &&
    before.host === saved.host &&
    before.port === saved.port &&
    before.security === saved.security &&
    before.user === saved.user;
  const password = saved.user ? (entered ?? (isSameDoor ? before.password : null)) : null;
  if (saved.user && password === null) {
    throw new KnownError(
      422,
      "password_missing",
      `${saved.host} wants a password with the user ${saved.user}; enter it again when the server or the user changes.`,
    );
  }
  if (password !== null && saved.security === "none") {
    throw new KnownError(
      422,
      "password_in_the_open",
      "Without encryption the password could be read on its way. Choose TLS or STARTTLS, or leave user and password out.",
    );
  }
  return { ...rest, user: saved.user || null, password };
}

/** Lines to this mail server alone. */
export function linesOfAccount(
  account: MailAccount,
  mayConnect: MayConnect,
  options: { lines?: number } = {},
): LinePool<OutgoingMail> {
  const settings = async () => smtpSettings(account, await mayConnect(account.host));
  return new LinePool(smtpCourier(settings, options), { isOwn: true });
}

function smtpSettings(account: MailAccount, address: string): SmtpSettings {
  const { host, port, security, user, password } = account;
  return {
    host: address,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { servername: host },
    ...(user && password ? { auth: { user, pass: password } } : {}),
  } as SmtpSettings;
}

/** MAIL_FROM of this account. */
export function fromOfAccount({ from, fromName }: MailAccount): string {
  return fromName === "" ? from : `${fromName} <${from}>`;
}

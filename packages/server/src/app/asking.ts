import { type BounceListener, listenForBounces } from "../channels/email/bounce-listener.ts";
import type { MailDeps } from "../channels/email/compose-mail.ts";
import { type EmailChannel, emailChannel } from "../channels/email/email-channel.ts";
import type { MayConnect } from "../channels/email/mail-account.ts";
import { smsChannel } from "../channels/sms/sms-channel.ts";
import type { MayReach } from "../channels/sms/sms-providers.ts";
import type { ChatQuestion } from "../channels/telegram/telegram-bot.ts";
import { telegramChannel } from "../channels/telegram/telegram-channel.ts";
import type { Config } from "../config/config.ts";
import type { AddressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import type { OutgoingChannel } from "../invitations/send-due.ts";
import type { Database } from "../storage/database.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import type { Services } from "./services.ts";

/** The ways on which customers are asked, and what composing a message for them needs. */
export interface Asking {
  mail: MailDeps;
  email: EmailChannel;
  /** The bots of workspaces, for what is no invitation as well. */
  telegram: OutgoingChannel<ChatQuestion>;
  channels: readonly OutgoingChannel[];
  mayReach: MayReach;
  /** Mailboxes and mail servers of workspaces: where they may be, and which may go without encryption. */
  mayConnect: MayConnect;
  mayBeOpen: (hostname: string) => boolean;
  /** Where this server takes bounces in, as people write it; null for nowhere. */
  bouncesTo: string | null;
}

export function openAsking(
  config: Config,
  { db, secret, check }: { db: Database; secret: ServerSecret; check: AddressCheck },
): Asking {
  const { publicUrl, mailFrom, smtpUrl, inboundSmtpPort } = config;
  const bounceDomain = inboundSmtpPort === null ? null : new URL(publicUrl).hostname;
  const mail = { db, secret, publicUrl, mailFrom, bounceDomain };
  const mayReach: MayReach = async (url) => {
    check.checkUrl(url);
    await check.resolve(url.hostname);
  };
  const mayConnect: MayConnect = async (hostname) => {
    const [first] = await check.resolve(hostname);
    if (!first) throw new Error(`${hostname} has no address.`);
    return first.address;
  };
  const mayBeOpen = (hostname: string) => {
    try {
      check.checkUrl(new URL(`http://${hostname}`));
      return true;
    } catch {
      return false;
    }
  };
  const email = emailChannel(mail, smtpUrl, mayConnect);
  const chat = { db, secret, publicUrl, mayReach };
  const telegram = telegramChannel(chat);
  const channels = [email, smsChannel(chat), telegram] as readonly OutgoingChannel[];
  const bouncesTo = bounceDomain === null ? null : `${bounceDomain}:${inboundSmtpPort}`;
  return { mail, email, telegram, channels, mayReach, mayConnect, mayBeOpen, bouncesTo };
}

/** The small mail server for bounces, where `INBOUND_SMTP_PORT` asks for it. */
export async function openBounceListener(
  config: Config,
  { db, secret, log, letters }: Pick<Services, "db" | "secret" | "log" | "letters">,
): Promise<BounceListener | null> {
  if (config.inboundSmtpPort === null) return null;
  return listenForBounces({
    db,
    secret,
    news: letters,
    port: config.inboundSmtpPort,
    host: config.host,
    onError: (error) => log.error({ err: error }, "a bounce could not be taken in"),
  });
}

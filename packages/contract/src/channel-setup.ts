import { z } from "zod";
import { Timestamp } from "./common.ts";
import { LIMITS } from "./limits.ts";

/** How a channel fares, so far as sending has shown. */
export const Health = {
  state: z.enum(["ok", "down", "not_configured"]),
  since: Timestamp.nullable(),
  /** What the other side said when it was tried last, while it is down. */
  error: z.string().nullable(),
  nextTryAt: Timestamp.nullable(),
};

/** How the connection is protected; without encryption no password is sent. */
export const MAIL_SECURITY = ["tls", "starttls", "none"] as const;
const MailSecurity = z.enum(MAIL_SECURITY);

export const Host = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9.:-]+$/, "must be a host name such as smtp.example.com");

/** A mail server of the workspace's own. A password that is left out stays as it was. */
export const SaveMailServer = z.object({
  host: Host,
  port: z.int().min(1).max(65535),
  security: MailSecurity,
  user: z.string().trim().max(LIMITS.email).nullable().default(null),
  password: z.string().min(1).max(500).optional(),
  from: z.email().max(LIMITS.email),
  fromName: z.string().trim().max(100).default(""),
});
export type SaveMailServer = z.infer<typeof SaveMailServer>;

/** What came of the mails of the last thirty days. */
export const MailFigures = z.object({
  handed: z.int(),
  bounced: z.int(),
  complained: z.int(),
});

export const MailServerState = z.object({
  /** `own` was set up here, `server` is the operator's (`SMTP_URL`), `none` sends nothing. */
  source: z.enum(["own", "server", "none"]),
  ...Health,
  /** Of an own mail server; the operator's is not shown. */
  own: z
    .object({
      host: z.string(),
      port: z.int(),
      security: MailSecurity,
      user: z.string().nullable(),
      hasPassword: z.boolean(),
      from: z.string(),
      fromName: z.string(),
    })
    .nullable(),
  /** The operator has a mail server that is used when there is no own one. */
  serverHasMail: z.boolean(),
  /** Who mails come from, as written in them. */
  from: z.string(),
  /** Where bounces of mails are taken in by this server; null when they come back to the sender's mailbox. */
  bouncesTo: z.string().nullable(),
  hooks: z.array(z.object({ provider: z.string(), url: z.string() })),
  last30Days: MailFigures,
});
export type MailServerState = z.infer<typeof MailServerState>;

export const SendTestTo = z.object({ to: z.email().max(LIMITS.email) });
export const TestSent = z.object({ reply: z.string() });

export const SmsState = z.object({
  configured: z.boolean(),
  provider: z.string().nullable(),
  sender: z.string().nullable(),
  /** Where the provider sends what comes in. */
  incomingUrl: z.string(),
  ...Health,
});
export type SmsState = z.infer<typeof SmsState>;

/** A phone number; it gets one text message that says what it is. */
export const SendTestSms = z.object({ to: z.string().trim().min(4).max(LIMITS.phone) });

export const TelegramState = z.object({
  configured: z.boolean(),
  username: z.string().nullable(),
  /** Opens a chat with the bot, which answers with an example of a question. */
  testLink: z.string().nullable(),
  ...Health,
});
export type TelegramState = z.infer<typeof TelegramState>;

export const SendTestTelegram = z.object({
  chatId: z
    .string()
    .trim()
    .max(LIMITS.address)
    .regex(/^(-?\d{1,20}|@\w{3,64})$/, "must be the number of a chat, or @channel"),
});

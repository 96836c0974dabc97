import { z } from "zod";
import { Health, Host } from "./channel-setup.ts";
import { Timestamp } from "./common.ts";
import { LIMITS } from "./limits.ts";

/** Services that hand mails over by HTTP; `generic` is a script of one's own. */
export const MAIL_HOOK_PROVIDERS = ["sendgrid", "mailgun", "postmark", "generic"] as const;
export const MailHookProvider = z.enum(MAIL_HOOK_PROVIDERS);
export type MailHookProvider = z.infer<typeof MailHookProvider>;

/** How a mailbox is reached; without encryption only inside the operator's own network. */
export const MAILBOX_SECURITY = ["tls", "starttls", "none"] as const;
/** What becomes of a mail in the mailbox once it was taken in; none is ever deleted. */
export const MAILBOX_AFTERWARDS = ["read", "move", "leave"] as const;

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(190)
  .regex(
    /^(?=.*\.)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/,
    "must be a domain such as answers.example.com",
  );

/** Answers go to a domain whose mail a service hands over. A signing key that is left out stays as it was. */
export const SaveMailHook = z.object({
  provider: MailHookProvider,
  /** What the addresses end in to which customers answer; null for a script that hands on the sender's own mailbox. */
  domain: Domain.nullable().default(null),
  /** Mailgun's "HTTP webhook signing key"; the others sign nothing. */
  signingKey: z.string().trim().min(1).max(200).optional(),
});
export type SaveMailHook = z.infer<typeof SaveMailHook>;

const Folder = z.string().trim().min(1).max(200);

/** A mailbox of the workspace's own. A password that is left out stays as it was. */
export const SaveMailbox = z.object({
  host: Host,
  port: z.int().min(1).max(65535),
  security: z.enum(MAILBOX_SECURITY),
  user: z.string().trim().min(1).max(LIMITS.email),
  password: z.string().min(1).max(500).optional(),
  /** To which customers answer. */
  address: z.email().max(LIMITS.email),
  /** Mail to `address` with something behind a + arrives there too. */
  plus: z.boolean().default(false),
  folder: Folder.default("INBOX"),
  afterwards: z.enum(MAILBOX_AFTERWARDS).default("read"),
  moveTo: Folder.nullable().default(null),
});
export type SaveMailbox = z.infer<typeof SaveMailbox>;

/** A mail that we send ourselves, to see whether it comes back by this way. */
const RoundTrip = z.object({ sentAt: Timestamp, cameBackAt: Timestamp.nullable() }).nullable();

const Came = {
  lastMailAt: Timestamp.nullable(),
  taken: z.int(),
  test: RoundTrip,
};

/** How answers by mail come back. */
export const MailInState = z.object({
  /** Where letters that leave now ask for answers; `none`: they go to the sender's own mailbox, which nobody reads here. */
  active: z.enum(["hook", "mailbox", "listener", "none"]),
  /** Mails can be sent, so that a test can go round. */
  canTest: z.boolean(),
  /** The server's own; null where the operator has opened none. */
  listener: z.object({ address: z.string(), ...Came }).nullable(),
  hook: z
    .object({
      provider: MailHookProvider,
      domain: z.string().nullable(),
      hasSigningKey: z.boolean(),
      /** Where the service hands mails over; the key in it is the proof. */
      url: z.string(),
      ...Health,
      ...Came,
      /** Mails that belong to no conversation: refused. */
      left: z.int(),
    })
    .nullable(),
  mailbox: z
    .object({
      ...SaveMailbox.omit({ password: true }).shape,
      ...Health,
      ...Came,
      lookedAt: Timestamp.nullable(),
      /** Mails that belong to no conversation: left as they were. */
      left: z.int(),
    })
    .nullable(),
});
export type MailInState = z.infer<typeof MailInState>;

export const TestMailIn = z.object({ way: z.enum(["hook", "mailbox", "listener"]) });
export type TestMailIn = z.infer<typeof TestMailIn>;

/** What a hook answers when a mail is in. */
export const MailHandedOver = z.object({ taken: z.int() });

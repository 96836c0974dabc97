import { z } from "zod";
import { Health, Host } from "./channel-setup.ts";
import { Id, Timestamp } from "./common.ts";
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

/** So many mails of one conversation are taken in a day: two machines may be answering each other. */
export const MAILS_A_DAY = 50;
/** So many conversations are begun a day by mail of people who were never written to. */
export const STRANGERS_A_DAY = { sender: 5, workspace: 100 } as const;

/** Why a mail was not taken in. */
export const RefusedWhy = z.enum([
  "conversation_limit",
  "stranger_limit",
  "strangers_limit",
  "text_too_long",
  "too_many_files",
  "unreadable",
]);
export type RefusedWhy = z.infer<typeof RefusedWhy>;

/** Mails that were not taken in, of one day, reason and sender. */
export const RefusedMail = z.object({
  why: RefusedWhy,
  /** Empty for those of many senders. */
  from: z.string(),
  /** Its sender's server may have tried the same mail several times. */
  times: z.int(),
  firstAt: Timestamp,
  lastAt: Timestamp,
  /** The case whose conversation it was for. */
  case: z.object({ id: Id, number: z.int() }).nullable(),
});
export type RefusedMail = z.infer<typeof RefusedMail>;

const Refused = z
  .string()
  .trim()
  .toLowerCase()
  .max(LIMITS.email)
  .regex(/^[^\s@]*@[^\s@]+\.[^\s@]+$/, "must be an address, or a domain that begins with @");

/** Whether mail from people who were never written to opens cases, and whose. */
export const SaveStrangers = z.object({
  open: z.boolean(),
  teamId: Id.nullable().default(null),
  /** Addresses and domains (`@example.com`) from which nothing is taken. */
  refuse: z.array(Refused).max(200).default([]),
});
export type SaveStrangers = z.infer<typeof SaveStrangers>;

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
  /** Mail from people who were never written to. */
  strangers: z.object({
    ...SaveStrangers.shape,
    since: Timestamp.nullable(),
    /** Where such mail is taken at the server's own listener; null where there is none. */
    address: z.string().nullable(),
    /** Cases that were opened by it in the last thirty days. */
    opened: z.int(),
  }),
  /** Of the last thirty days, the newest first. */
  refused: z.array(RefusedMail),
  /** Mails a day: in one conversation; new ones of one sender, and of all that were never written to. */
  limits: z.object({ conversation: z.int(), sender: z.int(), strangers: z.int() }),
});
export type MailInState = z.infer<typeof MailInState>;

export const TestMailIn = z.object({ way: z.enum(["hook", "mailbox", "listener"]) });
export type TestMailIn = z.infer<typeof TestMailIn>;

/** What a hook answers when a mail is in. */
export const MailHandedOver = z.object({ taken: z.int() });

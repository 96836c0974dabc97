import { z } from "zod";
import { Id, Timestamp } from "./common.ts";

/** `held` leaves in some seconds and can be taken back; `sent` is the mail server's word; `unconfirmed` is nobody's. */
export const MessageState = z.enum([
  "held",
  "sending",
  "sent",
  "unconfirmed",
  "not_delivered",
  "received",
]);
export type MessageState = z.infer<typeof MessageState>;

export const ConversationFile = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  /** Bytes. */
  size: z.int(),
});
export type ConversationFile = z.infer<typeof ConversationFile>;

export const ConversationMessage = z.object({
  id: Id,
  direction: z.enum(["in", "out"]),
  /** `check` asks whether it is settled; the next two are about a promise; `announcement` tells what was fixed, `idea` what became of a wish, `testimonial` asks whether words may be quoted. */
  kind: z.enum([
    "reply",
    "check",
    "warning",
    "apology",
    "announcement",
    "idea",
    "testimonial",
    // What was not read in a chat, sent by mail.
    "unread",
  ]),
  way: z.enum(["mail", "page", "telegram", "chat"]),
  /** A colleague's address, `customer`, or `candor` for what is asked by itself. */
  actor: z.string(),
  /** The sender, when it is not the customer's own address. */
  fromAddress: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  /** The text without what it quotes of our letters. */
  shown: z.string(),
  /** What stands under it: the team's signature, as it was when the letter was written. */
  signature: z.string(),
  /** Why it counts as a machine's; such a mail changes nothing. */
  machine: z.string().nullable(),
  state: MessageState,
  /** When it leaves, while it is held. */
  leavesAt: Timestamp.nullable(),
  /** What the mail server said. */
  reply: z.string().nullable(),
  at: Timestamp,
  files: z.array(ConversationFile),
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

/** Everything said with a customer about a case. */
export const Conversation = z.object({
  id: Id,
  /** Null for news that nobody has answered yet. */
  caseId: Id.nullable(),
  personId: Id,
  subject: z.string(),
  language: z.string(),
  /** Where letters go. */
  to: z.string().nullable(),
  /** Why no letter can be sent at the moment. */
  cannotSend: z.enum(["no_address", "no_mail_server"]).nullable(),
  /** False where the customer's mails do not come back here; they can answer on their page. */
  takesMailIn: z.boolean(),
  /** The customer's own page; null for whoever may not answer, since it writes as the customer. */
  pageUrl: z.string().nullable(),
  /** What stands under a reply: the signature of the case's team, else of the only team of whoever asks. */
  signature: z.string(),
  /** What whoever asks has begun to write. */
  draft: z.string(),
  /** Their files that go along with it. */
  uploads: z.array(ConversationFile),
  /** Of a chat: how a reply goes, and whether the customer is who they say. */
  chat: z
    .object({
      /** Their browser was heard within a minute. */
      here: z.boolean(),
      /** A reply appears in the chat, or leaves as a mail since they are gone. */
      goesBy: z.enum(["chat", "mail"]),
      /** The site's server vouches for them. */
      verified: z.boolean(),
      ended: z.boolean(),
    })
    .nullable(),
  messages: z.array(ConversationMessage),
});
export type Conversation = z.infer<typeof Conversation>;

export const ConversationRef = z.object({ conversationId: Id });
export const MessageRef = ConversationRef.extend({ messageId: Id });
export const FileRef = ConversationRef.extend({ fileId: Id });

/** Mail servers refuse large mails: so many files, bytes of one, and bytes of all of a letter. */
export const MOST_FILES = 10;
export const LARGEST_FILE = 10_000_000;
export const LARGEST_FILES = 15_000_000;

export const WriteMessage = z.object({
  text: z.string().trim().min(1).max(50_000),
  /** The next word is the customer's: the clock of resolution waits once it is sent. */
  waits: z.boolean().default(true),
  /** Files that were put here before, to go along. */
  files: z.array(Id).max(MOST_FILES).default([]),
  /** The newest message that was seen; a newer one refuses the letter once, so that it can be read first. */
  seen: Id.nullable().optional(),
  /** The saved reply that it began with; only a count of its use follows from that. */
  savedReplyId: Id.nullable().default(null),
});
export type WriteMessage = z.output<typeof WriteMessage>;
export const KeepDraft = z.object({ text: z.string().max(50_000) });

/** What a colleague does at a conversation; whoever says nothing for 30 seconds is gone. */
export const Doing = z.enum(["looks", "types"]);
export type Doing = z.infer<typeof Doing>;
export const ShowPresence = z.object({ doing: z.enum([...Doing.options, "left"]) });
/** Who else is there. */
export const OthersPresent = z.object({
  data: z.array(z.object({ userId: z.string(), name: z.string(), doing: Doing })),
});
export type OthersPresent = z.infer<typeof OthersPresent>;

/** A letter that was taken back, to go on writing. */
export const TakenBack = z.object({ text: z.string(), conversation: Conversation });

/** Whether a resolved case is settled for the customer. */
export const CaseCheck = z.object({
  askedAt: Timestamp.nullable(),
  /** Why the customer is not asked. */
  notAsked: z
    .enum([
      "outcome",
      "closed",
      "bulk",
      "no_person",
      "no_address",
      "no_contact",
      "no_mail_server",
      "blocked",
      "not_delivered",
    ])
    .nullable(),
  answer: z.enum(["yes", "no"]).nullable(),
  words: z.string().nullable(),
  answeredAt: Timestamp.nullable(),
});
export type CaseCheck = z.infer<typeof CaseCheck>;

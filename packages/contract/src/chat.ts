import { z } from "zod";
import { Id, LanguageTag, Timestamp } from "./common.ts";

/** The customer's side: a line as it is typed; longer ones are mails. */
export const LONGEST_CHAT_LINE = 4_000;

/** Who the site's own server says somebody is: an HMAC over id and address under the chat's secret. */
export const ChatIdentity = z.object({
  externalId: z.string().max(200).default(""),
  email: z.string().max(320).default(""),
  /** HMAC-SHA-256 over `externalId`, a line feed and `email`, in hexadecimal digits. */
  signature: z.string().regex(/^[0-9a-f]{64}$/i),
});
export type ChatIdentity = z.infer<typeof ChatIdentity>;

/** Made by the browser: whoever has it has this one conversation. */
const ChatToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const Contact = {
  name: z.string().trim().max(200).optional(),
  email: z.union([z.literal(""), z.email().max(320)]).optional(),
};

/** `POST /w/:key/chat/messages`; the first one begins the conversation. */
export const SayInChat = z.object({
  token: ChatToken,
  identity: ChatIdentity.optional(),
  /** Made by the browser: sent again, it is the same message. */
  id: Id,
  text: z.string().max(LONGEST_CHAT_LINE),
  ...Contact,
  language: z.string().max(35).optional(),
  /** Path of the page. */
  page: z.string().max(1000).optional(),
  /** People leave it empty: they do not see it. */
  website: z.string().max(1000).optional(),
});
export type SayInChat = z.infer<typeof SayInChat>;

/** What a customer may send besides words: a picture of so many bytes. */
export const LARGEST_PICTURE = 5_000_000;
/** What its bytes must be; anything else is refused, whatever it is called. */
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/gif", "image/webp"] as const;

/** `POST /w/:key/chat/pictures`: a line that is a picture. */
export const SendPicture = SayInChat.omit({ text: true }).extend({
  /** What the file is called. */
  file: z.string().max(300),
  /** In base64. */
  data: z.base64().max(Math.ceil(LARGEST_PICTURE / 3) * 4),
});

/** `POST /w/:key/chat/file`: what was attached to a line that is shown. */
export const FetchChatFile = z.object({
  token: ChatToken,
  identity: ChatIdentity.optional(),
  file: Id,
});

/** `POST /w/:key/chat/contact`: where an answer can be sent when nobody is there. */
export const ChatContact = z.object({
  token: ChatToken,
  identity: ChatIdentity.optional(),
  ...Contact,
});

/** `POST /w/:key/chat/sync`: what is said, at once or as soon as it differs from what the browser has. */
export const SyncChat = z.object({
  token: ChatToken,
  identity: ChatIdentity.optional(),
  /** The state the browser has; while nothing is new the server waits some 25 seconds before it answers. */
  have: z.string().max(100).default(""),
  /** What is shown is looked at now. */
  reads: z.boolean().default(false),
  wait: z.boolean().default(false),
});

/** What a visitor's browser is told. */
export interface ChatState {
  /** Names this state, so that the next question can wait for another one. */
  state: string;
  /** Within the hours, and somebody was at the desk a minute ago. */
  online: boolean;
  /** By when a message of now is answered by mail; null while somebody is there. */
  answerBy: string | null;
  /** The address to which answers go when this page is closed; null when none is known. */
  mail: string | null;
  /** How long customers waited for a first answer in the last 30 days; null below ten of them. */
  usual: { medianSeconds: number; ninetySeconds: number } | null;
  ended: boolean;
  messages: {
    id: string;
    ours: boolean;
    text: string;
    at: string;
    files: { id: string; name: string }[];
  }[];
}

/** What the server writes into the button that opens the chat. */
export interface WidgetChatButton {
  key: string;
  host: string;
  side: "start" | "end";
  accents: readonly [background: string, text: string];
  /** What stands on it, by language; under "" for a page in any other. */
  labels: Readonly<Record<string, string>> & { "": string };
}

export interface WidgetChatTexts {
  title: string;
  greeting: string;
  online: string;
  /** With `{when}` for the moment. */
  offline: string;
  offlineSoon: string;
  /** With `{median}` and `{ninety}`. */
  usual: string;
  message: string;
  send: string;
  close: string;
  you: string;
  us: string;
  name: string;
  email: string;
  emailWhy: string;
  keep: string;
  kept: string;
  waiting: string;
  notSent: string;
  refused: string;
  ended: string;
  identity: string;
  mailed: string;
  fresh: string;
  picture: string;
  noPicture: string;
}

/** And into the chat itself. */
export interface WidgetChat {
  key: string;
  host: string;
  /** The survey's language for this visitor, in which we write to them. */
  wanted: string;
  /** The language of the words below: English where we have none in theirs. */
  language: string;
  dir: "ltr" | "rtl";
  side: "start" | "end";
  accents: readonly [light: readonly [string, string], dark: readonly [string, string]];
  texts: WidgetChatTexts;
  /** Only people whom the site's server vouches for may write. */
  requiresIdentity: boolean;
  privacyUrl: string | null;
}

/** What a survey's chat says in one language; empty means the ready-made words. */
const Greeting = z.string().trim().max(300);

/** How a survey's widget talks. */
export const SaveChatSettings = z.object({
  enabled: z.boolean(),
  /** Whose hours count and who answers; null for the workspace's hours and everybody. */
  teamId: Id.nullable(),
  /** By language; of those that the survey speaks. */
  greetings: z.record(LanguageTag, Greeting),
  /** Refuses whoever is not signed for by the site's server. */
  requiresIdentity: z.boolean(),
});
export type SaveChatSettings = z.infer<typeof SaveChatSettings>;

export const ChatSettings = SaveChatSettings.extend({
  /** Whether a secret for signing exists; it is shown once, when it is made. */
  hasSecret: z.boolean(),
  /** The chat as a page of its own, for browsers without scripts; null until the widget has a key. */
  pageUrl: z.string().nullable(),
  /** Whether the widget is switched on: without it there is no chat. */
  widgetEnabled: z.boolean(),
});
export type ChatSettings = z.infer<typeof ChatSettings>;

/** A new secret; the one before it signs nothing any more. */
export const ChatSecret = z.object({ secret: z.string() });

/** One chat as the desk sees it. */
export const Chat = z.object({
  /** That of its conversation. */
  id: Id,
  surveyId: Id,
  personId: Id,
  /** The name by which the person is known, or that they typed. */
  name: z.string().nullable(),
  /** Typed by them: anybody can type any name and address. Null where the site's server vouches for them. */
  claimed: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      /** They answered a mail that went to this address. */
      confirmed: z.boolean(),
      /** Another entry that has this address, once it is confirmed. */
      samePersonId: Id.nullable(),
    })
    .nullable(),
  /** Path of the page where it began. */
  page: z.string().nullable(),
  beganAt: Timestamp,
  /** Since when a word of theirs waits for an answer; null when none does. */
  waitingSince: Timestamp.nullable(),
  /** Whether their browser was heard within a minute. */
  here: z.boolean(),
  /** The colleague who answers. */
  owner: z.string().nullable(),
  ownerName: z.string().nullable(),
  caseId: Id.nullable(),
  lastWords: z.string(),
  lastAt: Timestamp,
  endedAt: Timestamp.nullable(),
});
export type Chat = z.infer<typeof Chat>;

/** A chat with what was said in it, oldest first; the newest 500 messages. */
export const ChatThread = Chat.extend({
  lines: z.array(
    z.object({
      id: Id,
      from: z.enum(["customer", "us"]),
      /** A colleague's address, `customer` or `candor`. */
      actor: z.string(),
      /** The same conversation goes on by mail when the page was left. */
      way: z.enum(["chat", "mail", "page", "telegram"]),
      text: z.string(),
      at: Timestamp,
    }),
  ),
});
export type ChatThread = z.infer<typeof ChatThread>;

export const ChatRef = z.object({ chatId: Id });

export const CHAT_STATES = ["open", "ended"] as const;
export const ChatsQuery = z.object({ state: z.enum([...CHAT_STATES]).default("open") });
export type ChatsQuery = z.infer<typeof ChatsQuery>;

export const Chats = z.object({
  /** Who waits longest comes first, then who wrote last; the newest 200. */
  data: z.array(Chat),
  /** Colleagues at the desk within a minute. */
  present: z.array(z.object({ userId: z.string(), name: z.string() })),
  /** Of chats that began in the last 30 days: how long until the first answer. */
  waits: z.object({
    answered: z.int(),
    /** Null below ten. */
    medianSeconds: z.number().nullable(),
    ninetySeconds: z.number().nullable(),
  }),
});
export type Chats = z.infer<typeof Chats>;

/** Somebody sits at the desk and takes chats; to be said again within a minute. */
export const ChatPresence = z.object({ here: z.boolean() });

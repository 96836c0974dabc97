import {
  ChatContact,
  FetchChatFile,
  SayInChat,
  SendPicture,
  SyncChat,
} from "@candor/contract/chat.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { allowedWidget, parsedBody, sendScript } from "../channels/widget/widget-door.ts";
import { toScript, widgetOfKey } from "../channels/widget/widget-queries.ts";
import { attachmentNamed } from "../conversations/attachment-named.ts";
import { type ChatRow, chatOf } from "../conversations/chat.ts";
import type { ChatWaits } from "../conversations/chat-waits.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import { type Vouched, vouchedBy } from "./chat-identity.ts";
import { chatIdOf } from "./chat-ids.ts";
import { newChats } from "./chat-limits.ts";
import { chatScript } from "./chat-script.ts";
import { findChatSetting } from "./chat-settings.ts";
import { chatState, shownFile, shownUntil } from "./chat-state.ts";
import { pictureOf } from "./picture.ts";
import {
  type ChatDeps,
  claimed,
  noChat,
  requireSame,
  type TalkingSurvey,
  writeInChat,
} from "./write-in-chat.ts";

export interface ChatDoorDeps extends ChatDeps {
  publicUrl: string;
  waits: ChatWaits;
}

type OfKey = FastifyRequest<{ Params: { key: string }; Querystring: { lang?: string } }>;

/** A browser that waits for news is answered after so long at the latest; proxies cut longer waits. */
const WAIT_MS = 15_000;
/** How often it is noted that a visitor is there. */
const NOTE_MS = 10_000;
const BODY_BYTES = 64 * 1024;
/** A picture in base64, and what goes with it. */
const PICTURE_BYTES = 7_000_000;
const PICTURES_A_MINUTE = 30;

/**
 * `/w/:key/chat…`: the chat of a survey's widget. What a browser may see is decided by the token that it made itself,
 * and by the site's signature where it names somebody; both travel in bodies, never in addresses.
 */
export function chatDoor(app: App, deps: ChatDoorDeps): void {
  const { db, secret, waits } = deps;
  const begun = newChats();
  const options = (max: number) => ({
    schema: { hide: true },
    bodyLimit: BODY_BYTES,
    config: { public: true, rateLimit: { max, timeWindow: 60_000 } },
  });
  app.register(async (scope: App) => {
    // Pages call it text/plain, so that browsers ask no leave first; it is JSON all the same.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("access-control-allow-origin", "*");
      reply.header("cross-origin-resource-policy", "cross-origin");
      reply.header("cache-control", "no-store");
    });

    scope.get("/w/:key/chat.js", options(600), async (request, reply) => {
      const { params, query } = request as OfKey;
      const widget = await widgetOfKey(db, params.key);
      const talking = widget && (await talkingSurvey(db, widget));
      if (!talking) return sendScript(reply.code(404), "/* There is no chat here. */", "no-cache");
      const lang = typeof query.lang === "string" ? query.lang : "";
      return sendScript(
        reply,
        chatScript(toScript(widget, deps.publicUrl), talking.setting, lang),
        "public, max-age=300",
      );
    });

    scope.post("/w/:key/chat/messages", options(120), async (request) => {
      const { talking, body, vouched } = await opened(request as OfKey, SayInChat);
      const now = new Date();
      // Only a program fills in what nobody sees; it learns nothing from the answer.
      if (body.website) return chatState(db, talking, null, now);
      if (!(await chatOfToken(talking, body.token))) begun.count(request.ip, now);
      await writeInChat(deps, talking, { ...body, vouched, now });
      return chatState(db, talking, await chatOfToken(talking, body.token), new Date());
    });

    scope.post(
      "/w/:key/chat/pictures",
      { ...options(PICTURES_A_MINUTE), bodyLimit: PICTURE_BYTES },
      async (request) => {
        const { talking, body, vouched } = await opened(request as OfKey, SendPicture);
        const now = new Date();
        if (body.website) return chatState(db, talking, null, now);
        const { data, file, ...line } = body;
        const picture = pictureOf({ data, file });
        if (!(await chatOfToken(talking, body.token))) begun.count(request.ip, now);
        await writeInChat(deps, talking, { ...line, text: picture.name, picture, vouched, now });
        return chatState(db, talking, await chatOfToken(talking, body.token), new Date());
      },
    );

    scope.post("/w/:key/chat/file", options(60), async (request, reply) => {
      const { talking, body, vouched } = await opened(request as OfKey, FetchChatFile);
      const chat = await requireChat(talking, body.token, vouched);
      const file = await shownFile(db, chat, body.file);
      if (!file) {
        throw new KnownError(
          404,
          "file_not_found",
          `There is no file "${body.file}" in this chat.`,
        );
      }
      // As with files of letters: no browser shows what somebody attached, it only keeps it.
      return reply
        .type("application/octet-stream")
        .header("content-disposition", attachmentNamed(file.name))
        .header("x-content-type-options", "nosniff")
        .header("content-security-policy", "sandbox; default-src 'none'")
        .send(file.bytes);
    });

    scope.post("/w/:key/chat/contact", options(60), async (request) => {
      const { talking, body, vouched } = await opened(request as OfKey, ChatContact);
      const chat = await requireChat(talking, body.token, vouched);
      const columns = claimed(body, vouched);
      if (Object.keys(columns).length > 0) {
        await db
          .updateTable("chat")
          .set(columns)
          .where("workspace_id", "=", chat.workspace_id)
          .where("conversation_id", "=", chat.conversation_id)
          .execute();
      }
      return chatState(db, talking, { ...chat, ...columns }, new Date());
    });

    scope.post("/w/:key/chat/sync", options(600), async (request, reply) => {
      const { talking, body, vouched } = await opened(request as OfKey, SyncChat);
      const chat = await requireChat(talking, body.token, vouched);
      await noteSeen(db, chat, body.reads ? shownUntil(body.have, new Date()) : null);
      const news = waits.attend(chat.conversation_id);
      try {
        const state = await chatState(db, talking, chat, new Date());
        if (!body.wait || state.state !== body.have) return state;
        reply.raw.once("close", () => waits.hear(chat.conversation_id));
        await news.until(WAIT_MS);
      } finally {
        news.leave();
      }
      const now = await chatOfToken(talking, body.token);
      if (!now) throw noChat();
      return chatState(db, talking, now, new Date());
    });
  });

  /** A status without a conversation: whether somebody is there is said before anybody writes. */
  app.register(async (scope: App) => {
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("access-control-allow-origin", "*");
      reply.header("cross-origin-resource-policy", "cross-origin");
      reply.header("cache-control", "no-store");
    });
    scope.get("/w/:key/chat/status", options(600), async (request) =>
      chatState(db, await talkingAt(request as OfKey), null, new Date()),
    );
  });

  async function talkingAt(request: OfKey): Promise<TalkingSurvey> {
    const widget = await allowedWidget(db, request);
    const talking = await talkingSurvey(db, widget);
    if (talking) return talking;
    throw new KnownError(404, "chat_off", "This page has no chat, or it was switched off.");
  }

  async function opened<
    Schema extends
      | typeof SayInChat
      | typeof SendPicture
      | typeof FetchChatFile
      | typeof ChatContact
      | typeof SyncChat,
  >(
    request: OfKey,
    schema: Schema,
  ): Promise<{ talking: TalkingSurvey; body: z.output<Schema>; vouched: Vouched | null }> {
    const talking = await talkingAt(request);
    const read = schema.safeParse(parsedBody(request.body));
    if (!read.success) {
      throw new KnownError(
        400,
        "chat_invalid",
        `The message could not be read. ${z.prettifyError(read.error)}`,
      );
    }
    const body = read.data as z.output<Schema>;
    return { talking, body, vouched: vouchedBy(secret, talking.setting, body.identity) };
  }

  async function chatOfToken({ survey }: TalkingSurvey, token: string): Promise<ChatRow | null> {
    const ref = { workspaceId: survey.workspace_id, surveyId: survey.id };
    const conversationId = chatIdOf(secret, ref, token);
    return chatOf(db, { workspaceId: survey.workspace_id, conversationId });
  }

  async function requireChat(
    talking: TalkingSurvey,
    token: string,
    vouched: Vouched | null,
  ): Promise<ChatRow> {
    const chat = await chatOfToken(talking, token);
    if (!chat) throw noChat();
    requireSame(chat, vouched);
    return chat;
  }
}

/** A widget that asks and talks; null where either is switched off. */
export async function talkingSurvey(
  db: Database,
  { survey, settings }: NonNullable<Awaited<ReturnType<typeof widgetOfKey>>>,
): Promise<TalkingSurvey | null> {
  if (!settings.enabled) return null;
  const ref = { workspaceId: survey.workspace_id, surveyId: survey.id };
  const setting = await findChatSetting(db, ref);
  return setting?.enabled ? { survey, setting } : null;
}

/** That they are there, and how far they have read; what is read goes by no mail. */
async function noteSeen(db: Database, chat: ChatRow, read: Date | null): Promise<void> {
  const now = new Date();
  const readOn = read !== null && (chat.read_at === null || read > chat.read_at);
  if (!readOn && now.getTime() - chat.seen_at.getTime() < NOTE_MS) return;
  await db
    .updateTable("chat")
    .set({ seen_at: now, ...(readOn ? { read_at: read } : {}) })
    .where("workspace_id", "=", chat.workspace_id)
    .where("conversation_id", "=", chat.conversation_id)
    .execute();
}

import {
  ChatPresence,
  ChatRef,
  Chat as ChatSchema,
  ChatSecret,
  ChatSettings,
  Chats,
  ChatsQuery,
  ChatThread,
  SaveChatSettings,
} from "@candor/contract/chat.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import { usersByIds } from "../auth/user-queries.ts";
import type { CaseNews } from "../cases/case-news.ts";
import { viewerOf } from "../cases/case-visibility.ts";
import { conversationFor } from "../cases/conversation-access.ts";
import { type ChatNews, chatOf } from "../conversations/chat.ts";
import { noticeChat } from "../conversations/chat-line.ts";
import type { App } from "../errors/http.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { noticeLive } from "../storage/live-notice.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { byOf } from "../teams/team-routes.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { caseOfChat } from "./case-of-chat.ts";
import { chatThread, listChats, oneChat } from "./chat-queries.ts";
import { describedChat, makeChatSecret, saveChatSettings } from "./chat-settings.ts";
import { atDesk } from "./chat-status.ts";
import { chatWaiting } from "./chat-waiting.ts";
import { lockChat, noChat } from "./write-in-chat.ts";

export interface DeskDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  news: CaseNews;
  chats: ChatNews;
}

/** `/chats`: who talks now, taken, ended, made a case; and `/surveys/:surveyId/chat`: how a survey's widget talks. */
export function chatDeskRoutes(app: App, deps: DeskDeps): void {
  const { db } = deps;
  app.get(
    "/chats",
    { schema: { querystring: ChatsQuery, response: { 200: Chats } }, config: { scope: "read" } },
    async (request) => {
      const { workspaceId } = request.principal;
      const now = new Date();
      const viewer = await viewerOf(db, request.principal);
      const present = await atDesk(db, { workspaceId, teamId: null, now });
      const users = await usersByIds(db, present);
      return {
        data: await listChats(db, { workspaceId, state: request.query.state, viewer, now }),
        present: present.flatMap((userId) => {
          const user = users.get(userId);
          return user ? [{ userId, name: user.name || user.email }] : [];
        }),
        waits: await chatWaiting(db, { workspaceId, surveyId: null, now }),
      };
    },
  );
  app.get(
    "/chats/:chatId",
    { schema: { params: ChatRef, response: { 200: ChatThread } }, config: { scope: "read" } },
    async (request) => {
      const ref = await reached(db, request, request.params.chatId);
      return chatThread(db, { ...ref, now: new Date() });
    },
  );
  app.post(
    "/chats/presence",
    {
      schema: { body: ChatPresence, response: { 204: z.null() } },
      config: { action: "respond" },
    },
    async (request, reply) => {
      const { principal, body } = request;
      // A key is nobody who sits there.
      if (principal.kind === "member") {
        await sitDown(db, { ...principal, here: body.here, now: new Date() });
      }
      return reply.code(204).send(null);
    },
  );
  for (const [act, change] of Object.entries(ACTS)) {
    app.post(
      `/chats/:chatId/${act}`,
      { schema: { params: ChatRef, response: { 200: ChatSchema } }, config: { action: "respond" } },
      async (request) => {
        const { workspaceId, conversationId } = await reached(db, request, request.params.chatId);
        const { principal } = request;
        const now = new Date();
        await inTransaction(db, async (trx) => {
          const { chat } = await lockChat(trx, { workspaceId, conversationId });
          await trx
            .updateTable("chat")
            .set(change({ now, userId: principal.kind === "member" ? principal.userId : null }))
            .where("workspace_id", "=", workspaceId)
            .where("conversation_id", "=", conversationId)
            .execute();
          if (act === "end" && chat.ended_at === null) {
            await deps.chats(trx, { workspaceId, conversationId, kind: "ended", now });
          }
          await noticeChat(trx, chat);
        });
        return oneChat(db, { workspaceId, conversationId, now });
      },
    );
  }
  app.post(
    "/chats/:chatId/case",
    { schema: { params: ChatRef, response: { 200: ChatSchema } }, config: { action: "respond" } },
    async (request) => {
      const { workspaceId, conversationId } = await reached(db, request, request.params.chatId);
      const { actor, userId, now } = byOf(request);
      await inTransaction(db, async (trx) => {
        const locked = await lockChat(trx, { workspaceId, conversationId });
        const by = { actor, owner: userId, byUserId: userId, now, news: deps.news };
        await caseOfChat(trx, locked, { why: "hand", ...by });
      });
      return oneChat(db, { workspaceId, conversationId, now });
    },
  );
  settingsRoutes(app, deps);
}

const ACTS: Record<
  "take" | "end",
  (by: { now: Date; userId: string | null }) => Record<string, Date | string | null>
> = {
  take: ({ userId }) => ({ owner: userId }),
  // Nothing waits in a chat that is over; a word of either side opens it again.
  end: ({ now }) => ({ ended_at: now, waiting_since: null, case_at: null }),
};

/** The chat, for whoever may see its conversation. */
async function reached(
  db: Database,
  request: FastifyRequest,
  chatId: string,
): Promise<{ workspaceId: string; conversationId: string }> {
  const { workspaceId } = request.principal;
  const ref = { workspaceId, conversationId: chatId };
  if (!(await chatOf(db, ref))) throw noChat();
  await conversationFor(db, request, chatId);
  return ref;
}

/** Notes that somebody sits at the desk, or has got up. Visitors see it at once when it changes something. */
async function sitDown(
  db: Database,
  q: { workspaceId: string; userId: string; here: boolean; now: Date },
): Promise<void> {
  const { workspaceId, userId, here, now } = q;
  const before = await atDesk(db, { workspaceId, teamId: null, now });
  await inTransaction(db, async (trx) => {
    if (here) {
      await trx
        .insertInto("chat_presence")
        .values({ workspace_id: workspaceId, user_id: userId, at: now })
        .onConflict((conflict) =>
          conflict.columns(["workspace_id", "user_id"]).doUpdateSet({ at: now }),
        )
        .execute();
    } else {
      await trx
        .deleteFrom("chat_presence")
        .where("workspace_id", "=", workspaceId)
        .where("user_id", "=", userId)
        .execute();
    }
    if (before.includes(userId) === here) return;
    const open = await trx
      .selectFrom("chat")
      .select(["conversation_id", "survey_id"])
      .where("workspace_id", "=", workspaceId)
      .where("ended_at", "is", null)
      .where("seen_at", ">", new Date(now.getTime() - 60_000))
      .limit(500)
      .execute();
    for (const { conversation_id: conversationId, survey_id: surveyId } of open) {
      await noticeLive(trx, { workspaceId, surveyId, conversationId, count: 1, kind: "chat" });
    }
  });
}

function settingsRoutes(app: App, { db, secret, publicUrl }: DeskDeps): void {
  const shown = { params: SurveyRef, response: { 200: ChatSettings } };
  app.get(
    "/surveys/:surveyId/chat",
    { schema: shown, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params }) =>
      describedChat(db, await getSurvey(db, { workspaceId, ...params }), publicUrl),
  );
  app.put(
    "/surveys/:surveyId/chat",
    { schema: { ...shown, body: SaveChatSettings }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      await saveChatSettings(db, survey, body, { actor, now: new Date() });
      return describedChat(db, survey, publicUrl);
    },
  );
  app.post(
    "/surveys/:surveyId/chat/secret",
    {
      schema: { params: SurveyRef, response: { 200: ChatSecret } },
      config: { scope: "admin" },
    },
    async ({ principal: { workspaceId }, actor, params }) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      return { secret: await makeChatSecret({ db, secret }, survey, { actor, now: new Date() }) };
    },
  );
}

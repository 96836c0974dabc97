import { SendTestTelegram, TelegramState, TestSent } from "@candor/contract/channel-setup.ts";
import { GrammyError, HttpError } from "grammy";
import { z } from "zod";
import { writeAudit } from "../../audit/write-audit.ts";
import type { ConversationNews } from "../../conversations/conversation.ts";
import { healthOf, noteUp } from "../../delivery/channel-state.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import type { Database } from "../../storage/database.ts";
import { sign, verify } from "../../workspaces/server-secret.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { readAccount, removeAccount, saveAccount } from "../chat/channel-account.ts";
import type { ConversationDeps } from "../chat/conversation.ts";
import type { MayReach } from "../sms/sms-providers.ts";
import { TelegramSettings, telegramApi, telegramCourier } from "./telegram-bot.ts";
import { hearUpdate, TelegramUpdate } from "./telegram-updates.ts";

export interface TelegramDeps extends ConversationDeps {
  mayReach: MayReach;
}

const PURPOSE = "telegram updates";
/** What a chat begins with that a colleague opened from the settings, to see the bot answer. */
const TEST_START = "test";

/** `/channels/telegram`: the workspace's own bot. The token is taken in and never shown. */
export function telegramRoutes(app: App, deps: TelegramDeps): void {
  const { db, secret } = deps;
  app.get(
    "/channels/telegram",
    { schema: { response: { 200: TelegramState } }, config: { scope: "admin" } },
    (request) => stateOf(deps, request.principal.workspaceId),
  );
  app.put(
    "/channels/telegram",
    {
      schema: {
        body: TelegramSettings.omit({ username: true }),
        response: { 200: TelegramState },
      },
      config: { scope: "admin", confirm: true },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const username = await introduce(deps, workspaceId, { ...request.body, username: "" });
      const settings = { ...request.body, username };
      await db.transaction().execute(async (trx) => {
        const now = new Date();
        await saveAccount(trx, secret, { workspaceId, channel: "telegram", settings, now });
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.configured",
          target: "telegram",
          details: { username },
        });
      });
      return stateOf(deps, workspaceId);
    },
  );
  app.delete(
    "/channels/telegram",
    { schema: { response: { 200: TelegramState } }, config: { scope: "admin" } },
    async (request) => {
      const { workspaceId } = request.principal;
      await db.transaction().execute(async (trx) => {
        await removeAccount(trx, { workspaceId, channel: "telegram" });
        await writeAudit(trx, {
          workspaceId,
          actor: request.actor,
          action: "channel.removed",
          target: "telegram",
        });
      });
      return stateOf(deps, workspaceId);
    },
  );
  app.post(
    "/channels/telegram/test",
    { schema: { body: SendTestTelegram, response: { 200: TestSent } }, config: { scope: "admin" } },
    async (request) => ({
      reply: await sendTest(deps, request.principal.workspaceId, request.body.chatId),
    }),
  );
}

/** `POST /hooks/telegram/:workspaceId`: what Telegram tells the bot, proven by its secret header. */
export function incomingTelegramRoutes(
  app: App,
  deps: TelegramDeps & { letters: ConversationNews },
): void {
  const params = z.object({ workspaceId: z.uuid() });
  app.post(
    "/hooks/telegram/:workspaceId",
    { schema: { params, hide: true }, config: { public: true } },
    async (request, reply) => {
      const { workspaceId } = request.params;
      const proof = String(request.headers["x-telegram-bot-api-secret-token"] ?? "");
      if (!verify(deps.secret, PURPOSE, workspaceId, proof)) {
        throw new KnownError(403, "bad_hook_key", "This update does not come from Telegram.");
      }
      const settings = await settingsOf(deps, workspaceId);
      const update = TelegramUpdate.safeParse(request.body);
      if (settings && update.success) {
        const api = telegramApi(settings);
        const { message } = update.data;
        if (message?.text === `/start ${TEST_START}`) {
          await api.sendMessage(String(message.chat.id), await testText(deps.db, workspaceId));
        } else await hearUpdate({ ...deps, api }, workspaceId, update.data, new Date());
      }
      return reply.code(200).send({});
    },
  );
}

/** Asks Telegram who the bot is and tells it where to send what happens. */
async function introduce(
  deps: TelegramDeps,
  workspaceId: string,
  settings: TelegramSettings,
): Promise<string> {
  const api = telegramApi(settings);
  try {
    await deps.mayReach(new URL(settings.baseUrl));
    const me = await api.getMe();
    await api.setWebhook(`${deps.publicUrl}/hooks/telegram/${workspaceId}`, {
      secret_token: sign(deps.secret, PURPOSE, workspaceId),
      allowed_updates: ["message", "callback_query"],
    });
    return me.username;
  } catch (error) {
    const said =
      error instanceof GrammyError
        ? error.description
        : error instanceof HttpError || error instanceof Error
          ? error.message
          : String(error);
    throw new KnownError(
      422,
      "telegram_refused",
      `Telegram did not accept the bot: ${said}. Check the token, and that PUBLIC_URL is https and reachable.`,
    );
  }
}

async function testText(db: Database, workspaceId: string): Promise<string> {
  const workspace = await findWorkspace(db, workspaceId);
  return chatMessage(workspace?.language ?? "en", "setup", { workspace: workspace?.name ?? "" });
}

async function sendTest(deps: TelegramDeps, workspaceId: string, chatId: string): Promise<string> {
  const settings = await settingsOf(deps, workspaceId);
  if (!settings) {
    throw new KnownError(
      409,
      "telegram_not_configured",
      "No bot is set up; enter its token first.",
    );
  }
  const line = await telegramCourier(settings, deps.mayReach).open();
  const text = await testText(deps.db, workspaceId);
  const sent = await line.hand({ chatId, text, invitationId: null });
  if (sent.kind === "accepted") {
    await noteUp(deps.db, `telegram:${workspaceId}`, new Date());
    return sent.reply;
  }
  throw new KnownError(
    502,
    "telegram_not_sent",
    `Telegram did not take the message: ${sent.reply}. The chat must have started the bot first.`,
  );
}

async function settingsOf(
  deps: TelegramDeps,
  workspaceId: string,
): Promise<TelegramSettings | null> {
  const account = await readAccount(deps.db, deps.secret, { workspaceId, channel: "telegram" });
  return account === null ? null : TelegramSettings.parse(account);
}

async function stateOf(deps: TelegramDeps, workspaceId: string) {
  const settings = await settingsOf(deps, workspaceId);
  return {
    configured: settings !== null,
    username: settings?.username ?? null,
    testLink: settings ? `https://t.me/${settings.username}?start=${TEST_START}` : null,
    ...(await healthOf(deps.db, `telegram:${workspaceId}`, settings !== null)),
  };
}

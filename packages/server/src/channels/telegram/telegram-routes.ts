import { GrammyError, HttpError } from "grammy";
import { z } from "zod";
import { writeAudit } from "../../audit/write-audit.ts";
import type { App } from "../../errors/http.ts";
import { KnownError } from "../../errors/known-error.ts";
import { sign, verify } from "../../workspaces/server-secret.ts";
import { readAccount, removeAccount, saveAccount } from "../chat/channel-account.ts";
import type { ConversationDeps } from "../chat/conversation.ts";
import type { MayReach } from "../sms/sms-providers.ts";
import { TelegramSettings, telegramApi } from "./telegram-bot.ts";
import { hearUpdate, TelegramUpdate } from "./telegram-updates.ts";

export interface TelegramDeps extends ConversationDeps {
  mayReach: MayReach;
}

const PURPOSE = "telegram updates";
const TelegramState = z.object({ configured: z.boolean(), username: z.string().nullable() });

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
      config: { scope: "admin" },
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
      await removeAccount(db, { workspaceId, channel: "telegram" });
      return stateOf(deps, workspaceId);
    },
  );
}

/** `POST /hooks/telegram/:workspaceId`: what Telegram tells the bot, proven by its secret header. */
export function incomingTelegramRoutes(app: App, deps: TelegramDeps): void {
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
        await hearUpdate({ ...deps, api }, workspaceId, update.data, new Date());
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

async function settingsOf(
  deps: TelegramDeps,
  workspaceId: string,
): Promise<TelegramSettings | null> {
  const account = await readAccount(deps.db, deps.secret, { workspaceId, channel: "telegram" });
  return account === null ? null : TelegramSettings.parse(account);
}

async function stateOf(deps: TelegramDeps, workspaceId: string) {
  const settings = await settingsOf(deps, workspaceId);
  return { configured: settings !== null, username: settings?.username ?? null };
}

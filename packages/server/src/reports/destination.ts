import type { AddDestination } from "@candor/contract/report.ts";
import { z } from "zod";
import { readAccount } from "../channels/chat/channel-account.ts";
import { TelegramSettings } from "../channels/telegram/telegram-bot.ts";
import type { AddressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import { failureOf } from "../integrations/webhooks/deliver/note-attempt.ts";
import {
  type Outcome,
  type OutgoingRequest,
  sendRequest,
} from "../integrations/webhooks/deliver/send-request.ts";
import type { ChatMessage } from "../integrations/webhooks/formats/chat-message.ts";
import { mattermostBody, mattermostText } from "../integrations/webhooks/formats/mattermost.ts";
import { slackBody, slackText } from "../integrations/webhooks/formats/slack.ts";
import { telegramBody, telegramText } from "../integrations/webhooks/formats/telegram.ts";
import type { Database } from "../storage/database.ts";
import { seal, unseal } from "../workspaces/sealed.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";

/** Where a chat is. Whoever has the address of an incoming webhook can write to it: it is kept sealed. */
const Where = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("slack"), url: z.string() }),
  z.object({ kind: z.literal("mattermost"), url: z.string(), channel: z.string().optional() }),
  z.object({ kind: z.literal("telegram"), chatId: z.string() }),
]);
export type Where = z.infer<typeof Where>;

interface Place {
  workspaceId: string;
  id: string;
}

export function sealWhere(secret: ServerSecret, place: Place, where: Where): string {
  return seal(secret, JSON.stringify(where), placeOf(place));
}

/** @throws {KnownError} when it was sealed under another server secret. */
export function unsealWhere(secret: ServerSecret, place: Place, sealed: string): Where {
  return Where.parse(JSON.parse(unseal(secret, sealed, placeOf(place))));
}

function placeOf({ workspaceId, id }: Place): string {
  return `report_destination:${workspaceId}:${id}`;
}

export function whereOf(wanted: AddDestination): Where {
  if (wanted.kind === "telegram") return { kind: "telegram", chatId: wanted.chatId };
  if (wanted.kind === "slack") return { kind: "slack", url: wanted.url };
  const { url, channel } = wanted;
  return { kind: "mattermost", url, ...(channel === undefined ? {} : { channel }) };
}

/** The workspace's own bot; null when none is connected. */
export async function botOf(
  db: Database,
  secret: ServerSecret,
  workspaceId: string,
): Promise<TelegramSettings | null> {
  const account = await readAccount(db, secret, { workspaceId, channel: "telegram" });
  return account === null ? null : TelegramSettings.parse(account);
}

/** What was said to a chat: taken, refused for good, to be said again later, or nobody knows. */
export interface Posted {
  kind: "sent" | "refused" | "later" | "unconfirmed";
  reply: string | null;
}

export interface PostDeps {
  db: Database;
  secret: ServerSecret;
  check: AddressCheck;
}

/** Says something in a chat, once. Nothing is tried again here: that is for whoever knows whether it was said before. */
export async function postTo(
  { db, secret, check }: PostDeps,
  { workspaceId, where, message }: { workspaceId: string; where: Where; message: ChatMessage },
): Promise<Posted> {
  const bot = where.kind === "telegram" ? await botOf(db, secret, workspaceId) : null;
  if (where.kind === "telegram" && bot === null) {
    return { kind: "refused", reply: "No Telegram bot is connected to this workspace any more." };
  }
  const outcome = await sendRequest(requestOf(where, bot, message), { check });
  return postedOf(outcome);
}

function requestOf(
  where: Where,
  bot: TelegramSettings | null,
  message: ChatMessage,
): OutgoingRequest {
  const headers = { "user-agent": "Candor-Reports/1", "content-type": "application/json" };
  switch (where.kind) {
    case "slack":
      return { method: "POST", url: where.url, headers, body: slackBody(slackText(message)) };
    case "mattermost": {
      const body = mattermostBody(mattermostText(message), where.channel);
      return { method: "POST", url: where.url, headers, body };
    }
    case "telegram": {
      const base = (bot?.baseUrl ?? "").replace(/\/+$/, "");
      const url = `${base}/bot${bot?.token}/sendMessage`;
      return {
        method: "POST",
        url,
        headers,
        body: telegramBody(where.chatId, telegramText(message)),
      };
    }
  }
}

/** As with mails: what may have arrived is not said twice, what certainly did not is said again. */
function postedOf(outcome: Outcome): Posted {
  const { answer, error, neverLeft, isRefused } = outcome;
  if (!answer) {
    if (isRefused) return { kind: "refused", reply: error };
    return { kind: neverLeft ? "later" : "unconfirmed", reply: error };
  }
  const failure = failureOf(outcome);
  if (failure === null) return { kind: "sent", reply: null };
  const said = answer.body.trim().replaceAll("\0", "").toWellFormed().slice(0, 200);
  const reply = said === "" ? failure : `${failure} ${said}`;
  const mayPass = answer.status === 429 || answer.status >= 500;
  return { kind: mayPass ? "later" : "refused", reply };
}

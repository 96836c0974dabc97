import { Api, GrammyError, HttpError, InlineKeyboard } from "grammy";
import { z } from "zod";
import type { Courier, HandOver } from "../../delivery/courier.ts";
import type { MayReach } from "../sms/sms-providers.ts";

/** What an operator enters: the token BotFather gave them. */
export const TelegramSettings = z.object({
  token: z.string().regex(/^\d+:[\w-]{30,}$/, "must be a bot token such as 123456:ABC…"),
  /** A Bot API server of one's own. */
  baseUrl: z.url().default("https://api.telegram.org"),
  /** Name of the bot, learnt from Telegram when it is set up. */
  username: z.string().default(""),
});
export type TelegramSettings = z.infer<typeof TelegramSettings>;

/** A question on its way to a chat. */
export interface ChatQuestion {
  chatId: string;
  text: string;
  /** Whose answer the buttons give. Null for a message without buttons. */
  invitationId: string | null;
}

const TIMEOUT_SECONDS = 30;
/** Telegram lets a bot send about thirty messages a second. */
const LINES = 5;

export function telegramApi(settings: TelegramSettings): Api {
  return new Api(settings.token, {
    apiRoot: settings.baseUrl,
    timeoutSeconds: TIMEOUT_SECONDS,
  });
}

/** The eleven scores as buttons, in two rows that fit a phone. */
export function scoreButtons(invitationId: string): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  for (let score = 0; score <= 10; score++) {
    if (score === 6) keyboard.row();
    keyboard.text(String(score), `${score}:${invitationId}`);
  }
  return keyboard;
}

/** What a button says when it is tapped; null for one that is not ours. */
export function readButton(data: string): { score: number; invitationId: string } | null {
  const match = /^(\d|10):([0-9a-f-]{36})$/.exec(data);
  return match ? { score: Number(match[1]), invitationId: match[2] ?? "" } : null;
}

export function telegramCourier(
  settings: TelegramSettings,
  mayReach: MayReach,
): Courier<ChatQuestion> {
  const api = telegramApi(settings);
  return {
    lines: LINES,
    open: async () => ({
      usable: true,
      hand: async (question) => {
        try {
          await mayReach(new URL(settings.baseUrl));
          const sent = await api.sendMessage(question.chatId, question.text, {
            ...(question.invitationId ? { reply_markup: scoreButtons(question.invitationId) } : {}),
            link_preview_options: { is_disabled: true },
          });
          return { kind: "accepted", reply: "ok", providerId: String(sent.message_id) };
        } catch (error) {
          return failureOf(error);
        }
      },
      close() {},
    }),
  };
}

/** What became of a message whose sending failed. */
function failureOf(error: unknown): HandOver {
  if (error instanceof GrammyError) {
    const reply = `${error.error_code} ${error.description}`.slice(0, 500);
    // 403: the customer blocked the bot; 400 chat not found: there is no such chat.
    const gone =
      error.error_code === 403 ||
      (error.error_code === 400 && /chat not found|deactivated/i.test(error.description));
    if (gone) return { kind: "refused", blame: "address", permanent: true, reply };
    if ([401, 404, 429].includes(error.error_code) || error.error_code >= 500) {
      return { kind: "refused", blame: "courier", permanent: false, reply };
    }
    return { kind: "refused", blame: "message", permanent: false, reply };
  }
  const cause = error instanceof HttpError ? error.error : error;
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = codeOf(cause);
  if (!(error instanceof HttpError) || NEVER_LEFT.includes(code)) {
    return { kind: "refused", blame: "courier", permanent: false, reply: `${code} ${text}`.trim() };
  }
  return { kind: "unknown", reply: `${code} ${text}`.trim() };
}

const NEVER_LEFT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"];

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

import type { Api } from "grammy";
import { z } from "zod";
import type { ConversationNews } from "../../conversations/conversation.ts";
import { openInvitation } from "../../invitations/open-invitation.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { personAtAddress, setAddress } from "../../people/person-addresses.ts";
import { languageFor, textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { type ConversationDeps, hearReply, hearScore, openQuestion } from "../chat/conversation.ts";
import { takeAnswerToNews } from "./answer-to-news.ts";
import { readButton, scoreButtons } from "./telegram-bot.ts";

const Chat = z.object({ id: z.number() });

/** What we read of an update of the Bot API; everything else passes by. */
export const TelegramUpdate = z.object({
  message: z.object({ chat: Chat, text: z.string().optional() }).optional(),
  callback_query: z
    .object({
      id: z.string(),
      data: z.string().optional(),
      message: z
        .object({ chat: Chat, message_id: z.number(), text: z.string().optional() })
        .optional(),
    })
    .optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;

/** Takes in what happened in a chat with the workspace's bot, and answers there. */
export async function hearUpdate(
  deps: ConversationDeps & { api: Api; letters: ConversationNews },
  workspaceId: string,
  update: TelegramUpdate,
  now: Date,
): Promise<void> {
  if (update.callback_query) return hearTap(deps, workspaceId, update.callback_query, now);
  const { message } = update;
  if (!message?.text) return;
  const address = String(message.chat.id);
  const chatter = { workspaceId, channel: "telegram" as const, address };
  const start = /^\/start(?:\s+([\w-]{64}))?$/.exec(message.text);
  if (start) return begin(deps, chatter, start[1] ?? null, now);
  const toNews = await takeAnswerToNews(deps, chatter, message.text, now);
  const said = toNews
    ? chatMessage(toNews, "kept")
    : await hearReply(deps, chatter, message.text, now);
  await deps.api.sendMessage(address, said);
}

async function hearTap(
  deps: ConversationDeps & { api: Api },
  workspaceId: string,
  tap: NonNullable<TelegramUpdate["callback_query"]>,
  now: Date,
): Promise<void> {
  const tapped = readButton(tap.data ?? "");
  // Without this the button keeps turning on the customer's screen.
  await deps.api.answerCallbackQuery(tap.id);
  if (!tapped || !tap.message) return;
  const address = String(tap.message.chat.id);
  if (!(await belongsTo(deps, { workspaceId, address, invitationId: tapped.invitationId }))) return;
  const chatter = { workspaceId, channel: "telegram" as const, address };
  const next = await hearScore(deps, chatter, tapped, now);
  await deps.api.sendMessage(address, `${tapped.score} ✓\n${next}`);
}

/** Buttons carry an invitation; only the chat of whoever was invited may press them. */
async function belongsTo(
  { db }: ConversationDeps,
  q: { workspaceId: string; address: string; invitationId: string },
): Promise<boolean> {
  const personId = await personAtAddress(db, { ...q, channel: "telegram" });
  const row = await db
    .selectFrom("invitation")
    .select("person_id")
    .where("workspace_id", "=", q.workspaceId)
    .where("id", "=", q.invitationId)
    .executeTakeFirst();
  return personId !== null && row?.person_id === personId;
}

/**
 * `/start TOKEN` from a link t.me/BOT?start=TOKEN: from now on this chat belongs to whoever was invited,
 * and the question is asked there at once.
 */
async function begin(
  deps: ConversationDeps & { api: Api },
  chatter: { workspaceId: string; channel: "telegram"; address: string },
  token: string | null,
  now: Date,
): Promise<void> {
  const invitation = token ? await openInvitation(deps.db, deps.secret, token) : null;
  if (!invitation || invitation.workspaceId !== chatter.workspaceId || invitation.anonymous) {
    await deps.api.sendMessage(chatter.address, chatMessage("en", "nothingOpen"));
    return;
  }
  await setAddress(deps.db, { ...chatter, personId: invitation.personId, now });
  await openQuestion(deps.db, chatter, invitation.invitationId, now);
  const survey = await getSurvey(deps.db, invitation);
  const language = languageFor(survey, [invitation.language]);
  const { question, lowEnd, highEnd } = textsOf(survey, language);
  const range = chatMessage(language, "telegram.range", { lowEnd, highEnd });
  await deps.api.sendMessage(chatter.address, `${question}\n${range}`, {
    reply_markup: scoreButtons(invitation.invitationId),
  });
}

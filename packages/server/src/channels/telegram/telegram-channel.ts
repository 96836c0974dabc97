import { LinePool } from "../../delivery/courier.ts";
import type { ClaimedMessage } from "../../invitations/claimed-message.ts";
import type { OutgoingChannel } from "../../invitations/send-due.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { surveyAsAsked } from "../../sendings/own-words.ts";
import { languageFor, type SurveyRow, textsOf } from "../../surveys/survey.ts";
import { readAccount } from "../chat/channel-account.ts";
import { closeQuestion, openQuestion } from "../chat/conversation.ts";
import { answerLink, type ChatDeps, languageOf } from "../sms/sms-channel.ts";
import { type ChatQuestion, TelegramSettings, telegramCourier } from "./telegram-bot.ts";

/** Questions through a workspace's own Telegram bot. */
export function telegramChannel(deps: ChatDeps): OutgoingChannel<ChatQuestion> {
  return {
    channel: "telegram",
    ofWorkspace: true,
    async linesFor(workspaceId) {
      const account = await readAccount(deps.db, deps.secret, { workspaceId, channel: "telegram" });
      if (account === null) return null;
      return new LinePool(telegramCourier(TelegramSettings.parse(account), deps.mayReach));
    },
    compose: (message) => composeQuestion(deps, message),
  };
}

/** The question with its ends; anonymous surveys get a link instead of buttons that would tell who tapped. */
export async function composeQuestion(
  deps: ChatDeps,
  message: ClaimedMessage,
): Promise<ChatQuestion> {
  const { db, secret, publicUrl } = deps;
  const survey = await surveyAsAsked(db, message);
  const language = languageFor(survey, [await languageOf(db, message)]);
  const { address, workspaceId, invitationId } = message;
  const chatter = { workspaceId, channel: "telegram" as const, address };
  if (survey.anonymous) {
    await closeQuestion(db, chatter);
    const url = answerLink(survey, publicUrl, secret, message);
    return { chatId: address, text: questionText(survey, language, url), invitationId: null };
  }
  await openQuestion(db, chatter, invitationId, new Date());
  return { chatId: address, text: questionText(survey, language, null), invitationId };
}

/** What the message above the buttons says; a link stands in for them where there are none. */
export function questionText(survey: SurveyRow, language: string, url: string | null): string {
  const { question, lowEnd, highEnd } = textsOf(survey, language);
  const how = url ?? chatMessage(language, "telegram.range", { lowEnd, highEnd });
  return `${question}\n${how}\n\n${chatMessage(language, "telegram.stop")}`;
}

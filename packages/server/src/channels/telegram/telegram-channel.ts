import { LinePool } from "../../delivery/courier.ts";
import type { ClaimedMessage } from "../../invitations/claimed-message.ts";
import type { OutgoingChannel } from "../../invitations/send-due.ts";
import { languageFor, textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { readAccount } from "../sms/channel-account.ts";
import { chatMessage } from "../sms/chat-catalogue.ts";
import { openQuestion } from "../sms/conversation.ts";
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
  const survey = await getSurvey(db, message);
  const language = languageFor(survey, [await languageOf(db, message)]);
  const { question, lowEnd, highEnd } = textsOf(survey, language);
  const { address, workspaceId, invitationId } = message;
  const stop = chatMessage(language, "telegram.stop");
  if (survey.anonymous) {
    const url = answerLink(survey, publicUrl, secret, message);
    return { chatId: address, text: `${question}\n${url}\n\n${stop}`, invitationId: null };
  }
  const chatter = { workspaceId, channel: "telegram" as const, address };
  await openQuestion(db, chatter, invitationId, new Date());
  const range = chatMessage(language, "telegram.range", { lowEnd, highEnd });
  return { chatId: address, text: `${question}\n${range}\n\n${stop}`, invitationId };
}

import { type Courier, LinePool } from "../../delivery/courier.ts";
import type { ClaimedMessage } from "../../invitations/claimed-message.ts";
import { invitationLinks } from "../../invitations/open-invitation.ts";
import type { OutgoingChannel } from "../../invitations/send-due.ts";
import { chatMessage } from "../../messages/chat-messages.ts";
import { surveyAsAsked } from "../../sendings/own-words.ts";
import type { Database } from "../../storage/database.ts";
import { languageFor, type SurveyRow, textsOf } from "../../surveys/survey.ts";
import type { ServerSecret } from "../../workspaces/server-secret.ts";
import { readAccount } from "../chat/channel-account.ts";
import { closeQuestion, openQuestion } from "../chat/conversation.ts";
import { type MayReach, SmsSettings, sendText, type TextMessage } from "./sms-providers.ts";

export interface ChatDeps {
  db: Database;
  secret: ServerSecret;
  publicUrl: string;
  mayReach: MayReach;
}

/** Text messages through whichever provider a workspace has set up. */
export function smsChannel(deps: ChatDeps): OutgoingChannel<TextMessage> {
  return {
    channel: "sms",
    ofWorkspace: true,
    async linesFor(workspaceId) {
      const account = await readAccount(deps.db, deps.secret, { workspaceId, channel: "sms" });
      return account === null
        ? null
        : new LinePool(smsCourier(SmsSettings.parse(account), deps.mayReach));
    },
    compose: (message) => composeText(deps, message),
  };
}

/** Providers take requests side by side; three at once keep within their usual limits. */
const LINES = 3;

export function smsCourier(settings: SmsSettings, mayReach: MayReach): Courier<TextMessage> {
  return {
    lines: LINES,
    open: async () => ({
      usable: true,
      hand: (message) => sendText(settings, message, mayReach),
      close() {},
    }),
  };
}

async function composeText(deps: ChatDeps, message: ClaimedMessage): Promise<TextMessage> {
  const { db, secret, publicUrl } = deps;
  const survey = await surveyAsAsked(db, message);
  const language = languageFor(survey, [await languageOf(db, message)]);
  const { address, workspaceId } = message;
  const chatter = { workspaceId, channel: "sms" as const, address };
  if (survey.anonymous) await closeQuestion(db, chatter);
  else await openQuestion(db, chatter, message.invitationId, new Date());
  const url = answerLink(survey, publicUrl, secret, message);
  return { to: address, text: textOf(survey, language, { purpose: message.purpose, url }) };
}

/** What a text message says. */
export function textOf(
  survey: SurveyRow,
  language: string,
  { purpose, url }: { purpose: "ask" | "remind"; url: string },
): string {
  const { question, lowEnd, highEnd } = textsOf(survey, language);
  // A number written back would name who answered an anonymous survey: only the link is offered.
  const key = `sms.${purpose}${survey.anonymous ? "Link" : ""}`;
  return chatMessage(language, key, { question, lowEnd, highEnd, url });
}

/** Anonymous surveys ask everybody through the same link. */
export function answerLink(
  survey: SurveyRow,
  publicUrl: string,
  secret: ServerSecret,
  message: ClaimedMessage,
): string {
  return survey.anonymous
    ? `${publicUrl}/s/${survey.slug}?source=${message.channel}`
    : invitationLinks(secret, publicUrl, message).answer;
}

/** The language of an invitation, else of its person. */
export async function languageOf(db: Database, message: ClaimedMessage): Promise<string | null> {
  const row = await db
    .selectFrom("invitation")
    .leftJoin("person", (join) =>
      join
        .onRef("person.workspace_id", "=", "invitation.workspace_id")
        .onRef("person.id", "=", "invitation.person_id"),
    )
    .select(["invitation.language as own", "person.language as known"])
    .where("invitation.workspace_id", "=", message.workspaceId)
    .where("invitation.id", "=", message.invitationId)
    .executeTakeFirst();
  return row?.own ?? row?.known ?? null;
}

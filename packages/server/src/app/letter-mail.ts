import { announcementMayLeave } from "../announcements/announcement-letters.ts";
import type { TelegramTelling } from "../announcements/tell-by-telegram.ts";
import { senderOf } from "../channels/email/compose-mail.ts";
import { answersOf } from "../channels/mail-in/mail-in-way.ts";
import type { LetterMail } from "../conversations/send-letters.ts";
import { channelKey } from "../invitations/send-due.ts";
import type { Asking } from "./asking.ts";
import type { Services } from "./services.ts";

/** Letters leave as invitations do; what customers answer comes back by the workspace's way, else where bounces are taken in. */
export function letterMail({ email, mail }: Pick<Asking, "email" | "mail">): LetterMail {
  return {
    linesFor: (workspaceId) => email.linesFor(workspaceId),
    keyOf: (workspaceId, pool) => channelKey(email, workspaceId, pool),
    async senderOf(workspaceId) {
      const { mailFrom, bounceDomain } = await email.mailOf(workspaceId);
      const answers = await answersOf(mail, workspaceId, mail.bounceDomain);
      return { ...senderOf(mailFrom), bounceDomain, answersTo: answers?.to ?? null };
    },
  };
}

/** News for those who are reached in Telegram, by the workspace's bot. */
export function telegramTelling(
  { asking, secret, config, letters }: Pick<Services, "asking" | "secret" | "config" | "letters">,
  worker: string,
): TelegramTelling {
  const { telegram } = asking;
  return {
    ...{ secret, publicUrl: config.publicUrl, news: letters, worker },
    linesFor: (workspaceId) => telegram.linesFor(workspaceId),
    mayLeave: announcementMayLeave(),
  };
}

/** Whether letters of a workspace can leave, and whether answers come back here. */
export async function lettersOf(
  { email, mail }: Pick<Asking, "email" | "mail">,
  workspaceId: string,
): Promise<{ works: boolean; takesIn: boolean }> {
  const pool = await email.linesFor(workspaceId);
  const answers = await answersOf(mail, workspaceId, mail.bounceDomain);
  return { works: pool !== null, takesIn: answers !== null };
}

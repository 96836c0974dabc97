import { announcementMayLeave } from "../announcements/announcement-letters.ts";
import type { TelegramTelling } from "../announcements/tell-by-telegram.ts";
import { senderOf } from "../channels/email/compose-mail.ts";
import type { LetterMail } from "../conversations/send-letters.ts";
import { channelKey } from "../invitations/send-due.ts";
import type { Asking } from "./asking.ts";
import type { Services } from "./services.ts";

/** Letters leave as invitations do; what customers answer comes back where bounces are taken in. */
export function letterMail({ email, mail }: Pick<Asking, "email" | "mail">): LetterMail {
  return {
    linesFor: (workspaceId) => email.linesFor(workspaceId),
    keyOf: (workspaceId, pool) => channelKey(email, workspaceId, pool),
    async senderOf(workspaceId) {
      const { mailFrom, bounceDomain } = await email.mailOf(workspaceId);
      return { ...senderOf(mailFrom), bounceDomain, replyDomain: mail.bounceDomain };
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
  return { works: pool !== null, takesIn: mail.bounceDomain !== null };
}

import { announcementMayLeave } from "../announcements/announcement-letters.ts";
import type { MayLeave } from "../conversations/conversation.ts";
import { ideaMayLeave } from "../ideas/tell-voters.ts";

/** The last look at each kind of news before it leaves. */
export function newsMayLeave(): MayLeave {
  const ofAnnouncements = announcementMayLeave();
  return (trx, said) =>
    said.message.kind === "announcement" ? ofAnnouncements(trx, said) : ideaMayLeave(trx, said);
}

import { releaseAnnouncementsOf } from "../announcements/announcement-letters.ts";
import type { MemberLeft } from "../auth/change-member.ts";
import type { CaseNews } from "../cases/case-news.ts";
import { returnCasesOf } from "../cases/return-cases.ts";
import { dropFeed } from "../coming/calendar-feed.ts";
import { forgetDraftsOf } from "../conversations/drafts.ts";
import { handOverPeople } from "../dossier/hand-over-people.ts";
import { releaseImprovementsOf } from "../improvements/check-improvements.ts";
import { handOverPromises } from "../promises/hand-over-promises.ts";
import { forgetColleague } from "../teams/forget-colleague.ts";

/**
 * What becomes of a colleague's work when they leave: their cases go back to everybody, what they promised is another
 * one's, whom they looked after is a lead's, their improvements wait for another owner, their teams go on.
 */
export function memberLeft(news: CaseNews): MemberLeft {
  return async (trx, { workspaceId, userId, actor }) => {
    const now = new Date();
    await returnCasesOf(trx, { workspaceId, owner: userId, actor, now, news });
    // While it is known whose teams they were in.
    await handOverPromises(trx, { workspaceId, userId, actor, now });
    await handOverPeople(trx, { workspaceId, userId });
    await releaseAnnouncementsOf(trx, { workspaceId, owner: userId });
    await releaseImprovementsOf(trx, { workspaceId, owner: userId });
    await forgetDraftsOf(trx, { workspaceId, userId });
    await dropFeed(trx, { workspaceId, userId });
    await forgetColleague(trx, { workspaceId, userId });
  };
}

import { bareSubject, type ConversationNews } from "../conversations/conversation.ts";
import type { CaseNews } from "./case-news.ts";
import { openAfterLetter } from "./open-after-letter.ts";

/**
 * What somebody who was never written to says by mail becomes a case of the team that the workspace chose, thanks too:
 * nobody else would read them.
 *
 * @param next what letters do to everything else.
 */
export function strangerLetters(caseNews: CaseNews, next: ConversationNews): ConversationNews {
  return {
    ...next,
    async wrote(trx, said) {
      const { conversation, message } = said;
      const { workspace_id: workspaceId, id } = conversation;
      if (conversation.case_id !== null) return next.wrote(trx, said);
      const begun = await trx
        .selectFrom("stranger_mail")
        .select("at")
        .where("workspace_id", "=", workspaceId)
        .where("conversation_id", "=", id)
        .executeTakeFirst();
      if (!begun) return next.wrote(trx, said);
      const setting = await trx
        .selectFrom("mail_in_stranger")
        .select("team_id")
        .where("workspace_id", "=", workspaceId)
        .executeTakeFirst();
      await openAfterLetter(trx, said, {
        title: bareSubject(message.subject).slice(0, 200),
        owner: null,
        teamId: setting?.team_id ?? null,
        thanksToo: true,
        because: { by: "mail" },
        news: caseNews,
      });
    },
  };
}

import type { CaseNews } from "../cases/case-news.ts";
import { openAfterLetter } from "../cases/open-after-letter.ts";
import type { ConversationNews } from "../conversations/conversation.ts";

/**
 * What somebody answers to news of an idea, or to a question about their words, becomes a case, in the same conversation; plain thanks become none.
 *
 * @param next what letters do to everything else.
 */
export function ideaLetters(caseNews: CaseNews, next: ConversationNews): ConversationNews {
  return {
    ...next,
    async wrote(trx, said) {
      const { conversation } = said;
      if (conversation.case_id !== null) return next.wrote(trx, said);
      const ours = await trx
        .selectFrom("conversation_message")
        .select("id")
        .where("workspace_id", "=", conversation.workspace_id)
        .where("conversation_id", "=", conversation.id)
        .where("kind", "in", ["idea", "testimonial"])
        .limit(1)
        .executeTakeFirst();
      if (!ours) return next.wrote(trx, said);
      await openAfterLetter(trx, said, {
        ...{ title: conversation.subject, owner: null, because: { by: "idea" }, news: caseNews },
      });
    },
  };
}

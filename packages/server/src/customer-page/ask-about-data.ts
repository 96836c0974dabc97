import { writeAudit } from "../audit/write-audit.ts";
import type { CaseNews } from "../cases/case-news.ts";
import { openCases } from "../cases/open-cases.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { tellKeeper, whoHears } from "../dossier/tell-keeper.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import { lockPerson } from "../people/save-person.ts";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";

/** What somebody may ask about what is kept of them; a copy and an end, which the law gives a clock, have a page of their own. */
export const ASKED = ["correct", "object"] as const;
export type Asked = (typeof ASKED)[number];

export const LONGEST_ASKING = 5000;

/**
 * What a customer asks about their data opens a case, of which whoever looks after them hears, else the owners of the
 * workspace. While such a case is open, the same asking opens no second one.
 *
 * @returns `already` when it is asked, and being worked on.
 */
export async function askAboutData(
  { db, news }: { db: Database; news: CaseNews },
  conversation: ConversationRow,
  { what, words, now }: { what: Asked; words: string; now: Date },
): Promise<"asked" | "already"> {
  const { workspace_id: workspaceId, person_id: personId } = conversation;
  return inTransaction(db, async (trx) => {
    // One at a time, so that a second click finds the first.
    await lockPerson(trx, { workspaceId, personId });
    const { language } = await trx
      .selectFrom("workspace")
      .select("language")
      .where("id", "=", workspaceId)
      .executeTakeFirstOrThrow();
    const title = conversationMessage(language, `kept.case.${what}`);
    const open = await trx
      .selectFrom("customer_case")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("person_id", "=", personId)
      .where("title", "=", title)
      .where("state", "in", ["open", "waiting"])
      .executeTakeFirst();
    if (open) return "already";
    const hears = await whoHears(trx, { workspaceId, personId, wanted: null });
    const [owner = null] = hears.length === 1 ? hears : [];
    await openCases(
      trx,
      [
        {
          ...{ origin: "manual", responseId: null, personId, title, words: words || null, owner },
          ...{ teamId: null, routing: "by_hand", priority: "high", targets: null },
          ...{ sensitive: false, ruleId: null, because: { by: "customer" } },
        },
      ],
      { workspaceId, actor: "customer", now, news },
    );
    const about = { what };
    await tellKeeper(trx, {
      ...{ workspaceId, personId, kind: "person.asked", wanted: null, about, now },
    });
    await writeAudit(trx, {
      ...{ workspaceId, actor: "customer", action: "person.asked", target: personId },
      details: { what },
    });
    return "asked";
  });
}

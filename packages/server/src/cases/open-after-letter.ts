import type { Said } from "../conversations/conversation.ts";
import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { openCases } from "./open-cases.ts";
import { isThanks } from "./thanks.ts";

/**
 * Somebody answers a letter that belonged to no case: what they say becomes one, and the conversation goes on in it.
 * Plain thanks become none.
 *
 * @param about.owner whose letter it was; nobody has the case when they are no colleague any more.
 * @returns the id of the case; null when none was opened.
 */
export async function openAfterLetter(
  trx: Transaction,
  { conversation, message, now }: Said,
  about: {
    title: string;
    owner: string | null;
    teamId?: string | null;
    /** Thanks become a case as well. */
    thanksToo?: boolean;
    because: Record<string, unknown>;
    news: CaseNews;
  },
): Promise<string | null> {
  const workspaceId = conversation.workspace_id;
  if (message.machine !== null) return null;
  const person = await trx
    .selectFrom("person")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversation.person_id)
    .executeTakeFirst();
  if (!about.thanksToo && isThanks(message.shown, person?.name ? [person.name] : [])) return null;
  const [caseId] = await openCases(
    trx,
    [
      {
        origin: "manual",
        responseId: null,
        personId: conversation.person_id,
        title: about.title,
        words: message.shown,
        owner: await stillHere(trx, workspaceId, about.owner),
        teamId: about.teamId ?? null,
        routing: "by_hand",
        priority: "normal",
        targets: null,
        sensitive: false,
        ruleId: null,
        because: about.because,
      },
    ],
    { workspaceId, actor: "customer", now, news: about.news },
  );
  if (!caseId) return null;
  await trx
    .updateTable("conversation")
    .set({ case_id: caseId })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversation.id)
    .execute();
  return caseId;
}

async function stillHere(
  trx: Transaction,
  workspaceId: string,
  userId: string | null,
): Promise<string | null> {
  if (userId === null) return null;
  const member = await trx
    .selectFrom("directory.member")
    .select("user_id")
    .where("workspace_id", "=", workspaceId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return member?.user_id ?? null;
}

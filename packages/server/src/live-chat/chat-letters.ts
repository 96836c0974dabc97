import type { CaseNews } from "../cases/case-news.ts";
import { CHATS, type ChatRow, chatOf } from "../conversations/chat.ts";
import { noticeChat } from "../conversations/chat-line.ts";
import type { ConversationNews, Said } from "../conversations/conversation.ts";
import { wake } from "../due-work/due-work.ts";
import { normaliseEmail } from "../people/identity.ts";
import type { Transaction } from "../storage/database.ts";
import { caseOfChat } from "./case-of-chat.ts";

/**
 * What mails do to chats: an answer by mail goes on in the same conversation and waits at the desk like a line, and
 * whoever answers from the address that was typed has shown that it is theirs.
 *
 * @param next what letters do to everything else.
 */
export function chatLetters(caseNews: CaseNews, next: ConversationNews): ConversationNews {
  return {
    ...next,
    async wrote(trx, said) {
      if (said.message.way !== "chat") await wroteOtherwise(trx, said, caseNews);
      return next.wrote(trx, said);
    },
  };
}

async function wroteOtherwise(trx: Transaction, said: Said, news: CaseNews): Promise<void> {
  const { conversation, message, now } = said;
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  const chat = await chatOf(trx, { workspaceId, conversationId });
  if (!chat || message.machine !== null) return;
  const from = message.from_address;
  if (from && chat.claimed_email === normaliseEmail(from)) await confirmAddress(trx, said, chat);
  const waits = { ...chat, waiting_since: chat.waiting_since ?? now };
  await trx
    .updateTable("chat")
    .set({ waiting_since: waits.waiting_since, last_at: now, mail_at: null, ended_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .execute();
  if (conversation.case_id === null) {
    await caseOfChat(
      trx,
      { conversation, chat: waits },
      { why: "offline", actor: "customer", owner: null, byUserId: null, now, news },
    );
  }
  await wake(trx, CHATS, { workspaceId }, { now });
  await noticeChat(trx, chat);
}

/**
 * They answered a mail that went to the address they had typed: it is theirs. A stranger gets it as their address; where
 * somebody is known by it already, the desk is told, and a colleague makes one of the two entries.
 */
async function confirmAddress(
  trx: Transaction,
  { conversation, now }: Said,
  chat: ChatRow,
): Promise<void> {
  const { workspace_id: workspaceId, id: conversationId } = conversation;
  await trx
    .updateTable("chat")
    .set({ confirmed_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("confirmed_at", "is", null)
    .execute();
  const known = await personOfAddress(trx, workspaceId, chat.claimed_email ?? "");
  if (known !== null) return;
  await trx
    .updateTable("person")
    .set({ email: chat.claimed_email, updated_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversation.person_id)
    .where("email", "is", null)
    .execute();
}

/** Who is known by an address. */
async function personOfAddress(
  trx: Transaction,
  workspaceId: string,
  email: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom("person")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("email", "=", email)
    .executeTakeFirst();
  return row?.id ?? null;
}

import type { Database, Transaction } from "../storage/database.ts";
import type { ConversationRow, MessageRow } from "./conversation.ts";

interface Ref {
  workspaceId: string;
  conversationId: string;
}

export async function findConversation(
  db: Database | Transaction,
  { workspaceId, conversationId }: Ref,
): Promise<ConversationRow | null> {
  const row = await db
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", conversationId)
    .executeTakeFirst();
  return row ?? null;
}

/** That about a case; null while nobody has written about it. */
export async function conversationOfCase(
  db: Database | Transaction,
  { workspaceId, caseId }: { workspaceId: string; caseId: string },
): Promise<ConversationRow | null> {
  const row = await db
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row ?? null;
}

/** The last five hundred messages, oldest first. */
export async function messagesOf(
  db: Database | Transaction,
  { workspaceId, conversationId }: Ref,
): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom("conversation_message")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(500)
    .execute();
  return rows.reverse();
}

export interface FileName {
  id: string;
  message_id: string;
  name: string;
  type: string;
  size: number;
}

/** What was attached, without its content. */
export async function filesOf(
  db: Database | Transaction,
  { workspaceId, conversationId }: Ref,
): Promise<FileName[]> {
  return db
    .selectFrom("conversation_file")
    .select(["id", "message_id", "name", "type", "size"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .orderBy("id")
    .execute();
}

/** The conversation of a message, and the address that its customer has now. */
export async function conversationOfMessage(
  trx: Transaction,
  message: Pick<MessageRow, "workspace_id" | "conversation_id">,
): Promise<{ conversation: ConversationRow; to: string | null }> {
  const conversation = await trx
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", message.workspace_id)
    .where("id", "=", message.conversation_id)
    .executeTakeFirstOrThrow();
  return { conversation, to: await addressOf(trx, conversation) };
}

/** Where letters of a conversation go: to the customer's address, else to the one that they typed in the chat. */
export async function addressOf(
  db: Database | Transaction,
  { workspace_id: workspaceId, id, person_id }: ConversationRow,
): Promise<string | null> {
  const person = await db
    .selectFrom("person")
    .select("email")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", person_id)
    .executeTakeFirst();
  if (person?.email) return person.email;
  const chat = await db
    .selectFrom("chat")
    .select("claimed_email")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", id)
    .executeTakeFirst();
  return chat?.claimed_email ?? null;
}

/** The conversation to which a letter belongs. */
export async function conversationOfLetter(
  db: Database,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<{ workspaceId: string; id: string } | null> {
  const row = await db
    .selectFrom("conversation_message")
    .select("conversation_id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? { workspaceId, id: row.conversation_id } : null;
}

import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { ConversationNews, ConversationRow } from "./conversation.ts";

/** So many messages may come from one customer in a day, on each of these ways. */
const MOST_A_DAY = 20;
export const LONGEST_PAGE_TEXT = 10_000;
/** The same words again within so long are one message, sent twice. */
const TWICE_MS = 60_000;

/**
 * What a customer writes on their page, or to the bot that told them something, goes into the conversation.
 *
 * @returns `bounded` when too much was written today.
 */
export async function writeFromPage(
  { db, news }: { db: Database; news: ConversationNews },
  conversation: ConversationRow,
  { text, now, way = "page" }: { text: string; now: Date; way?: "page" | "telegram" },
): Promise<"kept" | "bounded"> {
  const { workspace_id, id } = conversation;
  return inTransaction(db, async (trx) => {
    // One at a time, so that the bound holds and a second click finds the first.
    await trx
      .selectFrom("conversation")
      .select("id")
      .where("workspace_id", "=", workspace_id)
      .where("id", "=", id)
      .forNoKeyUpdate()
      .execute();
    const { rows } = await sql<{ today: number; twice: boolean | null }>`
      select count(*)::int as today,
        bool_or(text = ${text} and at > ${new Date(now.getTime() - TWICE_MS)}::timestamptz) as twice
      from conversation_message
      where workspace_id = ${workspace_id} and conversation_id = ${id}::uuid and way = ${way}
        and at > ${new Date(now.getTime() - 86_400_000)}::timestamptz
    `.execute(trx);
    if (rows[0]?.twice) return "kept";
    if ((rows[0]?.today ?? 0) >= MOST_A_DAY) return "bounded";
    const message = await trx
      .insertInto("conversation_message")
      .values({
        workspace_id,
        conversation_id: id,
        id: uuidv7(now.getTime()),
        direction: "in",
        kind: "reply",
        way,
        actor: "customer",
        from_address: null,
        to_address: null,
        subject: "",
        text,
        shown: text,
        machine: null,
        state: "received",
        due_at: null,
        claimed_by: null,
        lease_until: null,
        reply: null,
        rfc_id: null,
        at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await news.wrote(trx, { conversation, message, now });
    return "kept";
  });
}

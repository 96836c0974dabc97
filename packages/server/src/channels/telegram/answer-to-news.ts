import { sql } from "kysely";
import type { ConversationNews, ConversationRow } from "../../conversations/conversation.ts";
import { LONGEST_PAGE_TEXT, writeFromPage } from "../../conversations/write-from-page.ts";
import type { Database } from "../../storage/database.ts";
import { readReply } from "../chat/read-reply.ts";

/** What is written longer after news is no answer to it. */
const ANSWERED_DAYS = 30;

/**
 * Words that somebody writes to the bot after it told them news go into the conversation of that news, as if they had
 * answered a letter. A question that was asked since comes first, and so do a score and the wish to hear no more.
 *
 * @returns their language when the words were taken; null when they answer something else.
 */
export async function takeAnswerToNews(
  { db, letters }: { db: Database; letters: ConversationNews },
  { workspaceId, address }: { workspaceId: string; address: string },
  text: string,
  now: Date,
): Promise<string | null> {
  const { kind } = readReply(text);
  if (kind === "stop") return null;
  const since = new Date(now.getTime() - ANSWERED_DAYS * 86_400_000);
  const { rows } = await sql<{ id: string; at: Date; awaits: string | null; asked: Date | null }>`
    select c.id, m.at, s.awaits, s.updated_at as asked
    from person_address a
    join conversation c on c.workspace_id = a.workspace_id and c.person_id = a.person_id
    join conversation_message m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
    left join chat_state s on s.workspace_id = a.workspace_id and s.channel = a.channel
      and s.address = a.address
    where a.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId}
      and m.workspace_id = ${workspaceId} and a.channel = 'telegram' and a.address = ${address}
      and m.way = 'telegram' and m.kind = 'announcement' and m.state in ('sent', 'unconfirmed')
      and m.at > ${since}::timestamptz
    order by m.at desc limit 1
  `.execute(db);
  const [news] = rows;
  if (!news) return null;
  const isOpen = news.awaits === "score" || news.awaits === "comment";
  if (isOpen && ((news.asked ?? since) > news.at || kind === "score")) return null;
  const conversation: ConversationRow = await db
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", news.id)
    .executeTakeFirstOrThrow();
  const said = { text: text.slice(0, LONGEST_PAGE_TEXT), now, way: "telegram" } as const;
  await writeFromPage({ db, news: letters }, conversation, said);
  return conversation.language;
}

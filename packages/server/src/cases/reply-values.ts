import type { FilledReply } from "@candor/contract/saved-reply.ts";
import { sql } from "kysely";
import type { ConversationRow } from "../conversations/conversation.ts";
import { fillReply, type ReplyValues, textFor } from "../conversations/saved-reply.ts";
import type { SavedReplyRow } from "../conversations/saved-reply-queries.ts";
import type { Database, Transaction } from "../storage/database.ts";

interface Known {
  name: string | null;
  score: number | null;
  answer: string | null;
  survey: string | null;
  promise: string | null;
  promise_due: Date | null;
  time_zone: string;
  languages: (string | null)[];
}

/** What a saved reply needs to know of whom it goes to. */
export interface ReplyContext {
  values: ReplyValues;
  /** Of the customer, the surest first. */
  languages: string[];
}

/**
 * What placeholders of saved replies stand for in a conversation: its customer, the answer its case is about, and
 * what is promised next there.
 *
 * @param colleague how whoever writes is called; null for a key.
 */
export async function replyContext(
  db: Database | Transaction,
  {
    workspace_id: workspaceId,
    case_id,
    person_id,
    language,
  }: Pick<ConversationRow, "workspace_id" | "case_id" | "language"> & { person_id: string | null },
  colleague: string | null,
): Promise<ReplyContext> {
  const { rows } = await sql<Known>`
    select p.name, r.score, r.comment as answer, s.name as survey, w.time_zone,
      o.words as promise, o.due_at as promise_due, array[p.language, r.language] as languages
    from workspace w
    left join person p on p.workspace_id = ${workspaceId} and p.id = ${person_id}::uuid
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = ${case_id}::uuid
    left join response r on r.workspace_id = ${workspaceId} and r.id = c.response_id
      and r.deleted_at is null
    left join survey s on s.workspace_id = ${workspaceId} and s.id = r.survey_id
    left join lateral (
      select q.words, q.due_at from promise q
      where q.workspace_id = ${workspaceId} and q.case_id = c.id and q.state = 'open'
      order by q.due_at, q.id limit 1
    ) o on true
    where w.id = ${workspaceId}
  `.execute(db);
  const known = rows[0];
  const languages = [...(known?.languages ?? []), language].flatMap((tag) => tag ?? []);
  const values = {
    name: known?.name ?? null,
    answer: known?.answer ?? null,
    score: known?.score?.toString() ?? null,
    promise: known?.promise && known.promise_due ? promised(known, languages[0] ?? language) : null,
    colleague,
    survey: known?.survey ?? null,
  };
  return { values, languages };
}

/** What was said, and until when, as dates are written in the customer's language. */
function promised({ promise, promise_due, time_zone }: Known, language: string): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: time_zone });
  return `${promise} (${day.format(promise_due ?? undefined)})`;
}

/** Each as it would be written there. */
export function filledReplies(
  replies: readonly SavedReplyRow[],
  { values, languages }: ReplyContext,
): FilledReply[] {
  return replies.flatMap(({ id, name, team_id: teamId, texts }) => {
    const found = textFor(texts, languages);
    if (!found) return [];
    return [{ id, name, teamId, language: found.language, ...fillReply(found.text, values) }];
  });
}

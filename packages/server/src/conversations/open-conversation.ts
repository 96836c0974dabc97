import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import { conversationMessage, spokenInConversation } from "../messages/conversation-messages.ts";
import type { Transaction } from "../storage/database.ts";
import type { ConversationRow } from "./conversation.ts";

/**
 * The conversation about a case, made when first needed: in the customer's language, under a subject that says what
 * it is about.
 *
 * @throws {KnownError} 409 when nobody is known to talk with.
 */
export async function openConversation(
  trx: Transaction,
  about: {
    workspaceId: string;
    caseId: string;
    personId: string | null;
    responseId: string | null;
    number: number;
    now: Date;
  },
): Promise<ConversationRow> {
  const { workspaceId, caseId, personId, now } = about;
  if (personId === null) {
    throw new KnownError(
      409,
      "nobody_to_write_to",
      `Nobody is known to whom case ${about.number} could be answered. Say whose case it is first.`,
    );
  }
  const { rows } = await sql<{ languages: (string | null)[]; subject: string | null }>`
    select array[p.language, r.language, w.language] as languages, coalesce(s.subject, w.name) as subject
    from workspace w
    join person p on p.workspace_id = w.id and p.id = ${personId}::uuid
    left join response r on r.workspace_id = w.id and r.id = ${about.responseId}::uuid
    left join survey s on s.workspace_id = w.id and s.id = r.survey_id
    where w.id = ${workspaceId} and p.workspace_id = ${workspaceId}
  `.execute(trx);
  const language = spokenInConversation(rows[0]?.languages ?? []);
  await trx
    .insertInto("conversation")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      person_id: personId,
      case_id: caseId,
      subject: conversationMessage(language, "mail.subject", { subject: rows[0]?.subject ?? "" }),
      language,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "case_id"]).doNothing())
    .execute();
  return trx
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
}

/** A conversation about something that has no case: in the customer's language, under the workspace's name. */
export async function beginConversation(
  trx: Transaction,
  about: { workspaceId: string; personId: string; now: Date },
): Promise<ConversationRow> {
  const { workspaceId, personId, now } = about;
  const { rows } = await sql<{ languages: (string | null)[]; name: string }>`
    select array[p.language, w.language] as languages, w.name from workspace w
    join person p on p.workspace_id = w.id and p.id = ${personId}::uuid
    where w.id = ${workspaceId} and p.workspace_id = ${workspaceId}
  `.execute(trx);
  const language = spokenInConversation(rows[0]?.languages ?? []);
  return trx
    .insertInto("conversation")
    .values({
      workspace_id: workspaceId,
      id: uuidv7(now.getTime()),
      person_id: personId,
      case_id: null,
      subject: conversationMessage(language, "promise.subject", { name: rows[0]?.name ?? "" }),
      language,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

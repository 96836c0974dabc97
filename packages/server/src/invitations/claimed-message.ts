import type { AskingRules } from "@candor/contract/sending.ts";
import { sql } from "kysely";
import { rulesInForce } from "../audiences/asking-rules.ts";
import type { Database, Transaction } from "../storage/database.ts";

/** What the rules say of an invitation after it went out. */
export type FollowUpRules = Pick<AskingRules, "reminders" | "expiresAfterDays" | "unconfirmed">;

/** A message that this process may hand over. */
export interface ClaimedMessage {
  workspaceId: string;
  id: string;
  invitationId: string;
  surveyId: string;
  sendingId: string | null;
  personId: string;
  channel: string;
  purpose: "ask" | "remind";
  address: string;
  rules: FollowUpRules;
}

/** A message as it stands, whoever claimed it. */
export interface StoredMessage extends ClaimedMessage {
  state: string;
  /** The fate of its invitation. */
  fate: string;
}

/** A message by its id; null when there is none. */
export async function storedMessage(
  db: Database,
  q: { workspaceId: string; messageId: string },
): Promise<StoredMessage | null> {
  return load(db, q.workspaceId, sql`m.id = ${q.messageId}::uuid`);
}

/** The last message of an invitation; null when none went out. */
export async function latestMessage(
  db: Database | Transaction,
  q: { workspaceId: string; invitationId: string },
): Promise<StoredMessage | null> {
  return load(db, q.workspaceId, sql`m.invitation_id = ${q.invitationId}::uuid`);
}

async function load(
  db: Database | Transaction,
  workspaceId: string,
  which: ReturnType<typeof sql>,
): Promise<StoredMessage | null> {
  const { rows } = await sql<Omit<StoredMessage, "rules"> & { own: object | null }>`
    select m.workspace_id as "workspaceId", m.id, i.id as "invitationId", i.survey_id as "surveyId",
      i.sending_id as "sendingId", i.person_id as "personId", m.channel, m.purpose, m.address, m.state,
      i.state as fate, s.rules as own
    from message m
    join invitation i on i.workspace_id = m.workspace_id and i.id = m.invitation_id
    left join sending s on s.workspace_id = i.workspace_id and s.id = i.sending_id
    where m.workspace_id = ${workspaceId} and i.workspace_id = ${workspaceId} and ${which}
    order by m.created_at desc, m.id desc limit 1
  `.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { own, ...message } = row;
  const { surveyId } = message;
  return { ...message, rules: await rulesInForce(db, { workspaceId, surveyId, own: own ?? {} }) };
}

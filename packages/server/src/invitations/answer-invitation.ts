import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";

/** What recording says of a batch of answers; see RecordedBatch. */
export interface AnsweredBatch {
  workspaceId: string;
  recorded: readonly { id: string; invitationId: string | null; created: boolean }[];
  answers: readonly { quarantine?: object | null; answeredAt: Date }[];
  now: Date;
}

/**
 * The invitations of these answers are answered: no reminder, no second answer expected. In the
 * transaction that records them. An answer in quarantine does not count yet, and anonymous
 * surveys never say which invitation was answered.
 */
export async function answerInvitations(trx: Transaction, batch: AnsweredBatch): Promise<void> {
  const answered = batch.recorded.flatMap(({ id, invitationId }, index) => {
    const answer = batch.answers[index];
    if (!invitationId || !answer || answer.quarantine) return [];
    return [{ id: invitationId, response_id: id, at: answer.answeredAt.toISOString() }];
  });
  await mark(trx, batch.workspaceId, answered, batch.now);
}

/** The same for answers that changed: one that a person confirmed, or that was let in, counts now. */
export async function answerInvitationsOfRows(
  trx: Transaction,
  rows: readonly {
    workspace_id: string;
    id: string;
    invitation_id: string | null;
    quarantine_reason: string | null;
    deleted_at: Date | null;
    answered_at: Date;
  }[],
  now = new Date(),
): Promise<void> {
  for (const [workspaceId, group] of Map.groupBy(rows, (row) => row.workspace_id)) {
    const answered = group.flatMap((row) => {
      if (!row.invitation_id || row.quarantine_reason || row.deleted_at) return [];
      return [{ id: row.invitation_id, response_id: row.id, at: row.answered_at.toISOString() }];
    });
    await mark(trx, workspaceId, answered, now);
  }
}

async function mark(
  trx: Transaction,
  workspaceId: string,
  answered: readonly { id: string; response_id: string; at: string }[],
  now: Date,
): Promise<void> {
  if (answered.length === 0) return;
  await sql`
    update invitation i set state = 'answered', reason = null, answered_at = a.at,
      response_id = a.response_id, asked_at = coalesce(i.asked_at, a.at), next_action = null, next_at = null, updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(answered)}::jsonb)
      as a(id uuid, response_id uuid, at timestamptz), survey s
    where i.workspace_id = ${workspaceId} and i.id = a.id and i.answered_at is null
      and s.workspace_id = ${workspaceId} and s.id = i.survey_id and not s.anonymous
  `.execute(trx);
}

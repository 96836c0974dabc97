import { sql } from "kysely";
import type { Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";

/**
 * The invitations of answers are answered: no reminder, no second answer expected. An answer in
 * quarantine does not count yet; it does when it is let in. Anonymous surveys never say which
 * invitation was answered.
 */
export const answeredInvitations: Step = {
  name: "invitations",
  hears: ["recorded", "revised"],
  hearsQuiet: ["import"],
  when: "within",
  ifItFails: "refuse",
  run: answerInvitations,
};

async function answerInvitations(
  trx: Transaction,
  { workspaceId, events, now }: Happening,
): Promise<void> {
  const answered = events.flatMap(({ after }) => {
    if (!after.invitation_id || after.quarantine_reason || after.deleted_at) return [];
    const at = after.answered_at.toISOString();
    return [{ id: after.invitation_id, response_id: after.id, at }];
  });
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

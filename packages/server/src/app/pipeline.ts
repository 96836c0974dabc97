import type { Outbox } from "../integrations/webhooks/outbox/outbox.ts";
import { answerInvitations, answerInvitationsOfRows } from "../invitations/answer-invitation.ts";
import type { Follow } from "../responses/record-responses.ts";
import type { Reviser } from "../responses/revise-responses.ts";
import { giveRewards, giveRewardsOfRows } from "../rewards/give-rewards.ts";

/**
 * What happens after an answer, in order, in the transaction that records it: it commits with the
 * answer or not at all. Whatever takes longer than a few statements is a job that a step enqueues.
 */
export function afterRecording(outbox: Outbox): Follow {
  return async (trx, batch) => {
    await answerInvitations(trx, batch);
    await giveRewards(trx, batch);
    await outbox.recorded(trx, batch);
  };
}

/** What happens after an answer was changed, excluded, let in or deleted. */
export function afterRevision(outbox: Outbox): NonNullable<Reviser["follow"]> {
  return async (trx, rows) => {
    await answerInvitationsOfRows(trx, rows, new Date());
    await giveRewardsOfRows(trx, rows, new Date());
    await outbox.revised(trx, rows);
  };
}

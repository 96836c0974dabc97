import { alertsToJudge } from "../alerts/judge-due.ts";
import { casesAfterAnswers } from "../cases/open-after-answers.ts";
import { commentsToRead } from "../comments/hear-comments.ts";
import type { CommentReader } from "../comments/thread/comment-reader.ts";
import type { Outbox } from "../integrations/webhooks/outbox/outbox.ts";
import { answeredInvitations } from "../invitations/answer-invitation.ts";
import { putOffCalls } from "../invitations/put-off-calls.ts";
import { forgottenWritings } from "../own-model/forget-writings.ts";
import type { Step } from "../responses/step.ts";
import { givenRewards } from "../rewards/give-rewards.ts";
import { type LowStockDeps, lowStock } from "../rewards/low-stock.ts";
import { rewardMails } from "../rewards/reward-mails.ts";

/**
 * What follows from answers, in order: after they were recorded, and after they were changed, left
 * out, let in or deleted. Each step says for itself what it hears, whether it belongs into the
 * transaction of the answers, and what happens when it fails. A new one is one more line here.
 */
export function stepsAfterAnswers(
  outbox: Outbox,
  { mails, reader }: { mails: LowStockDeps; reader: Pick<CommentReader, "warm"> },
): readonly Step[] {
  return [
    answeredInvitations,
    putOffCalls,
    givenRewards,
    rewardMails(mails),
    lowStock(mails),
    // Before cases: a rule that asks what a comment says sees that it is still to be read.
    commentsToRead(reader),
    casesAfterAnswers(outbox.cases),
    outbox.answers,
    forgottenWritings,
    alertsToJudge,
  ];
}

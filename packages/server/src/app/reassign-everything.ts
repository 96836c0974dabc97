import { forgetWaitingFiles } from "../imports/forget-files.ts";
import { reassignEvents } from "../integrations/webhooks/outbox/reassign-events.ts";
import type { ReassignAnswers } from "../people/merge-people.ts";
import type { Answers } from "../responses/answers.ts";

/** When people are merged or erased: their answers, what waits to be told about them, files that may name them. */
export function reassignEverything(answers: Answers): ReassignAnswers {
  return async (trx, change) => {
    await answers.reassign(trx, change);
    await reassignEvents(trx, change);
    if (change.to === null) await forgetWaitingFiles(trx, change);
  };
}

import { type CommentReader, commentReader } from "../comments/thread/comment-reader.ts";
import type { Config } from "../config/config.ts";
import { type Outbox, webhookOutbox } from "../integrations/webhooks/outbox/outbox.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Answers } from "../responses/answers.ts";
import { openAnswers } from "../responses/open-answers.ts";
import type { Step } from "../responses/step.ts";
import type { Database } from "../storage/database.ts";
import { stepsAfterAnswers } from "./pipeline.ts";

/** Recording and changing answers, with everything that follows. */
export interface AnswerServices {
  answers: Answers;
  outbox: Outbox;
  steps: readonly Step[];
  /** Reads their comments; nothing is started before there are some. */
  reader: CommentReader;
}

/**
 * The one place where recording is bound to what follows from it.
 *
 * @param jobs where what is done later is queued, in the transaction of the answers.
 * @param onError hears of a step that failed; a job does it later.
 */
export function answerServices(
  db: Database,
  jobs: Pick<JobQueue, "enqueue">,
  onError: (error: unknown, step: string) => void,
  {
    config,
    grouping = true,
  }: { config: Pick<Config, "smtpUrl" | "publicUrl">; grouping?: boolean },
): AnswerServices {
  const outbox = webhookOutbox();
  const reader = commentReader();
  const steps = stepsAfterAnswers(outbox, {
    mails: { jobs, publicUrl: config.publicUrl, smtpUrl: config.smtpUrl },
    reader,
  });
  return {
    outbox,
    steps,
    reader,
    answers: openAnswers(db, { steps, jobs, onError }, { grouping }),
  };
}

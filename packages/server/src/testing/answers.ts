/** Recording and changing answers in tests, with what follows from them chosen by the test. */
import type { Answers } from "../responses/answers.ts";
import { openAnswers } from "../responses/open-answers.ts";
import type { Pipeline } from "../responses/run-steps.ts";
import type { Step } from "../responses/step.ts";
import type { Database } from "../storage/database.ts";

/** A pipeline of these steps; jobs are only noted. */
export function testPipeline(
  steps: readonly Step[],
  noted: { name: string; data: unknown }[] = [],
): Pipeline {
  return {
    steps,
    jobs: {
      enqueue: async (_trx, job, data) => {
        noted.push({ name: job.name, data });
      },
    },
    onError: () => {},
  };
}

/** The service as doors know it. */
export function testAnswers(db: Database, steps: readonly Step[] = []): Answers {
  return openAnswers(db, testPipeline(steps));
}

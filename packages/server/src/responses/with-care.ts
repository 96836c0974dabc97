import { StepFailed } from "./run-steps.ts";

/**
 * Does it without savepoints, which nearly always goes well and costs nothing; where a step that may
 * fail does, it is done once more from the start, with care.
 */
export async function withCareWhenNeeded<T>(work: (careful: boolean) => Promise<T>): Promise<T> {
  try {
    return await work(false);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return work(true);
  }
}

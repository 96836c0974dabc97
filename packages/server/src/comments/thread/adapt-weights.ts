import { setImmediate } from "node:timers/promises";
import { adaptingSentiment, type Reader } from "@candor/text";
import type { AdaptedWeights, ReaderTask } from "./reader-messages.ts";

/** Trains a workspace's own weights; between two steps the thread reads what others ask for meanwhile. */
export async function adaptWeights(
  reader: Reader,
  { language, comments }: Omit<Extract<ReaderTask, { kind: "adapt" }>, "kind">,
): Promise<AdaptedWeights> {
  const scored = comments.map(({ at, corrected, ...comment }) => ({
    ...comment,
    at: new Date(at),
    corrected: corrected ?? undefined,
  }));
  const steps = adaptingSentiment(reader, language, scored);
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      const { sentiment: _, isAccepted: __, bytes, ...judged } = value;
      return { ...judged, weights: bytes };
    }
    await setImmediate();
  }
}

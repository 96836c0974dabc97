import { KnownError } from "../errors/known-error.ts";
import type { Counts, Rule } from "../limits/shared-counts.ts";

/** Counts attempts of one kind. */
export interface AttemptLimit {
  /**
   * Counts an attempt.
   *
   * @throws {KnownError} 429 when there were too many lately.
   */
  count(key: string): void;
  /** Takes one attempt back: it turned out right, and only wrong ones count. */
  forgive(key: string): void;
}

/** At most so many attempts of a kind for a key in a window that starts with the first, over all processes; `now` in milliseconds. */
export function attemptLimit(
  counts: Counts,
  kind: string,
  rule: Rule,
  now: () => number = Date.now,
): AttemptLimit {
  const keyOf = (key: string) => `${kind} ${key}`;
  return {
    count(key) {
      const { n, leftMs } = counts.add(keyOf(key), rule, now());
      if (n <= rule.limit) return;
      const waitMinutes = Math.ceil(leftMs / 60_000);
      throw new KnownError(
        429,
        "too_many_attempts",
        `There were too many attempts. Wait ${waitMinutes === 1 ? "a minute" : `${waitMinutes} minutes`} and try again.`,
      );
    },
    forgive: (key) => counts.takeBack(keyOf(key)),
  };
}

import { KnownError } from "../errors/known-error.ts";

/** Counts attempts of one kind, in this process. */
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

const KEYS_AT_MOST = 10_000;

/**
 * At most `limit` attempts for a key in a window of `windowMs` milliseconds, which starts with the first.
 *
 * @param now the time in milliseconds.
 */
export function attemptLimit(
  { limit, windowMs }: { limit: number; windowMs: number },
  now: () => number = Date.now,
): AttemptLimit {
  const windows = new Map<string, { until: number; attempts: number }>();
  return {
    count(key) {
      const at = now();
      const window = windows.get(key);
      if (!window || window.until <= at) {
        if (windows.size >= KEYS_AT_MOST) forgetOldest(windows, at);
        windows.delete(key);
        windows.set(key, { until: at + windowMs, attempts: 1 });
        return;
      }
      window.attempts += 1;
      if (window.attempts <= limit) return;
      const waitMinutes = Math.ceil((window.until - at) / 60_000);
      throw new KnownError(
        429,
        "too_many_attempts",
        `There were too many attempts. Wait ${waitMinutes === 1 ? "a minute" : `${waitMinutes} minutes`} and try again.`,
      );
    },
    forgive(key) {
      const window = windows.get(key);
      if (window) window.attempts -= 1;
    },
  };
}

function forgetOldest(windows: Map<string, { until: number }>, at: number): void {
  for (const [key, { until }] of windows) if (until <= at) windows.delete(key);
  const [oldest] = windows.keys();
  if (windows.size >= KEYS_AT_MOST && oldest !== undefined) windows.delete(oldest);
}

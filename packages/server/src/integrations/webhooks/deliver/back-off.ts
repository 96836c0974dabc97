import { type BackOff, pauseAfter as pauseBy } from "../../../due-work/back-off.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** How long a delivery is tried, from its first attempt. */
export const TRY_FOR_MS = 72 * HOUR;
const TRIES: BackOff = { firstMs: 5 * SECOND, factor: 4, longestMs: 8 * HOUR };

/** Rounds in a row in which nothing got through, after which a webhook is left in peace for a while. */
export const FAILURES_UNTIL_QUIET = 3;
const QUIET: BackOff = { firstMs: 10 * SECOND, factor: 2, longestMs: 15 * 60 * SECOND };

/**
 * The pause after the n-th attempt (from 1): 5 s, 20 s, 80 s, 5 min, 21 min, 85 min, 5.7 h, then
 * every 8 h; each a fifth longer or shorter by chance, so that what failed together does not come
 * back together.
 */
export function pauseAfter(attempts: number, random: () => number): number {
  return pauseBy(attempts, TRIES, random);
}

/**
 * When to try again; `null` when another attempt would come more than three days after the first.
 *
 * @param retryAfterMs what the receiver asked for; it may lengthen the pause, to a day at most.
 */
export function nextAttempt(
  attempt: { number: number; firstAt: Date; now: Date; retryAfterMs: number | null },
  random: () => number,
): Date | null {
  const { number, firstAt, now, retryAfterMs } = attempt;
  const asked = Math.min(retryAfterMs ?? 0, 24 * HOUR);
  const at = now.getTime() + Math.max(pauseAfter(number, random), asked);
  return at - firstAt.getTime() > TRY_FOR_MS ? null : new Date(at);
}

/**
 * Until when nothing more is sent to a webhook after so many failed rounds in a row; `null` while it is
 * few. One delivery then tries whether the receiver is back, instead of all of them in turn.
 */
export function quietUntil(failures: number, now: Date, random: () => number): Date | null {
  if (failures < FAILURES_UNTIL_QUIET) return null;
  return new Date(now.getTime() + pauseBy(failures - FAILURES_UNTIL_QUIET + 1, QUIET, random));
}

/** `Retry-After` in milliseconds, as seconds or as a date; `null` when there is none to read. */
export function retryAfter(header: string | undefined, now: Date): number | null {
  if (!header) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

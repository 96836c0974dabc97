import { list, nonNegative, refuse, whole } from "./check.ts";

/** Of what is usual, the shares that the bets of an alarm stand for: from nothing at all to a half. */
const SHARES = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5] as const;

/** A day, as many as came and as many as are usual on such a day. */
export interface AwaitedDay {
  readonly count: number;
  /** Above 0, or 0 where nothing is awaited. */
  readonly expected: number;
}

/** An alarm that days would have raised. */
export interface SilenceAlarm {
  /** The day with which it came, 0-based. */
  readonly index: number;
  /** The day from which on they speak most strongly for it. */
  readonly since: number;
}

/**
 * Alarms on counts by day that fall far below what is usual: a channel from which nothing comes though 14 answers
 * were to be expected by now (e-detector by betting, Shiryaev–Roberts, on Poisson counts). The mean time to a false
 * alarm is at least `budget` days on which something is awaited, whenever the expectation of each day is at least the one given; after an alarm it
 * begins anew.
 *
 * Counts that vary more than Poisson's are divided by their dispersion first (variance ÷ mean, at least 1), which is
 * exact where answers come in groups of that size and close to it otherwise.
 *
 * @param input.days in order of time; input.budget mean days between false alarms, 1 or more (several watches together:
 *   times their number); input.dispersion 1 or more.
 * @returns the alarms.
 * @throws {RangeError} when a count is not whole, an expectation negative, the budget or the dispersion below 1.
 * @see Shin, Ramdas & Rinaldo (2024), New England Journal of Statistics in Data Science 2.
 */
export function silenceAlarms(input: {
  readonly days: readonly AwaitedDay[];
  readonly budget: number;
  readonly dispersion?: number;
}): SilenceAlarm[] {
  const { budget, dispersion = 1 } = input;
  if (!(budget >= 1 && budget <= 1e15)) refuse("budget", "from 1 to 1e15 days", budget);
  if (!(dispersion >= 1 && dispersion <= 1e9)) refuse("dispersion", "1 or more", dispersion);
  list("days", input.days, (name, day) => {
    whole(`${name}.count`, day.count);
    nonNegative(`${name}.expected`, day.expected);
    return day;
  });
  const gains = input.days.map(({ count, expected }) =>
    SHARES.map((share) => (count * Math.log(share) + expected * (1 - share)) / dispersion),
  );
  const threshold = Math.log(budget);
  const alarms: SilenceAlarm[] = [];
  let before: number[] = [];
  let start = 0;
  for (const [index, gain] of gains.entries()) {
    const had = before;
    const isAwaited = (input.days[index]?.expected ?? 0) > 0;
    // Each bet: (what it had + 1) × what the day pays; nobody begins to bet on a day on which nothing is awaited.
    const evidence = gain.map((pays, i) => {
      const own = had[i] ?? Number.NEGATIVE_INFINITY;
      return pays + (isAwaited ? log1pExp(own) : own);
    });
    before = evidence;
    if (logMean(evidence) < threshold) continue;
    alarms.push({ index, since: beginning(gains, start, index) });
    before = [];
    start = index + 1;
  }
  return alarms;
}

/** ln(1 + e^x), without overflow. */
const log1pExp = (x: number) => (x > 30 ? x : Math.log1p(Math.exp(x)));

function logMean(logs: readonly number[]): number {
  const most = Math.max(...logs);
  if (most === Number.NEGATIVE_INFINITY) return most;
  return (
    most + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - most), 0) / logs.length)
  );
}

function beginning(gains: readonly number[][], from: number, to: number): number {
  const earned = SHARES.map(() => 0);
  let [best, since] = [Number.NEGATIVE_INFINITY, to];
  for (let i = to; i >= from; i--) {
    gains[i]?.forEach((pays, j) => {
      earned[j] = (earned[j] ?? 0) + pays;
    });
    const now = logMean(earned);
    if (now > best) [best, since] = [now, i];
  }
  return since;
}

import type { LogEvent } from "kysely";

/** How long the database took for each statement: for a histogram, and a line of the log for what is slow. */
export interface QueryTimes {
  /** What the database is opened with. */
  ended(event: LogEvent): void;
  /** From now on `told` hears of each: how many seconds it took, and whether it failed. */
  each(told: (seconds: number, failed: boolean) => void): void;
}

export interface SlowStatement {
  ms: number;
  /** The text that was prepared; values are $1 in it, so nobody's name stands in it. */
  statement: string;
  /** How often the same was slow since it was last told. */
  times: number;
}

/** The same statement is told once in so long: a database that is slow as a whole fills no log. */
const TOLD_EVERY_MS = 60_000;
/** So many different ones are remembered. */
const REMEMBERED = 500;
const LONGEST_TEXT = 2_000;

/**
 * @param slowMs from how many milliseconds on a statement is told of; 0 for never.
 * @param now a clock in milliseconds that nobody sets back.
 */
export function openQueryTimes(
  slowMs: number,
  tell: (slow: SlowStatement) => void,
  now: () => number = () => performance.now(),
): QueryTimes {
  const listeners: ((seconds: number, failed: boolean) => void)[] = [];
  const told = new Map<string, { at: number; since: number }>();

  function slow(text: string, ms: number): void {
    const before = told.get(text);
    if (before && now() - before.at < TOLD_EVERY_MS) {
      before.since += 1;
      return;
    }
    if (told.size >= REMEMBERED) told.clear();
    told.set(text, { at: now(), since: 0 });
    const statement = text.replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
    tell({ ms: Math.round(ms), statement, times: 1 + (before?.since ?? 0) });
  }

  return {
    ended({ level, query, queryDurationMillis: ms }) {
      for (const listener of listeners) listener(ms / 1000, level === "error");
      if (slowMs > 0 && ms >= slowMs) slow(query.sql, ms);
    },
    each(listener) {
      listeners.push(listener);
    },
  };
}

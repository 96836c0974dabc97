import type { AlertEvidence } from "@candor/contract/alert.ts";
import { silenceAlarms } from "@candor/stats";
import { type DayCounts, histogramsByDay, total } from "../scores/histogram-queries.ts";
import { addDays, daysOf } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import { answersOf, type RuleScope } from "./rule-scope.ts";
import type { Days } from "./share-days.ts";
import { NOBODY } from "./share-watch.ts";
import { LEAST_REFERENCE } from "./watch.ts";
import { valuesOf, within } from "./watched-values.ts";

/** How many answers came on a day. */
export interface CountDay {
  day: string;
  count: number;
}

/** What is usual: the mean of each day of the week, Monday first, and how much more it varies than chance alone. */
export interface Usual {
  means: readonly number[];
  dispersion: number;
}

/** A usual week wants some weeks. */
const LEAST_DAYS = 28;

/** The days of everything whose silence is watched, quiet ones too, from the first one that had an answer. */
export async function countsByValue(
  db: Database,
  rule: RuleScope,
  days: Days,
): Promise<Map<string, CountDay[]>> {
  const all = answersOf(rule, days);
  const values = rule.eachOf === null ? [""] : await valuesOf(db, all, rule.eachOf);
  const found = await Promise.all(
    values.map(async (value) => {
      const scope = rule.eachOf === null ? all : within(all, rule.eachOf, value);
      return [value, filled(await histogramsByDay(db, scope), days.to)] as const;
    }),
  );
  return new Map(found);
}

function filled(days: readonly DayCounts[], to: string): CountDay[] {
  const first = days[0]?.day;
  if (first === undefined) return [];
  const counts = new Map(days.map(({ day, counts: of }) => [day, total(of)]));
  return Array.from({ length: Math.max(0, daysOf({ from: first, to })) }, (_, at) => {
    const day = addDays(first, at);
    return { day, count: counts.get(day) ?? 0 };
  });
}

/** Monday is 0. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * What is usual in these days: the mean of each weekday, lowered to the safe side of its uncertainty, since it was
 * measured. Null where they are too few to say.
 */
export function usualOf(days: readonly CountDay[]): Usual | null {
  const answers = days.reduce((sum, { count }) => sum + count, 0);
  if (answers < LEAST_REFERENCE || days.length < LEAST_DAYS) return null;
  const of = Array.from({ length: 7 }, (_, at) => days.filter(({ day }) => weekday(day) === at));
  const means = of.map((own) => own.reduce((sum, { count }) => sum + count, 0) / own.length);
  const spread = days.reduce((sum, { day, count }) => {
    const mean = means[weekday(day)] ?? 0;
    return mean === 0 ? sum : sum + (count - mean) ** 2 / mean;
  }, 0);
  const dispersion = Math.max(1, spread / Math.max(1, days.length - 7));
  const safe = Math.max(0.3, 1 - 1.96 * Math.sqrt(dispersion / answers));
  return { means: means.map((mean) => mean * safe), dispersion };
}

/** As whole numbers, to be kept. */
export function usualToStore({ means, dispersion }: Usual): number[] {
  return [...means.map((mean) => Math.round(mean * 1000)), Math.round(dispersion * 1000)];
}

export function usualFrom(stored: readonly number[]): Usual {
  return {
    means: stored.slice(0, 7).map((mean) => mean / 1000),
    dispersion: Math.max(1, (stored[7] ?? 1000) / 1000),
  };
}

/** Alarms over days that are past, with the evidence at each. @param budget days between two false alarms. */
export function volumeAlarms(
  usual: Usual,
  days: readonly CountDay[],
  budget: number,
): { at: string; evidence: AlertEvidence }[] {
  const awaited = days.map(({ day, count }) => ({
    count,
    expected: usual.means[weekday(day)] ?? 0,
  }));
  const { dispersion } = usual;
  return silenceAlarms({ days: awaited, budget, dispersion }).flatMap(({ index, since }) => {
    const [last, first] = [days[index], days[since]];
    if (!last || !first) return [];
    const seen = awaited.slice(since, index + 1);
    const expected = seen.reduce((sum, one) => sum + one.expected, 0);
    const got = seen.reduce((sum, one) => sum + one.count, 0);
    const perDay = usual.means.reduce((sum, mean) => sum + mean, 0) / 7;
    return [
      {
        at: last.day,
        evidence: {
          ...{ baseline: null, since: first.day, budget, share: null, finding: null },
          reference: { answers: 0, score: null, interval: null },
          now: { ...NOBODY, answers: got },
          volume: { expected, got, perDay },
        },
      },
    ];
  });
}

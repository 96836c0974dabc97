import type { ResponseScope } from "../responses/response-filter.ts";
import {
  type Counts11,
  histogramsByDay,
  histogramsByValue,
  total,
} from "../scores/histogram-queries.ts";
import { addDays, daysOf } from "../scores/period.ts";
import type { Database } from "../storage/database.ts";
import { OTHER } from "../tallies/cells.ts";
import { answersOf, type RuleScope } from "./rule-scope.ts";
import { LEAST_REFERENCE, REFERENCE_DAYS, sum } from "./watch.ts";

/** So many values of a property are watched at most, the most answered ones. */
const MOST_VALUES = 50;

/** One thing that is watched, with what it is compared with. */
export interface Watched {
  /** "" is everything together. */
  value: string;
  scope: ResponseScope;
  reference: Counts11;
  /** How many days the reference spans. */
  days: number;
}

/** What a rule watches as of a day, each with the year before as its reference. */
export async function watchedOf(
  db: Database,
  rule: RuleScope,
  day: string,
  /** Watches that began before: what they are compared with stands, and is not read again. */
  { known = [] }: { known?: readonly { value: string; reference: Counts11 }[] } = {},
): Promise<{ watched: Watched[]; waiting: number }> {
  const from = addDays(day, -REFERENCE_DAYS);
  const all = answersOf(rule, { from, to: day });
  const values = rule.eachOf === null ? [""] : await valuesOf(db, all, rule.eachOf);
  const found = await Promise.all(
    values.map(async (value): Promise<Watched> => {
      const scope = rule.eachOf === null ? all : within(all, rule.eachOf, value);
      const before = known.find((one) => one.value === value);
      if (before) return { value, scope, reference: before.reference, days: REFERENCE_DAYS };
      const days = await histogramsByDay(db, scope);
      const first = days[0]?.day ?? day;
      return {
        value,
        scope,
        reference: sum(days.map(({ counts }) => counts)),
        days: Math.max(1, daysOf({ from: first, to: day })),
      };
    }),
  );
  const watched = found.filter(({ reference }) => total(reference) >= LEAST_REFERENCE);
  return { watched, waiting: found.length - watched.length };
}

export async function valuesOf(
  db: Database,
  scope: ResponseScope,
  property: string,
): Promise<string[]> {
  const values = await histogramsByValue(db, scope, property);
  return values
    .map(({ value }) => value)
    .filter((value) => value !== "" && value !== OTHER)
    .slice(0, MOST_VALUES);
}

export function within(scope: ResponseScope, property: string, value: string): ResponseScope {
  return { ...scope, properties: new Map([...scope.properties, [property, [value]]]) };
}

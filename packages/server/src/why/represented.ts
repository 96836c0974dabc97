import type { RepresentedProperty } from "@candor/contract/trust.ts";
import {
  adjustPValues,
  chiSquareGoodnessOfFit,
  homogeneityTest,
  intervalWilson,
  rIndicator,
} from "@candor/stats";
import { OTHER } from "../tallies/cells.ts";
import type { AnswerCell, BaseCell } from "./base-counts.ts";

/** A value with fewer answers is no group of its own: weights on it would be luck. */
export const LEAST_ANSWERS = 10;
const ALPHA = 0.05;

/** A property with the shares of the base and the answers, before they are judged together. */
export interface Compared {
  property: string;
  values: { value: string; base: number | null; baseShare: number; answers: number }[];
  answered: Map<string, number> | null;
}

/** Answers in all of a cell. */
export const answersIn = ({ promoters, passives, detractors }: AnswerCell) =>
  promoters + passives + detractors;

/** The values of a property among people of a base and among answers, largest in the base first. */
export function comparedWithPeople(
  property: string,
  at: number,
  people: readonly BaseCell[],
  answers: readonly AnswerCell[],
): Compared {
  const base = sums(people, at, (cell) => cell.people);
  const answered = sums(people, at, (cell) => cell.answered);
  const given = sums(answers, at, answersIn);
  const all = people.reduce((sum, cell) => sum + cell.people, 0);
  const values = [...base]
    .map(([value, n]) => ({
      ...{ value, base: n, baseShare: all === 0 ? 0 : n / all },
      answers: given.get(value) ?? 0,
    }))
    .sort((a, b) => b.baseShare - a.baseShare || (a.value < b.value ? -1 : 1));
  return { property, values, answered };
}

/** The same against typed shares. */
export function comparedWithTargets(
  property: string,
  at: number,
  shares: readonly { value: string; share: number }[],
  answers: readonly AnswerCell[],
): Compared {
  const given = sums(answers, at, answersIn);
  return {
    property,
    values: shares.map(({ value, share }) => ({
      ...{ value, base: null, baseShare: share },
      answers: given.get(value) ?? 0,
    })),
    answered: null,
  };
}

function sums<T extends { values: string[] }>(
  cells: readonly T[],
  at: number,
  of: (cell: T) => number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const cell of cells) {
    const value = cell.values[at] ?? "";
    found.set(value, (found.get(value) ?? 0) + of(cell));
  }
  return found;
}

/** Which share of the base weights can speak for, value by value; rare values are gathered. */
export interface Margin {
  property: string;
  /** What a value is weighted as: itself, or gathered with the other rare ones. */
  levelOf: ReadonlyMap<string, string>;
  shares: Record<string, number>;
  uncovered: number;
}

/** @returns null where fewer than two levels are left: there is nothing to weight by. */
export function marginOf({ property, values }: Compared): Margin | null {
  const levelOf = new Map(
    values.map(({ value, answers }) => [value, answers >= LEAST_ANSWERS ? value : OTHER]),
  );
  const answers = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const one of values) {
    const level = levelOf.get(one.value) ?? OTHER;
    answers.set(level, (answers.get(level) ?? 0) + one.answers);
    shares.set(level, (shares.get(level) ?? 0) + one.baseShare);
  }
  const spoken = [...shares].filter(
    ([level, share]) => share > 0 && (answers.get(level) ?? 0) >= LEAST_ANSWERS,
  );
  const covered = spoken.reduce((sum, [, share]) => sum + share, 0);
  if (spoken.length < 2) return null;
  return {
    ...{ property, levelOf, uncovered: Math.max(0, 1 - covered) },
    shares: Object.fromEntries(spoken.map(([level, share]) => [level, share / covered])),
  };
}

/** All properties judged together: which of them those who answered are unlike the base in. */
export function judged(
  compared: readonly Compared[],
  margins: readonly (Margin | null)[],
): RepresentedProperty[] {
  const tests = compared.map(testOf);
  const known = tests.filter((p) => p !== null);
  const { adjusted } = adjustPValues({ p: known, method: "BH" });
  let at = 0;
  const corrected = tests.map((p) => (p === null ? null : (adjusted[at++] ?? 1)));
  return compared.map(({ property, values, answered }, index) => {
    const given = values.reduce((sum, one) => sum + one.answers, 0);
    const p = corrected[index] ?? null;
    return {
      property,
      values: values.map(({ value, base, baseShare, answers }) => ({
        ...{ value, base, baseShare, answered: answers },
        answeredShare: given === 0 ? 0 : answers / given,
        rate: base === null || answered === null ? null : rateOf(answered.get(value) ?? 0, base),
      })),
      p,
      unequal: p !== null && p < ALPHA,
      rIndicator: answered === null ? null : indicatorOf(values, answered),
      weighted: (margins[index] ?? null) !== null,
      uncovered: margins[index]?.uncovered ?? 0,
    };
  });
}

/** People who answered and who did not, value by value; or answers against typed shares. */
function testOf({ values, answered }: Compared): number | null {
  if (answered !== null) {
    const groups = values.map(({ value, base }) => {
      const yes = answered.get(value) ?? 0;
      return { promoters: yes, passives: 0, detractors: (base ?? 0) - yes };
    });
    return homogeneityTest({ groups }).p;
  }
  const sum = values.reduce((total, { baseShare }) => total + baseShare, 0);
  if (values.length < 2 || !(sum > 0)) return null;
  const { p } = chiSquareGoodnessOfFit({
    observed: values.map(({ answers }) => answers),
    expectedShares: values.map(({ baseShare }) => baseShare / sum),
  });
  return p;
}

function rateOf(answered: number, base: number) {
  const { lower, upper } = intervalWilson({ successes: answered, n: base });
  if (base === 0 || lower === null || upper === null) return null;
  return { value: answered / base, lower, upper };
}

function indicatorOf(values: Compared["values"], answered: ReadonlyMap<string, number>) {
  return indicator(
    values.map(({ value, base }) => ({ invited: base ?? 0, responded: answered.get(value) ?? 0 })),
  );
}

/** 1 where all strata answered alike; null where there are not two people. */
export function indicator(strata: readonly { invited: number; responded: number }[]) {
  const { rIndicator: value, adjusted } = rIndicator({ strata });
  return value === null || adjusted === null ? null : { value, adjusted };
}

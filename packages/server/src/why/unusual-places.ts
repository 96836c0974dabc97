import { chiSquareGoodnessOfFit, fisherExactGreater, longestRunProbability } from "@candor/stats";
import { type Counts11, total } from "../scores/histogram-queries.ts";

/** A place with fewer answers is not judged. */
export const LEAST_ANSWERS = 20;
/** Places differ a little everywhere; so much more tens, or so much another shape, is worth a look. */
const LEAST_MORE_TENS = 0.15;
const LEAST_DISTANCE = 0.2;
/** Cells of a test hold so many expected answers at least. */
const LEAST_EXPECTED = 5;

/** Something that was tested: how probable it is by chance, and whether it is large enough to matter. */
export interface Tested {
  p: number;
  large: boolean;
  answers: number;
  seen: number;
  usual: number | null;
}

const tensIn = (counts: Counts11) => counts[10] ?? 0;

/** Tens of a place against all others, exact. */
export function moreTens(here: Counts11, elsewhere: Counts11): Tested | null {
  const [a, n] = [tensIn(here), total(here)];
  const [c, m] = [tensIn(elsewhere), total(elsewhere)];
  if (n < LEAST_ANSWERS || m < LEAST_ANSWERS) return null;
  const { p } = fisherExactGreater({ a, b: n - a, c, d: m - c });
  const [seen, usual] = [a / n, c / m];
  return { p, large: seen - usual >= LEAST_MORE_TENS, answers: n, seen, usual };
}

/** The eleven bars of a place against those of all others; neighbouring bars are merged until each can be expected. */
export function otherShape(here: Counts11, elsewhere: Counts11): Tested | null {
  const [n, m] = [total(here), total(elsewhere)];
  if (n < LEAST_ANSWERS || m < LEAST_ANSWERS) return null;
  const observed: number[] = [];
  const shares: number[] = [];
  let [seen, share] = [0, 0];
  for (let score = 0; score <= 10; score++) {
    seen += here[score] ?? 0;
    // Half an answer more in each bar: that nobody elsewhere gave a 1 does not make one impossible.
    share += ((elsewhere[score] ?? 0) + 0.5) / (m + 5.5);
    if (share * n < LEAST_EXPECTED) continue;
    observed.push(seen);
    shares.push(share);
    [seen, share] = [0, 0];
  }
  if (observed.length < 2) return null;
  observed[observed.length - 1] = (observed.at(-1) ?? 0) + seen;
  shares[shares.length - 1] = (shares.at(-1) ?? 0) + share;
  const sum = shares.reduce((all, one) => all + one, 0);
  const { p, totalVariation } = chiSquareGoodnessOfFit({
    observed,
    expectedShares: shares.map((one) => one / sum),
  });
  if (p === null || totalVariation === null) return null;
  return {
    p,
    large: totalVariation >= LEAST_DISTANCE,
    answers: n,
    seen: totalVariation,
    usual: null,
  };
}

/**
 * The longest run of tens among answers in the order they came, against their own share of tens: a good team
 * gets many, but not in one row.
 */
export function runOfTens(q: { answers: number; tens: number; run: number }): Tested | null {
  if (q.answers < LEAST_ANSWERS || q.run < 5) return null;
  const p = q.tens / q.answers;
  const { probability } = longestRunProbability({ n: q.answers, run: q.run, p });
  return {
    p: probability,
    large: true,
    answers: q.run,
    seen: q.run,
    usual: usualRun(q.answers, p),
  };
}

/** How long the longest run is to be expected, about. */
function usualRun(n: number, p: number): number {
  if (p >= 1) return n;
  return Math.max(1, Math.round(Math.log(n * (1 - p)) / -Math.log(p)));
}

/** Tens of the last days of months against those of all other days, exact. */
export function monthEnd(q: {
  last: { tens: number; answers: number };
  other: { tens: number; answers: number };
}): Tested | null {
  if (q.last.answers < LEAST_ANSWERS || q.other.answers < LEAST_ANSWERS) return null;
  const { p } = fisherExactGreater({
    ...{ a: q.last.tens, b: q.last.answers - q.last.tens },
    ...{ c: q.other.tens, d: q.other.answers - q.other.tens },
  });
  const [seen, usual] = [q.last.tens / q.last.answers, q.other.tens / q.other.answers];
  return { p, large: seen - usual >= LEAST_MORE_TENS, answers: q.last.answers, seen, usual };
}

/**
 * Benjamini–Hochberg over `compared` tests, of which only the smallest are given: those that are not had
 * nothing to say.
 */
export function corrected(p: readonly number[], compared: number): number[] {
  const order = p.map((value, at) => ({ value, at })).sort((a, b) => b.value - a.value);
  const found = new Array<number>(p.length).fill(1);
  let least = 1;
  order.forEach(({ value, at }, index) => {
    const rank = p.length - index;
    least = Math.min(least, (value * Math.max(compared, p.length)) / rank);
    found[at] = least;
  });
  return found;
}

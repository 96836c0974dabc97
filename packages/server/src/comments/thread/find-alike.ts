import { duplicateGroups } from "@candor/text";

/** A comment is compared with those of so many days before and after. */
const DAYS_APART = 90;

/** Groups of comments that are nearly the same, by their places; each group in the order of the comments. */
export function findAlike(comments: readonly string[], days: readonly number[]): number[][] {
  const mayPair = (a: number, b: number) => Math.abs((days[a] ?? 0) - (days[b] ?? 0)) <= DAYS_APART;
  return duplicateGroups(comments, { mayPair }).map(({ members }) => [...members]);
}

/**
 * Two dimensions of a survey together, tallied like one: what a filter by two properties asks for. Its name
 * begins with a sign that neither a property nor a derived dimension can begin with.
 */
const SIGN = "@&";

/** So many dimensions of a survey are paired, the first ones: four make six pairs, and an answer is tallied under each. */
const PAIRED = 4;
/** So many pairs of values have a tally of their own; a filter by any other is answered by reading answers. */
export const PAIR_CAP = 1000;
/** In characters; longer ones would not fit into an index. */
const LONGEST = 200;

/** What is read from columns of their own, and never paired. */
const BUILT_IN = new Set(["", "channel", "language", "touchpoint"]);

export function isPair(dimension: string): boolean {
  return dimension.startsWith(SIGN);
}

/** The pairs under which answers are tallied. */
export function pairsOf(dimensions: readonly string[]): [string, string][] {
  const paired = dimensions.filter((dimension) => !BUILT_IN.has(dimension)).slice(0, PAIRED);
  return paired.flatMap((a, index) => paired.slice(index + 1).map((b) => inOrder(a, b)));
}

/** The dimension under which two are tallied together, in whichever order they are named. */
export function pairName(a: string, b: string): string {
  return `${SIGN}${JSON.stringify(inOrder(a, b))}`;
}

/** The value of a pair whose names are in order; null for one that is too long to have a tally of its own. */
export function pairValue(a: string, b: string): string | null {
  const value = JSON.stringify([a, b]);
  return value.length > LONGEST ? null : value;
}

function inOrder(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

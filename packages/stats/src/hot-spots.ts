import { list } from "./check.ts";
import { correctedTogether } from "./comparisons.ts";
import { type Confidence, DEFAULT_CONFIDENCE, type Limits } from "./counts.ts";
import { zOf } from "./normal.ts";
import { partialPooling } from "./segments.ts";
import { type Share, shareDifference, type TwoShares } from "./shares.ts";

/** One place (a shop, a product) and one thing it may be criticised for. */
export interface HotSpotCell {
  readonly id: string;
  /** For each closed period, `a` elsewhere and `b` here: so many criticise it, of so many comments. */
  readonly periods: readonly TwoShares[];
}

/** A cell, judged together with all others. */
export interface HotSpot extends Limits {
  readonly id: string;
  readonly here: number | null;
  readonly elsewhere: number | null;
  /** Share here less share elsewhere, all periods together, −1 to 1; its limits are corrected for how many cells are hot. */
  readonly difference: number | null;
  /** The same drawn towards what all cells have in common: order by it. */
  readonly shrunk: number | null;
  /** One-sided, of the period in which the excess is least clear. */
  readonly p: number | null;
  /** By Benjamini–Hochberg over all cells. */
  readonly adjustedP: number | null;
  /** More than elsewhere in every period, clearly. */
  readonly hot: boolean;
}

/**
 * Cells that are criticised more than elsewhere, persistently: in each of several closed periods. The p-value of
 * a cell is the largest of its periods', so that one bad month makes no hot spot; of the cells called hot at most
 * 5 % are false alarms on average. Association, not cause.
 *
 * @param input.cells choose them without looking at who criticises (by their number of comments, say);
 *   input.confidence 0.95 holds the false discovery rate at 0.05.
 * @returns compared, how many cells could be; confidence, the level of the limits; cells from the largest shrunk
 *   excess on, those with an empty group last.
 * @throws {RangeError} when a count is not whole or exceeds its n, or confidence not within (0, 1).
 * @see Benjamini & Heller (2008), Biometrics 64, 1215–1222; Benjamini & Yekutieli (2005), JASA 100, 71–81;
 *   Newcombe (1998), Statistics in Medicine 17, 873–890.
 */
export function hotSpots(input: { readonly cells: readonly HotSpotCell[] } & Confidence): {
  compared: number;
  confidence: number;
  cells: HotSpot[];
} {
  const wanted = input.confidence ?? DEFAULT_CONFIDENCE;
  const z = zOf(wanted);
  const judged = list("cells", input.cells, () => undefined).map(({ id, periods }) => {
    const together = {
      a: pooled(periods.map(({ a }) => a)),
      b: pooled(periods.map(({ b }) => b)),
    };
    const ps = periods.map((pair) => moreHere(pair, wanted));
    const isEmpty = ps.length === 0 || ps.some((p) => p === null);
    return { id, together, p: isEmpty ? null : Math.max(...ps.map((p) => p ?? 1)) };
  });
  const tested = judged.filter(({ p }) => p !== null);
  const { adjusted, compared, confidence } = correctedTogether(
    tested.map(({ p }) => p ?? 1),
    wanted,
  );
  const singles = tested.map(({ together }) =>
    shareDifference({ ...together, confidence: wanted }),
  );
  const { shrunk } = partialPooling({
    scores: singles.map(({ difference }) => 100 * (difference ?? 0)),
    // Half the interval by its quantile: an error that is never 0, also where nobody criticises.
    standardErrors: singles.map(
      ({ lower, upper }) => (100 * ((upper ?? 1) - (lower ?? -1))) / (2 * z),
    ),
  });
  const spots = tested.map(({ id, together, p }, i): HotSpot => {
    const { difference, lower, upper } = shareDifference({ ...together, confidence });
    const adjustedP = adjusted[i] ?? 1;
    return {
      id,
      here: together.b.successes / together.b.n,
      elsewhere: together.a.successes / together.a.n,
      ...{ difference, lower, upper },
      shrunk: (shrunk[i] ?? 0) / 100,
      ...{ p, adjustedP },
      hot: adjustedP <= 1 - wanted && (lower ?? 0) > 0,
    };
  });
  const untested = judged
    .filter(({ p }) => p === null)
    .map(({ id }): HotSpot => ({ id, ...NOTHING }));
  spots.sort((a, b) => (b.shrunk ?? 0) - (a.shrunk ?? 0));
  return { compared, confidence, cells: [...spots, ...untested] };
}

const NOTHING = {
  ...{ here: null, elsewhere: null, difference: null, lower: null, upper: null },
  ...{ shrunk: null, p: null, adjustedP: null, hot: false },
} as const;

function pooled(shares: readonly Share[]): Share {
  return {
    successes: shares.reduce((sum, { successes }) => sum + successes, 0),
    n: shares.reduce((sum, { n }) => sum + n, 0),
  };
}

/** One-sided p of "more here than elsewhere". */
function moreHere(pair: TwoShares, confidence: number): number | null {
  const { difference, p } = shareDifference({ ...pair, confidence });
  if (difference === null || p === null) return null;
  return difference > 0 ? p / 2 : 1 - p / 2;
}

import type { Breakdown, Trend } from "@candor/contract/score.ts";
import { LEAST_BASE } from "@candor/stats";
import { scoreReport } from "../scores/score-report.ts";
import { OTHER } from "../tallies/cells.ts";

/** A breakdown as strangers may see it. */
export interface SharedBreakdown {
  by: string;
  rows: Breakdown["rows"];
  /** Groups that are too small to be named, together. */
  hidden: { groups: number; together: ReturnType<typeof scoreReport> | null } | null;
  /** Comparisons that the differences are corrected for. */
  compared: number;
}

/**
 * Takes out of a breakdown what is too small: no group of fewer than ten answers is named. Where the groups add up to the
 * whole, what was taken out could be had by subtraction; so the next smallest goes too until the hidden ones
 * are ten answers together.
 *
 * @param whole how many answers there are in all, as the page says.
 */
export function suppressed(
  { by, rows }: Breakdown,
  { whole, order = [] }: { whole: number; order?: readonly string[] },
): SharedBreakdown {
  const own = rows.filter(({ value }) => value !== OTHER);
  const gathered = rows.filter(({ value }) => value === OTHER);
  const bySize = [...own].sort((a, b) => b.answers - a.answers);
  const shown = bySize.filter(({ answers }) => answers >= LEAST_BASE);
  const hidden: Breakdown["rows"] = bySize.filter(({ answers }) => answers < LEAST_BASE);
  const addsUp = rows.reduce((sum, { answers }) => sum + answers, 0) === whole;
  const inHiding = () => [...hidden, ...gathered].reduce((sum, { answers }) => sum + answers, 0);
  while (addsUp && inHiding() > 0 && inHiding() < LEAST_BASE) {
    const next = shown.pop();
    if (!next) break;
    hidden.push(next);
  }
  const away = [...hidden, ...gathered];
  const histogram = Array.from({ length: 11 }, (_, score) =>
    away.reduce((sum, row) => sum + (row.histogram[score] ?? 0), 0),
  );
  const together = scoreReport(histogram);
  return {
    by,
    rows: inOrder(shown, rows, order),
    hidden:
      away.length === 0
        ? null
        : { groups: away.length, together: addsUp && together.score !== null ? together : null },
    compared: shown.find(({ difference }) => difference)?.difference?.comparisons ?? 0,
  };
}

/** Bands as they lie, values in the order that was chosen, all others by size. */
function inOrder(
  shown: Breakdown["rows"],
  all: Breakdown["rows"],
  order: readonly string[],
): Breakdown["rows"] {
  if (shown.some(({ band }) => band !== null)) {
    return all.filter((row) => shown.includes(row));
  }
  const place = ({ value }: { value: string }) => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  return [...shown].sort((a, b) => place(a) - place(b));
}

/**
 * The same for the steps of a trend: one that is too small could be had from the others and the whole, so the
 * next smallest says nothing either.
 */
export function guardedTrend(trend: Trend): Trend {
  const isSmall = ({ answers }: Trend["points"][number]) => answers < LEAST_BASE;
  const hidden = new Set(trend.points.filter((point) => isSmall(point) && point.answers > 0));
  let inHiding = [...hidden].reduce((sum, { answers }) => sum + answers, 0);
  const bySize = trend.points
    .filter((point) => !isSmall(point))
    .sort((a, b) => a.answers - b.answers);
  for (const point of bySize) {
    if (inHiding === 0 || inHiding >= LEAST_BASE) break;
    hidden.add(point);
    inHiding += point.answers;
  }
  const points = trend.points.map((point) =>
    hidden.has(point) ? { ...point, score: null, interval: null } : point,
  );
  return { ...trend, points };
}

import type { ResponseScope } from "../responses/response-filter.ts";
import { compareTogether } from "../scores/compare-scores.ts";
import { histogramsByValue } from "../scores/histogram-queries.ts";
import { comparedPeriod } from "../scores/period.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { OTHER } from "../tallies/cells.ts";
import type { Agenda } from "./meeting.ts";

/** More properties than these, and more of their values, are looked at on other screens. */
const MOST_PROPERTIES = 3;
const MOST_VALUES = 40;

/**
 * The values whose score moved since the days before, by the interval of the difference: all that are compared are
 * corrected together, whichever property they are of, so that a long list finds nothing by chance.
 */
export async function whatMoved(
  db: Database,
  scope: ResponseScope,
  dimensions: readonly string[],
): Promise<Agenda["moved"]> {
  const earlier = comparedPeriod(scope, "previous");
  if (earlier === null) return { rows: [], compared: 0 };
  const wanted = dimensions.filter((name) => !scope.properties.has(name)).slice(0, MOST_PROPERTIES);
  const found = await Promise.all(
    wanted.map(async (property) => {
      const [now, before] = await Promise.all([
        histogramsByValue(db, scope, property),
        histogramsByValue(db, { ...scope, ...earlier }, property),
      ]);
      return now
        .filter(({ value }) => value !== OTHER && value !== "")
        .slice(0, MOST_VALUES)
        .flatMap(({ value, counts }) => {
          const was = before.find((one) => one.value === value);
          return was
            ? [{ property, value, b: scoreReport(counts), a: scoreReport(was.counts) }]
            : [];
        });
    }),
  );
  const pairs = found.flat();
  const changes = compareTogether(pairs);
  const rows = pairs.flatMap(({ property, value, b }, at) => {
    const change = changes[at];
    return change && change.verdict !== "no_clear_change"
      ? [{ property, value, score: b, change }]
      : [];
  });
  return {
    rows: rows.sort((x, y) => x.change.difference - y.change.difference).slice(0, 12),
    compared: changes.filter((change) => change !== null).length,
  };
}

import type { Breakdown, Compare, Difference, PointsRange } from "@candor/contract/score.ts";
import type { LabelOf } from "../comments/theme-labels.ts";
import { questionIn, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";
import { type Band, histogramsByBand } from "./bands.ts";
import { compareTogether, compareTogetherOpen } from "./compare-scores.ts";
import { type Counts11, histogram, histogramsByValue, total } from "./histogram-queries.ts";
import { comparedPeriod } from "./period.ts";
import { scoreReport } from "./score-report.ts";

/** So many rows at most; what is smaller is gathered under `OTHER`. */
const ROWS = 50;

export interface BreakdownOptions {
  /** Where a numeric property is cut; none, and every value is a row. */
  edges?: readonly number[] | undefined;
  /** The period that every row is compared with. */
  compare?: Compare | undefined;
  /** In the workspace's time zone: a period that holds it still runs. */
  today?: string | undefined;
  /** What values of Candor's own are called. */
  label?: LabelOf | undefined;
}

interface ValueRow {
  value: string;
  band: Band | null;
  counts: Counts11;
}

/**
 * The score of each value of a dimension, each compared with everybody else, corrected for how
 * many comparisons stand together, with what it does to the score of all; on request each with itself
 * in an earlier period, corrected in the same way.
 */
export async function breakdown(
  db: Database,
  scope: ResponseScope,
  by: string,
  { edges = [], compare, today = "", label = () => null }: BreakdownOptions = {},
): Promise<Breakdown> {
  const earlier = compare ? comparedPeriod(scope, compare) : null;
  const [values, before] = await Promise.all([
    rowsOf(db, scope, by, edges),
    earlier ? rowsOf(db, { ...scope, ...earlier }, by, edges) : [],
  ]);
  const all = hasSeveral(by) ? await histogram(db, scope) : sum(values.map(({ counts }) => counts));
  const rows = values.map(({ value, band, counts }) => ({
    ...{ value, label: label(by, value), band },
    ...scoreReport(counts),
  }));
  const differences = compareTogether(
    rows.map((row) => {
      if (row.value === OTHER) return null;
      const rest = scoreReport(all.map((n, score) => n - (row.histogram[score] ?? 0)));
      return { a: rest, b: row };
    }),
  );
  const beforeOf = rows.map(({ value }) => {
    const found = before.find((one) => one.value === value);
    return earlier && value !== OTHER ? scoreReport(found?.counts ?? NONE) : null;
  });
  const isOpen = scope.to !== null && scope.to > today;
  const changes = (isOpen ? compareTogetherOpen : compareTogether)(
    rows.map((row, index) => {
      const a = beforeOf[index];
      return a ? { a, b: row } : null;
    }),
  );
  const answers = total(all);
  return {
    by,
    capped: values.some(({ value }) => value === OTHER),
    rows: rows.map((row, index) => {
      const share = answers === 0 ? 0 : row.answers / answers;
      const difference = differences[index] ?? null;
      return {
        ...row,
        share,
        difference,
        effect: difference && effectOf(share, difference),
        before: beforeOf[index] ?? null,
        change: changes[index] ?? null,
      };
    }),
  };
}

async function rowsOf(
  db: Database,
  scope: ResponseScope,
  by: string,
  edges: readonly number[],
): Promise<ValueRow[]> {
  if (edges.length > 0 && !hasSeveral(by)) {
    return histogramsByBand(db, scope, { property: by, edges });
  }
  const found = await histogramsByValue(db, scope, by);
  const values = hasSeveral(by) ? largest(found) : gathered(found);
  return values.map((row) => ({ ...row, band: null }));
}

/** An answer with several values stands in several rows, which do not add up to what there is. */
function hasSeveral(by: string): boolean {
  return isDerived(by) || questionIn(by) !== null;
}

/** Score of all less the score without these answers: their share times their difference to the rest. */
function effectOf(share: number, { difference, lower, upper }: Difference): PointsRange {
  return { points: share * difference, lower: share * lower, upper: share * upper };
}

function largest(values: { value: string; counts: Counts11 }[]) {
  const own = values.filter(({ value }) => value !== OTHER).slice(0, ROWS);
  return [...own, ...values.filter(({ value }) => value === OTHER)];
}

function gathered(values: { value: string; counts: Counts11 }[]) {
  const own = values.filter(({ value }) => value !== OTHER);
  const rest = [...own.slice(ROWS), ...values.filter(({ value }) => value === OTHER)];
  const shown = own.slice(0, ROWS);
  return rest.length === 0
    ? shown
    : [...shown, { value: OTHER, counts: sum(rest.map(({ counts }) => counts)) }];
}

const NONE: Counts11 = Array.from({ length: 11 }, () => 0);

function sum(histograms: readonly Counts11[]): Counts11 {
  return Array.from({ length: 11 }, (_, score) =>
    histograms.reduce((total, counts) => total + (counts[score] ?? 0), 0),
  );
}

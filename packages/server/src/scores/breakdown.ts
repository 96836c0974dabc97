import type { Breakdown } from "@candor/contract/score.ts";
import type { LabelOf } from "../comments/theme-labels.ts";
import { questionIn, type ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";
import { compareTogether } from "./compare-scores.ts";
import { type Counts11, histogram, histogramsByValue } from "./histogram-queries.ts";
import { scoreReport } from "./score-report.ts";

/** So many rows at most; what is smaller is gathered under `OTHER`. */
const ROWS = 50;

/**
 * The score of each value of a dimension, each compared with everybody else, corrected for how
 * many comparisons stand together.
 *
 * @param label what values of Candor's own are called.
 */
export async function breakdown(
  db: Database,
  scope: ResponseScope,
  by: string,
  label: LabelOf = () => null,
): Promise<Breakdown> {
  const found = await histogramsByValue(db, scope, by);
  // An answer with several values stands in several rows: neither add up to what there is.
  const several = isDerived(by) || questionIn(by) !== null;
  const values = several ? largest(found) : gathered(found);
  const all = several ? await histogram(db, scope) : sum(values.map(({ counts }) => counts));
  const rows = values.map(({ value, counts }) => ({
    value,
    label: label(by, value),
    ...scoreReport(counts),
  }));
  const differences = compareTogether(
    rows.map((row) => {
      if (row.value === OTHER) return null;
      const rest = scoreReport(all.map((n, score) => n - (row.histogram[score] ?? 0)));
      return { a: rest, b: row };
    }),
  );
  return {
    by,
    capped: values.some(({ value }) => value === OTHER),
    rows: rows.map((row, index) => ({ ...row, difference: differences[index] ?? null })),
  };
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

function sum(histograms: readonly Counts11[]): Counts11 {
  return Array.from({ length: 11 }, (_, score) =>
    histograms.reduce((total, counts) => total + (counts[score] ?? 0), 0),
  );
}

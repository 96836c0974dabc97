import type { Dimensions } from "@candor/contract/survey.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type Band, histogramsByBand } from "../scores/bands.ts";
import { dimensionsOf } from "../scores/dimensions.ts";
import { type Counts11, histogramsByValue, total } from "../scores/histogram-queries.ts";
import { bandsOfProperty } from "../scores/property-words.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";

/** So many values of a property are looked at by themselves; the rest together. */
const MOST_VALUES = 30;
/** Properties that nobody tallies are read from the answers, while these are not too many. */
const MOST_ANSWERS_READ = 200_000;
const MOST_UNDECLARED = 8;

type Dimension = Dimensions["data"][number];

/** A value with its answers in two periods. */
export interface DimensionCounts {
  value: string;
  before: Counts11;
  now: Counts11;
}

/**
 * The properties by which scores of a scope can be looked at: all that is tallied, found in comments
 * among it, and what came with answers besides, while reading it costs little.
 */
export async function comparableDimensions(
  db: Database,
  scope: ResponseScope,
  answers: number,
): Promise<string[]> {
  const { data } = await dimensionsOf(db, await getSurvey(db, scope));
  const several = data.filter(
    ({ dimension, values }) =>
      values.length > (isDerived(dimension) ? 0 : 1) && !scope.properties.has(dimension),
  );
  const declared = several.filter((one) => one.declared);
  // Numbers that nobody cut into bands are too many values to say anything.
  const others = several.filter(
    (one) =>
      !one.declared && one.values.length <= MOST_VALUES && (!one.numeric || one.bands.length > 0),
  );
  const read = answers <= MOST_ANSWERS_READ ? others.slice(0, MOST_UNDECLARED) : [];
  return [...declared, ...read].filter((one) => !isRating(one)).map(({ dimension }) => dimension);
}

/** So many marks from 0 to 10 are another rating, which says the same as the score in other words. */
const RATING_MARKS = 5;

/** Whether a property holds another rating. */
export function isRating({ values, numeric, bands, labels }: Dimension): boolean {
  const marks = values.filter(({ value }) => value !== "");
  return (
    numeric &&
    bands.length === 0 &&
    Object.keys(labels).length === 0 &&
    marks.length >= RATING_MARKS &&
    marks.every(({ value }) => /^(\d|10)$/.test(value))
  );
}

/** A value, or a band of values, with its answers. */
export interface ValueOfDimension {
  value: string;
  counts: Counts11;
  /** Where numbers are cut into bands: which one; null is what is no number. */
  band?: Band | null;
}

/** The histograms of a property's values, most answered first. */
export async function valueCounts(
  db: Database,
  scope: ResponseScope,
  dimension: string,
): Promise<ValueOfDimension[]> {
  const { workspaceId } = scope;
  const edges = isDerived(dimension)
    ? []
    : await bandsOfProperty(db, { workspaceId, property: dimension });
  if (edges.length > 0) return histogramsByBand(db, scope, { property: dimension, edges });
  const values = await histogramsByValue(db, scope, dimension);
  // That a machine could not tell a tone says nothing about those who wrote.
  return dimension === "@tone" ? values.filter(({ value }) => value !== "unclear") : values;
}

/** The same for two periods side by side; rare values of a property are gathered, those of a derived one left out. */
export async function dimensionCounts(
  db: Database,
  scopes: { now: ResponseScope; before: ResponseScope },
  dimension: string,
): Promise<DimensionCounts[]> {
  const [now, before] = await Promise.all([
    valueCounts(db, scopes.now, dimension),
    valueCounts(db, scopes.before, dimension),
  ]);
  const values = [...new Set([...now, ...before].map(({ value }) => value))];
  const of = (side: readonly { value: string; counts: Counts11 }[], value: string) =>
    side.find((one) => one.value === value)?.counts ?? NONE;
  const rows = values
    .map((value) => ({ value, now: of(now, value), before: of(before, value) }))
    .sort((a, b) => total(b.now) + total(b.before) - total(a.now) - total(a.before));
  const own = rows.filter(({ value }) => value !== OTHER).slice(0, MOST_VALUES);
  if (isDerived(dimension)) return own;
  const rest = rows.filter((row) => !own.includes(row));
  if (rest.length === 0) return own;
  const gathered = {
    value: OTHER,
    now: sum(rest.map((row) => row.now)),
    before: sum(rest.map((row) => row.before)),
  };
  return [...own, gathered];
}

const NONE: Counts11 = Array.from({ length: 11 }, () => 0);

function sum(histograms: readonly Counts11[]): Counts11 {
  return NONE.map((_, score) => histograms.reduce((all, counts) => all + (counts[score] ?? 0), 0));
}

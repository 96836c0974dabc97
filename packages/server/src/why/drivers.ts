import type { Driver, Drivers } from "@candor/contract/drivers.ts";
import { importancePerformance, type MapPoint } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { MOST_USED, type Rated, ratedAnswers, ratedBesides } from "./rated-answers.ts";

/** Complete answers that it takes at least, and for each driver. */
const LEAST_USED = 50;
const LEAST_FOR_EACH = 10;
/** The exact shares are averages over all orders: with more drivers there are too many of them. */
const MOST_EXACT = 12;
/** Of the bootstrap: enough for limits that hold, and a part of a second. */
const DRAWS = 300;
/** From here on two drivers can hardly be told apart. */
const ALIKE = 0.8;

/** Which of the things that customers rate go along with the score most, and how each is rated. */
export async function drivers(db: Database, scope: ResponseScope): Promise<Drivers> {
  const [all, besides] = await Promise.all([histogram(db, scope), ratedBesides(db, scope)]);
  const { rated, seldom, rows } = await ratedAnswers(db, scope, besides);
  const needed = Math.max(LEAST_USED, LEAST_FOR_EACH * rated.length);
  const method: Drivers["method"] = rated.length > MOST_EXACT ? "relative-weights" : "shapley";
  const none: Omit<Drivers, "without"> = {
    ...{
      answers: total(all),
      used: rows.length,
      capped: rows.length === MOST_USED,
      needed,
      seldom,
    },
    ...{ method, explained: null, drivers: [], importanceLine: null, ratedLine: null, alike: [] },
  };
  if (rated.length === 0) return { ...none, without: besides.length === 0 ? "nothing" : "few" };
  if (rows.length < needed) return { ...none, without: "few" };
  // From 0 to 100, so that stars and steps of ten stand beside each other.
  const X = rows.map(({ marks }) => marks.map((mark, j) => percentOf(mark, rated[j])));
  // What everybody rates alike goes along with nothing.
  const moving = rated.map((_, j) => X.some((row) => row[j] !== X[0]?.[j]));
  const kept = rated.filter((_, j) => moving[j]);
  if (kept.length === 0) return { ...none, without: "flat" };
  const columns = X.map((row) => row.filter((_, j) => moving[j]));
  const map = mapOf(
    columns,
    rows.map(({ score }) => score),
    method,
  );
  if (map === null) return { ...none, without: "flat" };
  const found = map.points.map((point, j): Driver => driverOf(kept[j]?.dimension ?? "", point));
  return {
    ...none,
    without: null,
    explained: map.explained,
    drivers: found.sort((a, b) => b.importance.share - a.importance.share),
    importanceLine: map.importanceLine,
    ratedLine: map.performanceLine,
    alike: alikeOf(kept, columns),
  };
}

function percentOf(mark: number, rated: Rated | undefined): number {
  if (!rated || rated.to === rated.from) return mark;
  return (100 * (mark - rated.from)) / (rated.to - rated.from);
}

function mapOf(X: readonly (readonly number[])[], y: readonly number[], method: Drivers["method"]) {
  try {
    const found = importancePerformance({
      ...{ X, y, method, draws: DRAWS, seed: 1, confidence: CONFIDENCE },
    });
    return found && { ...found, explained: found.r2 };
  } catch (error) {
    // Scores that are all the same, or ratings that determine each other.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function driverOf(dimension: string, point: MapPoint): Driver {
  const { share, lower, upper } = point.importance;
  return {
    dimension,
    importance: { share, lower, upper },
    rated: {
      mean: point.performance,
      lower: Math.max(0, point.performanceLower),
      upper: Math.min(100, point.performanceUpper),
    },
    corner: point.quadrant,
  };
}

function alikeOf(rated: readonly Rated[], X: readonly (readonly number[])[]): Drivers["alike"] {
  const columns = rated.map((_, j) => X.map((row) => row[j] ?? 0));
  return rated.flatMap(({ dimension: a }, i) =>
    rated.slice(i + 1).flatMap(({ dimension: b }, k) => {
      const correlation = correlationOf(columns[i] ?? [], columns[i + 1 + k] ?? []);
      return Math.abs(correlation) >= ALIKE ? [{ a, b, correlation }] : [];
    }),
  );
}

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const [da, db] = [value - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

import { refuse, whole } from "./check.ts";
import { type Confidence, DEFAULT_CONFIDENCE } from "./counts.ts";
import {
  type Correlations,
  correlations,
  type DriverData,
  driverColumns,
  johnsonWeights,
  repeatedCorrelations,
  shapleyValues,
  standardized,
} from "./drivers.ts";
import { zOf } from "./normal.ts";
import { percentiles, seededRandom } from "./random.ts";
import { tOf } from "./rating.ts";

/** How importance is measured: Shapley up to 12 drivers, Johnson's weights for any number. */
export type ImportanceMethod = "shapley" | "relative-weights";

/** Share of the explained variance that a driver has, with its bootstrap interval. */
export interface DriverShare {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** Shares of all drivers and what they rest on. */
export interface DriverShares {
  readonly r2: number;
  readonly n: number;
  readonly dropped: number;
  readonly drivers: DriverShare[];
}

interface BootstrapInput extends DriverData, Confidence {
  /** "shapley" when left out. */
  readonly method?: ImportanceMethod;
  /** Of the bootstrap, 1000 when left out, at least 100. */
  readonly draws?: number;
  /** 1 when left out; the same seed gives the same intervals. */
  readonly seed?: number;
}

function partsBy(method: ImportanceMethod): (given: Correlations) => number[] {
  if (method === "shapley") return shapleyValues;
  if (method === "relative-weights") return johnsonWeights;
  return refuse("method", '"shapley" or "relative-weights"', method);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * Importance of drivers with bootstrap intervals (rows resampled, seeded). Where intervals
 * overlap the order of the drivers is not established. Association, not cause.
 *
 * @param input as for `shapleyImportance`, with method, draws, seed and confidence.
 * @returns r2; for each driver its share (adding up to 1) and limits; `null` when the drivers
 *   explain nothing at all.
 * @throws {RangeError} as `shapleyImportance` and `relativeWeights`, and when draws are below 100.
 */
export function driverImportanceIntervals(input: BootstrapInput): DriverShares | null {
  const data = driverColumns(input);
  const parts = partsBy(input.method ?? "shapley");
  const confidence = input.confidence ?? DEFAULT_CONFIDENCE;
  zOf(confidence);
  const draws = whole("draws", input.draws ?? 1000, 100);
  const random = seededRandom(input.seed ?? 1);
  const own = parts(correlations(data));
  const r2 = sum(own);
  if (!(r2 > 0)) return null;
  const drawn = own.map((): number[] => []);
  const columns = [...data.columns, data.y].map((column) => standardized(column) ?? column);
  const times = new Float64Array(data.n);
  for (let draw = 0; draw < draws; draw++) {
    times.fill(0);
    for (let i = 0; i < data.n; i++) {
      const row = Math.floor(random() * data.n);
      times[row] = (times[row] ?? 0) + 1;
    }
    const again = repeatedCorrelations(columns, times);
    const found = again === null ? null : tried(() => parts(again));
    const total = found === null ? 0 : sum(found);
    if (found === null || !(total > 0)) continue;
    found.forEach((value, j) => {
      drawn[j]?.push(value / total);
    });
  }
  const drivers = own.map((value, j) => {
    const shares = drawn[j] ?? [];
    const limits = shares.length === 0 ? { lower: 0, upper: 1 } : percentiles(shares, confidence);
    return { share: value / r2, ...limits };
  });
  return { r2, n: data.n, dropped: data.dropped, drivers };
}

/** What a draw gives; `null` where its drivers happen to determine each other. */
function tried<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A driver on the importance–performance map. */
export interface MapPoint {
  readonly performance: number;
  readonly performanceLower: number;
  readonly performanceUpper: number;
  readonly importance: DriverShare;
  /**
   * Where both intervals clear the lines: "fix" (matters, rated low), "keep" (matters, rated
   * high), "leave" (matters little, rated low), "enough" (matters little, rated high).
   */
  readonly quadrant: "fix" | "keep" | "leave" | "enough" | "unclear";
}

/** The map: drivers in the order given, and the lines that part it. */
export interface ImportancePerformance {
  /** Of the variance of the answers that all drivers together explain. */
  readonly r2: number;
  readonly points: MapPoint[];
  readonly performanceLine: number;
  readonly importanceLine: number;
}

/**
 * Importance–performance map: mean rating of each driver with its t interval against its
 * share of importance with its bootstrap interval, the lines at the means. A driver whose
 * interval crosses a line has no quadrant.
 *
 * @param input as for `driverImportanceIntervals`.
 * @returns points in the order of the drivers; performance on the scale of the ratings,
 *   importance a share; `null` when the drivers explain nothing at all.
 * @throws {RangeError} as `driverImportanceIntervals`.
 * @see Martilla & James (1977), Journal of Marketing 41, 77–79.
 */
export function importancePerformance(input: BootstrapInput): ImportancePerformance | null {
  const shares = driverImportanceIntervals(input);
  if (shares === null) return null;
  const { columns, n } = driverColumns(input);
  const reach = tOf(n - 1, input.confidence);
  const means = columns.map((column) => column.reduce((total, value) => total + value, 0) / n);
  const performanceLine = sum(means) / means.length;
  const importanceLine = 1 / means.length;
  const points = columns.map((column, j): MapPoint => {
    const performance = means[j] ?? 0;
    const squares = column.reduce((total, value) => total + (value - performance) ** 2, 0);
    const half = reach * Math.sqrt(squares / (n - 1) / n);
    const importance = shares.drivers[j] ?? { share: 0, lower: 0, upper: 1 };
    const rated = side(performance - half, performance + half, performanceLine);
    const matters = side(importance.lower, importance.upper, importanceLine);
    return {
      performance,
      performanceLower: performance - half,
      performanceUpper: performance + half,
      importance,
      quadrant: quadrantOf(matters, rated),
    };
  });
  return { r2: shares.r2, points, performanceLine, importanceLine };
}

/** On which side of a line an interval lies as a whole; 0 when it crosses. */
function side(lower: number, upper: number, line: number): -1 | 0 | 1 {
  if (lower > line) return 1;
  return upper < line ? -1 : 0;
}

function quadrantOf(matters: -1 | 0 | 1, rated: -1 | 0 | 1): MapPoint["quadrant"] {
  if (matters === 0 || rated === 0) return "unclear";
  if (matters > 0) return rated > 0 ? "keep" : "fix";
  return rated > 0 ? "enough" : "leave";
}

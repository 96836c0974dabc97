import type { Compare, Difference, ScoreReport } from "@candor/contract/score.ts";
import type { Why, WhyPart } from "@candor/contract/why.ts";
import {
  adjustPValues,
  type ChangeParts,
  type Counts,
  changeParts,
  fcrConfidence,
  normalCdf,
  normalQuantile,
} from "@candor/stats";
import { KnownError } from "../errors/known-error.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { compareClosed, compareOpen } from "../scores/compare-scores.ts";
import { type Counts11, histogram } from "../scores/histogram-queries.ts";
import { comparedPeriod } from "../scores/period.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { isDerived } from "../tallies/cells.ts";
import { comparableDimensions, type DimensionCounts, dimensionCounts } from "./dimension-counts.ts";

export type ChangeAccount = Omit<Why, "sentence">;

/** Parts that do not stand out are listed up to so many. */
const MOST_OTHERS = 40;

/**
 * Takes the change between two periods apart: for each property how much of it is mix (other shares)
 * and how much within (a value itself moved), and for each value its part. All parts of all properties
 * are corrected together; while the period runs, their limits are widened as much as those of the change.
 *
 * @throws {KnownError} 400 for the whole time, which has nothing before it.
 */
export async function changeAccount(
  db: Database,
  scope: ResponseScope,
  { compare, today }: { compare: Compare; today: string },
): Promise<ChangeAccount> {
  const { from, to } = scope;
  const period = comparedPeriod(scope, compare);
  if (period === null || from === null || to === null) {
    throw new KnownError(
      400,
      "period_missing",
      "A change needs two periods. Give `from` and `to`; the whole time has nothing before it.",
    );
  }
  const earlier = { ...scope, ...period };
  const [nowCounts, beforeCounts] = await Promise.all([
    histogram(db, scope),
    histogram(db, earlier),
  ]);
  const now = scoreReport(nowCounts);
  const before = scoreReport(beforeCounts);
  const open = to > today;
  const { difference } = (open ? compareOpen : compareClosed)({ a: before, b: now });
  const widened = open ? widening(before, now, difference) : 1;
  const dimensions = await comparableDimensions(db, scope, now.answers + before.answers);
  const accounts = await Promise.all(
    dimensions.map(async (dimension) => ({
      dimension,
      ...(await accountOf(db, { now: scope, before: earlier }, dimension, {
        nowCounts,
        beforeCounts,
      })),
    })),
  );
  const told = accounts.filter(({ parts }) => parts.length > 0);
  const parts = corrected(
    told.flatMap((one) => one.parts),
    difference,
    widened,
  );
  const bySize = parts.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return {
    from,
    to,
    before: { ...before, ...period },
    now,
    open,
    change: difference,
    parts: bySize.filter(({ clear }) => clear),
    compared: parts.length,
    others: bySize.filter(({ clear }) => !clear).slice(0, MOST_OTHERS),
    dimensions: told.flatMap(({ dimension, mix, within }) =>
      mix && within ? [{ dimension, mix, within }] : [],
    ),
  };
}

/** By how much always-valid limits are wider than those of a closed period. */
function widening(a: ScoreReport, b: ScoreReport, running: Difference | null): number {
  const closed = compareClosed({ a, b }).difference;
  if (!closed || !running) return 1;
  return Math.max(1, (running.upper - running.lower) / (closed.upper - closed.lower));
}

type RawPart = Omit<WhyPart, "lower" | "upper" | "p" | "clear" | "shareOfChange"> & { se: number };
type Range = { points: number; lower: number; upper: number };

async function accountOf(
  db: Database,
  scopes: { now: ResponseScope; before: ResponseScope },
  dimension: string,
  all: { nowCounts: Counts11; beforeCounts: Counts11 },
): Promise<{ parts: RawPart[]; mix: Range | null; within: Range | null }> {
  const found = await dimensionCounts(db, scopes, dimension);
  if (isDerived(dimension)) return derivedAccount(dimension, found, all);
  if (found.length < 2) return { parts: [], mix: null, within: null };
  const account = changeParts({
    segments: found.map(({ before, now }) => ({ before: groups(before), after: groups(now) })),
  });
  return {
    parts: account.parts.flatMap((part) => {
      const one = found[part.segment];
      const se = errorOf(part, account.confidence);
      return one && se !== null ? [rawPart(dimension, one, part.kind, part.points, se, all)] : [];
    }),
    mix: rangeOf(account.mix),
    within: rangeOf(account.within),
  };
}

/**
 * Values that can come together in one answer (themes) are no partition: each stands by itself, with and
 * without. There is no sum over them, so that a property of this kind has no mix and within as a whole.
 */
function derivedAccount(
  dimension: string,
  found: readonly DimensionCounts[],
  all: { nowCounts: Counts11; beforeCounts: Counts11 },
): { parts: RawPart[]; mix: null; within: null } {
  const parts = found.flatMap((one): RawPart[] => {
    if (one.value === "") return [];
    const without = {
      before: groups(less(all.beforeCounts, one.before)),
      after: groups(less(all.nowCounts, one.now)),
    };
    const account = changeParts({
      segments: [{ before: groups(one.before), after: groups(one.now) }, without],
    });
    const within = account.parts.find((part) => part.segment === 0 && part.kind === "within");
    const mix = errorOf(account.mix, CONFIDENCE);
    const own = within ? errorOf(within, account.confidence) : null;
    return [
      ...(mix === null ? [] : [rawPart(dimension, one, "mix", account.mix.points, mix, all)]),
      ...(within && own !== null
        ? [rawPart(dimension, one, "within", within.points, own, all)]
        : []),
    ];
  });
  return { parts, mix: null, within: null };
}

function rawPart(
  dimension: string,
  one: DimensionCounts,
  kind: WhyPart["kind"],
  points: number,
  se: number,
  all: { nowCounts: Counts11; beforeCounts: Counts11 },
): RawPart {
  return {
    dimension,
    value: one.value,
    kind,
    points,
    se,
    before: sideOf(one.before, all.beforeCounts),
    now: sideOf(one.now, all.nowCounts),
  };
}

function sideOf(counts: Counts11, all: Counts11): WhyPart["now"] {
  const { answers, score } = scoreReport(counts);
  const of = scoreReport(all).answers;
  return { answers, share: of === 0 ? 0 : answers / of, score };
}

/** The standard error behind an interval; null where a part could not be judged. */
function errorOf(
  { lower, upper }: { lower: number | null; upper: number | null },
  confidence: number,
): number | null {
  if (lower === null || upper === null) return null;
  const se = (upper - lower) / 2 / normalQuantile({ p: (1 + confidence) / 2 }).x;
  return se > 0 ? se : null;
}

/** p-values by Benjamini–Hochberg and FCR intervals over the parts of all properties together. */
function corrected(
  parts: readonly RawPart[],
  change: Difference | null,
  widened: number,
): WhyPart[] {
  const p = parts.map(
    ({ points, se }) => 2 * (1 - normalCdf({ x: Math.abs(points) / (se * widened) }).p),
  );
  const { adjusted } = adjustPValues({ p, method: "BH" });
  const selected = adjusted.filter((value) => value <= 1 - CONFIDENCE).length;
  const { confidence } = fcrConfidence({ selected, compared: Math.max(1, parts.length) });
  const reach = normalQuantile({ p: (1 + confidence) / 2 }).x * widened;
  const isClear = change !== null && change.verdict !== "no_clear_change";
  return parts.map(({ se, ...part }, index) => {
    const [lower, upper] = [part.points - reach * se, part.points + reach * se];
    const own = adjusted[index] ?? 1;
    return {
      ...part,
      lower,
      upper,
      p: own,
      clear: own <= 1 - CONFIDENCE && (lower > 0 || upper < 0),
      shareOfChange: isClear ? part.points / change.difference : null,
    };
  });
}

function rangeOf({ points, lower, upper }: ChangeParts["mix"]): Range | null {
  return lower === null || upper === null ? null : { points, lower, upper };
}

function groups(counts: Counts11): Counts {
  return countsOf(scoreReport(counts));
}

function less(all: Counts11, some: Counts11): Counts11 {
  return all.map((n, score) => n - (some[score] ?? 0));
}

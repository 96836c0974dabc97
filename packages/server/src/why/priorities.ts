import type { Priorities, Priority } from "@candor/contract/why.ts";
import { compareSeveral, LEAST_BASE, normalQuantile, probabilityOfFirst } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { inBand } from "../scores/bands.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";
import { newestComments } from "./comments-of.ts";
import { comparableDimensions, type ValueOfDimension, valueCounts } from "./dimension-counts.ts";
import { effortsOf } from "./efforts.ts";

/** So many of each list, and so many comments of each. */
const LISTED = 12;
const COMMENTS = 3;

interface Candidate extends ValueOfDimension {
  dimension: string;
}

/**
 * What to make better first, and what to keep: every value of every property and every theme by what
 * the score of all would gain if its answers were like the others (share × difference), with its
 * interval, corrected for all that was looked at, and the probability of being the first.
 */
export async function priorities(db: Database, scope: ResponseScope): Promise<Priorities> {
  const all = await histogram(db, scope);
  const answers = total(all);
  const dimensions = await comparableDimensions(db, scope, answers);
  const found = await Promise.all(
    dimensions.map(async (dimension): Promise<Candidate[]> => {
      const values = await valueCounts(db, scope, dimension);
      return values
        .filter(({ value, counts }) => isCandidate(dimension, value, total(counts), answers))
        .map((one) => ({ dimension, ...one }));
    }),
  );
  const candidates = found.flat();
  const { differences, confidence, compared } = compareSeveral({
    pairs: candidates.map(({ counts }) => ({
      a: countsOf(scoreReport(counts)),
      b: countsOf(scoreReport(all.map((n, score) => n - (counts[score] ?? 0)))),
    })),
  });
  const reach = normalQuantile({ p: (1 + confidence) / 2 }).x;
  const judged = candidates.flatMap(({ dimension, value, counts, band }, index) => {
    const difference = differences[index];
    const { score } = scoreReport(counts);
    if (!difference || difference.difference === null || score === null) return [];
    if (difference.lower === null || difference.upper === null) return [];
    const n = total(counts);
    const share = n / answers;
    // The others less these: what would be gained if these were like the others.
    const gain = {
      points: share * difference.difference,
      lower: share * difference.lower,
      upper: share * difference.upper,
    };
    const se = Math.max(1e-6, (gain.upper - gain.lower) / 2 / reach);
    const { clear } = difference;
    return [{ dimension, value, band, answers: n, share, score, gain, clear, se }];
  });
  const efforts = await effortsOf(db, scope);
  const list = async (sign: 1 | -1): Promise<Priority[]> => {
    const ranked = judged
      .filter(({ gain }) => sign * gain.points > 0)
      .sort((a, b) => sign * (b.gain.points - a.gain.points));
    const { probabilities } = probabilityOfFirst({
      estimates: ranked.map(({ gain }) => sign * gain.points),
      standardErrors: ranked.map(({ se }) => se),
    });
    return Promise.all(
      ranked.slice(0, LISTED).map(async ({ se: _, band, ...one }, index) => ({
        ...one,
        first: probabilities[index] ?? 0,
        effort: efforts.get(`${one.dimension}=${one.value}`) ?? null,
        comments: await newestComments(db, band === undefined ? within(scope, one) : scope, {
          ...(sign > 0 ? { least: 0, most: 6 } : { least: 9, most: 10 }),
          where: band === undefined ? [] : [inBand(one.dimension, band)],
          limit: COMMENTS,
        }),
      })),
    );
  };
  return { answers, compared, fix: await list(1), keep: await list(-1) };
}

/** Something to work on: not "everybody else", not nearly everybody, and enough answers on both sides. */
function isCandidate(dimension: string, value: string, n: number, all: number): boolean {
  if (value === OTHER || n < LEAST_BASE || all - n < LEAST_BASE) return false;
  return !(isDerived(dimension) && value === "");
}

function within(scope: ResponseScope, { dimension, value }: { dimension: string; value: string }) {
  return { ...scope, properties: new Map([...scope.properties, [dimension, [value]]]) };
}

import type { Group } from "@candor/contract/common.ts";
import type { Portraits } from "@candor/contract/why.ts";
import { compareShares, intervalWilson } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { type Counts11, histogram, total } from "../scores/histogram-queries.ts";
import { countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { isDerived, OTHER } from "../tallies/cells.ts";
import { newestComments } from "./comments-of.ts";
import { comparableDimensions, valueCounts } from "./dimension-counts.ts";

const GROUPS = [
  { group: "promoter", key: "promoters", least: 9, most: 10 },
  { group: "passive", key: "passives", least: 7, most: 8 },
  { group: "detractor", key: "detractors", least: 0, most: 6 },
] as const satisfies { group: Group; key: string; least: number; most: number }[];

/** A value that fewer answers have says nothing about a group. */
const LEAST_ANSWERS = 20;
const TRAITS = 12;
const COMMENTS = 3;

/**
 * Who promoters, passives and detractors are: what is true of each group more often than of the others,
 * corrected for everything that was looked at in all three.
 */
export async function portraits(db: Database, scope: ResponseScope): Promise<Portraits> {
  const all = scoreReport(await histogram(db, scope));
  const sizes = countsOf(all);
  const dimensions = await comparableDimensions(db, scope, all.answers);
  const values = (
    await Promise.all(
      dimensions.map(async (dimension) =>
        (
          await valueCounts(db, scope, dimension)
        )
          .filter(({ value, counts }) => isTrait(dimension, value, counts))
          .map(({ value, counts }) => ({
            dimension,
            value,
            counts: countsOf(scoreReport(counts)),
          })),
      ),
    )
  ).flat();
  const looked = GROUPS.flatMap(({ key }) =>
    values.map(({ counts }) => {
      const own = { successes: counts[key], n: sizes[key] };
      const sum = counts.promoters + counts.passives + counts.detractors;
      return { a: { successes: sum - own.successes, n: all.answers - own.n }, b: own };
    }),
  );
  const { differences, compared } = compareShares({ pairs: looked });
  return {
    answers: all.answers,
    compared,
    data: await Promise.all(
      GROUPS.map(async ({ group, key, least, most }, at) => {
        const size = sizes[key];
        const { estimate, lower, upper } = intervalWilson({ successes: size, n: all.answers });
        const traits = values.flatMap(({ dimension, value, counts }, index) => {
          const found = differences[at * values.length + index];
          if (!found?.clear || (found.difference ?? 0) <= 0) return [];
          const others = all.answers - size;
          const rest = counts.promoters + counts.passives + counts.detractors - counts[key];
          return [
            {
              dimension,
              value,
              share: size === 0 ? 0 : counts[key] / size,
              others: others === 0 ? 0 : rest / others,
              answers: counts[key],
              difference: found.difference ?? 0,
              lower: found.lower ?? 0,
              upper: found.upper ?? 0,
            },
          ];
        });
        return {
          group,
          answers: size,
          share: estimate ?? 0,
          shareLower: lower ?? 0,
          shareUpper: upper ?? 1,
          traits: traits.sort((a, b) => b.lower - a.lower).slice(0, TRAITS),
          comments: await newestComments(db, scope, { least, most, limit: COMMENTS }),
        };
      }),
    ),
  };
}

function isTrait(dimension: string, value: string, counts: Counts11): boolean {
  if (value === OTHER || total(counts) < LEAST_ANSWERS) return false;
  return !(isDerived(dimension) && value === "");
}

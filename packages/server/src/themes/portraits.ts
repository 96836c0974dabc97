import { Group } from "@candor/contract/common.ts";
import type { Portraits } from "@candor/contract/theme.ts";
import { compareShares } from "@candor/stats";
import { themesOf } from "../comments/theme-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import { total } from "../scores/histogram-queries.ts";
import type { Database } from "../storage/database.ts";
import { sumOf, themeCounts } from "./theme-counts.ts";
import { groupsOf, isListed, LEAST_MENTIONS } from "./theme-list.ts";

/**
 * What promoters, passives and detractors speak of more than the other two do: themes with twenty mentions or more,
 * all compared together, from the tallies. It says nothing of how they speak.
 */
export async function portraits(
  db: Database,
  scope: ResponseScope,
  { language }: { language: string },
): Promise<Portraits> {
  const [counts, themes] = await Promise.all([
    themeCounts(db, scope),
    themesOf(db, scope.workspaceId, language),
  ]);
  const all = groupsOf(counts.all);
  const everybody = total(counts.all);
  const compared = [...themes.values()].flatMap((theme) => {
    const own = sumOf(counts.themes.get(theme.id)?.values() ?? []);
    const n = total(own);
    if (theme.hidden || n < LEAST_MENTIONS || !isListed(theme, scope.surveyId, true)) return [];
    const by = groupsOf(own);
    return Group.options.map((group) => {
      const [here, base] = [by[`${group}s`], all[`${group}s`]];
      return {
        ...{ group, theme: theme.id, name: theme.name, answers: here },
        pair: {
          a: { successes: n - here, n: everybody - base },
          b: { successes: here, n: base },
        },
      };
    });
  });
  const judged = compareShares({ pairs: compared.map(({ pair }) => pair) });
  const found = compared.flatMap(({ group, theme, name, answers, pair: { a, b } }, i) => {
    const { difference, lower, upper, adjustedP, clear } = judged.differences[i] ?? {};
    if (!clear || typeof difference !== "number" || difference <= 0) return [];
    const limits = { lower: lower ?? difference, upper: upper ?? difference };
    return [
      {
        ...{ group, theme, name, answers },
        ...{ share: b.successes / b.n, others: a.successes / a.n },
        difference: { value: difference, ...limits },
        p: adjustedP ?? 1,
      },
    ];
  });
  return {
    compared: judged.compared,
    data: Group.options.map((group) => ({
      group,
      comments: all[`${group}s`],
      themes: found
        .filter((one) => one.group === group)
        .sort((a, b) => b.difference.value - a.difference.value)
        .map(({ group: _, ...theme }) => theme),
    })),
  };
}

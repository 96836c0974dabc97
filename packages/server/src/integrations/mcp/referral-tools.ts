import type { ReferralReport } from "@candor/contract/referral.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { standingScopeOf } from "../../responses/standing-scope.ts";
import { todayOf } from "../../scores/today.ts";
import { referralReport } from "../../why/referral-report.ts";
import { checkNames, namesIn } from "./known-names.ts";
import { listed } from "./spoken.ts";
import {
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  surveyMeant,
} from "./tool-support.ts";

const Line = z.object({ group: z.string(), statement: z.string() });
const Output = z.object({
  survey: z.string(),
  statement: z.string(),
  groups: z.array(Line),
});

/** `referrals`: whether promoters really recommend, with the interval that clusters by person. */
export function addReferralTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  readingTool(server, deps, {
    name: "referrals",
    title: "Do promoters recommend",
    description:
      "How many people came through the links of promoters, passives and detractors since they answered, per 100 of them with the 95 % interval, and how many bought for the first time. Association, not cause. Quote the statements as they are.",
    input: Narrowed,
    output: Output,
    say: ({ statement, groups }) =>
      `${statement}\n${listed(groups, (one) => String(one.statement))}`,
    async read(input) {
      const survey = await surveyMeant(deps.db, workspaceId, input.survey);
      await checkNames(deps.db, survey, namesIn(input.filter));
      const scope = await standingScopeOf(deps.db, { workspaceId, surveyId: survey.id }, input);
      const today = await todayOf(deps.db, workspaceId, deps.now());
      const report = await referralReport(deps.db, scope, today);
      return {
        survey: survey.name,
        statement: verdictOf(report),
        groups: report.groups.map(({ group, ...one }) => ({
          group,
          statement: `${group}s: ${one.arrivals} arrivals and ${one.firstPurchases} first purchases through ${one.links} links of ${one.people} people${rateOf(one.per100)}.`,
        })),
      };
    },
  });
}

function verdictOf({ enabled, all, difference }: ReferralReport): string {
  if (!enabled && all.links === 0) return "Links to recommend with are not offered.";
  if (!difference?.clear) {
    return "Whether promoters bring more people than others cannot be told yet.";
  }
  const { per100, lower, upper } = difference;
  const said = per100 > 0 ? "more" : "fewer";
  const ends = [Math.abs(lower), Math.abs(upper)].sort((a, b) => a - b);
  return `Promoters bring ${shown(Math.abs(per100))} ${said} people per 100 than others (95 % interval ${shown(ends[0] ?? 0)} to ${shown(ends[1] ?? 0)}).`;
}

function rateOf(per100: ReferralReport["total"]["per100"]): string {
  if (per100 === null) return ", too few people for a rate";
  const { rate, lower, upper } = per100;
  const limits =
    lower === null || upper === null
      ? "no interval, all alike"
      : `95 % interval ${shown(lower)} to ${shown(upper)}`;
  return `, ${shown(rate)} arrivals per 100 (${limits})`;
}

const shown = (value: number) => value.toFixed(1);

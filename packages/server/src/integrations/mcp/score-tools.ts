import { type Trend, TrendBy } from "@candor/contract/score.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { themeLabels } from "../../comments/theme-labels.ts";
import { standingScopeOf } from "../../responses/standing-scope.ts";
import { breakdown } from "../../scores/breakdown.ts";
import { todayIn } from "../../scores/period.ts";
import { surveyScore } from "../../scores/survey-score.ts";
import { trend } from "../../scores/trend.ts";
import { answersBySurvey, listSurveys } from "../../surveys/survey-queries.ts";
import { BUILT_IN_DIMENSIONS } from "../../tallies/cells.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { compared, honestScore } from "./honest-score.ts";
import { checkNames, closedQuestions, namesIn } from "./known-names.ts";
import { BreakdownOutput, ScoreOutput, SurveysOutput, TrendOutput } from "./output-schemas.ts";
import { listed, saidOf, scoreLines } from "./spoken.ts";
import {
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  surveyMeant,
} from "./tool-support.ts";

const Counting = z
  .enum(["every", "latest"])
  .optional()
  .describe("every answer (the default), or only the latest of each person");

/** `surveys`, `score`, `trend`, `breakdown`: scores that cannot be had without base and interval. */
export function addScoreTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  const { db } = deps;

  readingTool(server, deps, {
    name: "surveys",
    title: "Surveys",
    description: "The surveys of the workspace, with how many answers each has.",
    input: z.strictObject({}),
    output: SurveysOutput,
    say: ({ surveys }) =>
      listed(
        surveys,
        (s) =>
          `${s.name} (${s.id}): ${s.answers} answers, ${s.kind}, ${s.status}${s.isDefault ? ", the default" : ""}; dimensions ${Array.isArray(s.dimensions) ? s.dimensions.join(", ") : ""}`,
      ),
    async read() {
      const [surveys, answers] = await Promise.all([
        listSurveys(db, workspaceId),
        answersBySurvey(db, workspaceId),
      ]);
      return {
        surveys: surveys.map((survey) => ({
          id: survey.id,
          name: survey.name,
          kind: survey.kind,
          status: survey.status,
          isDefault: survey.is_default,
          dimensions: [...BUILT_IN_DIMENSIONS, ...survey.dimensions, ...closedQuestions(survey)],
          answers: answers.get(survey.id) ?? 0,
        })),
      };
    },
  });

  readingTool(server, deps, {
    name: "score",
    title: "Score",
    description:
      "The Net Promoter Score of a survey with its 95 % interval and base, what was left out of it, the response rate, and how it compares with the period before (when from and to are given). Quote `statement` as it is.",
    input: Narrowed.extend({ counting: Counting }),
    output: ScoreOutput,
    say: scoreLines,
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      await checkNames(db, survey, namesIn(input.filter));
      const workspace = await findWorkspace(db, workspaceId);
      const today = todayIn(workspace?.timeZone ?? "UTC", deps.now());
      const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, input);
      const score = await surveyScore(db, scope, { today, responseRate: deps.responseRate });
      const { previous, difference, responseRate } = score;
      return {
        survey: survey.name,
        from: score.from,
        to: score.to,
        ...honestScore(score),
        leftOut: {
          excluded: score.excluded.total,
          reasons: score.excluded.reasons,
          heldBack: score.quarantined,
          ifLetIn: honestScore(score.excluded.scoreWith).statement,
        },
        responseRate: responseRate
          ? {
              statement: `${responseRate.answered} of ${responseRate.invited} who were asked answered.`,
              ...responseRate,
            }
          : null,
        previous: previous
          ? { from: previous.from, to: previous.to, ...honestScore(previous) }
          : null,
        comparison: difference ? compared(difference, "the period before") : null,
      };
    },
  });

  readingTool(server, deps, {
    name: "trend",
    title: "Trend",
    description:
      "The score of each day, week or month with interval and base, and the dated changes that fall into the time. Two periods differ clearly only if a comparison says so: overlapping intervals are no trend.",
    input: Narrowed.extend({ by: TrendBy.default("month"), counting: Counting }),
    output: TrendOutput,
    say: ({ survey, note, periods, changes }) =>
      [
        `${survey}:`,
        ...(note ? [String(note)] : []),
        listed(periods, (p) => `${p.from}: ${p.statement}`),
        listed(changes, (c) => `Change on ${c.day}: ${c.title}`),
      ].join("\n"),
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      await checkNames(db, survey, namesIn(input.filter));
      const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, input);
      const made = await trend(db, scope, input.by, MOST_PERIODS);
      const { points, changes } = made;
      return {
        survey: survey.name,
        by: made.by,
        note: noteOf(made),
        periods: points.map((point) => ({
          from: point.from,
          to: point.to,
          ...honestScore(point),
        })),
        changes: changes.slice(-MOST_PERIODS),
      };
    },
  });

  readingTool(server, deps, {
    name: "breakdown",
    title: "Breakdown",
    description:
      "The score of each value of a dimension (a store, a channel, a plan) with interval and base, each compared with everybody else and corrected for how many comparisons there are. Say that one is better or worse only where `comparison` does.",
    input: Narrowed.extend({
      by: z.string().min(1).max(100).describe("A dimension; the tool `surveys` lists them."),
      counting: Counting,
    }),
    output: BreakdownOutput,
    say: ({ survey, by, values }) =>
      `${survey} by ${by}:\n${listed(values, (v) => `${v.label ?? (v.value || "(none)")}: ${v.statement}${saidOf(v.comparison)}`)}`,
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      await checkNames(db, survey, [input.by, ...namesIn(input.filter)]);
      const scope = await standingScopeOf(db, { workspaceId, surveyId: survey.id }, input);
      const label = await themeLabels(db, { workspaceId, language: "en" });
      const { rows, capped } = await breakdown(db, scope, input.by, { label });
      return {
        survey: survey.name,
        by: input.by,
        othersGathered: capped,
        values: rows.map(({ value, label, difference, ...report }) => ({
          value,
          label,
          ...honestScore(report),
          comparison: difference ? compared(difference, "everybody else") : null,
        })),
      };
    },
  });
}

/** More periods than this are too much for an assistant's context. */
const MOST_PERIODS = 60;

function noteOf({ by, wanted, cutBefore }: Trend): string | null {
  const coarser =
    by === wanted
      ? []
      : [`By ${wanted} there would be more than ${MOST_PERIODS} periods: shown by ${by}.`];
  const cut = cutBefore
    ? [`What was before ${cutBefore} is left out; ask for an earlier period.`]
    : [];
  return [...coarser, ...cut].join(" ") || null;
}

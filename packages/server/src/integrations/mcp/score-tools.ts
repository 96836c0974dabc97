import { TrendBy } from "@candor/contract/score.ts";
import { intervalWilson } from "@candor/stats";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { scopeOf } from "../../responses/response-filter.ts";
import { breakdown } from "../../scores/breakdown.ts";
import { todayIn } from "../../scores/period.ts";
import { surveyScore } from "../../scores/survey-score.ts";
import { trend } from "../../scores/trend.ts";
import { answersBySurvey, listSurveys } from "../../surveys/survey-queries.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { askedPeople, notAskedPeople } from "./asked-people.ts";
import { differenceStatement, honestScore, oneDecimal } from "./honest-score.ts";
import {
  LIMIT,
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  SurveyName,
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
    input: z.object({}),
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
          dimensions: ["channel", "language", ...survey.dimensions],
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
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      const workspace = await findWorkspace(db, workspaceId);
      const today = todayIn(workspace?.timeZone ?? "UTC", deps.now());
      const scope = scopeOf({ workspaceId, surveyId: survey.id }, input);
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
        comparison: difference
          ? { statement: differenceStatement(difference, "the period before"), ...difference }
          : null,
      };
    },
  });

  readingTool(server, deps, {
    name: "trend",
    title: "Trend",
    description:
      "The score of each day, week or month with interval and base, and the dated changes that fall into the time. Two periods differ clearly only if a comparison says so: overlapping intervals are no trend.",
    input: Narrowed.extend({ by: TrendBy.default("month"), counting: Counting }),
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      const scope = scopeOf({ workspaceId, surveyId: survey.id }, input);
      const { points, changes } = await trend(db, scope, input.by);
      return {
        survey: survey.name,
        by: input.by,
        periods: points.map((point) => ({
          from: point.from,
          to: point.to,
          ...honestScore(point),
        })),
        changes,
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
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      const scope = scopeOf({ workspaceId, surveyId: survey.id }, input);
      const { rows, capped } = await breakdown(db, scope, input.by);
      return {
        survey: survey.name,
        by: input.by,
        othersGathered: capped,
        values: rows.map(({ value, difference, ...report }) => ({
          value,
          ...honestScore(report),
          comparison: difference
            ? { statement: differenceStatement(difference, "everybody else"), ...difference }
            : null,
        })),
      };
    },
  });
}

/** `people_asked` and `people_not_asked`: every person who was not asked has a reason. */
export function addAskedTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  const { db } = deps;
  const input = Narrowed.omit({ filter: true }).extend({ survey: SurveyName, limit: LIMIT });
  const scopeFor = async (given: z.output<typeof input>) => {
    const survey = await surveyMeant(db, workspaceId, given.survey);
    return {
      survey,
      scope: {
        workspaceId,
        surveyId: survey.id,
        from: given.from ?? null,
        to: given.to ?? null,
        limit: given.limit,
      },
    };
  };

  readingTool(server, deps, {
    name: "people_asked",
    title: "People asked",
    description:
      "Who was invited to answer, over which channel, and what became of each invitation; with the share that answered, its interval and base.",
    input,
    async read(given) {
      const { survey, scope } = await scopeFor(given);
      const { total, states, people } = await askedPeople(db, scope);
      const answered = states
        .filter(({ state }) => state === "answered")
        .reduce((sum, row) => sum + row.people, 0);
      const share = intervalWilson({ successes: answered, n: total, confidence: 0.95 });
      const range =
        share.lower === null || share.upper === null
          ? ""
          : ` (${oneDecimal(share.lower * 100)} to ${oneDecimal(share.upper * 100)} %, 95 % interval)`;
      return {
        survey: survey.name,
        statement: `${answered} of ${total} invitations were answered${range}.`,
        invitations: total,
        answered,
        fates: states,
        shown: people.length,
        people,
      };
    },
  });

  readingTool(server, deps, {
    name: "people_not_asked",
    title: "People not asked",
    description:
      "Who was not asked although they were considered, each with the reason: a rest after the last survey, no consent, sampled out, an address that bounced, and so on.",
    input,
    async read(given) {
      const { survey, scope } = await scopeFor(given);
      const { total, states, people } = await notAskedPeople(db, scope);
      return {
        survey: survey.name,
        statement: `${total} were considered and not asked.`,
        notAsked: total,
        reasons: states,
        shown: people.length,
        people,
      };
    },
  });
}

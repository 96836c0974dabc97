import { intervalWilson } from "@candor/stats";
import type { McpServer } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { checkPeriod } from "../../responses/response-filter.ts";
import { askedPeople, notAskedPeople } from "./asked-people.ts";
import { oneDecimal } from "./honest-score.ts";
import { AskedOutput, NotAskedOutput } from "./output-schemas.ts";
import { peopleLines } from "./spoken.ts";
import {
  LIMIT,
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  SurveyName,
  surveyMeant,
} from "./tool-support.ts";

/** `people_asked` and `people_not_asked`: every person who was not asked has a reason. */
export function addAskedTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  const { db } = deps;
  const input = Narrowed.pick({ from: true, to: true }).extend({
    survey: SurveyName,
    limit: LIMIT,
  });
  const scopeFor = async (given: z.output<typeof input>) => {
    checkPeriod(given);
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
    output: AskedOutput,
    say: peopleLines,
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
    output: NotAskedOutput,
    say: peopleLines,
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

import type { ThemeRow } from "@candor/contract/reading.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { standingScopeOf } from "../../responses/standing-scope.ts";
import { todayIn } from "../../scores/period.ts";
import { repeatsAsWished } from "../../themes/repeats-once.ts";
import { themeList } from "../../themes/theme-list.ts";
import { findWorkspace } from "../../workspaces/workspace-queries.ts";
import { oneDecimal } from "./honest-score.ts";
import { checkNames, namesIn } from "./known-names.ts";
import { ThemesOutput } from "./output-schemas.ts";
import { listed } from "./spoken.ts";
import {
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  surveyMeant,
} from "./tool-support.ts";

/** `themes`: what comments speak of, and what goes along with it. */
export function addThemeTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  const { db } = deps;

  readingTool(server, deps, {
    name: "themes",
    title: "Themes",
    description:
      "What the comments of a survey speak of, as a machine read them: how many answers, in which tone, and how the score of all differs from that without them, with its interval, corrected for how many themes are compared. An association, never a cause. Below 20 mentions there are counts alone.",
    input: Narrowed,
    output: ThemesOutput,
    say: ({ statement, themes }) =>
      `${statement}\n${listed(themes, (t) => `${t.name}: ${t.statement}`)}`,
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      await checkNames(db, survey, namesIn(input.filter));
      const workspace = await findWorkspace(db, workspaceId);
      const scope = await repeatsAsWished(
        db,
        await standingScopeOf(db, { workspaceId, surveyId: survey.id }, input),
      );
      const { data, comments, compared } = await themeList(db, scope, {
        today: todayIn(workspace?.timeZone ?? "UTC", deps.now()),
        withHidden: false,
      });
      return {
        survey: survey.name,
        statement: `A machine read ${comments} comments of "${survey.name}"; ${compared} themes are compared.`,
        comments,
        themes: data.map((theme) => ({
          id: theme.id,
          kind: theme.kind,
          name: theme.name,
          statement: statementOf(theme),
          answers: theme.answers,
          impact: theme.impact && {
            points: oneDecimal(theme.impact.value),
            lower: oneDecimal(theme.impact.lower),
            upper: oneDecimal(theme.impact.upper),
          },
          clear: theme.clear,
          tone: theme.tone,
        })),
      };
    },
  });
}

function statementOf({ answers, share, impact, clear }: ThemeRow): string {
  const counted = `${answers} answers (${oneDecimal(share.value * 100)} % of those with a comment)`;
  if (!impact) return `${counted}; too few mentions to compare scores.`;
  const range = `interval ${oneDecimal(impact.lower)} to ${oneDecimal(impact.upper)} points`;
  if (!clear) return `${counted}; no clear difference in the score goes along with it (${range}).`;
  const way = impact.value < 0 ? "lower" : "higher";
  return `${counted}; scores are clearly ${way} where it is mentioned: with these answers the score of all is ${oneDecimal(Math.abs(impact.value))} points ${way} than without (${range}).`;
}

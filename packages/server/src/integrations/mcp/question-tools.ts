import { Group } from "@candor/contract/common.ts";
import type { Question, QuestionFigure } from "@candor/contract/question.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { standingListScopeOf } from "../../responses/standing-scope.ts";
import { surveyFigures } from "../../scores/survey-figures.ts";
import { questionsOf, textIn } from "../../surveys/further-questions.ts";
import { checkNames, namesIn } from "./known-names.ts";
import { listed } from "./spoken.ts";
import {
  type McpDeps,
  type McpWorkspace,
  Narrowed,
  readingTool,
  surveyMeant,
} from "./tool-support.ts";

const Share = z.object({ percent: z.number(), lower: z.number(), upper: z.number() });

const QuestionsOutput = z.object({
  survey: z.string(),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      statement: z.string().describe("To be quoted as it is."),
      answers: z.int(),
      values: z.array(
        z.object({
          value: z.string(),
          label: z.string(),
          answers: z.int(),
          of: Share.nullable().describe("Null below ten answers."),
        }),
      ),
    }),
  ),
});

/** `questions`: what was answered to the further questions, which cannot be had without base and interval. */
export function addQuestionTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  const { db } = deps;
  readingTool(server, deps, {
    name: "questions",
    title: "Further questions",
    description:
      "What was answered to the questions after the score (satisfaction, effort, stars, scales, choices) with base and 95 % interval. Answers in words are in `list_responses`. To compare scores by a question, ask `breakdown` by answers[ID].",
    input: Narrowed.extend({
      group: z.array(Group).max(3).optional().describe("Only answers of these groups."),
    }),
    output: QuestionsOutput,
    say: ({ survey, questions }) =>
      `${survey}:\n${listed(questions, (question) => `${question.text} (answers[${question.id}]): ${question.statement}`)}`,
    async read(input) {
      const survey = await surveyMeant(db, workspaceId, input.survey);
      await checkNames(db, survey, namesIn(input.filter));
      const asked = questionsOf(survey);
      const scope = await standingListScopeOf(db, { workspaceId, surveyId: survey.id }, input);
      const figures = await surveyFigures(db, scope, asked);
      return {
        survey: survey.name,
        questions: figures.map((figure, index) =>
          told(figure, asked[index], survey.default_language),
        ),
      };
    },
  });
}

function told(figure: QuestionFigure, question: Question | undefined, language: string) {
  const labelOf = (value: string) => {
    const options = question?.kind === "choice" ? question.options : [];
    const label = options.find((option) => option.value === value)?.label;
    return label ? textIn(label, language, language) : value;
  };
  return {
    id: figure.id,
    kind: figure.kind,
    text: textIn(figure.text, language, language),
    statement: statementOf(figure),
    answers: figure.answers,
    values: figure.values.map(({ value, answers, of }) => ({
      value,
      label: labelOf(value),
      answers,
      of: of && inPercent(of),
    })),
  };
}

function statementOf({ answers, mean, top, values, lowBase }: QuestionFigure): string {
  const base = `${answers} answers${lowBase ? ", a low base" : ""}`;
  if (mean) {
    const range = `95 % interval ${mean.lower.toFixed(2)} to ${mean.upper.toFixed(2)}`;
    const good = top ? ` ${percentOf(top)} gave ${top.values[0]} to ${top.values.at(-1)}.` : "";
    return `The mean is ${mean.mean.toFixed(2)} (${range}, ${base}).${good}`;
  }
  if (values.length === 0) return `${answers} answers in words.`;
  const [most] = values.toSorted((a, b) => b.answers - a.answers);
  if (!most?.of) return `${answers} answers: too few for a share.`;
  return `Most chosen: "${most.value}", ${percentOf(most.of)} (${base}).`;
}

function percentOf(share: { share: number; lower: number; upper: number }): string {
  const { percent, lower, upper } = inPercent(share);
  return `${percent} % (${lower} to ${upper})`;
}

function inPercent({ share, lower, upper }: { share: number; lower: number; upper: number }) {
  const whole = (part: number) => Math.round(part * 1000) / 10;
  return { percent: whole(share), lower: whole(lower), upper: whole(upper) };
}

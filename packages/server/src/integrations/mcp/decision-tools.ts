import { CreateDecision, DECISION_STATES, EvidenceAsked } from "@candor/contract/decision.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { decisionDetail, listDecisions } from "../../decisions/decision-queries.ts";
import { freezeEvidence } from "../../decisions/freeze-evidence.ts";
import { addDays } from "../../scores/period.ts";
import { todayOf } from "../../scores/today.ts";
import { listed } from "./spoken.ts";
import {
  LIMIT,
  type McpDeps,
  type McpWorkspace,
  readingTool,
  SurveyName,
  surveyMeant,
} from "./tool-support.ts";

const DecisionsOutput = z.object({
  statement: z.string(),
  decisions: z.array(
    z.object({
      decisionId: z.string(),
      number: z.int(),
      question: z.string(),
      choice: z.string(),
      state: z.string(),
      decidedOn: z.string(),
      reviewOn: z.string().nullable(),
      statement: z.string(),
    }),
  ),
});

const DecisionOutput = DecisionsOutput.shape.decisions.element.extend({
  decidedBy: z.array(z.string()),
  options: z.array(z.string()),
  expected: z.string(),
  supersededBy: z.int().nullable(),
  reviews: z.array(
    z.object({ at: z.string(), outcome: z.string(), words: z.string(), look: z.int() }),
  ),
});
const DraftOutput = z.object({
  statement: z.string(),
  /** What a colleague would send to `POST /api/v1/decisions`. */
  draft: z.object({
    question: z.string(),
    options: z.array(z.string()),
    choice: z.string(),
    expected: z.string(),
    evidence: z.object({ surveyId: z.string(), from: z.string(), to: z.string() }),
    reviewOn: z.string().nullable(),
  }),
});
const DraftInput = z.strictObject({
  question: CreateDecision.shape.question,
  options: CreateDecision.shape.options,
  choice: CreateDecision.shape.choice,
  expected: CreateDecision.shape.expected,
  survey: SurveyName,
  from: z.iso.date().optional().describe("First day of the figures; 90 days ago when left out."),
  to: z.iso.date().optional().describe("The day after the last one; today when left out."),
  reviewOn: z.iso.date().optional(),
});

/** `list_decisions`, `read_decision`, `draft_decision`: what was decided, on which figures, and what became of it. */
export function addDecisionTools(
  server: McpServer,
  deps: McpDeps,
  { workspaceId }: McpWorkspace,
): void {
  readingTool(server, deps, {
    name: "list_decisions",
    title: "List decisions",
    description:
      "What was decided, newest first, with the frozen figures it rests on and what became of it, told as a sentence. A difference in time is no proof of a cause.",
    input: z.strictObject({ state: z.enum(DECISION_STATES).optional(), limit: LIMIT }),
    output: DecisionsOutput,
    say: ({ statement, decisions }) =>
      `${statement}\n${listed(decisions, (one) => `${one.number}. "${one.question}": "${one.choice}" (${one.state}, ${one.decidedOn}). ${one.statement}`)}`,
    async read({ state, limit }) {
      const now = deps.now();
      const all = (await listDecisions(deps.db, { workspaceId, state }, now)).slice(0, limit);
      const decisions = await Promise.all(
        all.map(async (one) => ({
          ...{ decisionId: one.id, number: one.number, question: one.question },
          ...{ choice: one.choice, state: one.state },
          ...{ decidedOn: one.decidedOn, reviewOn: one.reviewOn },
          statement: told(await decisionDetail(deps.db, { workspaceId, decisionId: one.id }, now)),
        })),
      );
      return { statement: `${decisions.length} decisions are shown.`, decisions };
    },
  });
  readingTool(server, deps, {
    name: "read_decision",
    title: "Read a decision",
    description:
      "One decision: what was weighed, what it was to bring, the frozen figures it rests on, every look at what became of it. A difference in time is no proof of a cause.",
    input: z.strictObject({ decisionId: z.uuid().describe("From list_decisions.") }),
    output: DecisionOutput,
    say: (one) =>
      `${one.number}. "${one.question}": "${one.choice}" (${one.state}). ${one.statement}`,
    async read({ decisionId }) {
      const one = await decisionDetail(deps.db, { workspaceId, decisionId }, deps.now());
      return {
        ...{ decisionId: one.id, number: one.number, question: one.question, choice: one.choice },
        ...{ state: one.state, decidedOn: one.decidedOn, reviewOn: one.reviewOn },
        ...{ options: one.options, expected: one.expected, statement: told(one) },
        decidedBy: one.decidedBy.map(({ name }) => name),
        supersededBy: one.successor?.number ?? null,
        reviews: one.reviews.map(({ at, outcome, words, look }) => ({ at, outcome, words, look })),
      };
    },
  });
  readingTool(server, deps, {
    name: "draft_decision",
    title: "Draft a decision",
    description:
      "A decision as a colleague could write it down, with the figures it would rest on. A draft only: nothing is kept, and only colleagues decide.",
    input: DraftInput,
    output: DraftOutput,
    say: ({ statement }) => String(statement),
    async read({ survey, from, to, reviewOn, ...words }) {
      const now = deps.now();
      const { id: surveyId } = await surveyMeant(deps.db, workspaceId, survey);
      const today = await todayOf(deps.db, workspaceId, now);
      const days = { from: from ?? addDays(to ?? today, -90), to: to ?? today };
      const asked = EvidenceAsked.parse({ surveyId, ...days });
      const evidence = await freezeEvidence(deps.db, workspaceId, asked, { today, now });
      return {
        statement: `A draft: nothing was written down. "${words.question}": "${words.choice}". It would rest on ${scored(evidence.score)}, ${days.from} to ${days.to}.`,
        draft: { ...words, evidence: { surveyId, ...days }, reviewOn: reviewOn ?? null },
      };
    },
  });
}

type Detail = Awaited<ReturnType<typeof decisionDetail>>;

const OUTCOMES = {
  as_expected: "as expected",
  partly: "partly as expected",
  not_as_expected: "not as expected",
  cannot_tell: "nobody can tell",
};

/** A figure never without its interval and base. */
function told({ evidence, reviews }: Detail): string {
  const rests = evidence ? `It rests on ${scored(evidence.score)}` : "It names no figures";
  const last = reviews.at(-1);
  if (!last) return `${rests}. Nobody has looked at what became of it.`;
  const judged = `Looked at on ${last.at.slice(0, 10)}: ${OUTCOMES[last.outcome]}`;
  const { figures } = last;
  if (!figures) return `${rests}. ${judged}.`;
  const { difference } = figures;
  const change = difference
    ? `${Math.round(difference.difference)} points since (95 % interval ${Math.round(difference.lower)} to ${Math.round(difference.upper)})`
    : "too few answers to say whether the score changed";
  return `${rests}. ${judged}; ${scored(figures.score)}, ${change}.`;
}

function scored({ score, interval, answers }: NonNullable<Detail["evidence"]>["score"]): string {
  if (score === null || interval === null) return `${answers} answers, too few for a score`;
  return `a score of ${Math.round(score)} (95 % interval ${Math.round(interval.lower)} to ${Math.round(interval.upper)}, ${answers} answers)`;
}

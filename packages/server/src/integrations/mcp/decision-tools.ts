import { DECISION_STATES } from "@candor/contract/decision.ts";
import type { McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { decisionDetail, listDecisions } from "../../decisions/decision-queries.ts";
import { listed } from "./spoken.ts";
import { LIMIT, type McpDeps, type McpWorkspace, readingTool } from "./tool-support.ts";

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

/** `list_decisions`: what was decided, on which figures, and what became of it. */
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

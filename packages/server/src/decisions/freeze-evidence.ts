import {
  type DecisionEvidence,
  EvidenceAsked,
  type ReviewFigures,
} from "@candor/contract/decision.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import { compareClosed } from "../scores/compare-scores.ts";
import { histogram } from "../scores/histogram-queries.ts";
import { addDays, daysOf } from "../scores/period.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { repeatsAsWished } from "../themes/repeats-once.ts";
import { themeList } from "../themes/theme-list.ts";

const MOST_THEMES = 6;
/** Fewer mentions of a theme are no evidence, and may be one customer. */
const LEAST_MENTIONED = 10;

/**
 * Reckons the figures that a decision rests on, once.
 *
 * @throws {KnownError} 404 without such a survey, 400 for reversed days, 422 for days to come.
 */
export async function freezeEvidence(
  db: Database,
  workspaceId: string,
  asked: EvidenceAsked,
  { today, now }: { today: string; now: Date },
): Promise<DecisionEvidence> {
  const { surveyId, ...narrowed } = asked;
  const { to } = narrowed;
  if (to > addDays(today, 1)) {
    throw new KnownError(
      422,
      "decision_figures_to_come",
      `The figures end on ${to}, but today is ${today}: name days that have been.`,
      [{ field: "evidence.to", message: "must not lie in the future" }],
    );
  }
  const survey = await getSurvey(db, { workspaceId, surveyId });
  const scope = await standingScopeOf(db, { workspaceId, surveyId }, narrowed);
  const [counts, spoken, themes] = await Promise.all([
    histogram(db, scope),
    themeList(db, await repeatsAsWished(db, scope), { today, withHidden: false }),
    themesOf(db, workspaceId),
  ]);
  const most = spoken.data
    .filter(({ answers }) => answers >= LEAST_MENTIONED)
    .sort((a, b) => b.answers - a.answers || a.id.localeCompare(b.id));
  return {
    ...asked,
    surveyName: survey.name,
    score: scoreReport(counts),
    comments: spoken.comments,
    themes: most.slice(0, MOST_THEMES).map(({ id, name, answers, share, tone }) => ({
      ...{ id, name, isNamed: themes.get(id)?.isNamed ?? false },
      ...{ answers, share, negative: tone.negative, unclear: tone.unclear },
    })),
    at: now.toISOString(),
  };
}

/**
 * The same answers in as many days up to yesterday, none of them from before the decision; null while no such day is
 * over.
 */
export async function figuresNow(
  db: Database,
  workspaceId: string,
  { evidence, decidedOn, today }: { evidence: DecisionEvidence; decidedOn: string; today: string },
): Promise<ReviewFigures | null> {
  const { surveyId } = evidence;
  const from = [addDays(today, -daysOf(evidence)), evidence.to, decidedOn].sort().at(-1) ?? today;
  if (from >= today) return null;
  const days = { from, to: today };
  const scope = await standingScopeOf(
    db,
    { workspaceId, surveyId },
    {
      ...EvidenceAsked.parse(evidence),
      ...days,
    },
  );
  const score = scoreReport(await histogram(db, scope));
  const { difference } = compareClosed({ a: evidence.score, b: score });
  return { ...days, score, difference };
}

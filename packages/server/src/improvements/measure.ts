import type {
  ImprovementMeasure,
  ImprovementResult,
  ImprovementVerdict,
  PlanOutlook,
} from "@candor/contract/improvement.ts";
import type { Difference, ScoreReport } from "@candor/contract/score.ts";
import { effectOfChange, LEAST_BASE, smallestVisible } from "@candor/stats";
import { standingScopeOf } from "../responses/standing-scope.ts";
import { compareClosed } from "../scores/compare-scores.ts";
import { type Counts11, histogram } from "../scores/histogram-queries.ts";
import { CONFIDENCE, countsOf, scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { dayAfter } from "./improvement.ts";

/** Whose score, and of which survey. */
export interface Measured {
  workspaceId: string;
  surveyId: string;
  measure: ImprovementMeasure;
}

interface Period {
  from: string;
  to: string;
}

/**
 * What a plan can hope to show: the answers of the last closed weeks, and the smallest change that as many
 * before and after would show.
 */
export async function planOutlook(
  db: Database,
  measured: Measured,
  { weeks, expected, today }: { weeks: number; expected: number | null; today: string },
): Promise<PlanOutlook> {
  const counts = await countsIn(db, measured, { from: dayAfter(today, -7 * weeks), to: today });
  const score = scoreReport(counts);
  const smallest =
    score.score === null ? null : smallestVisible(countsOf(score), countsOf(score), CONFIDENCE);
  return {
    answers: score.answers,
    score,
    smallestVisible: smallest,
    visible: smallest === null || expected === null ? null : Math.abs(expected) >= smallest,
  };
}

/** Answers of the measure from a day on. */
export async function answersFrom(
  db: Database,
  measured: Measured,
  period: Period,
): Promise<number> {
  return scoreReport(await countsIn(db, measured, period)).answers;
}

/**
 * Compares the weeks before the day it began with as many after, and the change of those it was meant for
 * with that of the others: difference of differences, and no cause.
 */
export async function lookAt(
  db: Database,
  measured: Measured,
  { beganOn, weeks, look, at }: { beganOn: string; weeks: number; look: number; at: Date },
): Promise<ImprovementResult> {
  const before = { from: dayAfter(beganOn, -7 * weeks), to: beganOn };
  const after = { from: beganOn, to: dayAfter(beganOn, 7 * weeks) };
  const own = await bothOf(db, measured, before, after);
  const rest = narrows(measured.measure) ? await restOf(db, measured, own, before, after) : null;
  const [was, is] = [scoreReport(own.before), scoreReport(own.after)];
  const { difference: change } = compareClosed({ a: was, b: is });
  const others = rest && { before: scoreReport(rest.before), after: scoreReport(rest.after) };
  return {
    before: { ...before, score: was },
    after: { ...after, score: is },
    change,
    rest: others,
    effect: others && effectOver(was, is, others),
    verdict: verdictOf(change),
    look,
    at: at.toISOString(),
  };
}

function narrows({ filter, theme }: ImprovementMeasure): boolean {
  return filter.length > 0 || theme.length > 0;
}

interface Both {
  before: Counts11;
  after: Counts11;
}

async function bothOf(
  db: Database,
  measured: Measured,
  before: Period,
  after: Period,
): Promise<Both> {
  const [was, is] = await Promise.all([
    countsIn(db, measured, before),
    countsIn(db, measured, after),
  ]);
  return { before: was, after: is };
}

/** All answers of the survey less those of the measure. */
async function restOf(
  db: Database,
  measured: Measured,
  own: Both,
  before: Period,
  after: Period,
): Promise<Both> {
  const everybody = { ...measured, measure: { filter: [], theme: [] } };
  const all = await bothOf(db, everybody, before, after);
  // An answer may arrive between the two counts.
  const less = (a: Counts11, b: Counts11) => a.map((n, score) => Math.max(0, n - (b[score] ?? 0)));
  return { before: less(all.before, own.before), after: less(all.after, own.after) };
}

async function countsIn(
  db: Database,
  { workspaceId, surveyId, measure }: Measured,
  period: Period,
): Promise<Counts11> {
  return histogram(
    db,
    await standingScopeOf(db, { workspaceId, surveyId }, { ...measure, ...period }),
  );
}

/** Null while one of the four is too small to be said. */
function effectOver(
  before: ScoreReport,
  after: ScoreReport,
  rest: { before: ScoreReport; after: ScoreReport },
): ImprovementResult["effect"] {
  if ([before, after, rest.before, rest.after].some(({ answers }) => answers < LEAST_BASE)) {
    return null;
  }
  const { effect, lower, upper } = effectOfChange({
    before: countsOf(before),
    after: countsOf(after),
    otherBefore: countsOf(rest.before),
    otherAfter: countsOf(rest.after),
    confidence: CONFIDENCE,
  });
  return effect === null || lower === null || upper === null ? null : { effect, lower, upper };
}

function verdictOf(change: Difference | null): ImprovementVerdict {
  if (change === null) return "too_few";
  if (change.verdict === "up") return "better";
  return change.verdict === "down" ? "worse" : "no_clear_change";
}

import type { BaseKind, Representativeness } from "@candor/contract/trust.ts";
import { LEAST_BASE, nonResponseBounds, rakeCounts } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import { dimensionsOf } from "../scores/dimensions.ts";
import { findGoal } from "../scores/goals.ts";
import { histogram, total } from "../scores/histogram-queries.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { isDerived } from "../tallies/cells.ts";
import {
  type AnswerCell,
  answerCells,
  type BaseCell,
  baseCells,
  baseSize,
  comparableAttributes,
} from "./base-counts.ts";
import {
  answersIn,
  comparedWithPeople,
  comparedWithTargets,
  indicator,
  judged,
  type Margin,
  marginOf,
} from "./represented.ts";
import { targetsOf } from "./targets.ts";

/** A list of fewer people is no base. */
const LEAST_PEOPLE = 30;
/** Where nearly everybody known has answered, the list was made from the answers. */
const MADE_FROM_ANSWERS = 0.95;
/** So many properties at once: with more, weights rest on handfuls. */
const MOST_PROPERTIES = 3;
/** In means: no answer speaks for more. */
const MOST_WEIGHT = 5;

interface Base {
  kind: BaseKind | null;
  kinds: BaseKind[];
  without: Representativeness["without"];
}

/**
 * Whether those who answered can stand for all: who they are against the base, property by property, and
 * the score weighted to the shares of the base beside the score as it is.
 */
export async function representativeness(
  db: Database,
  scope: ResponseScope,
  q: { base?: BaseKind | undefined; by?: readonly string[] | undefined },
): Promise<Representativeness> {
  const survey = await getSurvey(db, scope);
  const [targets, answers, goal] = await Promise.all([
    targetsOf(db, scope),
    histogram(db, scope).then(total),
    findGoal(db, scope),
  ]);
  const { kind, kinds, without } = await baseOf(db, scope, {
    wanted: q.base,
    isAnonymous: survey.anonymous,
    hasTargets: targets.length > 0,
  });
  const none = {
    ...{ bases: kinds, base: kind, without, people: null, answered: null, answers, placed: 0 },
    ...{ choices: [], properties: [], rIndicator: null, weighting: null, silence: null, targets },
    unweighable: null,
  };
  if (kind === null) return none;
  const choices =
    kind === "targets"
      ? targets.map(({ property }) => property)
      : await attributesOf(db, scope, survey.dimensions);
  const named = (q.by ?? []).filter((name) => choices.includes(name));
  const properties = (named.length > 0 ? named : choices).slice(0, MOST_PROPERTIES);
  const cells = await answerCells(db, scope, { base: kind, properties });
  const people = kind === "targets" ? [] : await baseCells(db, scope, { base: kind, properties });
  const compared = properties.map((property, at) =>
    kind === "targets"
      ? comparedWithTargets(
          property,
          at,
          targets.find((one) => one.property === property)?.shares ?? [],
          cells,
        )
      : comparedWithPeople(property, at, people, cells),
  );
  const margins = compared.map(marginOf);
  const known = sizeOf(people);
  return {
    ...none,
    ...(kind === "targets" ? {} : known),
    choices,
    properties: judged(compared, margins),
    rIndicator:
      kind === "targets" || properties.length === 0
        ? null
        : indicator(people.map((cell) => ({ invited: cell.people, responded: cell.answered }))),
    ...weigh(cells, margins),
    silence: kind === "targets" ? null : silenceOf(cells, known, goal?.target ?? 0),
  };
}

/** Typed shares were meant; those who were asked are known exactly; everybody known is the last resort. */
async function baseOf(
  db: Database,
  scope: ResponseScope,
  q: { wanted: BaseKind | undefined; isAnonymous: boolean; hasTargets: boolean },
): Promise<Base> {
  const kinds: BaseKind[] = q.hasTargets ? ["targets"] : [];
  let without: Base["without"] = q.isAnonymous ? "anonymous" : "few";
  if (!q.isAnonymous) {
    for (const kind of ["invited", "people"] as const) {
      const { people, answered } = await baseSize(db, scope, kind);
      if (people < LEAST_PEOPLE) continue;
      if (kind === "people" && answered >= MADE_FROM_ANSWERS * people) without = "everybody";
      else kinds.push(kind);
    }
  }
  const kind = q.wanted !== undefined && kinds.includes(q.wanted) ? q.wanted : (kinds[0] ?? null);
  return { kind, kinds, without: kind === null ? without : null };
}

/** What the survey tallies first, since somebody thought it mattered. */
async function attributesOf(
  db: Database,
  { workspaceId }: ResponseScope,
  dimensions: readonly string[],
): Promise<string[]> {
  const known = await comparableAttributes(db, workspaceId);
  const declared = dimensions.filter((name) => known.includes(name));
  return [...declared, ...known.filter((name) => !declared.includes(name))];
}

/** Properties that shares can be typed for, with the values that answers have of them. */
export async function typeable(
  db: Database,
  scope: ResponseScope,
): Promise<{ property: string; values: string[] }[]> {
  const { data } = await dimensionsOf(db, await getSurvey(db, scope));
  return data
    .filter(({ dimension }) => !isDerived(dimension))
    .map(({ dimension, values }) => ({
      property: dimension,
      values: values.map(({ value }) => value).filter((value) => value !== ""),
    }))
    .filter(({ values }) => values.length >= 2 && values.length <= 50);
}

function sizeOf(cells: readonly BaseCell[]): { people: number; answered: number } {
  return {
    people: cells.reduce((sum, cell) => sum + cell.people, 0),
    answered: cells.reduce((sum, cell) => sum + cell.answered, 0),
  };
}

type Weighed = Pick<Representativeness, "placed" | "weighting" | "unweighable">;

/** The score of the answers that can be placed, as it is and weighted. */
function weigh(cells: readonly AnswerCell[], margins: readonly (Margin | null)[]): Weighed {
  const used = margins.flatMap((margin, at) => (margin === null ? [] : [{ ...margin, at }]));
  // An answer that lies outside any margin stands for nobody in the base.
  const placed = cells.flatMap((cell) => {
    const labels: Record<string, string> = {};
    for (const { property, at, levelOf, shares } of used) {
      const level = levelOf.get(cell.values[at] ?? "");
      if (level === undefined || !(level in shares)) return [];
      labels[property] = level;
    }
    return [{ ...cell, labels }];
  });
  const n = placed.reduce((sum, cell) => sum + answersIn(cell), 0);
  const not = (unweighable: Weighed["unweighable"]) => ({
    placed: n,
    weighting: null,
    unweighable,
  });
  if (used.length === 0) return not("nothing");
  if (n < LEAST_BASE) return not("few");
  try {
    const raked = rakeCounts({
      cells: placed,
      targets: Object.fromEntries(used.map(({ property, shares }) => [property, shares])),
      most: MOST_WEIGHT,
      confidence: CONFIDENCE,
    });
    const [unweighted, weighted] = [limitsOf(raked.unweighted), limitsOf(raked.weighted)];
    const { effectiveN, designEffect, designEffectBefore, trimmed, largest } = raked;
    // What few answers carry is no score, weighted as little as not.
    if (effectiveN === null || effectiveN < LEAST_BASE) return not("few");
    if (!unweighted || !weighted || designEffect === null) return not("few");
    const rest = { effectiveN, designEffect, trimmed, largest: largest ?? 1 };
    return {
      ...{ placed: n, unweighable: null },
      weighting: {
        ...{ unweighted, weighted, ...rest },
        designEffectBefore: designEffectBefore ?? designEffect,
      },
    };
  } catch (error) {
    // Shares that cannot hold together for the answers that there are.
    if (error instanceof RangeError) return not("conflict");
    throw error;
  }
}

function limitsOf(one: { score: number | null; lower: number | null; upper: number | null }) {
  const { score, lower, upper } = one;
  return score === null || lower === null || upper === null ? null : { score, lower, upper };
}

/** As far as one answer of each person goes; several answers of one count as they are. */
function silenceOf(
  cells: readonly AnswerCell[],
  { people, answered }: { people: number; answered: number },
  target: number,
): Representativeness["silence"] {
  const n = cells.reduce((sum, cell) => sum + answersIn(cell), 0);
  if (n < LEAST_BASE || people === 0) return null;
  const good = cells.reduce((sum, { promoters, detractors }) => sum + promoters - detractors, 0);
  const { lower, upper, breakEvenNonRespondentScore } = nonResponseBounds({
    score: (100 * good) / n,
    respondents: answered,
    invited: people,
    assumedNonRespondentScore: 0,
    target,
  });
  return { lower, upper, target, needed: breakEvenNonRespondentScore };
}

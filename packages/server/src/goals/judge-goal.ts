import { type GoalStanding, isAtMost, type Measure } from "@candor/contract/goal.ts";
import { forecastScores } from "@candor/stats";
import { stepOf } from "../scores/period.ts";
import { CONFIDENCE } from "../scores/score-report.ts";
import { AHEAD, LEAST_WAVES, usualError } from "../why/forecast.ts";
import type { Month } from "./month.ts";

/** From here on the methods call it likely. */
const LIKELY = 0.9;
/** A goal that is to be reached no more likely than this slips. */
const UNLIKELY = 0.1;
/** More answers than this in a month are no advice. */
const MOST_NEEDED = 1_000_000;

export interface Target {
  measure: Measure;
  target: number;
  by: string | null;
}

export type Verdict = Pick<GoalStanding, "state" | "closed" | "needed" | "outlook">;

/**
 * Where a goal stands, by the interval of a month that is over and never by the point alone.
 *
 * @param months that are over, oldest first.
 */
export function judgeGoal(goal: Target, months: readonly Month[]): Verdict {
  const { measure, target, by } = goal;
  const day = by === null ? null : stepOf(by, "month");
  const seen = day === null ? months : months.filter(({ to }) => to <= day.to);
  const closed = seen.at(-1) ?? null;
  const isOver = day !== null && closed !== null && closed.to === day.to;
  const outlook = isOver ? null : outlookOf(goal, seen);
  const { lower = null, upper = null } = closed ?? {};
  const isBeyond =
    lower !== null && upper !== null && (isAtMost(measure) ? upper <= target : lower >= target);
  const isShort =
    lower !== null && upper !== null && (isAtMost(measure) ? lower > target : upper < target);
  const state = isBeyond
    ? "reached"
    : isOver
      ? isShort
        ? "missed"
        : "cannot_tell"
      : outlook !== null && outlook.probability >= LIKELY
        ? "on_course"
        : "cannot_tell";
  const needed = isBeyond || closed === null ? null : neededFor(goal, closed);
  return { state, closed: closed && shown(closed), needed, outlook };
}

/**
 * Whether a goal slips: nothing is lost yet, but by its forecast it will hardly be reached any more.
 *
 * @returns false for one that is missed: that is past.
 */
export function isSlipping({ state, outlook }: Pick<Verdict, "state" | "outlook">): boolean {
  return state === "cannot_tell" && outlook !== null && outlook.probability <= UNLIKELY;
}

/** A month without what only a forecast needs. */
export function shown({ error: _, ...month }: Month) {
  return month;
}

/** The margin shrinks with the root of the base: so many more are needed until it fits between value and target. */
function neededFor({ measure, target }: Target, { n, value, lower, upper }: Month): number | null {
  if (value === null || lower === null || upper === null) return null;
  const room = isAtMost(measure) ? target - value : value - target;
  const margin = isAtMost(measure) ? upper - value : value - lower;
  if (room <= 0) return null;
  const needed = Math.ceil(n * (margin / room) ** 2);
  return needed > n && needed <= MOST_NEEDED ? needed : null;
}

/** For the month of the day, or the next one where there is no day; a quarter of the history ahead at most. */
function outlookOf({ measure, target, by }: Target, months: readonly Month[]) {
  const first = months.findIndex(({ n }) => n > 0);
  const waves = first < 0 ? [] : months.slice(first);
  const scored = waves.filter(({ value }) => value !== null).length;
  const last = waves.at(-1);
  if (!last || scored < LEAST_WAVES) return null;
  const most = Math.max(1, Math.floor(scored * AHEAD));
  let then = stepOf(last.to, "month");
  let horizon = 1;
  while (by !== null && then.to <= by) {
    then = stepOf(then.to, "month");
    horizon += 1;
  }
  if (horizon > most) return null;
  const { forecasts } = forecastScores({
    y: waves.map(({ value }) => value),
    standardErrors: waves.map(({ value, error }) => (value === null ? null : error)),
    horizon,
    futureStandardError: usualError(waves),
    target,
    confidence: CONFIDENCE,
  });
  const above = forecasts.at(-1)?.probability ?? null;
  if (above === null) return null;
  return { ...then, probability: isAtMost(measure) ? 1 - above : above };
}

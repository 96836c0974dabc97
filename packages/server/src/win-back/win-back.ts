import { createHash } from "node:crypto";
import type { WinBack } from "@candor/contract/win-back.ts";
import { LEAST_BASE, retentionDifference, skewedMeanDifference } from "@candor/stats";

/** One in so many is left alone. */
const TENTH = 10;
/** Below so many nothing could be told from those left alone, and nobody is. */
export const LEAST_TO_HOLD = 20;
export const DRAW_METHOD = "the tenth with the smallest SHA-256 of seed, colon and person id";
const CONFIDENCE = 0.95;

/**
 * Who is left alone: a random tenth, drawn so that anybody with the seed draws the same again.
 *
 * @returns ids of those left alone, none of fewer than twenty people.
 */
export function drawHeldBack(people: readonly string[], seed: string): Set<string> {
  if (people.length < LEAST_TO_HOLD) return new Set();
  const ranked = people
    .map((id) => ({ id, rank: createHash("sha256").update(`${seed}:${id}`).digest("hex") }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Set(ranked.slice(0, Math.round(people.length / TENTH)).map(({ id }) => id));
}

/** What became of one person since the draw. */
export interface Outcome {
  arm: "contacted" | "held_back";
  /** False of somebody who was erased: nothing is known of them any more. */
  known: boolean;
  returned: boolean;
  revenue: number;
  writtenTo: boolean;
}

type Told = Pick<WinBack, "contacted" | "heldBack" | "difference" | "verdict">;

/**
 * What came of a win-back, by whom it was drawn for (intention to treat): who was not reached, or refused,
 * stays in their arm, since otherwise the willing would be compared with everybody.
 */
export function toldOf(outcomes: readonly Outcome[], over: boolean): Told {
  const contacted = armOf(outcomes, "contacted");
  const heldBack = armOf(outcomes, "held_back");
  const enough = contacted.known >= LEAST_BASE && heldBack.known >= LEAST_BASE;
  const difference = over && enough ? differenceOf(outcomes, contacted, heldBack) : null;
  return { contacted, heldBack, difference, verdict: verdictOf(over, heldBack, difference) };
}

function armOf(outcomes: readonly Outcome[], arm: Outcome["arm"]): WinBack["contacted"] {
  const all = outcomes.filter((one) => one.arm === arm);
  const known = all.filter((one) => one.known);
  const returned = known.filter((one) => one.returned).length;
  return {
    people: all.length,
    known: known.length,
    returned,
    share: known.length < LEAST_BASE ? null : returned / known.length,
    revenue: known.reduce((sum, { revenue }) => sum + revenue, 0),
    writtenTo: known.filter((one) => one.writtenTo).length,
  };
}

function differenceOf(
  outcomes: readonly Outcome[],
  a: WinBack["contacted"],
  b: WinBack["heldBack"],
): WinBack["difference"] {
  const { difference, lower, upper } = retentionDifference({
    retainedA: a.returned,
    nA: a.known,
    retainedB: b.returned,
    nB: b.known,
    confidence: CONFIDENCE,
  });
  if (difference === null || lower === null || upper === null) return null;
  const revenueOf = (arm: Outcome["arm"]) =>
    outcomes.filter((one) => one.known && one.arm === arm).map(({ revenue }) => revenue);
  const money = skewedMeanDifference({
    a: revenueOf("held_back"),
    b: revenueOf("contacted"),
    confidence: CONFIDENCE,
  });
  const revenue =
    money.difference === null || money.lower === null || money.upper === null
      ? null
      : { amount: money.difference, lower: money.lower, upper: money.upper };
  return { share: difference, lower, upper, revenue };
}

function verdictOf(
  over: boolean,
  heldBack: WinBack["heldBack"],
  difference: WinBack["difference"],
): WinBack["verdict"] {
  if (heldBack.people === 0) return "nothing_held_back";
  if (!over) return "running";
  if (difference === null) return "too_few";
  if (difference.lower > 0) return "more";
  return difference.upper < 0 ? "fewer" : "no_clear_difference";
}

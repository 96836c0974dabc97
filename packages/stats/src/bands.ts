import { list, points, refuse } from "./check.ts";

/** A band of scores: its name and the least whole score that belongs to it. */
export interface Band {
  readonly name: string;
  readonly from: number;
}

/**
 * The bands unless a workspace chose its own: below 0; 0–10 low; 11–44 room to grow; 45–49
 * good; 50–80 leader; above 80 exceptional. They are a convention of the trade, not a law.
 */
export const DEFAULT_BANDS: readonly Band[] = [
  { name: "belowZero", from: -100 },
  { name: "low", from: 0 },
  { name: "roomToGrow", from: 11 },
  { name: "good", from: 45 },
  { name: "leader", from: 50 },
  { name: "exceptional", from: 81 },
];

/** Which bands a score and its interval fall in. */
export interface BandsOfInterval {
  readonly score: string;
  readonly lower: string;
  readonly upper: string;
}

/**
 * The bands of a score and of both ends of its interval, by whole points as they are shown,
 * so that no score falls between two bands.
 *
 * @param input.score, input.lower, input.upper points; input.bands from −100 upwards, the
 *   defaults when left out.
 * @returns the names of the bands.
 * @throws {RangeError} when a score is off the scale, or the bands do not begin at −100 or do not rise.
 */
export function bandsOf(input: {
  readonly score: number;
  readonly lower: number;
  readonly upper: number;
  readonly bands?: readonly Band[];
}): BandsOfInterval {
  const bands = input.bands ?? DEFAULT_BANDS;
  list("bands", bands, (name, band) => points(`${name}.from`, band.from));
  if (bands[0]?.from !== -100) refuse("bands[0].from", "-100", bands[0]?.from);
  bands.forEach((band, i) => {
    const before = bands[i - 1];
    if (before !== undefined && band.from <= before.from) {
      refuse(`bands[${i}].from`, `above ${before.from}`, band.from);
    }
  });
  const nameOf = (name: string, score: number) => {
    const whole = Math.round(points(name, score));
    return bands.findLast((band) => band.from <= whole)?.name ?? "";
  };
  return {
    score: nameOf("score", input.score),
    lower: nameOf("lower", input.lower),
    upper: nameOf("upper", input.upper),
  };
}

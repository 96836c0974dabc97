import type { Cells } from "../storage/tables.ts";

/** The dimension under which every counted answer stands. */
export const TOTAL = "";
/** Where values beyond the cap are gathered. */
export const OTHER = "(other)";
/** So many values of one dimension have a tally of their own; the rest share `OTHER`. */
export const VALUE_CAP = 200;
/** Dimensions that every survey tallies without being told. */
export const BUILT_IN_DIMENSIONS = ["channel", "language", "touchpoint"] as const;

/** The part of an answer that decides where it is tallied. */
export interface Tallied {
  channel: string;
  language: string | null;
  touchpoint: string | null;
  properties: Readonly<Record<string, unknown>>;
}

/**
 * What an answer is tallied under: one value for each dimension. An answer without the property
 * stands under the empty value, so that the rows of a breakdown add up to its total.
 */
export function cellsOf(answer: Tallied, dimensions: readonly string[]): Cells {
  const cells: Cells = {
    [TOTAL]: "",
    channel: answer.channel,
    language: answer.language ?? "",
    touchpoint: answer.touchpoint ?? "",
  };
  for (const dimension of dimensions) {
    const value = answer.properties[dimension];
    cells[dimension] = value === undefined || value === null ? "" : String(value);
  }
  return cells;
}

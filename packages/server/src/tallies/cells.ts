import type { Cells } from "../storage/tables.ts";
import { isPair, pairName, pairsOf, pairValue } from "./pairs.ts";

/** The dimension under which every counted answer stands. */
export const TOTAL = "";
/** Where values beyond the cap are gathered. */
export const OTHER = "(other)";
/** So many values of one dimension have a tally of their own; the rest share `OTHER`. */
export const VALUE_CAP = 200;
/** Dimensions that every survey tallies without being told. */
export const BUILT_IN_DIMENSIONS = ["channel", "language", "touchpoint"] as const;

/**
 * A dimension whose values are computed from an answer after it was recorded, and may be several: what
 * its comment is about. The sign keeps it apart from a property that somebody called `theme`.
 */
export type DerivedDimension = `@${string}`;

/** Values of derived dimensions, before the cap; a dimension that is missing was not computed yet. */
export type Derived = Record<DerivedDimension, string[]>;

/** The part of an answer that decides where it is tallied. */
export interface Tallied {
  channel: string;
  language: string | null;
  touchpoint: string | null;
  properties: Readonly<Record<string, unknown>>;
  derived?: Readonly<Record<string, readonly string[]>>;
}

export function isDerived(dimension: string): dimension is DerivedDimension {
  return dimension.startsWith("@") && !isPair(dimension);
}

/**
 * What an answer is tallied under: one value for each dimension, or several for a derived one. An
 * answer without the property, or of which nothing was found, stands under the empty value, so that
 * nobody is missing from a breakdown.
 */
export function cellsOf(answer: Tallied, dimensions: readonly string[]): Cells {
  const cells: Cells = {};
  for (const dimension of dimensions) {
    const value = answer.properties[dimension];
    cells[dimension] = value === undefined || value === null ? "" : String(value);
  }
  // After the declared ones: a property called "channel" must not hide the channel.
  cells[TOTAL] = "";
  cells.channel = answer.channel;
  cells.language = answer.language ?? "";
  cells.touchpoint = answer.touchpoint ?? "";
  for (const [a, b] of pairsOf(dimensions)) {
    cells[pairName(a, b)] = pairValue(String(cells[a]), String(cells[b])) ?? OTHER;
  }
  for (const [dimension, values] of Object.entries(answer.derived ?? {})) {
    cells[dimension] = cellOf(values);
  }
  return cells;
}

/** Each value once and in order, so that a cell counts an answer once and equal cells look equal. */
export function cellOf(values: readonly string[]): string | string[] {
  const distinct = [...new Set(values)].filter((value) => value !== "").sort();
  return distinct.length === 0 ? "" : distinct;
}

/** The values of a cell: one, or those of a derived dimension. */
export function valuesIn(cell: string | readonly string[] | undefined): readonly string[] {
  if (cell === undefined) return [];
  return typeof cell === "string" ? [cell] : cell;
}

/** Whether two cells hold the same values. */
export function sameCell(
  a: string | readonly string[] | undefined,
  b: string | readonly string[] | undefined,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether an answer stands in the same tallies. */
export function sameCells(a: Cells | null, b: Cells | null): boolean {
  if (a === null || b === null) return a === b;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) =>
    sameCell(a[name], b[name]),
  );
}

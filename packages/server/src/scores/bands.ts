import { type RawBuilder, sql } from "kysely";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { OTHER } from "../tallies/cells.ts";
import {
  type Counts11,
  histogramsByExpression,
  histogramsByValue,
  total,
} from "./histogram-queries.ts";

/** From this number on, to below that one; null at the open ends, and both for what is no number. */
export interface Band {
  from: number | null;
  to: number | null;
}

export interface BandCounts {
  /** Its name in a table: `4..7`, `..4`, `12..`; "" holds what is no number. */
  value: string;
  band: Band | null;
  counts: Counts11;
}

/**
 * The histograms of a numeric property cut at `edges`, lowest first, what is no number last. Read from
 * the tallies while every value has one of its own; otherwise from the answers.
 */
export async function histogramsByBand(
  db: Database,
  scope: ResponseScope,
  { property, edges }: { property: string; edges: readonly number[] },
): Promise<BandCounts[]> {
  const values = await histogramsByValue(db, scope, property);
  const isWhole = values.every(({ value }) => value !== OTHER);
  const byBand = new Map<number, Counts11>();
  const cut = isWhole
    ? values.map(({ value, counts }) => ({ band: bandOf(value, edges), counts }))
    : (await histogramsByExpression(db, scope, bandExpression(property, edges))).map(
        ({ value, counts }) => ({ band: value === "" ? NO_NUMBER : Number(value), counts }),
      );
  for (const { band, counts } of cut) {
    const sum = byBand.get(band);
    byBand.set(band, sum ? sum.map((n, score) => n + (counts[score] ?? 0)) : counts);
  }
  return [...byBand]
    .filter(([, counts]) => total(counts) > 0)
    .sort(([a], [b]) => a - b)
    .map(([index, counts]) => ({ ...named(index, edges), counts }));
}

const NO_NUMBER = 1000;
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/** How many edges are at or below it. */
function bandOf(value: string, edges: readonly number[]): number {
  if (!NUMBER.test(value)) return NO_NUMBER;
  return edges.filter((edge) => edge <= Number(value)).length;
}

/** Whether an answer's property lies in a band; null is what is no number. */
export function inBand(property: string, band: Band | null): RawBuilder<unknown> {
  const text = sql`response.properties ->> ${property}`;
  const isNumber = sql`coalesce(${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,15})?$', false)`;
  if (band === null) return sql`not ${isNumber}`;
  const limits = [
    ...(band.from === null ? [] : [sql`(${text})::double precision >= ${band.from}`]),
    ...(band.to === null ? [] : [sql`(${text})::double precision < ${band.to}`]),
  ];
  if (limits.length === 0) return isNumber;
  // What is no number is not cast.
  return sql`case when ${isNumber} then ${sql.join(limits, sql` and `)} else false end`;
}

function bandExpression(property: string, edges: readonly number[]): RawBuilder<unknown> {
  const text = sql`response.properties ->> ${property}`;
  return sql`case when ${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,15})?$'
    then width_bucket((${text})::double precision, ${[...edges]}::double precision[])::text else '' end`;
}

function named(index: number, edges: readonly number[]): { value: string; band: Band | null } {
  if (index === NO_NUMBER) return { value: "", band: null };
  const band = { from: edges[index - 1] ?? null, to: edges[index] ?? null };
  return { value: `${band.from ?? ""}..${band.to ?? ""}`, band };
}

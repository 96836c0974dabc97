import type { Breakdown } from "@candor/contract/score.ts";
import type { Dimension } from "../../request/types.ts";
import type { BreakdownSort } from "./overview-view.ts";

type Row = Breakdown["rows"][number];

/** Rows in the order that is wanted; what cannot be judged stands last. */
export function sortedRows(rows: readonly Row[], sort: BreakdownSort, order: readonly string[]) {
  if (sort === "answers") return rows.toSorted((a, b) => b.answers - a.answers);
  if (sort === "order") {
    const place = (row: Row) => {
      const at = order.indexOf(row.value);
      return at < 0 ? order.length : at;
    };
    // Bands come from the lowest on; values without a place stay as they came.
    return rows.toSorted((a, b) => place(a) - place(b));
  }
  const size = (row: Row) =>
    sort === "score" ? row.score : row.effect === null ? null : Math.abs(row.effect.points);
  return rows.toSorted((a, b) => (size(b) ?? -1000) - (size(a) ?? -1000));
}

/** What a band holds, as people say it: "4–6" of whole numbers, "4 to below 7" of others. */
export type BandWords =
  | { kind: "below" | "from"; at: number }
  | { kind: "between"; from: number; to: number }
  | { kind: "one"; at: number };

export function bandWords(band: NonNullable<Row["band"]>, isWhole: boolean): BandWords | null {
  const { from, to } = band;
  if (from === null) return to === null ? null : { kind: "below", at: to };
  if (to === null) return { kind: "from", at: from };
  if (!isWhole) return { kind: "between", from, to };
  return to - 1 === from ? { kind: "one", at: from } : { kind: "between", from, to: to - 1 };
}

/** The values of a property that fall into a band: what a click on it filters by. */
export function valuesInBand(
  dimension: Dimension | undefined,
  { from, to }: NonNullable<Row["band"]>,
): string[] {
  return (dimension?.values ?? [])
    .map(({ value }) => value)
    .filter((value) => value.trim() !== "" && Number.isFinite(Number(value)))
    .filter(
      (value) => (from === null || Number(value) >= from) && (to === null || Number(value) < to),
    );
}

/** Four bands of about as many answers each, for a numeric property that has none yet. */
export function proposedEdges(dimension: Dimension | undefined): number[] {
  const values = (dimension?.values ?? [])
    .map(({ value, answers }) => ({ at: Number(value), answers, is: value.trim() !== "" }))
    .filter(({ at, is }) => is && Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
  const all = values.reduce((sum, { answers }) => sum + answers, 0);
  const edges = [0.25, 0.5, 0.75].flatMap((share) => {
    let seen = 0;
    const found = values.find(({ answers }) => {
      seen += answers;
      return seen > share * all;
    });
    return found ? [found.at] : [];
  });
  return [...new Set(edges)].filter((edge) => edge > (values[0]?.at ?? edge));
}

import type { Field } from "../import-plan.ts";
import { isDateLike } from "./column-fits.ts";
import { type ColumnSample, share } from "./column-sample.ts";
import { dateRank } from "./date-names.ts";
import { fieldNamed, SPEAKS_OF_DATE } from "./header-words.ts";
import type { Take } from "./take.ts";

/** When an answer was given: the column whose name says so most plainly; else one that holds dates. */
export function takeDate(
  free: readonly ColumnSample[],
  has: (field: Field) => boolean,
  take: Take,
): void {
  if (has("answeredAt")) return;
  const candidates = free
    .filter(({ name }) => fieldNamed(name) === "answeredAt" || SPEAKS_OF_DATE.test(name))
    .filter(
      (column) => column.filled.length > 0 && share(column, (cell) => isDateLike(cell, true)) > 0.7,
    );
  const byValues = free.filter(
    (column) =>
      !candidates.includes(column) &&
      column.filled.length > 0 &&
      share(column, (cell) => isDateLike(cell, false)) > 0.95,
  );
  const [best] = [...candidates, ...byValues]
    .map((column) => ({ column, rank: dateRank(column.name), named: candidates.includes(column) }))
    // The day of an export or a birthday is no answer's day, even where there is no other.
    .filter(({ rank, named }) => rank < 3 && (named || rank === 0 || byValues.length === 1))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.named) - Number(a.named) ||
        Number(whollyNamed(b.column)) - Number(whollyNamed(a.column)) ||
        b.column.filled.length - a.column.filled.length ||
        a.column.index - b.column.index,
    );
  if (best) take(best.column.index, "answeredAt", best.named ? "header_date" : "values_date");
}

const whollyNamed = ({ name }: ColumnSample) => fieldNamed(name) === "answeredAt";

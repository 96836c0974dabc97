import { type DateOrder, readDate, splitNumericDate } from "./date-reading.ts";

export interface DateOrderHints {
  now: Date;
  /** Order that the tool or the language of the file always writes. */
  usual?: "mdy" | "dmy";
}

export interface SniffedOrder {
  order: DateOrder;
  /** Dates that can only be day-first, and dates that can only be month-first: both above zero is a mixed column. */
  dayFirst: number;
  monthFirst: number;
}

/**
 * Whether a column writes day/month or month/day, from all its dates together: a number above 12 decides; then what the
 * tool always writes; then the order in which no date lies in the future; then the order in which the rows, which tools
 * export by time, are sorted. When none of these speaks the answer is "ambiguous", and somebody has to be asked.
 */
export function sniffDateOrder(cells: readonly string[], hints: DateOrderHints): SniffedOrder {
  const dates: string[] = [];
  let dayFirst = 0;
  let monthFirst = 0;
  let yearFirst = 0;
  let dotted = 0;
  let others = 0;
  for (const cell of cells) {
    const parts = splitNumericDate(cell);
    if (!parts) {
      if (cell !== "" && typeof readDate(cell, { order: "none", timeZone: "UTC" }) === "number")
        others++;
      continue;
    }
    const [a, b] = [Number(parts.numbers[0]), Number(parts.numbers[1])];
    if (parts.numbers[0].length === 4) yearFirst++;
    else if (parts.separator === ".") dotted++;
    else {
      dates.push(cell);
      if (a > 12 && a <= 31) dayFirst++;
      else if (b > 12 && b <= 31) monthFirst++;
    }
  }
  const order = (): DateOrder => {
    if (dates.length === 0)
      return dotted > 0 ? "dmy" : yearFirst > 0 ? "ymd" : others > 0 ? "ymd" : "none";
    if (dayFirst > 0 && monthFirst > 0) return "ambiguous";
    if (dayFirst > 0) return "dmy";
    if (monthFirst > 0) return "mdy";
    return decideByUse(dates, hints);
  };
  return { order: order(), dayFirst, monthFirst };
}

function decideByUse(dates: readonly string[], hints: DateOrderHints): DateOrder {
  if (hints.usual) return hints.usual;
  if (dates.some((date) => /\d\s?[ap]m\b/i.test(date))) return "mdy";
  const dmy = instants(dates, "dmy");
  const mdy = instants(dates, "mdy");
  const tomorrow = hints.now.getTime() + 86_400_000;
  const dmyInFuture = dmy.some((at) => at > tomorrow);
  const mdyInFuture = mdy.some((at) => at > tomorrow);
  if (dmyInFuture !== mdyInFuture) return dmyInFuture ? "mdy" : "dmy";
  const dmySorted = isSorted(dmy);
  const mdySorted = isSorted(mdy);
  if (dmySorted !== mdySorted) return dmySorted ? "dmy" : "mdy";
  return "ambiguous";
}

function instants(dates: readonly string[], order: DateOrder): number[] {
  return dates
    .map((date) => readDate(date, { order, timeZone: "UTC" }))
    .filter((at) => typeof at === "number");
}

/** Sorted up or down, and long enough that this is no accident. */
function isSorted(values: readonly number[]): boolean {
  if (new Set(values).size < 4) return false;
  const up = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value));
  const down = values.every((value, i) => i === 0 || value <= (values[i - 1] ?? value));
  return up || down;
}

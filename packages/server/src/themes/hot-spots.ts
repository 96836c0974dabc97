import type { HotSpots } from "@candor/contract/theme.ts";
import { type HotSpotCell, hotSpots, type TwoShares } from "@candor/stats";
import { Temporal } from "temporal-polyfill";
import { themesOf } from "../comments/theme-queries.ts";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { type Criticism, criticismBy } from "./criticism.ts";
import { isListed } from "./theme-list.ts";

/** Without a period: so many days until yesterday. */
const DAYS = 180;
/** A cell is compared where this many criticisms are to be expected in each half, whoever gave them. */
const LEAST_EXPECTED = 2;
/** So many comments are looked at; of more, so many drawn at random from the whole period. */
const MOST_COMMENTS = 50_000;
/** The values of a dimension with most comments. */
const MOST_VALUES = 20;

/**
 * Where a theme is criticised more than elsewhere, in both halves of a period: shops, products, touchpoints, each with
 * each theme, judged together. Of those that are named at most 5 % are false alarms on average.
 *
 * @param shown.dimensions what places are told apart by; the language is none, since not every language has a tone.
 */
export async function findHotSpots(
  db: Database,
  scope: ResponseScope,
  shown: { today: string; language: string; dimensions: readonly string[]; most?: number },
): Promise<HotSpots> {
  const { earlier, later } = halves(scope, shown.today);
  const whole = { from: earlier.from, to: later.to };
  const themes = await themesOf(db, scope.workspaceId, shown.language);
  const isShown = (id: string) => {
    const theme = themes.get(id);
    return theme !== undefined && !theme.hidden && isListed(theme, scope.surveyId, true);
  };
  const { rows, of } = await criticismBy(
    db,
    { ...scope, ...whole },
    {
      dimensions: shown.dimensions,
      middle: later.from,
      most: shown.most ?? MOST_COMMENTS,
    },
  );
  const byDimension = Map.groupBy(rows, ({ dimension }) => dimension);
  const cells = shown.dimensions.flatMap((dimension) =>
    cellsOf(dimension, byDimension.get(dimension) ?? []).filter(({ theme }) => isShown(theme)),
  );
  const first = byDimension.get(shown.dimensions[0] ?? "") ?? [];
  const comments = sum(first, (row) => (row.theme === null ? row.n : 0));
  const judged = hotSpots({ cells });
  const places = new Map(cells.map((cell) => [cell.id, cell]));
  const data = judged.cells.flatMap((spot) => {
    const place = places.get(spot.id);
    const { here, elsewhere, difference, lower, upper, shrunk, adjustedP } = spot;
    if (!spot.hot || !place || here === null || elsewhere === null) return [];
    if (difference === null || lower === null || upper === null) return [];
    const { dimension, value, theme, answers, comments: own } = place;
    return [
      {
        ...{ dimension, value, theme, name: themes.get(theme)?.name ?? theme },
        ...{ answers, comments: own, share: here, elsewhere },
        difference: { value: difference, lower, upper },
        shrunk: shrunk ?? difference,
        p: adjustedP ?? 1,
      },
    ];
  });
  return { data, compared: judged.compared, comments, of, earlier, later };
}

interface Place {
  dimension: string;
  value: string;
  theme: string;
  /** Answers that criticise it here, and comments that were read here. */
  answers: number;
  comments: number;
}

type Period = { from: string; to: string };

/** The two halves of a period that is over: what runs is not judged. */
function halves({ from, to }: ResponseScope, today: string): { earlier: Period; later: Period } {
  const last = to !== null && to < today ? to : today;
  const end = Temporal.PlainDate.from(last);
  const begin = from === null ? end.subtract({ days: DAYS }) : Temporal.PlainDate.from(from);
  const days = Math.max(2, begin.until(end, { largestUnit: "day" }).days);
  const middle = end.subtract({ days: Math.floor(days / 2) }).toString();
  return {
    earlier: { from: begin.toString(), to: middle },
    later: { from: middle, to: end.toString() },
  };
}

/** Each value with each theme, against all other values, where enough criticism is to be expected. */
function cellsOf(dimension: string, rows: readonly Criticism[]): (HotSpotCell & Place)[] {
  const totals = rows.filter(({ theme }) => theme === null);
  const everywhere = [0, 1].map((half) => countIn(totals, half));
  const values = [...Map.groupBy(totals, ({ value }) => value)]
    .filter(([value]) => value !== "" && value !== "(other)")
    .map(([value, own]) => ({ value, n: sum(own, ({ n }) => n), read: own }))
    .sort((a, b) => b.n - a.n)
    .slice(0, MOST_VALUES);
  if (values.length < 2) return [];
  const byTheme = Map.groupBy(
    rows.filter(({ theme }) => theme !== null),
    ({ theme }) => theme ?? "",
  );
  return [...byTheme].flatMap(([theme, all]) => {
    const byValue = Map.groupBy(all, ({ value }) => value);
    return values.flatMap(({ value, n, read }) => {
      const own = byValue.get(value) ?? [];
      const periods = [0, 1].map((half): TwoShares => {
        const here = { successes: countIn(own, half), n: countIn(read, half) };
        return {
          a: {
            successes: countIn(all, half) - here.successes,
            n: (everywhere[half] ?? 0) - here.n,
          },
          b: here,
        };
      });
      if (!periods.every(({ a, b }) => isComparable(a, b))) return [];
      const place = { dimension, value, theme, answers: sum(own, (row) => row.n), comments: n };
      return [{ id: JSON.stringify([dimension, value, theme]), periods, ...place }];
    });
  });
}

/** Decided by sizes and the common share alone, so that looking does not choose what is found. */
function isComparable(a: TwoShares["a"], b: TwoShares["b"]): boolean {
  const share = (a.successes + b.successes) / (a.n + b.n);
  return b.n * share >= LEAST_EXPECTED && a.n * share >= LEAST_EXPECTED;
}

const countIn = (rows: readonly Criticism[], half: number) =>
  sum(rows, (row) => (row.half === half ? row.n : 0));

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

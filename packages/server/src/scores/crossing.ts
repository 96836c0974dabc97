import type { Property } from "@candor/contract/property.ts";
import type { Crossing } from "@candor/contract/score.ts";
import { LEAST_BASE, suppressSmallSegments } from "@candor/stats";
import type { ResponseScope } from "../responses/response-filter.ts";
import type { Database } from "../storage/database.ts";
import { compareTogether } from "./compare-scores.ts";
import { type Counts11, histogram, histogramsByPair, total } from "./histogram-queries.ts";
import { listPropertyWords } from "./property-words.ts";
import { scoreReport } from "./score-report.ts";

/** So many rows and columns: more are more than a table can show. */
const MOST = 12;

/**
 * Two properties crossed: the score of each pair of values, compared with everybody else and corrected
 * for the number of cells. Small cells are hidden, and one more of a row where a single one would be
 * the difference to what its row has.
 */
export async function crossing(
  db: Database,
  scope: ResponseScope,
  by: { rows: string; columns: string },
): Promise<Crossing> {
  const [found, all] = await Promise.all([histogramsByPair(db, scope, by), histogram(db, scope)]);
  const rows = mostAnswered(found.map(({ row, counts }) => ({ value: row, counts })));
  const columns = mostAnswered(found.map(({ column, counts }) => ({ value: column, counts })));
  const words = await listPropertyWords(db, scope);
  const shownRows = inOrder(rows.slice(0, MOST), by.rows, words);
  const shownColumns = inOrder(columns.slice(0, MOST), by.columns, words);
  const cells = shownRows.flatMap((row) => {
    const own = shownColumns.map((column) => {
      const counts = found.find((one) => one.row === row && one.column === column)?.counts;
      return { row, column, counts: counts ?? NONE };
    });
    const { primary, complementary } = suppressSmallSegments({
      segments: own.map(({ column, counts }) => ({ id: column, n: total(counts) })),
      threshold: LEAST_BASE,
      totalPublished: true,
    });
    const hidden = new Set([...primary, ...complementary]);
    return own.map((cell) => ({ ...cell, hidden: hidden.has(cell.column) }));
  });
  const differences = compareTogether(
    cells.map(({ counts, hidden }) =>
      hidden || total(counts) === 0
        ? null
        : { a: scoreReport(all.map((n, i) => n - (counts[i] ?? 0))), b: scoreReport(counts) },
    ),
  );
  return {
    rows: shownRows,
    columns: shownColumns,
    leftOut: {
      rows: rows.length - shownRows.length,
      columns: columns.length - shownColumns.length,
    },
    cells: cells.map(({ row, column, counts, hidden }, index) => {
      const { answers, score, interval, lowBase } = scoreReport(hidden ? NONE : counts);
      return {
        ...{ row, column, hidden, score, interval, lowBase },
        answers: hidden ? null : answers,
        difference: differences[index] ?? null,
      };
    }),
    all: scoreReport(all),
  };
}

const NONE: Counts11 = Array.from({ length: 11 }, () => 0);

function mostAnswered(found: readonly { value: string; counts: Counts11 }[]): string[] {
  const sums = new Map<string, number>();
  for (const { value, counts } of found) sums.set(value, (sums.get(value) ?? 0) + total(counts));
  return [...sums].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([value]) => value);
}

/** As the workspace puts them; what has no place stays as it came, after them. */
function inOrder(
  values: readonly string[],
  property: string,
  words: readonly Property[],
): string[] {
  const order = words.find((one) => one.property === property)?.order ?? [];
  const place = (value: string) => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  return values.toSorted((a, b) => place(a) - place(b));
}

import { code, list, refuse, sameLength, whole } from "./check.ts";
import { type Confidence, DEFAULT_CONFIDENCE } from "./counts.ts";
import { solvePositive } from "./linear-algebra.ts";
import { zOf } from "./normal.ts";
import { multinomial, percentiles, type Random, seededRandom } from "./random.ts";

/** Comments: the answer each belongs to, and the themes it speaks of. */
export interface ThemedComments {
  /** Codes +1, 0, −1. */
  readonly x: readonly number[];
  /** Themes of each comment, none, one or several. */
  readonly themes: readonly (readonly string[])[];
}

/** What a theme costs or brings, in points. */
export interface ThemeImpact {
  readonly theme: string;
  readonly n: number;
  readonly share: number;
  readonly scoreWith: number;
  /** `null` when every comment speaks of the theme; impact and limits are too. */
  readonly scoreWithout: number | null;
  readonly impact: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The impact with the other themes held equal (ridge regression). */
  readonly alone: number;
}

/** How often a theme must be mentioned before it is judged. */
const LEAST_MENTIONS = 20;

/** Promoters, passives and detractors with the theme, then without. */
type Cells = readonly number[];

function impactOf([pw = 0, nw = 0, dw = 0, po = 0, no = 0, d0 = 0]: Cells): number | null {
  const without = po + no + d0;
  const all = without + pw + nw + dw;
  return without === 0 ? null : 100 * ((pw + po - dw - d0) / all - (po - d0) / without);
}

/**
 * Impact of themes on the score: the score of all comments less the score of those without
 * the theme, with a bootstrap interval. Negative: the theme costs points. Association, not
 * cause; comments are not all answers.
 *
 * @param input.x codes of the answers; input.themes the themes of each comment (a theme named
 *   twice in one counts once); confidence; input.draws of the bootstrap (1000) and input.seed (1);
 *   input.least mentions below which a theme is hidden (20).
 * @returns score of all comments (`null` without any); themes from the costliest on; hidden,
 *   the names of those mentioned too rarely to judge.
 * @throws {RangeError} when a code is unknown, the lists differ in length, draws are below
 *   100, or confidence not within (0, 1).
 */
export function themeImpact(
  input: ThemedComments &
    Confidence & { readonly draws?: number; readonly seed?: number; readonly least?: number },
): { n: number; score: number | null; themes: ThemeImpact[]; hidden: string[] } {
  const x = list("x", input.x, code);
  const mentions = list("themes", input.themes, (name, value) => {
    if (!Array.isArray(value)) refuse(name, "a list of themes", value);
  });
  sameLength("x", x, "themes", mentions);
  zOf(input.confidence);
  const draws = whole("draws", input.draws ?? 1000, 100);
  const least = whole("least", input.least ?? LEAST_MENTIONS, 1);
  const random = seededRandom(input.seed ?? 1);
  const n = x.length;
  if (n === 0) return { n, score: null, themes: [], hidden: [] };
  const rowsOf = new Map<string, number[]>();
  mentions.forEach((names, row) => {
    for (const name of new Set(names)) {
      const rows = rowsOf.get(name);
      if (rows === undefined) rowsOf.set(name, [row]);
      else rows.push(row);
    }
  });
  const names = [...rowsOf.keys()].sort();
  const shown = names.filter((name) => (rowsOf.get(name)?.length ?? 0) >= least);
  const hidden = names.filter((name) => (rowsOf.get(name)?.length ?? 0) < least);
  const totals = countsOf(x);
  const alone = ridge(
    x,
    shown.map((name) => rowsOf.get(name) ?? []),
  );
  const themes = shown.map((theme, i): ThemeImpact => {
    const rows = rowsOf.get(theme) ?? [];
    const with_ = countsOf(rows.map((row) => x[row] ?? 0));
    const cells = [...with_, ...totals.map((count, k) => count - (with_[k] ?? 0))];
    const share = rows.length / n;
    const impact = impactOf(cells);
    const limits = impact === null ? null : bootstrapped(cells, n, draws, random, input.confidence);
    return {
      theme,
      n: rows.length,
      share,
      scoreWith: scoreOf(cells.slice(0, 3)) ?? 0,
      scoreWithout: scoreOf(cells.slice(3)),
      impact,
      lower: limits?.lower ?? null,
      upper: limits?.upper ?? null,
      alone: share * (alone[i] ?? 0),
    };
  });
  themes.sort((a, b) => (a.impact ?? 0) - (b.impact ?? 0));
  return { n, score: scoreOf(totals), themes, hidden };
}

/** Promoters, passives, detractors. */
function countsOf(codes: readonly number[]): number[] {
  const counts = [0, 0, 0];
  for (const value of codes) counts[1 - value] = (counts[1 - value] ?? 0) + 1;
  return counts;
}

function scoreOf([promoters = 0, passives = 0, detractors = 0]: readonly number[]): number | null {
  const n = promoters + passives + detractors;
  return n === 0 ? null : (100 * (promoters - detractors)) / n;
}

/**
 * Percentile interval of the impact. Resampling comments is drawing six counts (three groups,
 * with and without the theme) from a multinomial, so a draw costs the same for any n.
 */
function bootstrapped(
  cells: Cells,
  n: number,
  draws: number,
  random: Random,
  confidence = DEFAULT_CONFIDENCE,
) {
  const impacts: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const impact = impactOf(multinomial(random, n, cells));
    if (impact !== null) impacts.push(impact);
  }
  return impacts.length === 0 ? null : percentiles(impacts, confidence);
}

/** Points that each theme adds with the others held equal: least squares with a small penalty. */
function ridge(x: readonly number[], rows: readonly (readonly number[])[]): number[] {
  const n = x.length;
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const marked = rows.map((own) => {
    const marks = new Uint8Array(n);
    for (const row of own) marks[row] = 1;
    return marks;
  });
  const shareOf = (i: number) => (rows[i]?.length ?? 0) / n;
  const products = rows.map((own, i) =>
    Float64Array.from(marked, (marks, j) => {
      const both = own.reduce((sum, row) => sum + (marks[row] ?? 0), 0);
      // The penalty of one comment keeps themes that always go together apart.
      return both - n * shareOf(i) * shareOf(j) + (i === j ? 1 : 0);
    }),
  );
  const withAnswers = rows.map((own) =>
    own.reduce((sum, row) => sum + 100 * ((x[row] ?? 0) - mean), 0),
  );
  return solvePositive(products, withAnswers);
}

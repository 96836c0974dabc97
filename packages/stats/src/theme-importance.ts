import { list, refuse, whole } from "./check.ts";
import { compareSeveral } from "./comparisons.ts";
import { type Confidence, type Counts, type Limits, totalOf } from "./counts.ts";

/** Answers that speak of a theme. */
export interface ThemeTally {
  readonly theme: string;
  readonly counts: Counts;
}

/** What a theme goes along with, in points, and whether it may be named. */
export interface JudgedTheme extends Limits {
  readonly theme: string;
  readonly n: number;
  readonly share: number;
  readonly scoreWith: number;
  /** `null` when every answer speaks of it; so are impact, limits and p. */
  readonly scoreWithout: number | null;
  /** Score of all less the score without: share × difference of the two. */
  readonly impact: number | null;
  readonly p: number | null;
  /** p by Benjamini–Hochberg over all themes shown. */
  readonly adjustedP: number | null;
  readonly clear: boolean;
}

/** How often a theme must be mentioned before it is judged. */
const LEAST_MENTIONS = 20;

/**
 * Importance of themes from their tallies, corrected for how many are looked at: the score of
 * all answers less the score of those without the theme. As `themeImpact`, without the comments
 * themselves, and with a verdict. The interval takes the share of mentions as given. Association,
 * not cause; comments are not all answers.
 *
 * @param input.all whole counts of all answers with a comment; input.themes counts of those that
 *   speak of each theme (an answer may speak of several); input.least mentions below which a
 *   theme is hidden (20); confidence.
 * @returns themes from the costliest on, with p-values and intervals corrected together; hidden,
 *   the names of those mentioned too rarely to judge.
 * @throws {RangeError} when a count is not whole, a theme has more answers of a group than there
 *   are, or confidence not within (0, 1).
 * @see Benjamini & Hochberg (1995); Zou & Donner (2008).
 */
export function themeImportance(
  input: {
    readonly all: Counts;
    readonly themes: readonly ThemeTally[];
    readonly least?: number;
  } & Confidence,
): { n: number; compared: number; confidence: number; themes: JudgedTheme[]; hidden: string[] } {
  const n = totalOf(input.all, "all");
  const least = whole("least", input.least ?? LEAST_MENTIONS, 1);
  const tallies = list("themes", input.themes, (name, { counts }) => {
    totalOf(counts, `${name}.counts`);
    for (const group of ["promoters", "passives", "detractors"] as const) {
      const most = input.all[group];
      if (counts[group] > most) {
        refuse(`${name}.counts.${group}`, `at most those of all (${most})`, counts[group]);
      }
    }
  });
  const shown = tallies.filter(({ counts }) => totalOf(counts) >= least);
  const pairs = shown.map(({ counts }) => ({ a: less(input.all, counts), b: counts }));
  const level = input.confidence === undefined ? {} : { confidence: input.confidence };
  const { compared, confidence, differences } = compareSeveral({ pairs, ...level });
  const themes = shown.map(({ theme, counts }, i): JudgedTheme => {
    const own = totalOf(counts);
    const share = own / n;
    const found = differences[i];
    const times = (value: number | null | undefined) =>
      value === null || value === undefined ? null : share * value;
    return {
      theme,
      n: own,
      share,
      scoreWith: scoreOf(counts) ?? 0,
      scoreWithout: scoreOf(less(input.all, counts)),
      impact: times(found?.difference),
      lower: times(found?.lower),
      upper: times(found?.upper),
      p: found?.p ?? null,
      adjustedP: found?.adjustedP ?? null,
      clear: found?.clear ?? false,
    };
  });
  themes.sort((a, b) => (a.impact ?? 0) - (b.impact ?? 0));
  const hidden = tallies.filter(({ counts }) => totalOf(counts) < least).map(({ theme }) => theme);
  return { n, compared, confidence, themes, hidden };
}

const less = (all: Counts, some: Counts): Counts => ({
  promoters: all.promoters - some.promoters,
  passives: all.passives - some.passives,
  detractors: all.detractors - some.detractors,
});

function scoreOf(counts: Counts): number | null {
  const n = totalOf(counts);
  return n === 0 ? null : (100 * (counts.promoters - counts.detractors)) / n;
}

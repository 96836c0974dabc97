import type { Message } from "../import-plan.ts";
import { shortened } from "../shortened.ts";
import type { ColumnSample } from "./column-sample.ts";
import { saysNps, scoreClaim } from "./header-words.ts";
import { REJECTED_BECAUSE } from "./plan-columns.ts";
import { plainWords, scaleEnd } from "./scale-words.ts";
import { readScoreCell, type Scale, scaleOf } from "./score-scale.ts";

export interface ProposedScore {
  /** The column, or null when no column is a 0–10 score; then the warnings say why. */
  index: number | null;
  scale: Scale | null;
  /** Words that stand for a score. */
  scaleWords: Record<string, number>;
  why: string;
  warnings: Message[];
}

/**
 * The column of the 0–10 score, by what its name claims and by its values; none when the values are on another scale,
 * since a 1–7 question taken for 0–10 makes detractors of everybody who was content.
 *
 * @param known the column that a recognised tool's own head names, if any.
 */
export function proposeScore(
  columns: readonly ColumnSample[],
  known: number | undefined,
): ProposedScore {
  // Rows rejected by an earlier import: their column was a score then, however few they are.
  const ownDownload = columns.some((column) => column.head.code === REJECTED_BECAUSE);
  const candidates = columns
    .map((column) => {
      const isKnown = column.index === known;
      const claim = isKnown ? 100 : scoreClaim(column.title);
      const trusted = isKnown || ownDownload || (claim === 90 && saysNps(column.title));
      return {
        column,
        claim,
        scale: claim === 0 ? null : scaleOf(column.cells, column.head.title, trusted),
      };
    })
    .filter((candidate) => candidate.scale !== null && candidate.scale.kind !== "none")
    .map((candidate) => ({ ...candidate, scale: candidate.scale as Scale }));
  const fitting = candidates
    .filter(({ column, scale }) => isTenPoint(scale) || isFewScores(column, scale))
    .sort(
      (a, b) =>
        b.claim - a.claim || rank(b.scale) - rank(a.scale) || a.column.index - b.column.index,
    );
  const [best] = fitting;
  const equals = fitting.filter(({ claim, scale }) => claim === best?.claim && isTenPoint(scale));
  // Two columns that say the same of themselves: whoever knows the file chooses.
  if (equals.length > 1) {
    const warning = { code: "several_scores", args: named(equals.map(({ column }) => column)) };
    return { index: null, scale: null, scaleWords: {}, why: "", warnings: [warning] };
  }
  if (!best)
    return {
      index: null,
      scale: null,
      scaleWords: {},
      why: "",
      warnings: [whyNone(candidates, columns)],
    };
  const warnings: Message[] = [];
  const column = best.column.head.title;
  const read = readEnds(best.scale, columns);
  if (!isTenPoint(best.scale)) {
    warnings.push({ code: "scale_few", args: { column, high: best.scale.high ?? 0 } });
  }
  if (best.scale.kind === "1-10" || read.low === 1)
    warnings.push({ code: "scale_1_10", args: { column } });
  for (const [word, score] of Object.entries(read.words)) {
    warnings.push({
      code: "scale_words_read",
      args: { word, score, rows: best.scale.ends.get(word) ?? 0 },
    });
  }
  if (best.scale.codes.size > 0) {
    const codes = [...best.scale.codes];
    warnings.push({
      code: "no_answer_codes",
      args: {
        column,
        codes: codes.map(([code]) => code).join(", "),
        rows: codes.reduce((sum, [, rows]) => sum + rows, 0),
      },
    });
  }
  const others = fitting.slice(1).filter(({ claim }) => claim > 50 || best.claim === 50);
  if (others.length > 0) {
    const { columns: other, count } = named(others.map((one) => one.column));
    warnings.push({ code: "other_scores", args: { column, other, count } });
  }
  const why =
    best.claim === 100 ? "tool_column" : best.claim === 50 ? "header_score" : "header_recommend";
  return { index: best.column.index, scale: best.scale, scaleWords: read.words, why, warnings };
}

/** Columns by their place and name, as somebody finds them in the file. */
function named(columns: readonly ColumnSample[]): { columns: string; count: number } {
  const shown = columns
    .slice(0, 8)
    .map(({ index, head }) => `${index + 1}. “${shortened(head.title, 60)}”`);
  return { columns: shown.join(", "), count: columns.length };
}

const isTenPoint = (scale: Scale) => scale.kind === "0-10" || scale.kind === "1-10";

/** A handful of answers, none above 7, in a column that is called by the word itself: no guess, and worth a warning. */
const isFewScores = (column: ColumnSample, scale: Scale) =>
  scale.kind === "unclear" && /^(survey |response )?score$/.test(column.name);

const rank = (scale: Scale) => (scale.kind === "0-10" ? 1_000_000 : 0) + scale.answers;

/**
 * What the words at the ends stand for. A scale of numbers up to 9 whose top is in words means 10 by them; the bottom
 * is 1 or 0, and all columns of the same form are asked: where any has a 1, the words below it mean 0.
 */
export function readEnds(
  scale: Scale,
  columns: readonly ColumnSample[],
): { words: Record<string, number>; low?: number } {
  if (scale.ends.size === 0) return { words: {} };
  const met = new Set<number>();
  for (const { cells } of columns) {
    const numbers = new Set<number>();
    let sameWords = false;
    for (const cell of cells) {
      const read = readScoreCell(cell);
      if (typeof read === "object") numbers.add(read.number);
      else if (read === "words" && scale.ends.has(plainWords(cell))) sameWords = true;
    }
    if (sameWords) for (const number of numbers) met.add(number);
  }
  const found: Record<string, number> = {};
  let low: number | undefined;
  for (const word of scale.ends.keys()) {
    if (scaleEnd(word) === "high") {
      if (!met.has(10)) found[word] = 10;
    } else if (!met.has(0)) {
      low = met.has(1) ? 0 : 1;
      found[word] = low;
    }
  }
  return low === undefined ? { words: found } : { words: found, low };
}

function whyNone(
  candidates: readonly { column: ColumnSample; claim: number; scale: Scale }[],
  columns: readonly ColumnSample[],
): Message {
  const inNumbers = (scale: Scale) => Number(!["words", "yes_no", "groups"].includes(scale.kind));
  const [best] = [...candidates].sort(
    (a, b) =>
      inNumbers(b.scale) - inNumbers(a.scale) ||
      b.claim - a.claim ||
      b.scale.answers - a.scale.answers,
  );
  if (best) {
    const { kind, low = 0, high = 0, examples } = best.scale;
    const column = best.column.head.title;
    if (kind === "yes_no") return { code: "scale_yes_no", args: { column } };
    if (kind === "groups") return { code: "scale_groups", args: { column } };
    if (kind === "words")
      return { code: "scale_words", args: { column, examples: examples.join(", ") } };
    if (kind === "empty") return { code: "score_column_empty", args: { column } };
    if (kind === "unclear") return { code: "scale_unclear", args: { column, high } };
    const ends = { "1-5": [1, 5], "1-7": [1, 7], "0-100": [0, 100] }[kind as string] ?? [low, high];
    return { code: "scale_other", args: { column, low: ends[0] ?? 0, high: ends[1] ?? 0 } };
  }
  const possible = columns.filter(couldBeScore);
  if (possible.length === 0) return { code: "no_score", args: {} };
  return { code: "no_score_named", args: named(possible) };
}

/** Whole numbers from 0 to 10 with something above 7: nobody says it is a score, but somebody may know. */
function couldBeScore(column: ColumnSample): boolean {
  const numbers = column.filled.map(readScoreCell);
  const whole = numbers
    .filter((read) => typeof read === "object")
    .map((read) => (read as { number: number }).number);
  if (whole.length < 0.8 * column.filled.length || whole.length === 0) return false;
  const high = Math.max(...whole);
  return (
    high >= 8 &&
    high <= 10 &&
    new Set(whole).size > 3 &&
    new Set(whole).size < Math.max(12, whole.length)
  );
}

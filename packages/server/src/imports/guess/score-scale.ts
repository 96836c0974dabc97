import { tidy } from "../read/import-source.ts";
import { isGroupWord, plainWords, saysNoAnswer, scaleEnd } from "./scale-words.ts";

/** What a cell of a score column says: a whole number of any size, nothing, or something that is not a whole number. */
export type ScoreCell = { number: number } | "no_answer" | "missing_code" | "not_whole" | "words";

/** Numbers below zero stand for "no answer" wherever statisticians have been at work; so do these above ten. */
const BELOW_ZERO = /^[-−–](?:\d|(\d)\1{1,3}|9[5-8]|99[5-8])(?:[.,]0+)?$/;
const MISSING_NUMBERS = new Set([77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9999]);

/** True for a number that statistics programs write where somebody did not answer. */
export function isMissingNumber(number: number): boolean {
  return MISSING_NUMBERS.has(number);
}

const WHOLE = /^\+?(\d{1,9})(?:[.,]0+)?$/;
const DECIMAL = /^[+-]?\d+[.,]\d+$|^-\d+$/;
const NUMBER_THEN_LABEL = /^(\d{1,3})\s*(?:[-–—:.)=|]+\s*|\s*(?=\())\(?\s*(\p{L}.*?)?\)?$/su;
const LABEL_THEN_NUMBER = /^\p{L}.*(?:[-–—:=]\s*(\d{1,3})|\((\d{1,3})\))$/su;
const TWICE = /^(\d{1,3})\s*\(\s*\1\s*\)$/;
const OUT_OF_TEN = /^(\d{1,2})\s*(?:\/|of|out of|из|no|av|von|sur|de)\s*10$/i;

/** Reads a score cell: `9`, `9.0`, `9/10`, `10 - extremely likely`, `(0) Not at all`, `0 (Not at all likely)`, `7.`; N/A is no answer. */
export function readScoreCell(raw: string): ScoreCell {
  const cell = tidy(raw);
  const whole = WHOLE.exec(cell);
  if (whole) return { number: Number(whole[1]) };
  if (saysNoAnswer(cell)) return "no_answer";
  if (BELOW_ZERO.test(cell)) return "missing_code";
  if (DECIMAL.test(cell)) return "not_whole";
  const labelled =
    TWICE.exec(cell) ??
    OUT_OF_TEN.exec(cell) ??
    NUMBER_THEN_LABEL.exec(cell.replace(/^\((\d{1,3})\)/, "$1)")) ??
    LABEL_THEN_NUMBER.exec(cell);
  if (labelled && cell.length <= 80) return { number: Number(labelled[1] ?? labelled[2]) };
  const spaced = /^(\d{1,3})\s+(\p{L}.*)$/u.exec(cell);
  if (spaced && scaleEnd(plainWords(spaced[2] ?? ""))) return { number: Number(spaced[1]) };
  return "words";
}

/** The ends that a question's own words give its scale ("on a scale of 1 to 7", "nps_0_10", "10 - strongly agree, 1 - …"). */
export function statedScale(question: string): { low: number; high: number } | undefined {
  const text = question.replace(/[\s\u00a0]+/g, " ");
  const range =
    /(?<![\d.,])([01])\s?(?:[-–—_/]|\.\.\.?|…| to | till | through | and | bis | à | a | al | до | līdz | t\/m )\s?(100|10|[3-9])(?![\d%])/iu.exec(
      text,
    );
  if (range) return { low: Number(range[1]), high: Number(range[2]) };
  const ends = [
    ...text.matchAll(
      /(?<!\d)(\d{1,3})\s?(?:[-–—=:]|means|is|es|est|ist|nozīmē|betyder|это|означает)\s?[«"“„']?(?=\p{L})/giu,
    ),
  ]
    .map((match) => Number(match[1]))
    .filter((end) => [0, 1, 3, 4, 5, 6, 7, 9, 10, 100].includes(end));
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return ends.length >= 2 && low <= 1 && high > 1 ? { low, high } : undefined;
}

export type ScaleKind =
  | "0-10"
  | "1-10"
  | "yes_no"
  | "1-5"
  | "1-7"
  | "0-100"
  | "groups"
  | "words"
  /** Stated by the question, and none of the above; `low` and `high` say it. */
  | "other"
  /** Numbers that would fit 0–10 and would fit a shorter scale as well. */
  | "unclear"
  /** Text, dates, long numbers: no scale at all. */
  | "none"
  | "empty";

export interface Scale {
  kind: ScaleKind;
  low?: number;
  high?: number;
  /** Cells with an answer of any form. */
  answers: number;
  /** The words that stand for the ends, as they are compared, with how often each was met. */
  ends: Map<string, number>;
  /** Codes for "no answer" (−99, 99), with how often each was met; they are no answers. */
  codes: Map<string, number>;
  /** The words met most often, when they are not a scale of numbers. */
  examples: string[];
}

/**
 * The scale of a column, from what its question says and from its values.
 *
 * @param trusted the column is known to be a Net Promoter score (it is named so, or the tool's own): the usual doubt
 *   about a column whose highest value is 5 or 7 is left out.
 */
export function scaleOf(cells: readonly string[], question: string, trusted = false): Scale {
  const numbers = new Map<number, number>();
  const texts = new Map<string, number>();
  const codes = new Map<string, number>();
  let notWhole = 0;
  let answers = 0;
  for (const cell of cells) {
    const read = readScoreCell(cell);
    if (read === "no_answer") continue;
    if (read === "missing_code") {
      count(codes, tidy(cell));
      continue;
    }
    answers++;
    if (read === "not_whole") notWhole++;
    else if (read === "words") count(texts, plainWords(tidy(cell)));
    else count(numbers, read.number);
  }
  answers -= leaveOutCodes(numbers, codes);
  const ends = new Map([...texts].filter(([text]) => scaleEnd(text)));
  const examples = [...texts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([text]) => text);
  const base = { answers, ends, codes, examples };
  if (answers === 0) return { kind: "empty", ...base };
  const inWords = sum(texts.values());
  const whole = sum(numbers.values());
  if (inWords > 0.5 * answers && !(whole >= 0.3 * answers && inWords === sum(ends.values()))) {
    return { kind: kindOfWords(texts, answers), ...base };
  }
  if (notWhole > 0.2 * answers || whole === 0) return { kind: "none", ...base };
  return {
    ...base,
    ...kindOfNumbers(numbers, whole, statedScale(question), trusted || ends.size > 0),
  };
}

/** 99 among answers up to 10 is a code; among answers up to 100 it is an answer. @returns how many were left out. */
function leaveOutCodes(numbers: Map<number, number>, codes: Map<string, number>): number {
  const above = [...numbers].filter(([value]) => value > 10);
  const within = numbers.size - above.length;
  const areCodes = above.length > 0 && within > above.length && above.length <= 3;
  if (!areCodes || !above.every(([value]) => MISSING_NUMBERS.has(value))) return 0;
  let left = 0;
  for (const [value, times] of above) {
    numbers.delete(value);
    codes.set(String(value), times);
    left += times;
  }
  return left;
}

function kindOfWords(texts: ReadonlyMap<string, number>, answers: number): ScaleKind {
  const groups = sum([...texts].filter(([text]) => isGroupWord(text)).map(([, times]) => times));
  if (groups >= 0.8 * answers) return "groups";
  const short = [...texts.keys()].every((text) => text.length <= 60);
  return short && texts.size <= 12 && (texts.size <= 3 || texts.size <= answers / 2)
    ? "words"
    : "none";
}

function kindOfNumbers(
  numbers: ReadonlyMap<number, number>,
  whole: number,
  stated: { low: number; high: number } | undefined,
  trusted: boolean,
): { kind: ScaleKind; low?: number; high?: number } {
  const above = (limit: number) =>
    sum([...numbers].filter(([value]) => value > limit).map(([, times]) => times));
  const few = 0.2 * whole;
  if (above(100) > few) return { kind: "none" };
  if (above(10) > few) return { kind: "0-100" };
  const high = Math.max(...[...numbers.keys()].filter((value) => value <= 10));
  if (stated && above(stated.high) <= few) {
    if (stated.high === 10) return { kind: stated.low === 0 ? "0-10" : "1-10", ...stated };
    if (stated.low === 1 && stated.high === 5) return { kind: "1-5", ...stated };
    if (stated.low === 1 && stated.high === 7) return { kind: "1-7", ...stated };
    return { kind: "other", ...stated };
  }
  if (trusted) return { kind: "0-10" };
  if (high <= 1) return { kind: "yes_no" };
  if (numbers.has(0) && high <= 7 && whole >= 10) return { kind: "other", low: 0, high };
  const enough = whole >= 10;
  if (high <= 5) return { kind: enough ? "1-5" : "unclear", high };
  if (high <= 7) return { kind: enough ? "1-7" : "unclear", high };
  return { kind: "0-10" };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

import type { ConceptHit } from "./concepts.ts";
import {
  type Analysis,
  type FeatureGroups,
  featuresOf,
  type GroupWeights,
  weigh,
} from "./features.ts";
import { type LinearModel, logistic, scoresOf } from "./linear-model.ts";
import { type ClearTone, type ToneReading, threeWay } from "./sentiment.ts";
import { strongestWord } from "./strongest-word.ts";
import type { Span } from "./tokens.ts";

/** The ten categories that every workspace has. */
export const ASPECTS = [
  "price",
  "delivery",
  "support",
  "quality",
  "usability",
  "performance",
  "environment",
  "waiting",
  "communication",
  "availability",
] as const;

export type Aspect = (typeof ASPECTS)[number];
export type Polarity = "positive" | "neutral" | "negative";

export interface AspectReading {
  readonly aspect: Aspect;
  readonly polarity: Polarity;
  /** Where the text says so; empty when no single place does. */
  readonly spans: readonly Span[];
}

/** Concepts that are about a category by themselves. */
const CATEGORY_OF: Readonly<Record<string, Aspect>> = {
  PRICE: "price",
  EXPENSIVE: "price",
  CHEAP: "price",
  FEE: "price",
  DISCOUNT: "price",
  REFUND: "price",
  MONEYGONE: "price",
  DELIVERY: "delivery",
  COURIER: "delivery",
  PACKAGING: "delivery",
  SERVICE: "support",
  STAFF: "support",
  KIND: "support",
  RUDE: "support",
  BOT: "support",
  QUALITY: "quality",
  FOOD: "quality",
  TASTY: "quality",
  SPOILED: "quality",
  BROKEN: "quality",
  USABILITY: "usability",
  EASY: "usability",
  HARD: "usability",
  PERFORM: "performance",
  SLOW: "performance",
  CRASH: "performance",
  OUTAGE: "performance",
  SIGNAL: "performance",
  TRANSIT: "performance",
  CLEAN: "environment",
  DIRTY: "environment",
  SMELL: "environment",
  NOISE: "environment",
  TEMPERATURE: "environment",
  PLACE: "environment",
  COSY: "environment",
  WAIT: "waiting",
  QUEUE: "waiting",
  LATE: "waiting",
  IGNORED: "waiting",
  INFO: "communication",
  LIE: "communication",
  SURPRISE: "communication",
  AVAILABLE: "availability",
  CLOSED: "availability",
  CHOICE: "availability",
};

/** Which aspects a trained model gives. */
export interface AspectSettings {
  /** In the order of `ASPECTS`: a bias, then what each number of `evidenceOf` counts. */
  readonly evidence: readonly (readonly number[])[];
  /** The least probability, one for all: what is calibrated needs no more. */
  readonly least: number;
}

/** Concepts that name a category by themselves; what the lexicon-only baseline goes by. */
export function categoriesOf(hits: readonly ConceptHit[]): Map<Aspect, ConceptHit[]> {
  const found = new Map<Aspect, ConceptHit[]>();
  for (const hit of hits) {
    const aspect = CATEGORY_OF[hit.concept];
    if (aspect === undefined) continue;
    const list = found.get(aspect) ?? [];
    list.push(hit);
    found.set(aspect, list);
  }
  return found;
}

/** What a model sees of the categories in a text. */
export interface AspectScores {
  /** In the order of `ASPECTS`, of the text as a whole. */
  readonly whole: ArrayLike<number>;
  /** Of the clause that speaks for each category most; of the whole where there is only one. */
  readonly clause: ArrayLike<number>;
  readonly named: ReadonlySet<Aspect>;
  readonly words: number;
}

/** Scores of the whole and of its clauses: in a long text, what one clause is about is drowned by the others. */
export function aspectScores(
  model: LinearModel,
  analysis: Analysis,
  groups: FeatureGroups,
): AspectScores {
  const weights = model.header.settings.groups as GroupWeights;
  const whole = scoresOf(model, weigh(groups, weights));
  const named = new Set(categoriesOf(analysis.hits).keys());
  const words = analysis.tokens.filter(({ kind }) => kind === "word").length;
  if (analysis.clauses.length < 2) return { whole, clause: whole, named, words };
  const clause = new Float64Array(whole.length).fill(Number.NEGATIVE_INFINITY);
  for (const part of analysis.clauses) {
    if (part.to - part.from < 2) continue;
    const scores = scoresOf(model, featuresOf(partOf(analysis, part), weights));
    scores.forEach((score, a) => {
      clause[a] = Math.max(clause[a] ?? score, score);
    });
  }
  return { whole, clause: Number.isFinite(clause[0]) ? clause : whole, named, words };
}

/**
 * What speaks for a category: the score of the text, that of its clause, a word of the category, the score of the
 * likeliest other one, the length of the text, and the word by the length: in a long story a word says less.
 */
export function evidenceOf(a: number, { whole, clause, named, words }: AspectScores): number[] {
  const aspect = ASPECTS[a];
  const word = aspect !== undefined && named.has(aspect) ? 1 : 0;
  let rival = Number.NEGATIVE_INFINITY;
  for (let other = 0; other < whole.length; other++)
    if (other !== a) rival = Math.max(rival, whole[other] ?? rival);
  const length = Math.log1p(words);
  return [whole[a] ?? 0, clause[a] ?? 0, word, rival, length, word * length];
}

/** How probable a category is: its evidence, weighed by a bias and one weight for each number. */
export function probabilityOf(evidence: readonly number[], weights: readonly number[]): number {
  return logistic(
    evidence.reduce((sum, number, i) => sum + number * (weights[i + 1] ?? 0), weights[0] ?? 0),
  );
}

/** Which categories a text is about, by a model and words together. */
export function aspectsByModel(
  model: LinearModel,
  analysis: Analysis,
  groups: FeatureGroups,
  { evidence, least }: AspectSettings,
): Aspect[] {
  const scores = aspectScores(model, analysis, groups);
  return ASPECTS.filter((_, a) => {
    const weights = evidence[a];
    return weights !== undefined && probabilityOf(evidenceOf(a, scores), weights) >= least;
  });
}

/** Places of a category in the text: its words, or else the word that spoke for it most. */
export function spansOf(
  aspect: Aspect,
  { tokens, hits }: Analysis,
  model: LinearModel | undefined,
): Span[] {
  const named = categoriesOf(hits).get(aspect) ?? [];
  if (named.length > 0) return merged(named.map((hit) => spanOf(hit, tokens)));
  if (model === undefined) return [];
  const word = strongestWord(model, ASPECTS.indexOf(aspect), tokens);
  return word === null ? [] : [word];
}

/** The part of a text that a hit covers. */
export function spanOf({ from, to }: ConceptHit, tokens: Analysis["tokens"]): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** Spans in order, those that touch each other as one. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end + 1)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else result.push({ start, end });
  }
  return result;
}

/**
 * How the text speaks of a category: as the whole text does, or, where that is mixed, as the clauses do in which
 * the category stands.
 */
export function polarityOfAspect(
  spans: readonly Span[],
  whole: ToneReading,
  analysis: Analysis,
  toneOf: (part: Analysis) => ToneReading,
): Polarity {
  if (whole.likeliest !== "mixed") return polar(whole.likeliest);
  const clauses = analysis.clauses.filter(({ from, to }) => {
    const start = analysis.tokens[from]?.start ?? 0;
    const end = analysis.tokens[to - 1]?.end ?? 0;
    return spans.some((span) => span.start < end && span.end > start);
  });
  const parts = clauses.map((clause) => threeWay(toneOf(partOf(analysis, clause))));
  if (parts.includes("negative")) return "negative";
  return parts.includes("positive") ? "positive" : threeWay(whole);
}

const polar = (tone: ClearTone): Polarity => (tone === "mixed" ? "negative" : tone);

/** A clause as a text of its own. */
function partOf(analysis: Analysis, { from, to }: { from: number; to: number }): Analysis {
  return {
    language: analysis.language,
    tokens: analysis.tokens.slice(from, to),
    clauses: [{ from: 0, to: to - from, contrasts: false }],
    hits: analysis.hits
      .filter((hit) => hit.from >= from && hit.to <= to)
      .map((hit) => ({ concept: hit.concept, from: hit.from - from, to: hit.to - from })),
    valued: analysis.valued
      .filter(({ at }) => at >= from && at < to)
      .map((word) => ({ ...word, at: word.at - from })),
  };
}

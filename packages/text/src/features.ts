import type { ConceptHit } from "./concepts.ts";
import { HASH_START, hashOn, hashUnit, mixed } from "./hashing.ts";
import { isBehindNegation, type Valued } from "./polarity.ts";
import { stemOf } from "./stems.ts";
import { type Clause, isUnspaced, type Token } from "./tokens.ts";

/** A text as numbers: hashes of what is in it, and how much of each. */
export interface Features {
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
}

/** What features are made from; the parts of the reader share one. */
export interface Analysis {
  /** Read as, for the endings of its words. */
  readonly language: string;
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly hits: readonly ConceptHit[];
  readonly valued: readonly Valued[];
}

/** How much the groups of features weigh against each other. */
export interface GroupWeights {
  readonly words: number;
  readonly characters: number;
  /** Words without their endings, pairs of them and how they begin; weights made before have none. */
  readonly stems?: number;
  readonly concepts: number;
  /** Of each concept by itself: not scaled down in long texts, where one clear phrase must keep its say. */
  readonly flags: number;
  readonly shape: number;
}

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const BOUNDARY = 95;

/** Starts of hashes, so that the same letters in another role are another feature. */
const seed = (role: string) => hashOn(HASH_START, `${role}:`);
const WORD = seed("w");
const PAIR = seed("b");
const SKIP = seed("s");
const GRAM = seed("g");
const STEM = seed("st");
const STEMS = seed("sb");
const BEGINNING = seed("px");
/** Lengths of the beginnings of stems that are features: what inflection and compounds leave alone. */
const BEGINNINGS = [4, 6];
const CONCEPT = seed("c");
const CONCEPTS = seed("cc");
const FLAG = seed("f");
const SHAPE = seed("x");

/** Where a model keeps the weight of a word by itself. */
export function hashOfWord(folded: string): number {
  return mixed(hashOn(WORD, folded));
}

/** Collects one group of features, each counted once. */
class Group {
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  private readonly seen = new Set<number>();

  add(hash: number, value = 1): void {
    const h = mixed(hash);
    if (this.seen.has(h)) return;
    this.seen.add(h);
    this.hashes.push(h);
    this.values.push(value);
  }
}

/** What is in a text, by groups; each model weighs them its own way. */
export type FeatureGroups = Readonly<
  Record<(typeof ORDER)[number], Pick<Group, "hashes" | "values">>
>;

/** Groups in the order in which their features stand. Flags keep their value, the others have one length. */
const ORDER = ["words", "characters", "concepts", "shape", "stems", "flags"] as const;

/**
 * Features of a text for linear models: words, pairs, pairs with a gap, parts of words, concepts with negation
 * and in pairs within a clause, and its shape (length, marks, praise and blame counted).
 */
export function featureGroupsOf(analysis: Analysis): FeatureGroups {
  const words = new Group();
  const characters = new Group();
  const concepts = new Group();
  const flags = new Group();
  const shape = new Group();
  const stems = new Group();
  const read = analysis.tokens.filter(({ kind, text }) => kind !== "mark" || /[!?]/.test(text));
  read.forEach((token, i) => {
    const next = read[i + 1];
    const afterNext = read[i + 2];
    words.add(hashOn(WORD, token.folded));
    if (next !== undefined) words.add(hashOn(hashOn(PAIR, token.folded), ` ${next.folded}`));
    if (afterNext !== undefined)
      words.add(hashOn(hashOn(SKIP, token.folded), ` ${afterNext.folded}`));
    if (token.kind === "word") addGrams(token.folded, characters);
  });
  addStems(analysis, stems);
  addConcepts(analysis, concepts, flags);
  addShape(analysis, shape);
  return { words, characters, stems, concepts, flags, shape };
}

/** The features of a text as one model weighs them. */
export function weigh(groups: FeatureGroups, weights: GroupWeights): Features {
  const used = ORDER.filter((name) => (weights[name] ?? 0) !== 0);
  const length = used.reduce((sum, name) => sum + groups[name].hashes.length, 0);
  const hashes = new Uint32Array(length);
  const values = new Float32Array(length);
  let at = 0;
  for (const name of used) {
    const group = groups[name];
    const sum = group.values.reduce((total, value) => total + value * value, 0);
    const weight = weights[name] ?? 0;
    const factor = name === "flags" || sum === 0 ? weight : weight / Math.sqrt(sum);
    hashes.set(group.hashes, at);
    for (const value of group.values) values[at++] = value * factor;
  }
  return { hashes, values };
}

/** Both at once, where only one model reads. */
export function featuresOf(analysis: Analysis, weights: GroupWeights): Features {
  return weigh(featureGroupsOf(analysis), weights);
}

/** Parts of three to five characters with marks at the ends of the word; one to three where words are not spaced. */
function addGrams(word: string, into: Group): void {
  const unspaced = isUnspaced(word);
  const shortest = unspaced ? 1 : SHORTEST_GRAM;
  const longest = unspaced ? 3 : LONGEST_GRAM;
  const length = word.length + 2;
  const unit = (i: number) => (i === 0 || i === length - 1 ? BOUNDARY : word.charCodeAt(i - 1));
  for (let from = 0; from < length; from++) {
    let hash = GRAM;
    for (let i = from; i < length && i < from + longest; i++) {
      hash = hashUnit(hash, unit(i));
      if (i - from + 1 >= shortest) into.add(hash);
    }
  }
}

function addStems({ tokens, language }: Analysis, into: Group): void {
  const stems = tokens
    .filter(({ kind }) => kind === "word")
    .map(({ folded }) => stemOf(folded, language));
  stems.forEach((stem, i) => {
    const next = stems[i + 1];
    into.add(hashOn(STEM, stem));
    if (next !== undefined) into.add(hashOn(hashOn(STEMS, stem), ` ${next}`));
    for (const length of BEGINNINGS)
      if (stem.length > length) into.add(hashOn(BEGINNING, stem.slice(0, length)));
  });
}

/** Most concepts of a clause that are paired with each other. */
const MOST_PAIRED = 12;

function addConcepts({ tokens, clauses, hits }: Analysis, into: Group, flags: Group): void {
  const negations = new Set(
    hits.filter(({ concept }) => concept === "NOT").map(({ from }) => from),
  );
  clauses.forEach((clause, c) => {
    const inside = hits.filter(({ from }) => from >= clause.from && from < clause.to);
    const names: string[] = [];
    for (const { concept, from } of inside) {
      const name =
        concept !== "NOT" && isBehindNegation(tokens, negations, from) ? `!${concept}` : concept;
      if (!names.includes(name)) names.push(name);
      into.add(hashOn(CONCEPT, concept));
      into.add(hashOn(CONCEPT, name));
      flags.add(hashOn(FLAG, name));
      if (c === clauses.length - 1) flags.add(hashOn(FLAG, `${name} last`), 0.5);
      if (clauses.length > 1) {
        if (c === clauses.length - 1) into.add(hashOn(CONCEPT, `${name} last`), 0.7);
        if (c === 0) into.add(hashOn(CONCEPT, `${name} first`), 0.7);
      } else into.add(hashOn(CONCEPT, `${name} only`), 0.7);
      if (clause.contrasts) into.add(hashOn(CONCEPT, `${name} contrast`), 0.7);
    }
    const paired = names.slice(0, MOST_PAIRED).sort();
    paired.forEach((a, i) => {
      for (const b of paired.slice(i + 1)) into.add(hashOn(CONCEPTS, `${a} ${b}`), 0.7);
    });
  });
}

const step = (value: number, steps: readonly number[]) =>
  steps.findIndex((most) => value <= most) + (value > (steps.at(-1) ?? 0) ? steps.length + 1 : 0);

function addShape({ tokens, clauses, valued }: Analysis, into: Group): void {
  const words = tokens.filter(({ kind }) => kind === "word").length;
  const add = (name: string, value = 1) => into.add(hashOn(SHAPE, name), value);
  const net = (from: number, to: number) =>
    valued.reduce((sum, { at, value }) => (at >= from && at < to ? sum + value : sum), 0);
  add("always");
  add(`words ${step(words, [0, 1, 2, 3, 5, 8, 12, 20, 40])}`);
  const marks = tokens.filter(({ kind }) => kind === "mark").map(({ text }) => text);
  for (const text of new Set(marks)) add(`mark ${text.length > 3 ? text.slice(0, 2) : text}`, 0.6);
  if (tokens.at(-1)?.text.includes("?")) add("asks at the end");
  if (tokens.some(({ kind }) => kind === "number")) add("number", 0.6);
  const good = valued.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const bad = valued.reduce((sum, { value }) => sum - Math.min(0, value), 0);
  add(`good ${step(good, [0, 1.5, 3, 5, 8])}`);
  add(`bad ${step(bad, [0, 1.5, 3, 5, 8])}`);
  add(`net ${step(good - bad, [-6, -3, -1.5, -0.1, 0.1, 1.5, 3, 6])}`, 1.5);
  const clauseNets = clauses.map(({ from, to }) => net(from, to));
  const worst = Math.min(0, ...clauseNets);
  const best = Math.max(0, ...clauseNets);
  add(`worst ${step(worst, [-4, -2, -0.1])}`);
  add(`best ${step(best, [0.1, 2, 4])}`);
  if (best > 0.1 && worst < -0.1) add("both");
  add(`last ${Math.sign(clauseNets.at(-1) ?? 0)}`);
  add(`first ${Math.sign(clauseNets[0] ?? 0)}`);
  if (clauses.some(({ contrasts }) => contrasts)) add("contrast");
  if (words > 0) add("net of words", Math.max(-2, Math.min(2, (good - bad) / Math.sqrt(words))));
}

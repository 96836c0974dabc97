import { HASH_START, hashOn, mixed } from "./hashing.ts";
import { fold, normalise } from "./normalise.ts";
import { stemOf } from "./stems.ts";
import { isStopWord } from "./stop-words.ts";
import { tokensOf } from "./tokens.ts";

/** Below this many texts of a language, what is found is noise: no topics are shown. */
export const LEAST_TEXTS = 150;

/** Topics under this share of the texts are dropped. */
const LEAST_SHARE = 0.02;
const ROUNDS = 25;
const LEAST_DOCUMENTS = 3;
const MOST_SHARE = 0.4;

/** A topic of an earlier run is the same when the centres point the same way this far. */
const SAME_TOPIC = 0.5;

export interface Topic {
  /** Stays from run to run while the topic does. */
  readonly id: string;
  /** Two words or pairs of words as customers write them. */
  readonly name: string;
  /** More words that tell it from the others, best first. */
  readonly words: readonly string[];
  /** Indexes of its texts, nearest to the centre first. */
  readonly members: readonly number[];
  /** Share of all texts, 0…1. */
  readonly share: number;
  /** Weights of its stems: what the next run recognises it by. */
  readonly centre: Readonly<Record<string, number>>;
  readonly isNew: boolean;
}

export interface TopicOptions {
  readonly language: string;
  /** Topics of the last run, so that ids stay. */
  readonly previous?: readonly Pick<Topic, "id" | "centre">[];
  /** How many to look for; by default the square root of a twelfth of the texts, 6 to 20. */
  readonly topics?: number;
}

type Vector = ReadonlyMap<number, number>;

interface Document {
  readonly vector: Vector;
  readonly surface: readonly (readonly [stem: string, written: string])[];
}

/**
 * Discovered topics of many comments of one language: spherical k-means over TF-IDF of stems and pairs of stems,
 * seeded the k-means++ way from a fixed seed, so that the same texts give the same topics.
 *
 * @param texts comments of one language.
 * @returns topics, largest first; none below 150 texts.
 * @see Arthur & Vassilvitskii (2007), k-means++; Dhillon & Modha (2001), spherical k-means.
 */
export function discoverTopics(texts: readonly string[], options: TopicOptions): Topic[] {
  if (texts.length < LEAST_TEXTS) return [];
  const surfaces = texts.map((text) => termsOf(text, options.language));
  const { documents, stems } = vectorise(surfaces);
  const usable = documents.flatMap(({ vector }, i) => (vector.size > 0 ? [i] : []));
  const k = Math.min(
    options.topics ?? Math.max(6, Math.min(20, Math.round(Math.sqrt(texts.length / 12)))),
    usable.length,
  );
  const centres = cluster(
    usable.map((i) => documents[i]?.vector ?? new Map()),
    k,
  );
  const clusters = assign(documents, usable, centres).filter(
    ({ members }) => members.length / texts.length >= LEAST_SHARE,
  );
  const named = nameAll(
    clusters.map(({ members }) => members),
    documents,
  );
  const topics = clusters.map(({ members, centre }, c) => ({
    name: (named[c] ?? []).slice(0, 2).join(", "),
    words: named[c] ?? [],
    members,
    share: members.length / texts.length,
    centre: strongest(centre, stems),
  }));
  return identify(topics, options.previous ?? []).sort((a, b) => b.share - a.share);
}

/** Stems and pairs of neighbours, each with the way it was written. */
function termsOf(text: string, language: string): (readonly [string, string])[] {
  const words = tokensOf(text).filter(
    ({ kind, folded }) => kind === "word" && folded.length > 2 && !isStopWord(folded, language),
  );
  const stems = words.map(
    ({ folded, text: written }) => [stemOf(folded, language), written] as const,
  );
  const pairs = stems.slice(1).map(([stem, written], i) => {
    const [before, writtenBefore] = stems[i] ?? ["", ""];
    return [`${before} ${stem}`, `${writtenBefore} ${written}`] as const;
  });
  return [...stems, ...pairs];
}

function vectorise(surfaces: readonly (readonly (readonly [string, string])[])[]) {
  const frequency = new Map<string, number>();
  for (const terms of surfaces)
    for (const stem of new Set(terms.map(([stem]) => stem)))
      frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const kept = [...frequency]
    .filter(([, n]) => n >= LEAST_DOCUMENTS && n <= MOST_SHARE * surfaces.length)
    .map(([stem]) => stem)
    .sort();
  const index = new Map(kept.map((stem, i) => [stem, i]));
  const documents: Document[] = surfaces.map((surface) => {
    const counts = new Map<number, number>();
    for (const [stem] of surface) {
      const i = index.get(stem);
      if (i !== undefined) counts.set(i, (counts.get(i) ?? 0) + 1);
    }
    const weighted = new Map<number, number>();
    for (const [i, n] of counts) {
      const inverse = Math.log(surfaces.length / (frequency.get(kept[i] ?? "") ?? 1));
      weighted.set(i, (1 + Math.log(n)) * inverse);
    }
    return { vector: unit(weighted), surface };
  });
  return { documents, stems: kept };
}

function unit(vector: ReadonlyMap<number, number>): Vector {
  let sum = 0;
  for (const value of vector.values()) sum += value * value;
  const length = Math.sqrt(sum);
  return length === 0 ? new Map() : new Map([...vector].map(([i, value]) => [i, value / length]));
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [i, value] of small) sum += value * (large.get(i) ?? 0);
  return sum;
}

/** Numbers that only look random: the same for every run. */
function fixedRandom(): () => number {
  let n = 0;
  return () => mixed(Math.imul(++n, 0x9e3779b1)) / 2 ** 32;
}

function seeds(vectors: readonly Vector[], k: number): Vector[] {
  const random = fixedRandom();
  const chosen: Vector[] = [vectors[Math.floor(random() * vectors.length)] ?? new Map()];
  const farness = vectors.map(() => 1);
  while (chosen.length < k) {
    const last = chosen.at(-1) ?? new Map();
    vectors.forEach((vector, i) => {
      farness[i] = Math.min(farness[i] ?? 1, Math.max(0, 1 - dot(vector, last)));
    });
    const total = farness.reduce((sum, value) => sum + value ** 2, 0);
    let at = random() * total;
    const next = farness.findIndex((value) => {
      at -= value ** 2;
      return at <= 0;
    });
    chosen.push(vectors[Math.max(0, next)] ?? new Map());
  }
  return chosen;
}

function nearest(vector: Vector, centres: readonly Vector[]): readonly [number, number] {
  let best: readonly [number, number] = [0, -1];
  centres.forEach((centre, c) => {
    const likeness = dot(vector, centre);
    if (likeness > best[1]) best = [c, likeness];
  });
  return best;
}

function cluster(vectors: readonly Vector[], k: number): Vector[] {
  let centres = seeds(vectors, k);
  let before = "";
  for (let round = 0; round < ROUNDS; round++) {
    const of = vectors.map((vector) => nearest(vector, centres)[0]);
    const state = of.join();
    if (state === before) break;
    before = state;
    centres = centres.map((centre, c) => {
      const sum = new Map<number, number>();
      vectors.forEach((vector, i) => {
        if (of[i] !== c) return;
        for (const [j, value] of vector) sum.set(j, (sum.get(j) ?? 0) + value);
      });
      return sum.size === 0 ? centre : unit(sum);
    });
  }
  return centres;
}

function assign(
  documents: readonly Document[],
  usable: readonly number[],
  centres: readonly Vector[],
) {
  const members: (readonly [number, number])[][] = centres.map(() => []);
  for (const i of usable) {
    const [c, likeness] = nearest(documents[i]?.vector ?? new Map(), centres);
    if (likeness > 0) members[c]?.push([i, likeness]);
  }
  return centres.map((centre, c) => ({
    centre,
    members: (members[c] ?? []).sort(([i, a], [j, b]) => b - a || i - j).map(([i]) => i),
  }));
}

/** Words that tell a topic from the others (class-based TF-IDF), in the form they are written most. */
function nameAll(
  clusters: readonly (readonly number[])[],
  documents: readonly Document[],
): string[][] {
  const counts = clusters.map((members) => {
    const count = new Map<string, number>();
    for (const i of members)
      for (const stem of new Set(documents[i]?.surface.map(([stem]) => stem)))
        count.set(stem, (count.get(stem) ?? 0) + 1);
    return count;
  });
  const all = new Map<string, number>();
  for (const count of counts)
    for (const [stem, n] of count) all.set(stem, (all.get(stem) ?? 0) + n);
  return clusters.map((members, c) => {
    const ranked = [...(counts[c] ?? [])]
      .filter(([, n]) => n >= LEAST_DOCUMENTS)
      .map(
        ([stem, n]) =>
          [
            stem,
            (n / members.length) * Math.log(1 + clusters.length * (n / (all.get(stem) ?? n))),
          ] as const,
      )
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const chosen: string[] = [];
    for (const [stem] of ranked) {
      const parts = stem.split(" ");
      if (chosen.some((other) => parts.some((part) => other.split(" ").includes(part)))) continue;
      chosen.push(stem);
      if (chosen.length === 8) break;
    }
    return chosen.map((stem) => written(stem, members, documents));
  });
}

function written(stem: string, members: readonly number[], documents: readonly Document[]): string {
  const forms = new Map<string, number>();
  for (const i of members)
    for (const [one, form] of documents[i]?.surface ?? [])
      if (one === stem) forms.set(form, (forms.get(form) ?? 0) + 1);
  const [best] = [...forms].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best?.[0] ?? stem;
}

/** The strongest stems of a centre are enough to know it by. */
const KEPT_STEMS = 40;

function strongest(centre: Vector, stems: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...centre]
      .sort(([, a], [, b]) => b - a)
      .slice(0, KEPT_STEMS)
      .map(([i, value]) => [stems[i] ?? "", Number(value.toFixed(4))]),
  );
}

function likeness(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): number {
  const length = (of: Readonly<Record<string, number>>) =>
    Math.sqrt(Object.values(of).reduce((sum, value) => sum + value * value, 0));
  const sum = Object.entries(a).reduce((total, [stem, value]) => total + value * (b[stem] ?? 0), 0);
  return sum === 0 ? 0 : sum / (length(a) * length(b));
}

/** Gives topics the ids of the last run, likest pairs first; each old one goes to one new one. */
function identify(
  topics: readonly Omit<Topic, "id" | "isNew">[],
  previous: readonly Pick<Topic, "id" | "centre">[],
): Topic[] {
  const pairs = topics
    .flatMap((topic, t) =>
      previous.map(({ id, centre }) => ({ t, id, like: likeness(topic.centre, centre) })),
    )
    .filter(({ like }) => like >= SAME_TOPIC)
    .sort((a, b) => b.like - a.like || a.t - b.t);
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  for (const { t, id } of pairs) {
    if (ids.has(t) || taken.has(id)) continue;
    ids.set(t, id);
    taken.add(id);
  }
  return topics.map((topic, t) => {
    const known = ids.get(t);
    if (known !== undefined) return { ...topic, id: known, isNew: false };
    let id = mixed(hashOn(HASH_START, fold(normalise(topic.words.join(" "))))).toString(36);
    while (taken.has(id)) id += "x";
    taken.add(id);
    return { ...topic, id, isNew: true };
  });
}

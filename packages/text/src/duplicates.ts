import { HASH_START, hashUnit, mixed } from "./hashing.ts";
import { fold, normalise } from "./normalise.ts";

/** Characters in a shingle, values in a signature, and how they are cut into bands. */
const SHINGLE = 4;
const VALUES = 96;
const ROWS = 3;

/** Shorter texts are duplicates only when they are equal after normalising. */
const SHORTEST = 25;

/** From this share of common shingles on, two texts are near-duplicates. */
export const LEAST_JACCARD = 0.7;

/** Members of one bucket beyond this are not all compared with each other. */
const MOST_COMPARED = 200;

export interface DuplicateOptions {
  /** The share of common shingles from which on two texts are near-duplicates. */
  readonly least?: number;
  /** Which pairs count at all, by their places: two of the same season, say. */
  readonly mayPair?: (a: number, b: number) => boolean;
}

export interface DuplicateGroup {
  /** Indexes into the texts, ascending; at least two. */
  readonly members: readonly number[];
}

const clean = (text: string) =>
  fold(normalise(text))
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function shinglesOf(cleaned: string): Set<number> {
  const set = new Set<number>();
  for (let i = 0; i + SHINGLE <= cleaned.length; i++) {
    let hash = HASH_START;
    for (let j = i; j < i + SHINGLE; j++) hash = hashUnit(hash, cleaned.charCodeAt(j));
    set.add(mixed(hash));
  }
  return set;
}

/** Share of shingles that two sets have in common, 0…1. */
function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const value of small) if (large.has(value)) common++;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

/** Odd multipliers and offsets of the hash functions; fixed, so that runs agree. */
const FUNCTIONS = Array.from(
  { length: VALUES },
  (_, i) => [mixed(Math.imul(i + 1, 0x9e3779b1)) | 1, mixed(Math.imul(i + 1, 0x85ebca77))] as const,
);

function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(VALUES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let f = 0; f < VALUES; f++) {
      const [a, b] = FUNCTIONS[f] ?? [1, 0];
      const x = Math.imul(shingle, a) + b;
      const value = (x ^ (x >>> 15)) >>> 0;
      if (value < (signature[f] ?? 0)) signature[f] = value;
    }
  }
  return signature;
}

/** How alike two texts are: the share of common shingles of four characters, 0…1. */
export function similarityOf(a: string, b: string): number {
  const [x, y] = [clean(a), clean(b)];
  if (x === y) return 1;
  if (x.length < SHORTEST || y.length < SHORTEST) return 0;
  return jaccard(shinglesOf(x), shinglesOf(y));
}

/**
 * Pairs of near-duplicates: candidates by MinHash, then the exact share of common shingles. Texts under 25
 * characters pair only when they are equal after normalising; empty ones never.
 *
 * @param least the share from which on two texts are near-duplicates.
 * @see Broder (1997), On the resemblance and containment of documents.
 */
export function duplicatePairs(
  texts: readonly string[],
  least = LEAST_JACCARD,
): (readonly [number, number])[] {
  const cleaned = texts.map(clean);
  const shingles = cleaned.map((text) => (text.length < SHORTEST ? null : shinglesOf(text)));
  const buckets = new Map<string, number[]>();
  const put = (key: string, i: number) => {
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [i]);
    else if (bucket.length < MOST_COMPARED) bucket.push(i);
  };
  shingles.forEach((set, i) => {
    const text = cleaned[i] ?? "";
    if (text !== "") put(`=${text}`, i);
    if (set === null) return;
    const signature = signatureOf(set);
    for (let band = 0; band < VALUES / ROWS; band++)
      put(`${band}:${signature.subarray(band * ROWS, band * ROWS + ROWS).join(",")}`, i);
  });
  const seen = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  for (const members of buckets.values()) {
    for (let a = 0; a < members.length; a++) {
      for (let b = a + 1; b < members.length; b++) {
        const [i = 0, j = 0] = [members[a], members[b]].sort((x = 0, y = 0) => x - y);
        const key = i * texts.length + j;
        if (seen.has(key)) continue;
        seen.add(key);
        const [x, y] = [shingles[i], shingles[j]];
        const isSame = cleaned[i] === cleaned[j];
        if (isSame || (x != null && y != null && jaccard(x, y) >= least)) pairs.push([i, j]);
      }
    }
  }
  return pairs.sort(([a, b], [c, d]) => a - c || b - d);
}

/** Groups of texts that are near-duplicates of each other, directly or through others, in the order of the texts. */
export function duplicateGroups(
  texts: readonly string[],
  { least = LEAST_JACCARD, mayPair = () => true }: DuplicateOptions = {},
): DuplicateGroup[] {
  const parent = texts.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [a, b] of duplicatePairs(texts, least)) {
    if (!mayPair(a, b)) continue;
    const [x, y] = [root(a), root(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  }
  const groups = new Map<number, number[]>();
  texts.forEach((_, i) => {
    const of = groups.get(root(i)) ?? [];
    of.push(i);
    groups.set(root(i), of);
  });
  return [...groups.values()].filter(({ length }) => length > 1).map((members) => ({ members }));
}

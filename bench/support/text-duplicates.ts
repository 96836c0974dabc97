import { duplicatePairs, similarityOf } from "@candor/text";
import { seeded } from "../../packages/text/training/train-linear.ts";

/** Texts that are copied with changes, and the share of words that change. */
const COPIES = 1500;
const ORIGINALS = 8000;
const CHANGED = 0.1;
const SHORTEST = 25;
const LEAST = [0.6, 0.7, 0.8] as const;

/**
 * Copies of real texts with about a tenth of the words dropped, doubled or swapped, hidden among the originals.
 * Recall: pairs whose exact similarity reaches the limit and that were found. Precision counts likenesses among
 * the originals as wrong, so it is a lower bound.
 */
export function duplicatesTable(all: readonly string[]) {
  const random = seeded(20_261_122);
  const originals = [...new Set(all)]
    .filter(({ length }) => length >= SHORTEST)
    .slice(0, ORIGINALS);
  const copied = Math.min(COPIES, originals.length);
  const mutated = Array.from({ length: copied }, (_, i) => {
    const words = (originals[i] ?? "").split(" ");
    return words
      .flatMap((word, at) => {
        if (random() >= CHANGED) return [word];
        const kind = random();
        return kind < 0.34
          ? []
          : kind < 0.67
            ? [word, word]
            : [words[(at + 1) % words.length] ?? word];
      })
      .join(" ");
  });
  const texts = [...originals, ...mutated];
  const started = performance.now();
  const found = duplicatePairs(texts, Math.min(...LEAST));
  const seconds = (performance.now() - started) / 1000;
  const similarities = new Map<string, number>();
  for (const [a, b] of found)
    similarities.set(`${a} ${b}`, similarityOf(texts[a] ?? "", texts[b] ?? ""));
  const figures = LEAST.map((least) => {
    let [wanted, hit] = [0, 0];
    mutated.forEach((text, i) => {
      if (similarityOf(originals[i] ?? "", text) < least) return;
      wanted++;
      if (similarities.has(`${i} ${originals.length + i}`)) hit++;
    });
    const given = [...similarities].filter(([, similarity]) => similarity >= least);
    const right = given.filter(([pair]) => {
      const [a = 0, b = 0] = pair.split(" ").map(Number);
      return b === originals.length + a;
    });
    return [
      `J${least}`,
      {
        recall: wanted === 0 ? null : Number((hit / wanted).toFixed(3)),
        precision: given.length === 0 ? null : Number((right.length / given.length).toFixed(3)),
        copies: wanted,
        texts: texts.length,
        seconds: Number(seconds.toFixed(2)),
      },
    ] as const;
  });
  return Object.fromEntries(figures);
}

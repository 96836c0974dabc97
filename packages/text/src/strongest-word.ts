import { hashOfWord } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Span, Token } from "./tokens.ts";

/** Words shorter than this explain nothing. */
const SHORTEST = 3;

/** The word that speaks most for a class of a model, or null when none does. */
export function strongestWord(
  { header, weights }: LinearModel,
  classIndex: number,
  tokens: readonly Token[],
): Span | null {
  const k = header.classes.length;
  let most = 0;
  let best: Span | null = null;
  for (const { kind, folded, start, end } of tokens) {
    if (kind !== "word" || folded.length < SHORTEST) continue;
    const weight = weights[(hashOfWord(folded) & (header.buckets - 1)) * k + classIndex] ?? 0;
    if (weight <= most) continue;
    most = weight;
    best = { start, end };
  }
  return best;
}

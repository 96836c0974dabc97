import { fold, normalise } from "./normalise.ts";
import type { Token } from "./tokens.ts";

/**
 * What words stand for, whatever the language: `QUEUE` is "queue", "очередь", "rinda" and "kö". Rules and models
 * see concepts beside words, so that what was learned in one language helps in the others.
 */
export interface ConceptHit {
  readonly concept: string;
  /** First token and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** A word of a pattern: exact, or the beginning of a word ("deliver*"); `_` stands for up to three words. */
interface Piece {
  readonly text: string;
  readonly isPrefix: boolean;
  readonly isGap: boolean;
}

interface Phrase {
  readonly concept: string;
  readonly rest: readonly Piece[];
}

interface Entry {
  /** Concepts the single word stands for. */
  readonly concepts: string[];
  /** Phrases that begin with the word. */
  readonly phrases: Phrase[];
}

/** Words and phrases of one language, ready to be found. */
export interface Concepts {
  readonly exact: ReadonlyMap<string, Entry>;
  readonly prefixes: ReadonlyMap<string, Entry>;
  readonly longestPrefix: number;
}

/** Concept → its words, separated by commas: "queue*, stood in line, wait* _ hour*". */
export type ConceptWords = Readonly<Record<string, string>>;

/** How many words `_` may stand for. */
const WIDEST_GAP = 3;

function pieceOf(written: string): Piece {
  const isPrefix = written.endsWith("*");
  const text = fold(normalise(isPrefix ? written.slice(0, -1) : written));
  return { text, isPrefix, isGap: written === "_" };
}

/** Prepares the words of a language. Several lists of the same language can be given; they add up. */
export function conceptsOf(lists: readonly ConceptWords[]): Concepts {
  const exact = new Map<string, Entry>();
  const prefixes = new Map<string, Entry>();
  let longestPrefix = 0;
  for (const list of lists) {
    for (const [concept, words] of Object.entries(list)) {
      for (const written of words.split(",").map((word) => word.trim())) {
        const [first, ...rest] = written.split(/\s+/).map(pieceOf);
        if (first === undefined || first.text === "") continue;
        const map = first.isPrefix ? prefixes : exact;
        if (first.isPrefix) longestPrefix = Math.max(longestPrefix, first.text.length);
        const entry = map.get(first.text) ?? { concepts: [], phrases: [] };
        map.set(first.text, entry);
        if (rest.length === 0) entry.concepts.push(concept);
        else entry.phrases.push({ concept, rest });
      }
    }
  }
  return { exact, prefixes, longestPrefix };
}

/** Every concept a text speaks of, in the order of the text; one word may stand for several. */
export function findConcepts(tokens: readonly Token[], concepts: Concepts): ConceptHit[] {
  const hits: ConceptHit[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== "word" && token.kind !== "number") return;
    const word = token.folded;
    const whole = concepts.exact.get(word);
    if (whole !== undefined) collect(whole, tokens, i, hits);
    const longest = Math.min(word.length, concepts.longestPrefix);
    for (let length = 2; length <= longest; length++) {
      const entry = concepts.prefixes.get(word.slice(0, length));
      if (entry !== undefined) collect(entry, tokens, i, hits);
    }
  });
  return hits;
}

function collect(entry: Entry, tokens: readonly Token[], i: number, hits: ConceptHit[]): void {
  for (const concept of entry.concepts) hits.push({ concept, from: i, to: i + 1 });
  for (const { concept, rest } of entry.phrases) {
    const to = endOfPhrase(rest, 0, tokens, i + 1);
    if (to !== null) hits.push({ concept, from: i, to });
  }
}

/** Where the rest of a phrase ends when it goes on at token `i`, or null when it does not. */
function endOfPhrase(
  rest: readonly Piece[],
  at: number,
  tokens: readonly Token[],
  i: number,
): number | null {
  const piece = rest[at];
  if (piece === undefined) return i;
  if (piece.isGap) {
    for (let skip = 0; skip <= WIDEST_GAP; skip++) {
      const end = endOfPhrase(rest, at + 1, tokens, i + skip);
      if (end !== null) return end;
      if (tokens[i + skip]?.kind === "mark") return null;
    }
    return null;
  }
  const token = tokens[i];
  if (token === undefined || (token.kind !== "word" && token.kind !== "number")) return null;
  const fits = piece.isPrefix ? token.folded.startsWith(piece.text) : token.folded === piece.text;
  return fits ? endOfPhrase(rest, at + 1, tokens, i + 1) : null;
}

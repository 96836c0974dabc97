import type { ConceptHit } from "./concepts.ts";
import { fold } from "./normalise.ts";
import type { Token } from "./tokens.ts";

/** Words with a value from -5 (very bad) to 5 (very good), folded. */
export type Polarities = ReadonlyMap<string, number>;

/** Value → words with spaces between: `{ "-3": "awful dreadful", "2": "nice" }`. */
export type PolarityWords = Readonly<Record<string, string>>;

/** Prepares the words of a language; the first of two values for one folded word counts. */
export function polaritiesOf(words: PolarityWords): Polarities {
  const values = new Map<string, number>();
  for (const [value, list] of Object.entries(words)) {
    for (const word of list.split(" ")) {
      const folded = fold(word);
      if (folded !== "" && !values.has(folded)) values.set(folded, Number(value));
    }
  }
  return values;
}

/** Values of concepts that praise or blame by themselves. */
const CONCEPT_VALUES: Readonly<Record<string, number>> = {
  GREAT: 3,
  GOOD: 2,
  THANKS: 2,
  RECOMMEND: 2,
  KIND: 2,
  EASY: 2,
  FAST: 1.5,
  CHEAP: 1.5,
  CLEAN: 1.5,
  TASTY: 2,
  COSY: 1.5,
  RELIABLE: 2,
  SOLVED: 1.5,
  BAD: -2,
  AWFUL: -3,
  RUDE: -3,
  HARD: -2,
  SLOW: -2,
  EXPENSIVE: -2,
  DIRTY: -2.5,
  BROKEN: -2.5,
  CRASH: -2.5,
  SPOILED: -2.5,
  ANGRY: -2.5,
  SMELL: -2,
  NOISE: -1.5,
  IGNORED: -2,
  LATE: -2,
  LIE: -3,
  SWEAR: -3,
};

/** Letters that may be missing at the end of a word for it to be the listed one, and what must be left. */
const LONGEST_ENDING = 4;
const SHORTEST_STEM = 4;

/** How many words before a word a negation reaches. */
const REACH_OF_NEGATION = 3;

/** What one word says by itself. */
export interface Valued {
  readonly at: number;
  /** -5…5, turned round (and halved) behind a negation. */
  readonly value: number;
  readonly isNegated: boolean;
}

/** The value of a word: as listed, or of a listed word that begins as it does. */
export function polarityOf(folded: string, polarities: Polarities): number {
  const listed = polarities.get(folded);
  if (listed !== undefined) return listed;
  const shortest = Math.max(SHORTEST_STEM, folded.length - LONGEST_ENDING);
  for (let length = folded.length - 1; length >= shortest; length--) {
    const value = polarities.get(folded.slice(0, length));
    if (value !== undefined) return value;
  }
  return 0;
}

/** Emoji and emoticons that praise or blame. */
const GOOD_EMOJI =
  /[😀😁😃😄😆😊😋😍🥰😘🙂😎🤩👍👌👏🙏💪❤♥💕💖💛💚💙💜🌟⭐✨🎉🥳😇🤗💯🔥]|^[:;=]['’]?-?[)DPp]|<3/u;
const BAD_EMOJI = /[😠😡🤬😤😒😞😟😢😭😩😫🤮🤢👎💩😱🙄😑😖😣🤦🖕💔☹🙁😕😔]|^[:;=]['’]?-?[(/\\|]/u;

/** What an emoji says: 2, -2 or nothing. */
export function polarityOfEmoji(text: string): number {
  return GOOD_EMOJI.test(text) ? 2 : BAD_EMOJI.test(text) ? -2 : 0;
}

/**
 * The words of a text that praise or blame, with negation ("not bad", "nav slikti") taken into account.
 *
 * @param hits concepts found in the text; `NOT` among them negates, those that praise or blame count before the
 * list of polarities.
 */
export function valuedWords(
  tokens: readonly Token[],
  hits: readonly ConceptHit[],
  polarities: Polarities,
): Valued[] {
  const negations = new Set<number>();
  const ofConcepts = new Map<number, number>();
  for (const { concept, from, to } of hits) {
    if (concept === "NOT") negations.add(from);
    const value = CONCEPT_VALUES[concept];
    if (value === undefined) continue;
    const before = ofConcepts.get(to - 1);
    if (before === undefined || Math.abs(value) > Math.abs(before)) ofConcepts.set(to - 1, value);
  }
  const valued: Valued[] = [];
  tokens.forEach((token, at) => {
    const plain =
      token.kind === "emoji"
        ? polarityOfEmoji(token.text)
        : token.kind === "word" && !negations.has(at)
          ? (ofConcepts.get(at) ?? polarityOf(token.folded, polarities))
          : 0;
    if (plain === 0) return;
    const isNegated = token.kind === "word" && isBehindNegation(tokens, negations, at);
    valued.push({ at, value: isNegated ? -plain / 2 : plain, isNegated });
  });
  return valued;
}

/** Whether a negation stands shortly before a word, with no punctuation between. */
export function isBehindNegation(
  tokens: readonly Token[],
  negations: ReadonlySet<number>,
  at: number,
): boolean {
  for (let i = at - 1; i >= 0 && i >= at - REACH_OF_NEGATION; i--) {
    if (tokens[i]?.kind === "mark") return false;
    if (negations.has(i)) return true;
  }
  return false;
}

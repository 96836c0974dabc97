import { merged, spanOf } from "./aspects.ts";
import { type Concepts, conceptsOf, findConcepts } from "./concepts.ts";
import type { Span, Token } from "./tokens.ts";

/** A theme that a workspace defines: words by language, exact or with a star at the end ("deliver*"). */
export interface KeywordTheme {
  readonly id: string;
  /** Language → words and phrases; `any` holds for every language. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

export interface KeywordHit {
  readonly id: string;
  readonly spans: readonly Span[];
}

/** Themes prepared for one language. */
export type PreparedThemes = Concepts;

/**
 * Prepares the keyword themes of a workspace for a language, once for many comments.
 *
 * @throws RangeError when a word is empty or only a star.
 */
export function prepareKeywordThemes(
  themes: readonly KeywordTheme[],
  language: string,
): PreparedThemes {
  const lists: Record<string, string>[] = [];
  for (const { id, words } of themes) {
    for (const word of [...(words[language] ?? []), ...(words.any ?? [])]) {
      if (/^[\s*]*$/.test(word)) throw new RangeError(`a word of the theme "${id}" is empty`);
      lists.push({ [id]: word.replaceAll(",", " ") });
    }
  }
  return conceptsOf(lists);
}

/** Which keyword themes a text speaks of, and where. */
export function findKeywordThemes(tokens: readonly Token[], themes: PreparedThemes): KeywordHit[] {
  const spans = new Map<string, Span[]>();
  for (const hit of findConcepts(tokens, themes)) {
    const list = spans.get(hit.concept) ?? [];
    list.push(spanOf(hit, tokens));
    spans.set(hit.concept, list);
  }
  return [...spans].map(([id, found]) => ({ id, spans: merged(found) }));
}

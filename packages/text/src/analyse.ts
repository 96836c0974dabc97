import { findConcepts } from "./concepts.ts";
import type { Analysis } from "./features.ts";
import { valuedWords } from "./polarity.ts";
import type { Words } from "./resources.ts";
import { clausesOf, tokensOf } from "./tokens.ts";

/**
 * Cuts a text into tokens and clauses and looks its words up: what all parts of the reader work on.
 *
 * @param respell writes a word as the lists have it, such as Russian in Latin letters; places in the text stay.
 */
export function analyse(
  text: string,
  language: string,
  words: Words,
  respell?: (word: string) => string,
): Analysis {
  const read = tokensOf(text);
  const tokens =
    respell === undefined
      ? read
      : read.map((token) => {
          if (token.kind !== "word") return token;
          const spelled = respell(token.folded);
          return { ...token, text: spelled, folded: spelled };
        });
  const hits = findConcepts(tokens, words.conceptsIn(language));
  const valued = valuedWords(tokens, hits, words.polaritiesIn(language));
  return { language, tokens, clauses: clausesOf(tokens), hits, valued };
}

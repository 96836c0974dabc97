import {
  findKeywordThemes,
  fold,
  normalise,
  type PreparedThemes,
  prepareKeywordThemes,
  tokensOf,
} from "@candor/text";

/** A place in one of the comments looked at. */
export interface MatchedPlace {
  at: number;
  spans: { start: number; end: number }[];
}

export interface MatchedWords {
  matches: number;
  examples: MatchedPlace[];
  near: (MatchedPlace & { word: string; comments: number })[];
}

const EXAMPLES = 8;
const NEAR = 8;
/** So many letters in common make a near miss, or all but the last two of a longer word. */
const LEAST_COMMON = 4;

/** Which comments words match, and which words of comments begin alike and do not. */
export function matchWords(
  words: Readonly<Record<string, readonly string[]>>,
  comments: readonly { comment: string; language: string }[],
): MatchedWords {
  const prepared = new Map<string, PreparedThemes>();
  const theme = [{ id: "theme", words }];
  const examples: MatchedPlace[] = [];
  const near = new Map<string, MatchedPlace & { word: string; comments: number }>();
  let matches = 0;
  comments.forEach(({ comment, language }, at) => {
    const known = prepared.get(language) ?? prepareKeywordThemes(theme, language);
    prepared.set(language, known);
    const tokens = tokensOf(comment);
    const [hit] = findKeywordThemes(tokens, known);
    if (hit) {
      matches++;
      if (examples.length < EXAMPLES) examples.push({ at, spans: [...hit.spans] });
      return;
    }
    const beginnings = beginningsOf(words, language);
    const seen = new Set<string>();
    for (const { folded, text, start, end, kind } of tokens) {
      if (kind !== "word" || seen.has(folded)) continue;
      if (!beginnings.some((beginning) => folded.startsWith(beginning))) continue;
      seen.add(folded);
      const one = near.get(folded) ?? { word: text, comments: 0, at, spans: [{ start, end }] };
      near.set(folded, { ...one, comments: one.comments + 1 });
    }
  });
  return {
    matches,
    examples,
    near: [...near.values()].sort((a, b) => b.comments - a.comments).slice(0, NEAR),
  };
}

function beginningsOf(
  words: Readonly<Record<string, readonly string[]>>,
  language: string,
): string[] {
  return [...(words[language] ?? []), ...(words.any ?? [])]
    .map((word) => fold(normalise(word.replace(/\*$/, ""))).trim())
    .filter((word) => !word.includes(" ") && word.length >= LEAST_COMMON)
    .map((word) => word.slice(0, Math.max(LEAST_COMMON, word.length - 2)));
}

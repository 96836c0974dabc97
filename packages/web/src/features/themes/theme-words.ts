/** Words of a theme as they are typed, a line each, by language. */
export function joined(words: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([of, list]) => [of, list.join("\n")]));
}

/** The lists that lines make; words of one letter and languages without words are left out. */
export function listOf(lines: Readonly<Record<string, string>>): Record<string, string[]> {
  const lists = Object.entries(lines).map(([language, text]) => {
    const words = text
      .split(/[\n,;]/)
      .map((word) => word.trim().slice(0, 60))
      .filter((word) => /[\p{L}\p{N}]{2}/u.test(word));
    return [language, [...new Set(words)]] as [string, string[]];
  });
  return Object.fromEntries(lists.filter(([, words]) => words.length > 0));
}

/** The languages that there are fields for: every one first, then the survey's, then others that have words. */
export function wordLanguages(
  words: Readonly<Record<string, unknown>>,
  ofSurvey: readonly string[],
): string[] {
  const short = ofSurvey.map((tag) => tag.split("-")[0] ?? tag);
  return [...new Set(["any", ...short, ...Object.keys(words)])];
}

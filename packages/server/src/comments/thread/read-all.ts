import type { Polarity } from "@candor/contract/reading.ts";
import {
  disagreementOf,
  findKeywordThemes,
  type LinearModel,
  type PreparedThemes,
  polarityAt,
  prepareKeywordThemes,
  type Reader,
  type Reading,
  type ReadOptions,
  readInLanguage,
  readLanguage,
  readModel,
  tokensOf,
} from "@candor/text";
import type { CommentToRead, RawReading, ReadingManner } from "./reader-messages.ts";

/** Reads comments of one workspace, with its keyword themes and its own weights. */
export function readAll(
  reader: Reader,
  comments: readonly CommentToRead[],
  manner: ReadingManner,
): RawReading[] {
  const keywords = new Map<string, PreparedThemes>();
  const prepared = (language: string) => {
    const known = keywords.get(language) ?? prepareKeywordThemes(manner.themes, language);
    keywords.set(language, known);
    return known;
  };
  const models = new Map<string, LinearModel>();
  const own = (language: string): LinearModel | undefined => {
    const bytes = manner.weights[language];
    if (bytes === undefined) return undefined;
    const known = models.get(language) ?? readModel(bytes);
    models.set(language, known);
    return known;
  };
  return comments.map((comment) => {
    const expected = comment.expected?.split("-")[0]?.toLowerCase();
    const language = comment.language
      ? { language: comment.language, confidence: 1 }
      : readLanguage(comment.text, reader.detect, expected);
    const options = { expectedLanguage: expected, sentiment: own(language.language) };
    const reading = readInLanguage(reader, comment.text, language, options);
    const themes = manner.themes.length === 0 ? undefined : prepared(language.language);
    return rawReading(reader, comment, reading, options, themes);
  });
}

function rawReading(
  reader: Reader,
  { text, score }: CommentToRead,
  reading: Reading,
  options: ReadOptions,
  keywords: PreparedThemes | undefined,
): RawReading {
  const { toneReading, language, languageConfidence, value, confidence } = reading;
  // Words counted without a model for the language are too weak to say a tone, or to doubt a score: they
  // called "les prix sont trop élevés" praise.
  const modelled = toneReading.method !== "lexicon";
  const tone = modelled ? reading.tone : "unclear";
  // Unsure of the whole, the reader is not sure of what it says about a part either.
  const said = (polarity: Polarity): Polarity => (tone === "unclear" ? "unclear" : polarity);
  const aspects = reading.themes.map(({ aspect, polarity, spans }) => ({
    id: aspect as string,
    polarity: said(polarity),
    spans,
  }));
  const found = keywords ? findKeywordThemes(tokensOf(text), keywords) : [];
  const own = found.map(({ id, spans }) => ({
    id,
    polarity: said(polarityAt(reader, text, spans, reading, options)),
    spans,
  }));
  return {
    language,
    languageConfidence,
    tone,
    likeliest: toneReading.likeliest,
    value,
    confidence,
    themes: [...aspects, ...own],
    urgency: reading.urgency,
    churn: reading.churn,
    reasons: reading.reasons,
    disagrees: modelled ? disagreementOf(score, toneReading) : null,
  };
}

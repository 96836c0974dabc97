import { analyse } from "./analyse.ts";
import {
  type AspectReading,
  type AspectSettings,
  aspectsByModel,
  categoriesOf,
  type Polarity,
  polarityOfAspect,
  spansOf,
} from "./aspects.ts";
import {
  type Analysis,
  type FeatureGroups,
  featureGroupsOf,
  type GroupWeights,
  weigh,
} from "./features.ts";
import { type LanguageReading, readLanguage, type ScoreLanguages } from "./language.ts";
import { type LinearModel, readModel } from "./linear-model.ts";
import { type WordFiles, Words } from "./resources.ts";
import {
  type Tone,
  type ToneReading,
  type ToneSettings,
  toneByEmoji,
  toneByLexicon,
  toneByModel,
} from "./sentiment.ts";
import { decodeUtf8 } from "./text-codec.ts";
import type { Span } from "./tokens.ts";
import { inCyrillic, isWrittenInLatin } from "./transliterate.ts";
import {
  type Reason,
  type Urgency,
  type UrgencySettings,
  urgencyByModel,
  urgencyByPhrases,
} from "./urgency.ts";

/** Everything the reader says of one comment. */
export interface Reading {
  readonly language: string;
  readonly languageConfidence: number;
  readonly tone: Tone;
  /** -1 (negative) … 1 (positive). */
  readonly value: number;
  /** Calibrated, 0…1; below 0.45 the tone is `unclear`. */
  readonly confidence: number;
  /** More of the tone: what is likeliest where the tone is unclear, and the probabilities. */
  readonly toneReading: ToneReading;
  readonly themes: readonly AspectReading[];
  readonly urgency: Urgency;
  readonly churn: boolean;
  readonly reasons: readonly Reason[];
  /** Of the weights and words; a comment is read again when it changes. */
  readonly version: string;
}

/** The data files of the reader, as bytes. */
export interface ReaderFiles {
  readonly sentiment: Uint8Array;
  readonly aspects: Uint8Array;
  readonly urgency: Uint8Array;
  readonly concepts: Uint8Array;
  readonly polarity: Uint8Array;
}

/** The prepared reader; made once and used for all comments. */
export interface Reader {
  readonly version: string;
  readonly words: Words;
  readonly detect: ScoreLanguages;
  readonly sentiment: LinearModel;
  readonly aspects: LinearModel;
  readonly urgency: LinearModel;
}

/** What is known of a comment beside its words. The score is not among it: words are read for themselves. */
export interface ReadOptions {
  /** The language in which the customer answered the survey (ISO 639-1). */
  readonly expectedLanguage?: string | undefined;
  /** A workspace's own copy of the weights for tone, from `adaptSentiment`. */
  readonly sentiment?: LinearModel | undefined;
}

interface WordFile<T> {
  readonly header: { readonly version: string };
  readonly languages: Readonly<Record<string, T>>;
}

function parsed<T>(bytes: Uint8Array): WordFile<T> {
  return JSON.parse(decodeUtf8(bytes)) as WordFile<T>;
}

/**
 * Prepares the reader from its data files.
 *
 * @param files bytes of the files in `data`; in Node, `loadReader` of `@candor/text/node` reads them.
 * @param detect scores of a language detector, such as `eldDetector()`.
 * @throws RangeError when a file is none of these.
 */
export function createReader(files: ReaderFiles, detect: ScoreLanguages): Reader {
  const concepts = parsed<WordFiles["concepts"][string]>(files.concepts);
  const polarity = parsed<WordFiles["polarity"][string]>(files.polarity);
  const sentiment = readModel(files.sentiment);
  return {
    version: sentiment.header.version,
    words: new Words({ concepts: concepts.languages, polarity: polarity.languages }),
    detect,
    sentiment,
    aspects: readModel(files.aspects),
    urgency: readModel(files.urgency),
  };
}

const NOTHING: Pick<Reading, "themes" | "urgency" | "churn" | "reasons"> = {
  themes: [],
  urgency: 0,
  churn: false,
  reasons: [],
};

const NO_TONE: ToneReading = {
  tone: "unclear",
  value: 0,
  confidence: 0,
  likeliest: "neutral",
  probabilities: { positive: 0, neutral: 1, negative: 0, mixed: 0 },
  method: "lexicon",
};

/**
 * Reads one comment: its language, its tone, what it is about, how pressing it is, and whether its writer leaves.
 * Any text is read, also empty, damaged or very long (the first 10,000 characters count); the same text gives the
 * same reading.
 */
export function readComment(reader: Reader, text: string, options: ReadOptions = {}): Reading {
  const language = readLanguage(text, reader.detect, options.expectedLanguage);
  return readInLanguage(reader, text, language, options);
}

/** The same when the language is known. */
export function readInLanguage(
  reader: Reader,
  text: string,
  { language, confidence }: LanguageReading,
  options: ReadOptions = {},
): Reading {
  const ground = { language, languageConfidence: confidence, version: reader.version };
  const isRomanised = options.expectedLanguage === "ru" && isWrittenInLatin(text, language);
  const readAs = isRomanised ? "ru" : language;
  const analysis = analysisOf(reader, text, readAs, isRomanised);
  if (!analysis.tokens.some(({ kind }) => kind === "word" || kind === "emoji")) {
    const { tone, value, confidence: sure } = NO_TONE;
    return { ...ground, tone, value, confidence: sure, toneReading: NO_TONE, ...NOTHING };
  }
  const groups = featureGroupsOf(analysis);
  const toneReading = toneOf(reader, analysis, groups, readAs, options.sentiment);
  const { tone, value, confidence: sure } = toneReading;
  return {
    ...ground,
    tone,
    value,
    confidence: sure,
    toneReading,
    themes: aspectsOf(reader, analysis, groups, readAs, toneReading, options.sentiment),
    ...urgencyOf(reader, text, analysis, groups, readAs),
  };
}

/**
 * How a comment that was read speaks at some places of it, such as those of a keyword theme. Where its tone is
 * mixed, the clauses that the places stand in decide.
 */
export function polarityAt(
  reader: Reader,
  text: string,
  spans: readonly Span[],
  { language, toneReading }: Pick<Reading, "language" | "toneReading">,
  options: ReadOptions = {},
): Polarity {
  const isRomanised = options.expectedLanguage === "ru" && isWrittenInLatin(text, language);
  const readAs = isRomanised ? "ru" : language;
  const analysis = analysisOf(reader, text, readAs, isRomanised);
  return polarityOfAspect(spans, toneReading, analysis, (part) =>
    toneOf(reader, part, featureGroupsOf(part), readAs, options.sentiment),
  );
}

/** Russian in Latin letters is looked up in Cyrillic; places stay those of the text as written. */
function analysisOf(
  reader: Reader,
  text: string,
  language: string,
  isRomanised: boolean,
): Analysis {
  return analyse(text, language, reader.words, isRomanised ? inCyrillic : undefined);
}

const weightsOf = (model: LinearModel) => model.header.settings.groups as GroupWeights;
const isTrained = (model: LinearModel, language: string) =>
  model.header.languages.includes(language);

function toneOf(
  reader: Reader,
  analysis: Analysis,
  groups: FeatureGroups,
  language: string,
  own: LinearModel | undefined,
): ToneReading {
  if (!analysis.tokens.some(({ kind }) => kind === "word")) return toneByEmoji(analysis);
  const model = own ?? reader.sentiment;
  if (!isTrained(model, language)) return toneByLexicon(analysis);
  const settings = model.header.settings.tone as ToneSettings;
  return toneByModel(model, weigh(groups, weightsOf(model)), language, settings);
}

function aspectsOf(
  reader: Reader,
  analysis: Analysis,
  groups: FeatureGroups,
  language: string,
  whole: ToneReading,
  own: LinearModel | undefined,
): AspectReading[] {
  const model = isTrained(reader.aspects, language) ? reader.aspects : undefined;
  const found =
    model === undefined
      ? [...categoriesOf(analysis.hits).keys()]
      : aspectsByModel(model, analysis, groups, model.header.settings.aspects as AspectSettings);
  return found.map((aspect) => {
    const spans = spansOf(aspect, analysis, model);
    const toneOfPart = (part: Analysis) =>
      toneOf(reader, part, featureGroupsOf(part), language, own);
    return { aspect, polarity: polarityOfAspect(spans, whole, analysis, toneOfPart), spans };
  });
}

function urgencyOf(
  reader: Reader,
  text: string,
  analysis: Analysis,
  groups: FeatureGroups,
  language: string,
) {
  const model = reader.urgency;
  if (!isTrained(model, language)) return urgencyByPhrases(text, analysis);
  const features = weigh(groups, weightsOf(model));
  return urgencyByModel(
    text,
    model,
    features,
    analysis,
    model.header.settings.least as UrgencySettings,
  );
}

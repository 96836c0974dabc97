/** The table of contents of the library. */
export {
  type Adaptation,
  adaptingSentiment,
  adaptSentiment,
  LEAST_SCORED,
  type ScoredComment,
} from "./adapt.ts";
export { analyse } from "./analyse.ts";
export { ASPECTS, type Aspect, type AspectReading, type Polarity } from "./aspects.ts";
export { beggingSentences, toldOfBegging } from "./begging.ts";
export { disagreementOf } from "./disagreement.ts";
export {
  type DuplicateGroup,
  duplicateGroups,
  duplicatePairs,
  LEAST_JACCARD,
  similarityOf,
} from "./duplicates.ts";
export {
  findKeywordThemes,
  type KeywordHit,
  type KeywordTheme,
  type PreparedThemes,
  prepareKeywordThemes,
} from "./keyword-themes.ts";
export {
  eldDetector,
  type LanguageReading,
  readLanguage,
  type ScoreLanguages,
} from "./language.ts";
export { type LinearModel, type ModelHeader, readModel, writeModel } from "./linear-model.ts";
export { fold, normalise } from "./normalise.ts";
export {
  createReader,
  polarityAt,
  type Reader,
  type ReaderFiles,
  type Reading,
  type ReadOptions,
  readComment,
  readInLanguage,
} from "./read-comment.ts";
export {
  findNames,
  findPersonal,
  type PersonalKind,
  type PersonalSpan,
  redact,
  replaceNames,
} from "./redact.ts";
export {
  type ClearTone,
  LEAST_CONFIDENCE,
  type Tone,
  type ToneReading,
  threeWay,
  toneByLexicon,
} from "./sentiment.ts";
export { type Clause, clausesOf, type Span, type Token, tokensOf } from "./tokens.ts";
export { discoverTopics, LEAST_TEXTS, type Topic, type TopicOptions } from "./topics.ts";
export type { Reason, Urgency } from "./urgency.ts";

import type { ToneReading } from "./sentiment.ts";

/** How far the words must lean, and how sure the reader must be, for a disagreement to be worth a look. */
const LEAST_CONFIDENCE = 0.6;
const LEAST_LEAN = 0.5;

/**
 * Whether score and words say opposite things: a promoter (9–10) who is angry, a detractor (0–6) who praises.
 * Passives never disagree, and neither do unsure readings. A hint to look, never a reason to change an answer.
 *
 * @param score 0…10, whole.
 * @throws RangeError when the score is none.
 */
export function disagreementOf(
  score: number,
  { likeliest, confidence, value }: Pick<ToneReading, "likeliest" | "confidence" | "value">,
): "score_high_words_negative" | "score_low_words_positive" | null {
  if (!Number.isInteger(score) || score < 0 || score > 10)
    throw new RangeError(`score must be a whole number from 0 to 10, not ${score}`);
  if (confidence < LEAST_CONFIDENCE) return null;
  if (score >= 9 && likeliest === "negative" && value <= -LEAST_LEAN)
    return "score_high_words_negative";
  if (score <= 6 && likeliest === "positive" && value >= LEAST_LEAN)
    return "score_low_words_positive";
  return null;
}

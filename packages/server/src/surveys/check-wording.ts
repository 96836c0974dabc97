import type { WordingCheck, WordingWarning } from "@candor/contract/survey.ts";
import { beggingSentences } from "@candor/text";
import type { z } from "zod";
import { WORDING_PATTERNS, type WordingPatterns } from "./wording-patterns.ts";

type Warning = z.infer<typeof WordingWarning>;

/** Longer questions are skimmed, and answered to what was skimmed. */
const MOST_WORDS = 25;

/** Letters on either side make it another word: `\b` knows only Latin letters. */
function asWords(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

/**
 * What is wrong with the wording of a question: each warning with the words that gave rise to it.
 *
 * Length and shouting are judged in every language; leading, double, negated, self-praising and
 * jargon wording in those with patterns (`WORDING_PATTERNS`), begging for the best score in the languages
 * that `beggingSentences` knows. A warning is advice, never a refusal:
 * patterns know words, not meaning.
 */
export function checkWording(
  check: Pick<WordingCheckInput, "text" | "language"> & Partial<Pick<WordingCheckInput, "of">>,
): Warning[] {
  const text = check.text.trim();
  const begging = beggingSentences(text).map((evidence) => ({ code: "begs" as const, evidence }));
  if (check.of === "text") return begging;
  const patterns = WORDING_PATTERNS[check.language.split("-")[0]?.toLowerCase() ?? ""];
  const warnings = [...begging, ...tooLong(text), ...shouting(text)];
  if (!patterns) return warnings;
  return [
    ...warnings,
    ...found("leading", text, patterns.leading),
    ...double(text, patterns),
    ...found("negated", text, patterns.negated),
    ...found("jargon", text, patterns.jargon),
    ...found("assumes_good", text, patterns.assumesGood),
    ...noSubject(text, patterns),
  ];
}
type WordingCheckInput = z.infer<typeof WordingCheck>;

function tooLong(text: string): Warning[] {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return words > MOST_WORDS ? [{ code: "too_long", evidence: String(words) }] : [];
}

/** Two words in capitals, one long one, or exclamation marks in a row; short ones are initials. */
function shouting(text: string): Warning[] {
  const capitals = text.match(/(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu) ?? [];
  const marks = text.match(/!{2,}/u) ?? [];
  const loud = capitals.length > 1 || capitals.some((word) => word.length > 5) ? capitals : [];
  const evidence = [...loud, ...marks].join(" ");
  return evidence ? [{ code: "shouting", evidence }] : [];
}

function found(code: Warning["code"], text: string, alternatives: readonly string[]): Warning[] {
  const evidence = [...new Set(text.match(asWords(alternatives)) ?? [])].join(", ");
  return evidence ? [{ code, evidence }] : [];
}

/** Two things asked at once get one answer, and nobody knows to which. */
function double(text: string, patterns: WordingPatterns): Warning[] {
  const marks = text.match(/[?؟]/gu) ?? [];
  if (marks.length > 1) return [{ code: "double", evidence: `${marks.length} × ?` }];
  const pairs = new RegExp(
    `[\\p{L}\\p{N}]+,?\\s+(?:${patterns.and.join("|")})\\s+[\\p{L}\\p{N}]+`,
    "giu",
  );
  const evidence = (text.match(pairs) ?? []).join(", ");
  return evidence ? [{ code: "double", evidence }] : [];
}

/** A recommendation of nothing in particular: neither `{subject}`, nor a name, nor "us". */
function noSubject(text: string, patterns: WordingPatterns): Warning[] {
  const recommend = text.match(asWords(patterns.recommend))?.[0];
  if (recommend === undefined || text.includes("{subject}")) return [];
  const named = /(?<=[\p{L}\p{N},]\s)["«“„]?\p{Lu}/u.test(text) || /^[^:?]{1,80}:\s/u.test(text);
  if (named || asWords(patterns.us).test(text)) return [];
  return [{ code: "no_subject", evidence: recommend }];
}

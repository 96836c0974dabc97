import { withoutPlaceholders } from "./redact.ts";

/** What a detector of languages says: scores by ISO 639-1 code, 0…1, none when it has no idea. */
export type ScoreLanguages = (text: string) => Readonly<Record<string, number>>;

export interface LanguageReading {
  /** ISO 639-1, or `und` when nothing can be said. */
  readonly language: string;
  /** 0…1. */
  readonly confidence: number;
}

const UNKNOWN: LanguageReading = { language: "und", confidence: 0 };

/** Languages told by their script alone; what is left of the text decides between several. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Bengali}/gu, "bn"],
  [/\p{Script=Tamil}/gu, "ta"],
];

const LETTER = /\p{L}/gu;
const WORD = /[\p{L}\p{M}]{2,}/gu;

/** Languages that are one for a reader without more context: written alike, understood by each other. */
const ALIKE: readonly ReadonlySet<string>[] = [new Set(["hr", "sr", "bs"]), new Set(["no", "da"])];

/** Languages written with Cyrillic letters that the detector knows, and letters that tell them apart. */
function byLetters(text: string): string | null {
  if (/[ії]|є|ґ/iu.test(text) && !/[ыэё]/iu.test(text)) return "uk";
  if (/ў/iu.test(text)) return "be";
  if (/[ђћџљњј]/iu.test(text) && /\p{Script=Cyrillic}/u.test(text))
    return /[ѓќѕ]/iu.test(text) ? "mk" : "sr";
  if (/[ѓќѕ]/iu.test(text)) return "mk";
  if (/[ыэё]/iu.test(text)) return "ru";
  return null;
}

const CYRILLIC = new Set(["ru", "uk", "be", "bg", "mk", "sr", "kk", "mn"]);

/** How far the best score must be from that of the expected language for the expectation to be given up. */
const CLEAR_LEAD = 0.06;
const CLEAR_LEAD_SHORT = 0.18;
const SHORT = 4;

/** So few letters say nothing against the language of the survey. */
const TOO_SHORT = 6;

/**
 * Tells the language: by script, by letters, then by the detector's scores, where the language in which the
 * customer answered is the first guess (a tap on "svenska" says more about three words than three words do).
 *
 * @param text the comment as written.
 * @param detect scores of a detector, such as `eldDetector()`.
 * @param expected the language of the survey as answered, when known.
 */
export function readLanguage(
  text: string,
  detect: ScoreLanguages,
  expected?: string,
): LanguageReading {
  const sample = withoutPlaceholders(text.slice(0, 1000))
    .toWellFormed()
    .replaceAll(/https?:\S*|\S+@\S+|@\w+/g, " ");
  const letters = sample.match(LETTER)?.length ?? 0;
  if (letters === 0)
    return expected === undefined ? UNKNOWN : { language: expected, confidence: 0.5 };
  for (const [script, language] of SCRIPTS) {
    const found = sample.match(script)?.length ?? 0;
    if (found * 3 > letters || (language === "ja" && found > 0 && found * 8 > letters))
      return { language, confidence: 0.98 };
  }
  if ((sample.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > letters)
    return { language: expected === "ja" ? "ja" : "zh", confidence: 0.95 };
  if ((sample.match(/\p{Script=Arabic}/gu)?.length ?? 0) * 2 > letters)
    return byArabicLetters(sample, detect, expected);
  const isCyrillic = (sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) * 2 > letters;
  const told = isCyrillic ? byLetters(sample) : null;
  if (told !== null) return { language: told, confidence: 0.97 };
  return byScores(sample, detect, expected, isCyrillic);
}

/** Languages in Arabic letters: Persian has letters of its own, and short texts without them. */
function byArabicLetters(
  sample: string,
  detect: ScoreLanguages,
  expected: string | undefined,
): LanguageReading {
  if (/[ٹڈڑےں]/u.test(sample)) return { language: "ur", confidence: 0.9 };
  if (/[گچپژ]/u.test(sample)) return { language: "fa", confidence: 0.95 };
  const { ar = 0, fa = 0 } = detect(sample);
  if (expected === "fa" || expected === "ar") return { language: expected, confidence: 0.8 };
  return fa > ar ? { language: "fa", confidence: 0.8 } : { language: "ar", confidence: 0.9 };
}

/** The detector calls Indonesian Malay, which is written alike and spoken by fewer. */
const RENAMED: Readonly<Record<string, string>> = { ms: "id", nb: "no", nn: "no" };

function byScores(
  sample: string,
  detect: ScoreLanguages,
  expected: string | undefined,
  isCyrillic: boolean,
): LanguageReading {
  const words = sample.match(WORD)?.length ?? 0;
  const ranked = Object.entries(detect(sample))
    .map(([code, score]) => [RENAMED[code] ?? code, score] as const)
    .filter(([language]) => CYRILLIC.has(language) === isCyrillic || language === "sr")
    .sort(([, a], [, b]) => b - a);
  const [best, second] = ranked;
  if (best === undefined) {
    if (expected !== undefined && CYRILLIC.has(expected) === isCyrillic)
      return { language: expected, confidence: 0.6 };
    return isCyrillic ? { language: "ru", confidence: 0.5 } : UNKNOWN;
  }
  const lead = best[1] - (second?.[1] ?? 0);
  if (expected !== undefined && best[0] !== expected) {
    const own = ranked.find(([language]) => language === expected)?.[1] ?? 0;
    const alike = ALIKE.some((group) => group.has(expected) && group.has(best[0]));
    const letters = sample.match(LETTER)?.length ?? 0;
    const needed = letters <= TOO_SHORT ? 1 : words < SHORT ? CLEAR_LEAD_SHORT : CLEAR_LEAD;
    const fits = CYRILLIC.has(expected) === isCyrillic || expected === "sr";
    if (fits && (alike || best[1] - own < needed))
      return { language: expected, confidence: 0.6 + Math.min(0.2, own) };
  }
  const agrees = best[0] === expected;
  const confidence = Math.min(
    0.99,
    0.45 + lead * 2 + Math.min(words, 10) * 0.03 + (agrees ? 0.25 : 0),
  );
  return { language: best[0], confidence };
}

interface Eld {
  detect: (text: string) => { getScores: () => Record<string, number> };
}

/**
 * The detector of the package `eld` (Apache-2.0), loaded when first asked for: about 120 MB of memory.
 *
 * @see Nito T.M., Efficient Language Detector, https://github.com/nitotm/efficient-language-detector-js
 */
export async function eldDetector(): Promise<ScoreLanguages> {
  const { eld } = (await import("eld/small")) as { eld: Eld };
  return (text) => eld.detect(text).getScores();
}

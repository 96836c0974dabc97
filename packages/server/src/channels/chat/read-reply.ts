/** What somebody means who replies to a question with words. */
export type Reply =
  | { kind: "score"; score: number; comment: string | null }
  | { kind: "stop" }
  | { kind: "text"; text: string };

/** Numbers as people write them out, in the four languages; longer forms stand for their inflections. */
const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ["zero", "ноль", "нуль", "nulle", "noll"],
    ["one", "один", "viens", "viena", "ett", "en"],
    ["two", "два", "divi", "två"],
    ["three", "три", "trīs", "tre"],
    ["four", "четыре", "četri", "fyra"],
    ["five", "пять", "pieci", "fem"],
    ["six", "шесть", "seši", "sex"],
    ["seven", "семь", "septiņi", "sju"],
    ["eight", "восемь", "astoņi", "åtta"],
    ["nine", "девять", "deviņi", "nio"],
    ["ten", "десять", "desmit", "tio"],
  ].flatMap((names, score) => names.map((name) => [name, score] as const)),
);

const STOP_WORDS = new Set([
  ...["stop", "stopp", "unsubscribe", "cancel", "end", "quit", "/stop"],
  ...["стоп", "отписаться", "отписка", "отпишите"],
  ...["atteikties", "beigt", "avsluta", "avregistrera"],
]);

/**
 * Reads a reply. A score is one number from 0 to 10, or its name, at the beginning; what follows is
 * the comment. "9/10" is a nine. Two numbers, or a number with decimals, are no score: nobody can
 * know which was meant.
 */
export function readReply(raw: string): Reply {
  const text = raw.normalize("NFC").trim();
  const bare = text.toLowerCase().replace(/[.!\s]+$/u, "");
  if (STOP_WORDS.has(bare)) return { kind: "stop" };
  const digits =
    /^(\d{1,2})(?:\s*(?:\/|из|of|no|av)\s*10)?(?![\d.,]*\d)(?:[\s.,;:!)–-]+(.*))?$/isu.exec(text);
  if (digits) return scored(Number(digits[1]), digits[2] ?? "", text);
  const word = /^(\p{L}+)(?:[\s.,;:!)–-]+(.*))?$/su.exec(text);
  const score = WORDS[(word?.[1] ?? "").toLowerCase()];
  // "One of your people was rude" is no 1: a name counts when it stands alone or is set off.
  if (word && score !== undefined && /^\p{L}+\s*([.,;:!)–-]|$)/u.test(text)) {
    return scored(score, word[2] ?? "", text);
  }
  return { kind: "text", text };
}

function scored(score: number, rest: string, text: string): Reply {
  const comment = rest.trim();
  const another = /^(?:or|или|vai|eller|to|до|līdz|till)?\s*\d{1,2}\b(?!\s*\p{L})/iu.test(comment);
  if (score > 10 || another) return { kind: "text", text };
  return { kind: "score", score, comment: comment === "" ? null : comment };
}

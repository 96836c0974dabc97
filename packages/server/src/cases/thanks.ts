/** So many words, at most, say nothing but thanks. */
const MOST_WORDS = 6;

const THANKS = new Set(
  `thanks thank thankyou thx cheers
  спасибо благодарю благодарим благодарна благодарен
  paldies pateicos pateicamies
  tack tackar`.split(/\s+/),
);

/** What may stand beside thanks and changes nothing of it. */
const AROUND = new Set(
  `you very much many a lot so great perfect super hi hello dear all best regards kind
  вам вас тебе тебя большое огромное отлично супер привет здравствуйте добрый добрая день вечер утро всем
  jums tev liels lielu ļoti daudz lieliski superīgi sveiki sveicināti labdien labvakar labrīt cien
  så mycket dig er hej toppen jättebra hälsningar mvh
  👍 🙏 🙂 😊 ❤️ ❤`.split(/\s+/),
);

/**
 * "Thanks!" after a case was resolved opens nothing again. Only words of thanks, of greeting and names may stand in
 * it: any other word may be what is still wrong.
 *
 * @param names of the customer and of whoever answered them.
 */
export function isThanks(text: string, names: readonly string[] = []): boolean {
  const known = new Set(names.flatMap(wordsOf));
  const words = wordsOf(text);
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || AROUND.has(word) || known.has(word))
  );
}

/** A question mark, and a face that frowns, are words of their own. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s.,!…;:)\-–—]+/u)
    .filter((word) => word !== "");
}

/** Letters and groups of letters of Russian as people type it on a Latin keyboard, longest first. */
const LETTERS: readonly (readonly [string, string])[] = [
  ["shch", "щ"],
  ["sch", "щ"],
  ["yo", "е"],
  ["jo", "е"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ts", "ц"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["iy", "ий"],
  ["a", "а"],
  ["b", "б"],
  ["v", "в"],
  ["w", "в"],
  ["g", "г"],
  ["d", "д"],
  ["e", "е"],
  ["z", "з"],
  ["i", "и"],
  ["j", "й"],
  ["k", "к"],
  ["l", "л"],
  ["m", "м"],
  ["n", "н"],
  ["o", "о"],
  ["p", "п"],
  ["r", "р"],
  ["s", "с"],
  ["t", "т"],
  ["u", "у"],
  ["f", "ф"],
  ["h", "х"],
  ["c", "ц"],
  ["y", "ы"],
  ["x", "х"],
  ["q", "к"],
  ["'", "ь"],
];

/** A word of Russian in Latin letters ("ochered", "spasibo") in Cyrillic; a guess, since people type as they like. */
export function inCyrillic(word: string): string {
  let result = "";
  let at = 0;
  while (at < word.length) {
    const found = LETTERS.find(([latin]) => word.startsWith(latin, at));
    result += found?.[1] ?? word[at] ?? "";
    at += found?.[0].length ?? 1;
  }
  return result;
}

/** Words that only Russian in Latin letters has. */
const TELLTALE =
  /\b(?:ne|net|vse|chto|kak|ochen|ocen|spasibo|bolshe|horosh\w*|xorosh\w*|ploh\w*|dorog\w*|dolgo|ochered\w*|rabota\w*|dostavk\w*|kacestv\w*|kachestv\w*|pozhaluysta|pozhaluista|dengi|posylk\w*|uzhas\w*|otlichn\w*|normalno|nikto|pochemu|kogda|mne|menya|vas|vam|bystro|udobn\w*|personal\w*|tolko|est|byl\w*|cena|ceny|tsen\w*)\b/giu;

/** Whether a text is Russian in Latin letters: no Cyrillic, and words that tell. */
export function isWrittenInLatin(text: string, detected: string): boolean {
  if (detected === "ru" && /\p{Script=Cyrillic}/u.test(text)) return false;
  if (/\p{Script=Cyrillic}/u.test(text)) return false;
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const telling = text.match(TELLTALE)?.length ?? 0;
  return telling > 0 && telling * 5 >= words;
}

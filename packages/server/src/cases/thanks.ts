/** Longer than this says more than thanks. */
const LONGEST = 120;
const THANKS =
  /thank|cheers|great|perfect|спасибо|благодар|отлично|супер|paldies|lieliski|super|tack|toppen|jättebra/iu;
/** Words after which it is not over. */
const BUT =
  /\?|\b(but|still|not|no|however|men|inte|tomēr|bet|nav)\b|(^|\s)(но|не|нет|однако|всё ещё|все еще)(\s|[,.!]|$)/iu;

/** "Thanks!" after a case was resolved opens nothing again; anything that asks or objects does. */
export function isThanks(text: string): boolean {
  const words = text.trim();
  return words.length <= LONGEST && THANKS.test(words) && !BUT.test(words);
}

import { BEGGING_WORDS, type BeggingWords } from "./begging-words.ts";

/** Sentences are looked at one by one; a text is not a book. */
const LONGEST = 10_000;
const SENTENCE = /[^.!?…\n]+[.!?…]*/gu;

/** Letters and digits on either side make it another word: `\b` knows only Latin letters. */
const START = "(?<![\\p{L}\\p{N}])";
const END = "(?![\\p{L}\\p{N}])";
/** A scale is explained ("from 0 to 10"), or a time said ("at ten"): no score is asked for. */
const NO_SCALE =
  "(?<!(?:\\d|zero|one)\\s?(?:to|and|-|–|—|\\.\\.|through|till|until|līdz|до)\\s?)(?<!\\b(?:from|out of|at|by|before|after|until|till|around|within|av|kl|klockan|до|от|к|no|līdz|ap|plkst)\\s)";

interface Looks {
  asks: RegExp;
  told: RegExp;
  said: RegExp;
}

const LOOKS: readonly Looks[] = BEGGING_WORDS.map((words) => ({
  asks: anyOf([...words.asking.map((before) => thenBest(before, words)), ...words.pressing]),
  told: anyOf([...words.told.map((before) => thenBest(before, words)), ...words.toldWhole]),
  said: new RegExp(`${START}${words.said}${END}`, "u"),
}));

function thenBest(before: string, { best, after }: BeggingWords): string {
  const isScore = `(?=\\s*(?:$|[.,!?;:)"'»”…]|[-–—]\\s|(?:${after})${END}))`;
  return `${before}\\s+${NO_SCALE}${best}${END}${isScore}`;
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`${START}(?:${patterns.join("|")})`, "u");
}

/** Texts that name no best score are not begging; most end here. */
const NAMES_BEST =
  /10|\btens?\b|\bfive|\b5[- ]star|\b(?:top|highest|maximum|full|best)\b|bonus|\bpay\b|salary|wage|\bjob|\bnines?\b|\b9s?\b|деся|высш|максим|зв[её]зд|высокую|отличную|преми|зарплат|desmit|augst|maksim|zvaigz|prēmij|\balg|\btia\b|\btior?\b|\btio\b|högsta|toppbetyg|full pott|stjärn|\blön/u;

/** "What would it take for you to give us a 10?" asks what is missing, and is what a survey is for. */
const ASKS_WHAT = /^[^\p{L}]*(?:what|vad|что|чего|kas|ko)(?![\p{L}\p{N}])(?! about).*\?[^\p{L}]*$/u;

/**
 * Sentences of a text of ours that beg for the best score or press for it ("please give us a 10", "only a 10
 * counts"), in English, Russian, Latvian and Swedish. Words alone are known, not what they mean.
 *
 * @returns the sentences as written, in order.
 */
export function beggingSentences(text: string): string[] {
  return sentencesThat(
    text,
    (sentence) => !ASKS_WHAT.test(sentence) && LOOKS.some(({ asks }) => asks.test(sentence)),
  );
}

/**
 * Sentences in which a customer tells that somebody asked for the best score ("he asked me to give him a 10"), in the
 * same languages. Giving one ("I give you a 10") is none of them.
 *
 * @returns the sentences as written, in order.
 */
export function toldOfBegging(text: string): string[] {
  return sentencesThat(text, (sentence) =>
    LOOKS.some(
      ({ asks, told, said }) => told.test(sentence) || (said.test(sentence) && asks.test(sentence)),
    ),
  );
}

function sentencesThat(text: string, isOne: (sentence: string) => boolean): string[] {
  const read = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  if (!NAMES_BEST.test(read.toLowerCase())) return [];
  return (read.match(SENTENCE) ?? []).filter((sentence) => isOne(asCompared(sentence))).map(trim);
}

const trim = (sentence: string) => sentence.trim();

function asCompared(sentence: string): string {
  return sentence
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u0060\u00b4]/gu, "'")
    .replaceAll(/[«»“”„]/gu, '"')
    .replaceAll(/\s+/gu, " ")
    .trim();
}

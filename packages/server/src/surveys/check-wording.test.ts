import { expect, test } from "vitest";
import { checkWording } from "./check-wording.ts";

const codes = (text: string, language = "en") =>
  checkWording({ text, language }).map((warning) => warning.code);

const good: [string, string][] = [
  ["en", "How likely are you to recommend {subject} to a friend or colleague?"],
  ["en", "How likely are you to recommend Rimi to a friend or colleague?"],
  ["en", "How likely are you to recommend us?"],
  ["ru", "{subject}: насколько вероятно, что вы порекомендуете нас другу или коллеге?"],
  ["ru", "Что для вас важнее всего?"],
  ["lv", "{subject}: cik liela ir iespēja, ka ieteiksiet mūs draugam vai kolēģim?"],
  ["sv", "Hur troligt är det att du skulle rekommendera {subject} till en vän eller kollega?"],
];
test.each(good)("a plain question in %s gets no warning: %s", (language, text) => {
  expect(checkWording({ text, language })).toEqual([]);
});

const bad: [string, string, string, string][] = [
  ["en", "leading", "Wouldn't you recommend {subject}?", "Wouldn't you"],
  ["en", "begs", "Please give us a 10. Or not?", "Please give us a 10."],
  ["ru", "begs", "Поставьте нам, пожалуйста, 10", "Поставьте нам, пожалуйста, 10"],
  ["lv", "begs", "Lūdzu, ielieciet mums 10!", "Lūdzu, ielieciet mums 10!"],
  ["sv", "begs", "Ge oss gärna en 10", "Ge oss gärna en 10"],
  ["en", "leading", "Surely you would recommend {subject}?", "Surely"],
  ["en", "double", "How do you like our prices and service?", "prices and service"],
  ["en", "double", "How was it? Would you return?", "2 × ?"],
  ["en", "negated", "How likely are you not to return?", "not"],
  ["en", "negated", "Why wouldn’t you return?", "wouldn’t"],
  ["en", "jargon", "How was the onboarding?", "onboarding"],
  ["en", "shouting", "Tell us WHAT YOU THINK NOW PLEASE", "WHAT THINK PLEASE"],
  ["en", "shouting", "Tell us!!", "!!"],
  ["en", "assumes_good", "How did our excellent team serve you?", "excellent"],
  ["en", "no_subject", "How likely are you to recommend to a friend?", "recommend"],
  ["ru", "leading", "Вы ведь порекомендуете нас?", "ведь"],
  ["ru", "double", "Как вам цены и обслуживание?", "цены и обслуживание"],
  ["ru", "negated", "Почему вы не вернётесь?", "не"],
  ["ru", "jargon", "Оцените ваш клиентский опыт", "клиентский опыт"],
  ["ru", "assumes_good", "Как вам наша отличная команда?", "отличная"],
  ["ru", "no_subject", "Насколько вероятно, что вы порекомендуете другу?", "порекомендуете"],
  ["lv", "leading", "Jūs, protams, ieteiksiet mūs?", "protams"],
  ["lv", "double", "Kā jums patīk cenas un apkalpošana?", "cenas un apkalpošana"],
  ["lv", "negated", "Kāpēc neieteiktu mūs?", "neieteiktu"],
  ["lv", "assumes_good", "Kā jums patīk mūsu lieliskais veikals?", "lieliskais"],
  ["lv", "no_subject", "Cik iespējams, ka ieteiksiet draugam?", "ieteiksiet"],
  ["sv", "leading", "Du rekommenderar oss, eller hur?", "eller hur"],
  ["sv", "double", "Vad tycker du om pris och service?", "pris och service"],
  ["sv", "negated", "Varför kommer du inte tillbaka?", "inte"],
  ["sv", "jargon", "Hur var kundresan?", "kundresan"],
  ["sv", "assumes_good", "Vad tyckte du om vår fantastiska personal?", "fantastiska"],
  ["sv", "no_subject", "Hur troligt är det att du rekommenderar till en vän?", "rekommenderar"],
];
test.each(bad)("in %s a %s question is caught: %s", (language, code, text, evidence) => {
  expect(checkWording({ text, language })).toContainEqual({ code, evidence });
});

test("more than 25 words are too many, and the warning says how many there are", () => {
  const text = Array.from({ length: 26 }, (_, i) => `w${i}`).join(" ");
  expect(checkWording({ text, language: "en" })).toEqual([{ code: "too_long", evidence: "26" }]);
  expect(codes(text.replace(" w25", ""))).toEqual([]);
});

test("letters around a word make it another word, in Cyrillic and with Latvian letters too", () => {
  expect(codes("Небо ясное над нами сегодня?", "ru")).toEqual([]);
  expect(codes("Kādus ūnijas skaitļus jūs zināt?", "lv")).toEqual([]);
  expect(codes("Which notes would you keep?")).toEqual([]);
});

test("initials of a company are not shouting", () => {
  expect(codes("How likely are you to recommend IKEA to a friend?")).toEqual([]);
});

test("a language without patterns is judged by length and shouting alone", () => {
  expect(codes("Wat vindt u van onze GEWELDIGE service??", "nl")).toEqual(["shouting"]);
});

test("a regional tag is judged by the patterns of its language", () => {
  expect(codes("Surely you would recommend {subject}?", "en-GB")).toEqual(["leading"]);
});

test("a letter is looked at for begging alone, and the warning holds the sentence", () => {
  const text = "Dear Ann, our excellent team and I mended it!! Please rate us 10. Yours, Zoe";
  expect(checkWording({ text, language: "en", of: "text" })).toEqual([
    { code: "begs", evidence: "Please rate us 10." },
  ]);
});

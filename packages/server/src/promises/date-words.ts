/** Words of dates in the languages in which we write to customers; stems, since three of them decline. */

/** Monday to Sunday; what is said of next week, and of what is over, stands before. */
export const WEEKDAYS: readonly string[] = [
  "monday|понедельник(?:а|у|ом)?|pirmdien\\p{L}*|måndag(?:en)?",
  "tuesday|вторник(?:а|у|ом)?|otrdien\\p{L}*|tisdag(?:en)?",
  "wednesday|сред(?:а|ы|у|е)|trešdien\\p{L}*|onsdag(?:en)?",
  "thursday|четверг(?:а|у|ом)?|ceturtdien\\p{L}*|torsdag(?:en)?",
  "friday|пятниц(?:а|ы|у|е|ей)|piektdien\\p{L}*|fredag(?:en)?",
  "saturday|суббот(?:а|ы|у|е|ой)|sestdien\\p{L}*|lördag(?:en)?",
  "sunday|воскресень(?:е|я|ю|ем)|svētdien\\p{L}*|söndag(?:en)?",
];

/** January to December. */
export const MONTHS: readonly string[] = [
  "january|jan|январ\\p{L}*|janvār\\p{L}*|januari",
  "february|feb|феврал\\p{L}*|februār\\p{L}*|februari",
  "march|mar|март\\p{L}*|mart\\p{L}*|mars",
  "april|apr|апрел\\p{L}*|aprīl\\p{L}*",
  "may|ма[йяею]|maij\\p{L}*|maj",
  "june|jun|июн\\p{L}*|jūnij\\p{L}*|juni",
  "july|jul|июл\\p{L}*|jūlij\\p{L}*|juli",
  "august|aug|август\\p{L}*|august\\p{L}*|augusti",
  "september|sept?|сентябр\\p{L}*|septembr\\p{L}*",
  "october|oct|октябр\\p{L}*|oktobr\\p{L}*|oktober",
  "november|nov|ноябр\\p{L}*|novembr\\p{L}*",
  "december|dec|декабр\\p{L}*|decembr\\p{L}*",
];

export const NEXT = "next|следующ\\p{L}+|nākam\\p{L}+|nästa";
/** "Last Friday" is no promise. */
export const LAST = "last|past|прошл\\p{L}+|pagājuš\\p{L}+|förra|i";

/** Days from today. The longer words come first: "the day after tomorrow" holds "tomorrow". */
export const DAYS_FROM_NOW: readonly (readonly [string, number])[] = [
  ["day after tomorrow|послезавтра|parīt(?:dien\\p{L}*)?|(?:i )?övermorgon", 2],
  ["tomorrow|завтра|rīt|rītdien\\p{L}*|imorgon|i morgon", 1],
];

/** The end of today, which is a promise, unlike "today" alone. */
export const END_OF_TODAY =
  "end of (?:the )?(?:day|today)|later today|by today|до конца (?:сегодняшнего )?дня|ещё сегодня|līdz (?:šodienas|dienas) beigām|vēl šodien|senare i ?dag|senast i ?dag|dagens slut";
export const END_OF_WEEK =
  "end of (?:the|this) week|до конца (?:этой )?недели|līdz (?:šīs )?nedēļas beigām|slutet av (?:den här )?veckan|veckans slut";
export const NEXT_WEEK =
  "next week|следующей недел\\p{L}+|nākam(?:ajā|ās|o) nedēļ\\p{L}+|nästa vecka";
export const END_OF_MONTH =
  "end of (?:the|this) month|до конца (?:этого )?месяца|līdz (?:šī )?mēneša beigām|slutet av månaden|månadens slut";

/** Small numbers as words, 1 first. */
const NUMBERS: readonly string[] = [
  "a|an|one|один|одну|одного|vien\\p{L}*|en|ett",
  "two|два|две|двух|div\\p{L}*|två",
  "three|три|тр[её]х|tr[iī]\\p{L}*|tre",
  "four|четыре|четыр[её]х|četr\\p{L}*|fyra",
  "five|пять|пяти|piec\\p{L}*|fem",
  "six|шесть|шести|seš\\p{L}*|sex",
  "seven|семь|семи|septiņ\\p{L}*|sju",
  "eight|восемь|восьми|astoņ\\p{L}*|åtta",
  "nine|девять|девяти|deviņ\\p{L}*|nio",
  "ten|десять|десяти|desmit\\p{L}*|tio",
];
export const NUMBER = `\\d{1,3}|${NUMBERS.join("|")}`;

/** @returns null for what is no small number. */
export function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  const at = NUMBERS.findIndex((one) => new RegExp(`^(?:${one})$`, "iu").test(words));
  return at === -1 ? null : at + 1;
}

export const WORKING = "working|business|рабоч(?:их|ий|ие|его)|darba|arbets";
export const DAY_UNIT = "days?|дн(?:я|ей|и)|день|dien\\p{L}*|dag(?:ar)?";
export const WEEK_UNIT = "weeks?|недел(?:и|ь|ю|я)|nedēļ\\p{L}*|veck(?:a|or)";
/** What a span of time stands after: "in", "within". Latvian says it behind the span, too: "3 dienu laikā". */
export const WITHIN = "in|within|через|в течение|pēc|om|inom";
export const LATVIAN_WITHIN = "laikā";

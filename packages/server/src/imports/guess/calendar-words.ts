/** Languages whose month and weekday names are understood in a date. */
const LOCALES = [
  "en",
  "ru",
  "lv",
  "sv",
  "de",
  "fr",
  "es",
  "it",
  "pt",
  "nl",
  "pl",
  "lt",
  "et",
  "fi",
  "da",
  "nb",
];

/** Small words that stand in written dates and mean nothing for the calendar: "2024. gada 12. marts", "12 de marzo". */
const FILLERS = new Set(
  "at on of the th st nd rd г года год gada gads plkst de del den d kl um uhr à a le om um klo в час m metų".split(
    " ",
  ),
);

const plain = (word: string) => word.toLowerCase().replaceAll(".", "").normalize("NFC");

function names(options: Intl.DateTimeFormatOptions, days: readonly Date[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const withDay of [{}, { day: "numeric" }] as const) {
      const format = new Intl.DateTimeFormat(locale, { ...options, ...withDay, timeZone: "UTC" });
      days.forEach((day, i) => {
        for (const part of format.formatToParts(day)) {
          if (part.type !== "month" && part.type !== "weekday") continue;
          const word = plain(part.value);
          // Where two languages disagree about a word, the language named first above wins.
          if (/\p{L}{2}/u.test(word) && !found.has(word)) found.set(word, i + 1);
        }
      });
    }
  }
  return found;
}

const EACH_MONTH = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 15)));
const EACH_WEEKDAY = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)));

const MONTHS = new Map([
  ...names({ month: "short" }, EACH_MONTH),
  ...names({ month: "long" }, EACH_MONTH),
  ["sept", 9] as const,
]);
const WEEKDAYS = new Map([
  ...names({ weekday: "short" }, EACH_WEEKDAY),
  ...names({ weekday: "long" }, EACH_WEEKDAY),
]);

/** 1 to 12 for a month's name, full or short, in any of the languages; undefined for any other word. */
export function monthNamed(word: string): number | undefined {
  return MONTHS.get(plain(word));
}

/** A weekday's name or a filler: a word that a date may hold and that changes nothing. */
export function isCalendarNoise(word: string): boolean {
  return FILLERS.has(plain(word)) || WEEKDAYS.has(plain(word));
}

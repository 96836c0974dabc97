import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASPECTS } from "./aspects.ts";
import { read } from "./testing/reader.ts";

const praise = {
  en: "The staff were friendly and everything was ready on time, thank you!",
  ru: "Персонал вежливый, всё сделали вовремя, спасибо!",
  lv: "Personāls laipns, viss bija laikā, liels paldies!",
  sv: "Trevlig personal och allt var klart i tid, tack!",
};
const blame = {
  en: "Rude staff, dirty room, and nobody answers the phone. Awful.",
  ru: "Хамский персонал, грязный номер, на звонки никто не отвечает. Ужас.",
  lv: "Rupjš personāls, netīrs numurs, neviens neatbild uz zvaniem. Šausmīgi.",
  sv: "Otrevlig personal, smutsigt rum och ingen svarar i telefon. Hemskt.",
};

describe("a comment", () => {
  test.each(Object.entries(praise))("of praise in %s is read as positive", (language, text) => {
    expect(read(text)).toMatchObject({ language, tone: "positive" });
  });

  test.each(Object.entries(blame))("of blame in %s is read as negative", (language, text) => {
    expect(read(text)).toMatchObject({ language, tone: "negative" });
  });

  test("of emoji alone is read by them, whatever the language", () => {
    expect(read("😡😡😡👎", "lv")).toMatchObject({ tone: "negative", themes: [] });
    expect(read("👍🏽 ❤️❤️", "fr")).toMatchObject({ tone: "positive" });
    expect(read("🌧️", "en").tone).not.toBe("positive");
  });

  test("with nothing but replaced personal data says nothing, and is not read from what replaced it", () => {
    expect(read("[PHONE]", "en")).toMatchObject({ tone: "unclear", themes: [], urgency: 0 });
    const plain = read("Please call me back on  today", "en");
    const replaced = read("Please call me back on [PHONE] today", "en");
    expect(replaced.themes.map(({ aspect }) => aspect)).toEqual(
      plain.themes.map(({ aspect }) => aspect),
    );
  });

  test("with invisible characters within words is read as it looks", () => {
    const { tone, themes } = read(
      "The st\u200baff were ru\u00adde and the price aw\u200dful",
      "en",
    );
    expect(tone).toBe("negative");
    expect(themes.map(({ aspect }) => aspect)).toEqual(expect.arrayContaining(["support"]));
  });

  test("of praise and blame is mixed, and each theme has its own polarity", () => {
    const { tone, themes } = read(
      "The food was delicious, but we waited an hour and the waiter was rude.",
    );
    expect(tone).toBe("mixed");
    const polarity = Object.fromEntries(themes.map((theme) => [theme.aspect, theme.polarity]));
    expect(polarity).toMatchObject({ quality: "positive", support: "negative" });
  });

  test("has its themes where the words stand", () => {
    const text = "Доставили вовремя, но цена кусается";
    const { themes } = read(text, "ru");
    const price = themes.find(({ aspect }) => aspect === "price");
    expect(price?.spans.map(({ start, end }) => text.slice(start, end))).toContain("цена кусается");
  });

  test("that says the customer leaves is churn, with the phrase that says so", () => {
    const reading = read("Third mistake on the bill. I am switching to another provider.", "en");
    expect(reading.churn).toBe(true);
    expect(
      reading.reasons.filter(({ of }) => of === "churn").map(({ phrase }) => phrase),
    ).toContain("another provider");
  });

  test("of danger is urgent, in Latvian as well", () => {
    const reading = read(
      "Pagrabā ož pēc gāzes, neviens neceļ klausuli! Atsūtiet kādu tūlīt!",
      "lv",
    );
    expect(reading.urgency).toBe(2);
    expect(reading.reasons.map(({ phrase }) => phrase).join(" ")).toMatch(/gāze/);
  });

  test("of thanks is neither urgent nor churn", () => {
    expect(read("Thank you, see you next year!", "en")).toMatchObject({
      urgency: 0,
      churn: false,
      reasons: [],
    });
  });

  test("without words has no tone, which is not neutral", () => {
    for (const text of ["", "   ", "12345", "...", "\ud83d"])
      expect(read(text)).toMatchObject({ tone: "unclear", confidence: 0, themes: [], urgency: 0 });
  });

  test("of emoji alone has a tone", () => {
    expect(read("😍👍", "en").value).toBeGreaterThan(0);
    expect(read("😡👎", "en").value).toBeLessThan(0);
  });

  test("in Russian typed with Latin letters is read as Russian when the survey was", () => {
    expect(read("uzhasnoe obsluzhivanie, nikto ne otvechaet", "ru").toneReading.likeliest).toBe(
      "negative",
    );
  });

  test("in a language without trained weights is read by words, and says so", () => {
    const reading = read("Das Essen war schlecht und der Service furchtbar langsam.");
    expect(reading).toMatchObject({ language: "de", tone: "negative" });
    expect(reading.toneReading.method).toBe("lexicon");
  });

  test("of any characters is read without error, twice the same, within its bounds", () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc
        .array(fc.constantFrom(..."aåöāčа ,.!?9", "🙂", "\u200d", "\ud83d", "not ", "плохо "), {
          maxLength: 120,
        })
        .map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(
        odd,
        fc.constantFrom(undefined, "en", "ru", "lv", "sv", "ar"),
        (text, expected) => {
          const reading = read(text, expected);
          expect(read(text, expected)).toEqual(reading);
          expect(reading.confidence).toBeGreaterThanOrEqual(0);
          expect(reading.confidence).toBeLessThanOrEqual(1);
          expect(Math.abs(reading.value)).toBeLessThanOrEqual(1);
          for (const { aspect, spans } of reading.themes) {
            expect(ASPECTS).toContain(aspect);
            for (const { start, end } of spans) expect(text.slice(start, end)).not.toBe("");
          }
          for (const { start, end, phrase } of reading.reasons)
            expect(text.slice(start, end)).toBe(phrase);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("of 30,000 characters or 400 repeats ends quickly", () => {
    const started = performance.now();
    read("slow ".repeat(400), "en");
    read("Очень долго и дорого! ".repeat(1400), "ru");
    read("x".repeat(30_000), "en");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

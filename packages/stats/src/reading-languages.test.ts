import fc from "fast-check";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { type Message, readDifference, readScore } from "./index.ts";
import { countsUpTo } from "./testing/arbitraries.ts";
import {
  catalogues,
  LANGUAGES,
  type Language,
  numbersIn,
  sentence,
  spoken,
} from "./testing/speaking.ts";

/** Words that claim a direction; none may stand where the interval includes 0. */
const DIRECTIONS: Record<Language, { up: RegExp; down: RegExp }> = {
  en: { up: /\b(up|higher|rose|risen|better)\b/i, down: /\b(down|lower|fell|worse)\b/i },
  ru: { up: /рост|вырос|выше|лучше/i, down: /паден|упал|снизил|ниже|хуже/i },
  lv: { up: /pieaug|augstāk|cēl|labāk/i, down: /kritum|zemāk|samazin|sliktāk/i },
  sv: { up: /\b(upp|högre|ökade|steg|bättre)\b/i, down: /\b(ned|lägre|sjönk|minskade|sämre)\b/i },
};

const counts = countsUpTo(400);

describe("in every language", () => {
  test("the catalogues hold the same sentences, and every one can be formatted", () => {
    const keys = Object.keys(catalogues.en).sort();
    for (const language of LANGUAGES) {
      expect(Object.keys(catalogues[language]).sort()).toEqual(keys);
      for (const text of Object.values(catalogues[language])) {
        expect(() => new IntlMessageFormat(text, language)).not.toThrow();
      }
    }
  });

  test("every plural names all the forms its language needs", () => {
    for (const language of LANGUAGES) {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, text] of Object.entries(catalogues[language])) {
        for (const [, forms = ""] of text.matchAll(/\{\w+, plural, ((?:\w+ \{[^}]*\} ?)+)\}/g)) {
          const named = [...forms.matchAll(/(\w+) \{/g)].map(([, form]) => form);
          expect(named, `${language} ${key}`).toEqual(
            expect.arrayContaining([...pluralCategories]),
          );
        }
      }
    }
  });

  test("a direction is claimed exactly where the interval shown excludes 0", () => {
    fc.assert(
      fc.property(counts, counts, fc.constantFrom("periods", "groups"), (a, b, of) => {
        const reading = readDifference({ a, b, of });
        if (reading.lower !== null && reading.upper !== null) {
          const includesZero = reading.lower <= 0 && reading.upper >= 0;
          expect(reading.direction === "unclear").toBe(includesZero);
        }
        for (const language of LANGUAGES) {
          const text = spoken(language, reading.messages);
          const { up, down } = DIRECTIONS[language];
          expect(up.test(text), text).toBe(reading.direction === "up");
          expect(down.test(text), text).toBe(reading.direction === "down");
        }
      }),
      { numRuns: 400 },
    );
  });

  test("the numbers of a sentence are the numbers of the reading", () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const score = readScore(b);
        const difference = readDifference({ a, b });
        for (const language of LANGUAGES) {
          const [first] = score.messages;
          if (first !== undefined && score.score !== null) {
            const said = numbersIn(sentence(language, first));
            expect(said).toEqual(
              expect.arrayContaining([score.score, score.lower, score.upper, score.n]),
            );
          }
          const [change] = difference.messages;
          if (change === undefined || difference.difference === null) continue;
          const said = numbersIn(sentence(language, change));
          const { lower, upper } = difference;
          const limits = [lower ?? 0, upper ?? 0];
          expect(said).toEqual(
            expect.arrayContaining(
              difference.direction === "unclear"
                ? limits
                : [difference.difference, ...limits].map((value) => Math.abs(value)),
            ),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test("below ten answers there are counts, and no sentence speaks of a score that was measured", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), (n, k) => {
        const promoters = Math.min(n, k);
        const reading = readScore({ promoters, passives: 0, detractors: n - promoters });
        expect(reading).toMatchObject({ base: "counts", score: null, lower: null, bands: null });
        for (const language of LANGUAGES) {
          const said = numbersIn(spoken(language, reading.messages));
          expect(said).toEqual([n, promoters, 0, n - promoters, 10]);
        }
      }),
    );
  });
});

describe("plural forms", () => {
  const up = (points: number): Message => ({
    key: "periods.up",
    args: { points, least: 1, most: 30, confidence: 0.95 },
  });
  test.each([
    ["ru", 1, "Рост на 1 пункт,"],
    ["ru", 3, "Рост на 3 пункта,"],
    ["ru", 11, "Рост на 11 пунктов,"],
    ["ru", 21, "Рост на 21 пункт,"],
    ["ru", 2.5, "Рост на 2,5 пункта,"],
    ["lv", 1, "Pieaugums par 1 punktu,"],
    ["lv", 6, "Pieaugums par 6 punktiem,"],
    ["lv", 10, "Pieaugums par 10 punktiem,"],
    ["lv", 21, "Pieaugums par 21 punktu,"],
    ["sv", 1, "Upp 1 poäng,"],
    ["sv", 6, "Upp 6 poäng,"],
    ["en", 1, "Up 1 point,"],
    ["en", 6, "Up 6 points,"],
  ] as const)("%s says %d right", (language, points, start) => {
    expect(sentence(language, up(points))).toMatch(new RegExp(`^${start}`));
  });

  test.each([
    ["ru", 1, "1 ответ"],
    ["ru", 22, "22 ответа"],
    ["ru", 25, "25 ответов"],
    ["lv", 20, "20 atbilžu"],
    ["lv", 21, "21 atbilde"],
    ["lv", 22, "22 atbildes"],
    ["sv", 12, "12 svar"],
    ["en", 1, "1 answer"],
  ] as const)("%s counts %d answers right", (language, n, words) => {
    const text = sentence(language, { key: "base.low", args: { n } });
    expect(text).toMatch(new RegExp(`${words}(?!\\p{L})`, "u"));
  });
});

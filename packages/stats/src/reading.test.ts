import { readFileSync } from "node:fs";
import fc from "fast-check";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import {
  compareSeveral,
  intervalScore,
  type Message,
  readDifference,
  readForecast,
  readGoal,
  readScore,
  readSilence,
} from "./index.ts";

const LANGUAGES = ["en", "ru", "lv", "sv"] as const;
type Language = (typeof LANGUAGES)[number];

const catalogues = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = new URL(`../../../locales/${language}/reading.json`, import.meta.url);
    return [language, JSON.parse(readFileSync(file, "utf8")) as Record<string, string>];
  }),
) as Record<Language, Record<string, string>>;

const compiled = new Map<string, IntlMessageFormat>();

function sentence(language: Language, { key, args }: Message): string {
  const id = `${language} ${key}`;
  let format = compiled.get(id);
  if (format === undefined) {
    const text = catalogues[language][key];
    if (text === undefined) throw new Error(`the ${language} catalogue has no "${key}"`);
    format = new IntlMessageFormat(text, language);
    compiled.set(id, format);
  }
  return String(format.format({ ...args }));
}

const spoken = (language: Language, messages: readonly Message[]) =>
  messages.map((message) => sentence(language, message)).join(" ");

/** Words that claim a direction; none may stand where the interval includes 0. */
const DIRECTIONS: Record<Language, { up: RegExp; down: RegExp }> = {
  en: { up: /\b(up|higher|rose|risen|better)\b/i, down: /\b(down|lower|fell|worse)\b/i },
  ru: { up: /рост|вырос|выше|лучше/i, down: /паден|упал|снизил|ниже|хуже/i },
  lv: { up: /pieaug|augstāk|cēl|labāk/i, down: /kritum|zemāk|samazin|sliktāk/i },
  sv: { up: /\b(upp|högre|ökade|steg|bättre)\b/i, down: /\b(ned|lägre|sjönk|minskade|sämre)\b/i },
};

const counts = fc.record({
  promoters: fc.integer({ min: 0, max: 400 }),
  passives: fc.integer({ min: 0, max: 400 }),
  detractors: fc.integer({ min: 0, max: 400 }),
});

/** The digits of a sentence as numbers, whatever signs and separators its language uses. */
function numbersIn(text: string): number[] {
  const plain = text
    .replaceAll("−", "-")
    .replaceAll("\u00a0", "")
    .replaceAll(/(\d),(\d{3})(?!\d)/g, "$1$2")
    .replaceAll(/(\d),(\d)/g, "$1.$2");
  return [...plain.matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
}

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

describe("a score", () => {
  test("is read with its interval, its band and the smallest change that would show", () => {
    const reading = readScore({ promoters: 50, passives: 30, detractors: 20 });
    expect(spoken("en", reading.messages)).toBe(
      "The score is 30. With 100 answers, the true score plausibly lies between 14 and 44 (95% interval). " +
        "The whole interval lies in one band: “room to grow”. " +
        "If as many people answer next time, only changes of 31 points or more will reliably show.",
    );
  });

  test("of a low base says so", () => {
    const reading = readScore({ promoters: 12, passives: 5, detractors: 3 });
    expect(reading.base).toBe("low");
    expect(spoken("en", reading.messages)).toContain("Low base: with only 20 answers");
  });

  test("is said to be in a band only when its whole interval is", () => {
    fc.assert(
      fc.property(counts, (c) => {
        const reading = readScore(c);
        if (reading.bands === null) return;
        const one = reading.messages.some(({ key }) => key === "band.one");
        expect(one).toBe(reading.bands.lower === reading.bands.upper);
      }),
    );
  });

  test("falls in the bands a workspace chose", () => {
    const bands = [
      { name: "red", from: -100 },
      { name: "green", from: 20 },
    ];
    const reading = readScore({ promoters: 50, passives: 30, detractors: 20, bands });
    expect(reading.bands).toEqual({ score: "green", lower: "red", upper: "green" });
    expect(spoken("en", reading.messages)).toContain("in the band “green”");
  });

  test("keeps one decimal only where the margin is below a point", () => {
    const few = readScore({ promoters: 413, passives: 300, detractors: 201 });
    expect(Number.isInteger(few.score)).toBe(true);
    const many = readScore({ promoters: 412_345, passives: 300_000, detractors: 201_234 });
    expect(many).toMatchObject({ score: 23.1, lower: 22.9, upper: 23.3 });
  });
});

describe("a comparison", () => {
  const a = { promoters: 50, passives: 30, detractors: 20 };
  const b = { promoters: 60, passives: 25, detractors: 15 };

  test("that shows nothing says what it could have shown", () => {
    const reading = readDifference({ a, b });
    expect(reading).toMatchObject({
      direction: "unclear",
      advice: "wait",
      smallestVisibleChange: 31,
    });
    expect(spoken("en", reading.messages)).toBe(
      "No clear change: the interval from -6 to 36 includes 0 (95%). " +
        "With this base, only changes of 31 points or more would reliably show. " +
        "Do not read a story into it; compare again after the next period.",
    );
  });

  test("of bases below ten is not made", () => {
    const reading = readDifference({ a: { promoters: 4, passives: 1, detractors: 0 }, b });
    expect(reading).toMatchObject({ direction: "unclear", difference: null, advice: "collect" });
    expect(spoken("en", reading.messages)).toContain("5 answers then, 100 answers now");
  });

  test("made together with nineteen others is corrected for them", () => {
    const clear = { promoters: 70, passives: 20, detractors: 10 };
    const alone = readDifference({ a, b: clear });
    expect(alone.direction).toBe("up");
    const pairs = Array.from({ length: 20 }, (_, i) => (i === 0 ? { a, b: clear } : { a, b: a }));
    const { confidence, compared, differences } = compareSeveral({ pairs });
    expect(confidence).toBeCloseTo(0.9975, 10);
    const reading = readDifference({ a, b: clear, confidence, compared });
    expect(reading.direction !== "unclear").toBe(differences[0]?.clear);
    expect(spoken("en", reading.messages)).toContain(
      "Corrected for 20 comparisons shown together.",
    );
    expect(spoken("en", reading.messages)).toContain("includes 0 (99.7%)");
  });

  test("whose limit rounds to 0 shows a decimal, or claims no direction", () => {
    const limits = { difference: 6, lower: 0.3, upper: 11.7 };
    const large = { promoters: 500, passives: 300, detractors: 200 };
    const near = readDifference({ a: large, b: large, limits });
    expect(near).toMatchObject({ direction: "up", lower: 0.3, upper: 11.7 });
    const nearer = readDifference({ a: large, b: large, limits: { ...limits, lower: 0.01 } });
    expect(nearer).toMatchObject({ direction: "unclear", lower: 0 });
  });
});

describe("a goal", () => {
  test("is read as a probability, never as met or missed by the point", () => {
    const reading = readGoal({ promoters: 50, passives: 30, detractors: 20, target: 20 });
    expect(reading.outlook).toBe("open");
    expect(spoken("en", reading.messages)).toBe(
      "89% probable that the true score is above the target of 20.",
    );
    expect(spoken("sv", reading.messages)).toBe(
      "Det är 89\u00a0% sannolikt att det sanna värdet ligger över målet 20.",
    );
  });

  test("is never 0 % or 100 % probable", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: -100, max: 100 }), (c, target) => {
        const { messages, probability, outlook } = readGoal({ ...c, target });
        if (probability === null) return;
        for (const language of LANGUAGES) {
          const said = numbersIn(spoken(language, messages.slice(0, 1)));
          const percent = said.find((value) => value !== target) ?? target;
          expect(percent).toBeGreaterThanOrEqual(1);
          expect(percent).toBeLessThanOrEqual(99);
        }
        if (outlook === "met") expect(probability).toBeGreaterThanOrEqual(0.9);
        if (outlook === "missed") expect(probability).toBeLessThanOrEqual(0.1);
      }),
      { numRuns: 60 },
    );
  });

  test("below ten answers is not judged", () => {
    const { messages, probability } = readGoal({
      promoters: 1,
      passives: 0,
      detractors: 0,
      target: 50,
    });
    expect(probability).toBeNull();
    expect(spoken("en", messages)).toBe(
      "1 answer is too few to judge the target of 50; 10 are needed.",
    );
  });

  test("is forecast from eight periods on", () => {
    const early = readForecast({ probability: 0.7, waves: 3, target: 40 });
    expect(spoken("ru", early.messages)).toContain("за 3 периода");
    const later = readForecast({ probability: 0.72, waves: 12, target: 40 });
    expect(later.outlook).toBe("open");
    expect(spoken("lv", later.messages)).toContain("ar 72\u00a0% varbūtību");
  });
});

describe("silence", () => {
  const asked = { score: 40, respondents: 200, invited: 1000 };
  test("is read with the score that would break the target", () => {
    expect(spoken("en", readSilence({ ...asked, target: 0 }).messages)).toBe(
      "20% of those asked have answered (200 of 1,000). " +
        "Whatever the silent ones think, the score of everyone asked lies between -72 and 88. " +
        "The target of 0 would be missed only if the silent ones scored below -10.",
    );
  });

  test("that could not change the verdict is said to be harmless", () => {
    const keysFor = (input: { score: number; respondents: number; target: number }) =>
      readSilence({ ...input, invited: 100 }).messages.map(({ key }) => key);
    expect(keysFor({ score: 90, respondents: 95, target: 50 })).toContain("silence.cannotFail");
    expect(keysFor({ score: 10, respondents: 95, target: 50 })).toContain("silence.cannotMeet");
    expect(keysFor({ score: 10, respondents: 50, target: 50 })).toContain("silence.breakEvenAbove");
    expect(keysFor({ score: 10, respondents: 100, target: 50 })).toEqual(["silence.rate"]);
  });
});

test("what is read is what the interval says", () => {
  fc.assert(
    fc.property(counts, (c) => {
      const reading = readScore(c);
      if (reading.score === null || reading.lower === null || reading.upper === null) return;
      const { lower, upper } = intervalScore(c);
      expect(Math.abs(reading.lower - (lower ?? 0))).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(Math.abs(reading.upper - (upper ?? 0))).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(reading.lower).toBeLessThanOrEqual(reading.score);
      expect(reading.score).toBeLessThanOrEqual(reading.upper);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareSeveral,
  intervalScore,
  readDifference,
  readForecast,
  readGoal,
  readScore,
  readSeveral,
  readSilence,
} from "./index.ts";
import { countsUpTo } from "./testing/arbitraries.ts";
import { LANGUAGES, numbersIn, spoken } from "./testing/speaking.ts";

const counts = countsUpTo(400);

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

  test("that was weighted is read with the interval that weighting left", () => {
    const interval = { score: 12.4, lower: -8.2, upper: 31.9 };
    const reading = readScore({ promoters: 50, passives: 30, detractors: 20, interval });
    expect(reading).toMatchObject({ n: 100, score: 12, lower: -8, upper: 32 });
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

  test("with a period in which nobody answered says that there is nothing to compare with", () => {
    const none = { promoters: 0, passives: 0, detractors: 0 };
    const reading = readDifference({ a: none, b });
    expect(reading).toMatchObject({ direction: "unclear", difference: null, advice: "collect" });
    expect(spoken("en", reading.messages)).toBe(
      "Nobody answered in the period before: there is nothing to compare with yet.",
    );
    // Of two groups neither came before, and with no answers now it is these that are missing.
    expect(readDifference({ a: none, b, of: "groups" }).messages[0]?.key).toBe("groups.tooFew");
    expect(readDifference({ a: none, b: none }).messages[0]?.key).toBe("periods.tooFew");
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

  test("among several is read at their common level, and those of too few answers do not count", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: countsUpTo(150), b: countsUpTo(150) }), { maxLength: 8 }),
        (pairs) => {
          const readings = readSeveral({ pairs });
          const large = readings.filter(({ difference }) => difference !== null);
          const { differences } = compareSeveral({
            pairs: pairs.filter((_, i) => readings[i]?.difference !== null),
          });
          large.forEach((reading, i) => {
            const nearest = Math.min(
              Math.abs(differences[i]?.lower ?? 0),
              Math.abs(differences[i]?.upper ?? 0),
            );
            fc.pre(nearest > 0.05);
            expect(reading.direction !== "unclear").toBe(differences[i]?.clear);
            expect(reading.messages.some(({ key }) => key === "corrected")).toBe(large.length > 1);
          });
        },
      ),
    );
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

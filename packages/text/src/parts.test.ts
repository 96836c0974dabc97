import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conceptsOf, findConcepts } from "./concepts.ts";
import { disagreementOf } from "./disagreement.ts";
import { duplicateGroups, duplicatePairs, similarityOf } from "./duplicates.ts";
import { findKeywordThemes, prepareKeywordThemes } from "./keyword-themes.ts";
import { readModel, writeModel } from "./linear-model.ts";
import { fold, normalise } from "./normalise.ts";
import { read } from "./testing/reader.ts";
import { clausesOf, tokensOf } from "./tokens.ts";

describe("normalising", () => {
  test("makes one of what looks the same", () => {
    expect(normalise("ﬁne  “OK” – 12 soooo")).toBe('fine  "ok" - 00 soo');
    expect(fold("ātri ļoti žēl öl ё й")).toBe("atri loti zel ol е й");
  });

  test("is the same for a word alone and beside something unusual", () => {
    const words = fc.stringMatching(/^[a-zA-ZåäöÅÄÖāčēģĀČĒĢа-яА-ЯёЁ ]{0,20}$/);
    fc.assert(
      fc.property(words, (text) => {
        expect(normalise(`${text}\u00ad`)).toBe(normalise(text));
      }),
    );
  });

  test("twice is as once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 200, examples: [["aaaa"], ["ＡＡＡ"]] },
    );
  });
});

describe("tokens", () => {
  test("stand where they say, and clauses hold each of them once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const tokens = tokensOf(text);
        tokens.forEach(({ start, end }, i) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(tokens[i - 1]?.end ?? 0);
        });
        const clauses = clausesOf(tokens);
        expect(clauses.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(tokens.length);
      }),
    );
  });

  test("begin a clause at a word of contrast", () => {
    const tokens = tokensOf("Good food but slow service. Thanks");
    expect(clausesOf(tokens)).toMatchObject([
      { contrasts: false },
      { contrasts: true },
      { contrasts: false },
    ]);
  });
});

describe("words and phrases", () => {
  const concepts = conceptsOf([{ LEAVE: "switch* _ provider, goodbye", WAIT: "wait*" }]);
  const found = (text: string) =>
    findConcepts(tokensOf(text), concepts).map(({ concept }) => concept);

  test("are found whole, by their beginning, and with up to three words between", () => {
    expect(found("We waited, now we are switching to another provider")).toEqual(["WAIT", "LEAVE"]);
    expect(found("switching a b c d provider")).toEqual([]);
    expect(found("goodbyes")).toEqual([]);
  });

  test("of a workspace are found with their places", () => {
    const themes = prepareKeywordThemes(
      [{ id: "parking", words: { en: ["park*", "car park"], any: ["P+R"] } }],
      "en",
    );
    const text = "No parking, the car park is full";
    const [hit] = findKeywordThemes(tokensOf(text), themes);
    expect(hit?.spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      "parking",
      "car park",
    ]);
    expect(() => prepareKeywordThemes([{ id: "x", words: { en: ["*"] } }], "en")).toThrow(
      RangeError,
    );
  });
});

describe("duplicates", () => {
  const long = "We waited an hour at the desk and then the clerk sent us to another desk.";

  test("are texts that differ in a word, not texts that share a word", () => {
    const texts = [
      long,
      "Great!",
      long.replace("hour", "whole hour"),
      "Lovely roses in spring",
      "great",
    ];
    expect(duplicateGroups(texts)).toEqual([{ members: [0, 2] }, { members: [1, 4] }]);
    expect(duplicatePairs(["", "", "!"])).toEqual([]);
  });

  test("do not depend on the order of the texts", () => {
    const pool = [
      long,
      `${long} Never again.`,
      "Nice",
      "nice!",
      "The bus did not come twice this week at all",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool, { minLength: 5 }), (texts) => {
        const groups = duplicateGroups(texts).map(({ members }) =>
          members.map((i) => texts[i]).sort(),
        );
        expect(groups.sort()).toEqual(
          duplicateGroups(pool)
            .map(({ members }) => members.map((i) => pool[i]).sort())
            .sort(),
        );
      }),
    );
    expect(similarityOf(long, long)).toBe(1);
  });
});

describe("score and words", () => {
  test("disagree when a promoter is angry or a detractor praises, and only then", () => {
    const angry = read("Awful, rude staff, never again!", "en").toneReading;
    const happy = read("Wonderful, friendly staff, thank you so much!", "en").toneReading;
    expect(disagreementOf(10, angry)).toBe("score_high_words_negative");
    expect(disagreementOf(1, happy)).toBe("score_low_words_positive");
    expect(disagreementOf(1, angry)).toBeNull();
    expect(disagreementOf(8, angry)).toBeNull();
    expect(() => disagreementOf(11, angry)).toThrow(RangeError);
  });
});

describe("a weights file", () => {
  const header = {
    kind: "test",
    version: "1",
    languages: ["en"],
    classes: ["a", "b"],
    buckets: 4,
    sets: [],
    date: "2026-11-27",
    settings: {},
    metrics: {},
  };

  test("is read as it was written, to the step of its scale", () => {
    const weights = Float32Array.from([1, -2, 0.5, 0, -1, 2, 0.25, 1]);
    const model = readModel(writeModel(header, weights));
    const [a = 0, b = 0] = model.header.scales;
    weights.forEach((weight, i) => {
      const scale = i % 2 === 0 ? a : b;
      expect(Math.abs((model.weights[i] ?? 0) * scale - weight)).toBeLessThanOrEqual(scale / 2);
    });
  });

  test("that is cut off or something else is refused", () => {
    const bytes = writeModel(header, new Float32Array(8));
    expect(() => readModel(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
    expect(() => readModel(new Uint8Array(40))).toThrow(RangeError);
  });
});

import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { prepare, withFeatures } from "../training/corpus.ts";
import { fitLogistic } from "../training/fit-logistic.ts";
import { bootstrap, calibrationError, macroF1 } from "../training/metrics.ts";
import { readCsv, readSets } from "../training/read-sets.ts";
import { SHIPPABLE } from "../training/shippable.ts";
import { trainLinear } from "../training/train-linear.ts";
import { shipped } from "./testing/reader.ts";

const OWN = fileURLToPath(new URL("../training/data", import.meta.url));

describe("training", () => {
  const { comments } = readSets(OWN);

  test("gives the same weights twice", () => {
    const rows = withFeatures(prepare(comments.slice(0, 120)), {
      words: 1,
      characters: 1,
      concepts: 1,
      flags: 0.3,
      shape: 1,
    });
    const examples = rows.map(({ features, comment }) => ({
      features,
      target: [comment.sentiment === "negative" ? 1 : 0, comment.sentiment === "negative" ? 0 : 1],
      weight: 1,
    }));
    const settings = {
      classes: 2,
      buckets: 4096,
      epochs: 3,
      rate: 0.1,
      decay: 0,
      isMultinomial: true,
      seed: 1,
    };
    const once = trainLinear(examples, settings);
    expect(trainLinear(examples, settings)).toEqual(once);
    expect(once.some((weight) => weight !== 0)).toBe(true);
  });

  test("weighs evidence by the odds it gives", () => {
    const rows = Array.from({ length: 4000 }, (_, i) => [i % 2]);
    // Of those with the evidence 80 % are wanted, of the others 20 %.
    const wanted = rows.map(([has = 0], i) => i % 10 < 8 === (has === 1));
    const [bias = 0, weight = 0] = fitLogistic(rows, wanted);
    expect(bias).toBeCloseTo(Math.log(0.2 / 0.8), 1);
    expect(bias + weight).toBeCloseTo(Math.log(0.8 / 0.2), 1);
  });

  test("takes only sets that may be shipped", () => {
    const foreign = comments.slice(0, 5).map((comment) => ({ ...comment, source: "umsab" }));
    expect(prepare(foreign)).toEqual([]);
    for (const model of [shipped.sentiment, shipped.aspects, shipped.urgency]) {
      expect(model.header.sets.map(({ source }) => source.split(" ")[0])).toEqual(
        SHIPPABLE.map(({ source }) => source),
      );
      expect(model.header.languages).toEqual(["en", "lv", "ru", "sv"]);
    }
  });

  test("keeps near-duplicates in one fold", () => {
    const text = "We waited an hour at the desk and then the clerk sent us to another desk.";
    const copies = Array.from({ length: 6 }, (_, i) => ({
      ...(comments[0] ?? fail()),
      id: `copy-${i}`,
      text: i % 2 ? text : text.replace("hour", "whole hour"),
    }));
    expect(new Set(prepare(copies).map(({ fold }) => fold)).size).toBe(1);
  });

  test("reads quoted fields, doubled quotes and line breaks in CSV", () => {
    expect(readCsv('id,text\n1,"a ""b"", c\nd"\n')).toEqual([{ id: "1", text: 'a "b", c\nd' }]);
  });

  test("measures as by hand", () => {
    const rows = [
      ["a", "a"],
      ["a", "b"],
      ["b", "b"],
      ["b", "b"],
    ] as const;
    expect(macroF1(rows, ["a", "b"])).toBeCloseTo((100 * (2 / 3 + 4 / 5)) / 2, 6);
    expect(bootstrap(rows, () => 7)).toEqual([7, 7]);
    expect(
      calibrationError([
        { confidence: 0.75, isRight: true },
        { confidence: 0.75, isRight: false },
      ]),
    ).toBeCloseTo(0.25, 6);
  });
});

function fail(): never {
  throw new Error("the comments of the repository are missing");
}

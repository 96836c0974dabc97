import { describe, expect, test } from "vitest";
import { adaptSentiment, type ScoredComment } from "./adapt.ts";
import { type LinearModel, readModel } from "./linear-model.ts";
import { readComment } from "./read-comment.ts";
import { shipped } from "./testing/reader.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);

/**
 * A trade's own words, of which the shipped weights know nothing; what they happen to read into the sound of them is
 * wrong, so that there is something to learn.
 */
const sounds = (word: string) =>
  readComment(shipped, `the unit ${word} at station 1`, { expectedLanguage: "en" }).value;
const [PLEASES, ANNOYS] =
  sounds("zorbed") < sounds("flubbed") ? ["zorbed", "flubbed"] : ["flubbed", "zorbed"];

const trade = (n: number): ScoredComment[] =>
  Array.from({ length: n }, (_, i) => ({
    text: `the unit ${i % 2 === 0 ? PLEASES : ANNOYS} at station ${i % 7}`,
    score: i % 2 === 0 ? 10 : 2,
    at: day(i),
  }));

describe("a workspace's own weights", () => {
  test("are accepted when they tell its promoters from its detractors better on later answers", () => {
    const adapted = adaptSentiment(shipped, "en", trade(400));
    expect(adapted).toMatchObject({ isAccepted: true, reason: "better", heldOut: 80 });
    expect(adapted.aucAfter ?? 0).toBeGreaterThan(adapted.aucBefore ?? 1);
    const own = readComment(shipped, `it ${PLEASES}`, {
      expectedLanguage: "en",
      sentiment: adapted.sentiment ?? undefined,
    });
    expect(own.value).toBeGreaterThan(
      readComment(shipped, `it ${PLEASES}`, { expectedLanguage: "en" }).value,
    );
  });

  test("are judged as they are kept, and learn from a correction however new it is", () => {
    const shown = trade(400);
    const adapted = adaptSentiment(shipped, "en", shown);
    const kept = readModel(adapted.bytes ?? new Uint8Array());
    const readBy = (sentiment: LinearModel | undefined, text: string) =>
      readComment(shipped, text, { expectedLanguage: "en", sentiment }).value;
    expect(readBy(kept, `it ${PLEASES}`)).toBe(
      readBy(adapted.sentiment ?? undefined, `it ${PLEASES}`),
    );
    // A passive's words, which a score says nothing of: only the colleague does.
    const newest = Array.from({ length: 30 }, (_, i) => ({
      ...{ text: `the unit glimmed at station ${i % 7}`, score: 7, at: day(500 + i) },
      corrected: "negative" as const,
    }));
    const corrected = adaptSentiment(shipped, "en", [...shown, ...newest]);
    expect(corrected.heldOut).toBe(adapted.heldOut);
    expect(readBy(corrected.sentiment ?? undefined, "the unit glimmed")).toBeLessThan(
      readBy(adapted.sentiment ?? undefined, "the unit glimmed"),
    );
  });

  test("leave the shipped weights as they were", () => {
    const before = readComment(shipped, `the unit ${ANNOYS}`, { expectedLanguage: "en" });
    adaptSentiment(shipped, "en", trade(400));
    expect(readComment(shipped, `the unit ${ANNOYS}`, { expectedLanguage: "en" })).toEqual(before);
  });

  test("are not made from too few comments, of one opinion, or in a language without weights", () => {
    expect(adaptSentiment(shipped, "en", trade(299)).reason).toBe("too_few");
    const happy = trade(800).filter(({ score }) => score === 10);
    expect(adaptSentiment(shipped, "en", happy).reason).toBe("cannot_be_judged");
    expect(adaptSentiment(shipped, "de", trade(400)).reason).toBe("language_not_trained");
  });

  test("are refused when the scores have nothing to do with the words", () => {
    const random = trade(400).map((comment, i) => ({
      ...comment,
      text: `comment ${i}`,
      score: (i * 7) % 11,
    }));
    const adapted = adaptSentiment(shipped, "en", random);
    if (adapted.isAccepted)
      expect(adapted.aucAfter ?? 0).toBeGreaterThan((adapted.aucBefore ?? 0) + 0.005);
    else expect(adapted.sentiment).toBeNull();
  });
});

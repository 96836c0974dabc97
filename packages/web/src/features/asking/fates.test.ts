import { expect, test } from "vitest";
import { addCounts, progressOf } from "./fates.ts";

const counts = {
  fates: [
    { state: "answered", people: 20 },
    { state: "sent", people: 50 },
    { state: "planned", people: 30 },
    { state: "not_asked", people: 900 },
  ],
  reasons: [{ state: "not_asked", reason: "sampled_out", people: 900 }],
  total: 1000,
};

test("progress is of those who are asked at all, not of everybody the sending spoke of", () => {
  expect(progressOf(counts)).toEqual({ asked: 70, of: 100, answered: 20 });
});

test("counts of two sendings add up, reason by reason", () => {
  const both = addCounts([
    counts,
    {
      fates: [{ state: "not_asked", people: 5 }],
      reasons: [
        { state: "not_asked", reason: "sampled_out", people: 3 },
        { state: "not_asked", reason: "staff", people: 2 },
      ],
      total: 5,
    },
  ]);
  expect(both.total).toBe(1005);
  expect(both.fates).toContainEqual({ state: "not_asked", people: 905 });
  expect(both.reasons).toContainEqual({ state: "not_asked", reason: "sampled_out", people: 903 });
});

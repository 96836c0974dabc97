import { expect, test } from "vitest";
import { bandWords, proposedEdges, sortedRows, valuesInBand } from "./breakdown-rows.ts";

const row = (value: string, score: number | null, answers: number, effect: number | null) => ({
  value,
  label: null,
  score,
  answers,
  band: null,
  share: 0.1,
  promoters: 0,
  passives: 0,
  detractors: 0,
  histogram: [],
  interval: null,
  lowBase: false,
  difference: null,
  effect: effect === null ? null : { points: effect, lower: effect - 1, upper: effect + 1 },
  before: null,
  change: null,
});
const visits = {
  dimension: "visits",
  declared: true,
  numeric: true,
  label: null,
  labels: {},
  order: [],
  bands: [],
  values: ["1", "2", "3", "5", "8", "12", "often", ""].map((value) => ({
    ...{ value, label: null },
    answers: 10,
  })),
};

test("what moves the score most stands first, whichever way, and what cannot be judged last", () => {
  const rows = [
    row("a", 10, 90, 1),
    row("b", 20, 50, -6),
    row("c", null, 4, null),
    row("d", 80, 7, 3),
  ];
  const names = (sort: "effect" | "score" | "answers") =>
    sortedRows(rows, sort, []).map(({ value }) => value);
  expect(names("effect")).toEqual(["b", "d", "a", "c"]);
  expect(names("score")).toEqual(["d", "b", "a", "c"]);
  expect(names("answers")).toEqual(["a", "b", "d", "c"]);
  expect(sortedRows(rows, "order", ["d", "a"]).map(({ value }) => value)).toEqual([
    "d",
    "a",
    "b",
    "c",
  ]);
});

test("a band of whole numbers is said by its first and last", () => {
  expect(bandWords({ from: 4, to: 7 }, true)).toEqual({ kind: "between", from: 4, to: 6 });
  expect(bandWords({ from: 4, to: 5 }, true)).toEqual({ kind: "one", at: 4 });
  expect(bandWords({ from: 4, to: 7 }, false)).toEqual({ kind: "between", from: 4, to: 7 });
  expect(bandWords({ from: null, to: 4 }, true)).toEqual({ kind: "below", at: 4 });
  expect(bandWords({ from: 12, to: null }, true)).toEqual({ kind: "from", at: 12 });
});

test("a click on a band filters by the numbers in it, and never by what is none", () => {
  expect(valuesInBand(visits, { from: null, to: 4 })).toEqual(["1", "2", "3"]);
  expect(valuesInBand(visits, { from: 4, to: null })).toEqual(["5", "8", "12"]);
});

test("proposed bands rise and hold about as many answers each", () => {
  expect(proposedEdges(visits)).toEqual([2, 5, 8]);
  expect(proposedEdges(undefined)).toEqual([]);
});

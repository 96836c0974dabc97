import { describe, expect, test } from "vitest";
import { readScoreCell, scaleOf, statedScale } from "./score-scale.ts";

describe("a score cell", () => {
  test.each([
    ["9", 9],
    [" 10 ", 10],
    ["0", 0],
    ["9.0", 9],
    ["9,00", 9],
    ["9/10", 9],
    ["9 из 10", 9],
    ["10 - extremely likely", 10],
    ["10 – Очень вероятно", 10],
    ["0 (Not at all likely)", 0],
    ["(0) Not at all likely", 0],
    ["0: nemaz nav ticams", 0],
    ["10 = mycket troligt", 10],
    ["10 sehr wahrscheinlich", 10],
    ["Tout à fait probable (10)", 10],
    ["Muy probable - 10", 10],
    ["7.", 7],
    ["8 (8)", 8],
    ["99", 99],
  ])("%j says %i", (cell, number) => {
    expect(readScoreCell(cell)).toEqual({ number });
  });

  test.each([
    ["", "no_answer"],
    ["N/A", "no_answer"],
    ["NA", "no_answer"],
    ["—", "no_answer"],
    ["нет ответа", "no_answer"],
    ["7.5", "not_whole"],
    ["7,5", "not_whole"],
    ["-3", "missing_code"],
    ["−99", "missing_code"],
    ["-99.0", "missing_code"],
    ["-12", "not_whole"],
    ["Strongly agree", "words"],
    ["9 apples and pears", "words"],
    ["8-9", "words"],
    ["ten", "words"],
  ])("%j is %s", (cell, expected) => {
    expect(readScoreCell(cell)).toBe(expected);
  });
});

test.each([
  ["On a scale of 0 to 10, how likely are you to recommend us?", 0, 10],
  ["How likely? (0-10)", 0, 10],
  ["nps_0_10", 0, 10],
  ["Recommend us, and why?10 - strongly agree, 1 - strongly disagree.", 1, 10],
  ["en una escala de 1 a 7, en que 1 es muy poco probable", 1, 7],
  ["Оцените от 0 до 10", 0, 10],
  ["Novērtējiet no 0 līdz 10", 0, 10],
  ["Betygsätt från 0 till 10", 0, 10],
  ["Auf einer Skala von 1 bis 5", 1, 5],
  ["Sur une échelle de 0 à 10", 0, 10],
  ["Note de 1 à 5", 1, 5],
  ["0–100", 0, 100],
])("the question %j states %i to %i", (question, low, high) => {
  expect(statedScale(question)).toEqual({ low, high });
});

test.each(["Would you recommend us?", "Top 10 - why?", "Aged 0-6 months? 2-3 times", "Q1_1"])(
  "the question %j states no scale of scores",
  (question) => {
    const stated = statedScale(question);
    expect(stated?.high).not.toBe(10);
  },
);

describe("the scale of a column", () => {
  const times = (cells: string[], n = 6) => Array.from({ length: n }, () => cells).flat();
  const kind = (cells: string[], question = "Would you recommend us?") =>
    scaleOf(cells, question).kind;

  test("is 0–10 where something above 7 was answered and nothing much above 10", () => {
    expect(kind(["9", "3", "10", "N/A", ""])).toBe("0-10");
    expect(kind(times(["9", "3", "10"]).concat("11"))).toBe("0-10");
  });

  test("is never 0–10 when it is shorter, longer, or yes and no", () => {
    expect(kind(times(["1", "5", "4"]))).toBe("1-5");
    expect(kind(times(["1", "7", "4"]))).toBe("1-7");
    expect(scaleOf(times(["0", "5", "4"]), "Recommend?")).toMatchObject({
      kind: "other",
      low: 0,
      high: 5,
    });
    expect(kind(times(["0", "1"]))).toBe("yes_no");
    expect(kind(times(["80", "100", "55"]))).toBe("0-100");
    expect(kind(["3", "5"])).toBe("unclear");
    expect(kind(["1 star", "5"], "Recommend? 1-5")).not.toBe("0-10");
  });

  test("is what the question states, even where all answers would fit another", () => {
    expect(kind(["7. Muy probable", "5.", "6."], "escala de 1 a 7: ¿recomendarías?")).toBe("1-7");
    expect(kind(times(["2", "7"]), "On a scale of 0 to 10, would you recommend us?")).toBe("0-10");
    expect(kind(times(["2", "9"]), "1 - no, 10 - yes: recommend?")).toBe("1-10");
  });

  test("a stated scale that the answers break is not believed", () => {
    expect(kind(times(["9", "10", "8"]), "Recommend? (1-5)")).toBe("0-10");
  });

  test("in words is words, groups are groups, sentences are no scale", () => {
    expect(kind(times(["Yes", "No", "Maybe"]))).toBe("words");
    expect(kind(times(["Promoter", "Passive", "Detractor"]))).toBe("groups");
    expect(kind(Array.from({ length: 30 }, (_, i) => `I would recommend number ${i}`))).toBe(
      "none",
    );
    expect(kind([])).toBe("empty");
  });

  test("with words at its ends and numbers between is a scale of numbers", () => {
    const scale = scaleOf(times(["Strongly agree", "9", "8", "5"]), "Would you recommend us?");
    expect(scale.kind).toBe("0-10");
    expect(scale.ends).toEqual(new Map([["strongly agree", 6]]));
  });
});

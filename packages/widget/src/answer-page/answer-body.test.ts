import { expect, test } from "vitest";
import { answerBody } from "./answer-body.ts";

test("properties and further answers become objects, several ticks of one question a list", () => {
  const entries: [string, string][] = [
    ["visit", "v"],
    ["score", "9"],
    ["property.store", "Rīga"],
    ["property.a.b", "dots stay"],
    ["answer.why", "plants"],
    ["answer.why", "advice"],
    ["answer.free", ""],
  ];
  expect(answerBody(entries)).toEqual({
    visit: "v",
    score: "9",
    properties: { store: "Rīga", "a.b": "dots stay" },
    answers: { why: ["plants", "advice"] },
  });
});

test("fields that are not meant yet are left out", () => {
  expect(
    answerBody(
      [
        ["comment", "half a sen"],
        ["score", "3"],
      ],
      ["comment"],
    ),
  ).not.toHaveProperty("comment");
});

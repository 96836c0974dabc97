import { Question } from "@candor/contract/question.ts";
import { expect, test } from "vitest";
import { lengthGuard } from "./length-guard.ts";

const closed = (id: string, more: object = {}) =>
  Question.parse({ id, kind: "stars", text: { en: id }, ...more });
const text = (id: string, more: object = {}) =>
  Question.parse({ id, kind: "text", text: { en: id }, ...more });

test("ten closed questions keep the 93 % that the source found after ten screens", () => {
  const questions = Array.from({ length: 10 }, (_, n) => closed(`q${n}`));
  const { costs, remain, tooLong } = lengthGuard(questions);
  expect(remain).toBe(93);
  expect(costs[0]).toMatchObject({ leaveHere: 0.7, remain: 99.3 });
  expect(costs[9]?.remain).toBe(93);
  expect(tooLong).toBe(true);
});

test("a question in free text costs more than one to choose from, and it is called an estimate", () => {
  const { costs, estimate } = lengthGuard([closed("stars"), text("more")]);
  expect(costs[1]?.leaveHere).toBeGreaterThan(costs[0]?.leaveHere ?? 0);
  expect(estimate).toBe(true);
});

test("questions of another group cost its customers nothing", () => {
  const { costs, mostQuestions } = lengthGuard([
    closed("a", { groups: ["promoter"] }),
    closed("b", { groups: ["detractor"] }),
  ]);
  expect(costs.map(({ remain }) => remain)).toEqual([99.3, 99.3]);
  expect(mostQuestions).toBe(3);
});

test("without further questions nothing is lost", () => {
  expect(lengthGuard([])).toMatchObject({
    costs: [],
    remain: 100,
    mostQuestions: 2,
    tooLong: false,
  });
});

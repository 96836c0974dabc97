import { expect, test } from "vitest";
import { KnownError } from "../../errors/known-error.ts";
import { answerProblem, enteredSoFar, readAnswerForm } from "./answer-form.ts";

const visit = "019aab00-0000-7000-8000-000000000001";
const code = (body: unknown) => {
  try {
    readAnswerForm(body);
    return null;
  } catch (error) {
    return error instanceof KnownError ? [error.status, error.code] : error;
  }
};

test("a form's flat fields and the script's JSON say the same", () => {
  const form = readAnswerForm({
    visit,
    step: "comment",
    score: "10",
    comment: " good ",
    contact: "1",
    email: "a@b.lv",
    language: "lv",
    edit: "",
    source: "",
    "property.store": "Rīga",
    "answer.why": ["plants", "advice"],
    "answer.empty": "",
  });
  const json = readAnswerForm({
    visit,
    step: "comment",
    score: 10,
    comment: "good",
    contact: true,
    email: "a@b.lv",
    language: "lv",
    properties: { store: "Rīga" },
    answers: { why: ["plants", "advice"] },
  });
  expect(form).toEqual(json);
  expect(json).toMatchObject({ score: 10, comment: "good", source: undefined, quarantined: false });
});

test("a comment that is not sent stays as it is; an empty one is taken back", () => {
  expect(readAnswerForm({ visit, score: "3" })).toMatchObject({
    comment: undefined,
    step: "score",
  });
  expect(readAnswerForm({ visit, score: "3", comment: " " })).toMatchObject({ comment: "" });
});

test("an address given without the permission to be contacted is not kept", () => {
  expect(readAnswerForm({ visit, score: "3", comment: "", email: "a@b.lv" }).email).toBeUndefined();
});

test.each([[undefined], [""], ["11"], ["-1"], ["7.5"], ["nine"], [null], [[7, 8]]])(
  "a score of %j is refused",
  (score) => {
    expect(code({ visit, score })).toEqual([400, "score_missing"]);
  },
);

test("other slips have their own codes", () => {
  expect(code({ score: "9" })).toEqual([400, "visit_invalid"]);
  expect(code({ visit, score: "9", contact: "1", email: "nobody" })).toEqual([
    400,
    "email_invalid",
  ]);
  expect(code({ visit, score: "9", comment: "x".repeat(40_001) })).toEqual([400, "text_too_long"]);
  expect(code({ visit, score: "9", language: "not a language" })).toEqual([400, "answer_invalid"]);
  expect(code("score=9")).toEqual([400, "score_missing"]);
});

test("a customer reads what went wrong in their own language", () => {
  expect(answerProblem("score_missing", "sv")).toBe("Välj en siffra från 0 till 10.");
  expect(answerProblem("anything_else", "sv")).toContain("Vi kunde inte spara ditt svar");
});

test("everything entered into a refused form can be shown again", () => {
  const body = {
    score: "10",
    comment: " hm ",
    contact: "1",
    email: "a@b",
    "answer.why": ["a", "b"],
  };
  expect(enteredSoFar(body)).toEqual({
    score: 10,
    comment: " hm ",
    contact: true,
    email: "a@b",
    answers: { why: ["a", "b"] },
  });
  expect(enteredSoFar({ score: "eleven" })).toMatchObject({ score: undefined, contact: false });
  expect(enteredSoFar(null)).toMatchObject({ score: undefined, comment: "" });
});

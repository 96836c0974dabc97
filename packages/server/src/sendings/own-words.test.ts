import { expect, test } from "vitest";
import { asAsked, ownMailWords } from "./own-words.ts";

const survey = { subject: "Hilltop" };

test("an invitation that names a product asks about the product, any other about the survey's subject", () => {
  expect(asAsked(survey, { question_product_name: "Hilltop Coffee" })).toEqual({
    subject: "Hilltop Coffee",
  });
  expect(asAsked(survey, { question_product_name: "  " })).toBe(survey);
  expect(asAsked(survey, { plan: "pro" })).toBe(survey);
});

test("words of a mail are one line each, however they were sent, and never endless", () => {
  expect(
    ownMailWords({
      "Delighted Email Subject": " How was\r\nit? ",
      "Delighted Intro Message": `Two seconds${"!".repeat(5000)}`,
    }),
  ).toEqual({ subject: "How was it?", intro: `Two seconds${"!".repeat(1989)}` });
  expect(ownMailWords({ plan: "pro" })).toEqual({});
});

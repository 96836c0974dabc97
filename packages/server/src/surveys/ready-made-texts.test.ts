import { SurveyTexts } from "@candor/contract/survey.ts";
import { expect, test } from "vitest";
import {
  ANSWER_LANGUAGES,
  answerCatalogue,
  answerMessage,
  spokenLanguage,
} from "../messages/answer-messages.ts";
import { mailMessage } from "../messages/mail-messages.ts";
import { checkWording } from "./check-wording.ts";
import { readyMadeTexts, withSubject } from "./ready-made-texts.ts";

test("customers are spoken to in the four staff languages and in Arabic at least", () => {
  for (const language of ["en", "ru", "lv", "sv", "ar"]) {
    expect(ANSWER_LANGUAGES).toContain(language);
  }
});

test.each(ANSWER_LANGUAGES)(
  "the catalogue of %s has every sentence and the same placeholders",
  (language) => {
    const english = answerCatalogue("en");
    const catalogue = answerCatalogue(language);
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      const placeholders = (s: string | undefined) =>
        [...(s ?? "").matchAll(/\{\w+/g)].map(String).sort();
      expect([key, placeholders(catalogue[key])]).toEqual([key, placeholders(text)]);
    }
  },
);

test.each(ANSWER_LANGUAGES)(
  "the ready-made texts of %s are complete and name the subject",
  (language) => {
    const texts = readyMadeTexts(language);
    expect(SurveyTexts.parse(texts)).toEqual(texts);
    expect(texts.question).toContain("{subject}");
    const filled = withSubject(texts, "Rīgas $& Maize");
    expect(filled.question).toContain("Rīgas $& Maize");
    expect(JSON.stringify(filled)).not.toContain("{subject}");
  },
);

test.each(ANSWER_LANGUAGES)(
  "employees are asked in %s whether they recommend working here, each in other words than customers",
  (language) => {
    const [theirs, ours] = [readyMadeTexts(language, "employee"), readyMadeTexts(language)];
    expect(SurveyTexts.parse(theirs)).toEqual(theirs);
    for (const of of [
      (texts: SurveyTexts) => texts.question,
      (texts: SurveyTexts) => texts.followUp.promoter,
      (texts: SurveyTexts) => texts.followUp.passive,
      (texts: SurveyTexts) => texts.followUp.detractor,
      (texts: SurveyTexts) => texts.privacy,
    ]) {
      expect(of(theirs)).not.toBe(of(ours));
    }
    expect(theirs.question).toContain("{subject}");
    expect(mailMessage(language, "why.employee", { subject: "Rosenlund" })).not.toBe(
      mailMessage(language, "why", { subject: "Rosenlund" }),
    );
    expect(mailMessage(language, "why", { subject: "Rosenlund" })).toContain("Rosenlund");
  },
);

test("every language of an answer page has its mail", () => {
  const english = mailMessage("en", "openSurvey");
  const others = ANSWER_LANGUAGES.filter((language) => language !== "en");
  expect(others.filter((language) => mailMessage(language, "openSurvey") === english)).toEqual([]);
});

test.each(["en", "ru", "lv", "sv"])(
  "our own %s wording passes our own wording check",
  (language) => {
    const texts = readyMadeTexts(language);
    for (const text of [texts.question, texts.followUp.promoter, texts.followUp.passive]) {
      const warnings = checkWording({ text, language });
      expect(warnings.filter((w) => w.code !== "no_subject")).toEqual([]);
    }
    expect(checkWording({ text: texts.question, language })).toEqual([]);
  },
);

test("a regional tag is spoken by its language, and an unknown one by English", () => {
  expect(spokenLanguage("sv-FI")).toBe("sv");
  expect(spokenLanguage("EN-gb")).toBe("en");
  expect(spokenLanguage("xx")).toBe("en");
  expect(answerMessage("sv-FI", "confirmScore", { score: 9 })).toBe("Bekräfta 9");
});

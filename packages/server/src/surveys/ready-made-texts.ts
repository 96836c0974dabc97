import type { Survey, SurveyTexts } from "@candor/contract/survey.ts";
import { type AnswerCatalogue, answerCatalogue } from "../messages/answer-messages.ts";

/** Stands in a text for what is recommended. */
export const SUBJECT = "{subject}";

/**
 * Good wording out of the box: everything a respondent reads in a language, with `{subject}` still
 * in it. Employees are asked about working here. Languages without texts of their own get English.
 */
export function readyMadeTexts(
  language: string,
  kind: Survey["kind"] = "relationship",
): SurveyTexts {
  const catalogue = answerCatalogue(language);
  const text = (key: string) =>
    (kind === "employee" ? catalogue[`employee.${key}`] : undefined) ?? existing(catalogue, key);
  return {
    question: text("question"),
    lowEnd: text("lowEnd"),
    highEnd: text("highEnd"),
    followUp: {
      promoter: text("followUp.promoter"),
      passive: text("followUp.passive"),
      detractor: text("followUp.detractor"),
    },
    thanks: {
      promoter: text("thanks.promoter"),
      passive: text("thanks.passive"),
      detractor: text("thanks.detractor"),
    },
    privacy: text("privacy"),
  };
}

/** The texts with the subject put in, by plain replacement: `{subject}` is not a message format. */
export function withSubject(texts: SurveyTexts, subject: string): SurveyTexts {
  const put = (text: string) => text.replaceAll(SUBJECT, () => subject);
  return {
    question: put(texts.question),
    lowEnd: put(texts.lowEnd),
    highEnd: put(texts.highEnd),
    followUp: {
      promoter: put(texts.followUp.promoter),
      passive: put(texts.followUp.passive),
      detractor: put(texts.followUp.detractor),
    },
    thanks: {
      promoter: put(texts.thanks.promoter),
      passive: put(texts.thanks.passive),
      detractor: put(texts.thanks.detractor),
    },
    privacy: put(texts.privacy),
  };
}

function existing(catalogue: AnswerCatalogue, key: string): string {
  const text = catalogue[key];
  if (text === undefined) throw new Error(`an answer catalogue has no "${key}"`);
  return text;
}

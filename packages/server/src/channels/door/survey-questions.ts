import type { Question } from "@candor/contract/question.ts";
import { z } from "zod";
import { questionsOf } from "../../surveys/further-questions.ts";
import type { SurveyRow } from "../../surveys/survey.ts";
import type { FurtherQuestion } from "../answer-page/answer-view.ts";

const ReviewUrl = z.url({ protocol: /^https?$/ });

/** Where everybody may write a public review; undefined when the survey offers none. */
export function reviewUrlOf(survey: Pick<SurveyRow, "settings">): string | undefined {
  const stored = ReviewUrl.safeParse(survey.settings.reviewUrl);
  return stored.success ? stored.data : undefined;
}

/** What everybody may share; undefined when the survey offers nothing. */
export function shareUrlOf(survey: Pick<SurveyRow, "settings">): string | undefined {
  const stored = ReviewUrl.safeParse(survey.settings.shareUrl);
  return stored.success ? stored.data : undefined;
}

/** Whether everybody is asked if they would do more; an anonymous survey knows nobody who could. */
export function asksMore(survey: Pick<SurveyRow, "settings" | "anonymous">): boolean {
  return survey.settings.askMore === true && !survey.anonymous;
}

/** The questions as a page in one language asks them; the default language stands in for missing texts. */
export function questionsIn(
  survey: Pick<SurveyRow, "settings" | "default_language">,
  language: string,
  random: () => number = Math.random,
): FurtherQuestion[] {
  const say = (texts: Readonly<Record<string, string>>) =>
    texts[language] ?? texts[survey.default_language] ?? Object.values(texts)[0] ?? "";
  return competitorsShuffled(questionsOf(survey), random).map((question): FurtherQuestion => {
    const { id, groups, when } = question;
    const shared = { id, text: say(question.text), groups, when };
    switch (question.kind) {
      case "choice": {
        const options = question.options.map(({ value, label }) => ({ value, label: say(label) }));
        return { ...shared, kind: "choice", several: question.several, options };
      }
      case "scale": {
        const { from, to, lowEnd, highEnd, competitor } = question;
        const ends = { lowEnd: say(lowEnd), highEnd: say(highEnd) };
        return { ...shared, kind: "scale", from, to, ...ends, competitor };
      }
      default:
        return { ...shared, kind: question.kind };
    }
  });
}

const isAboutCompetitor = (question: Question | undefined) =>
  question?.kind === "scale" && question.competitor !== undefined;

/** Competitors that follow each other are asked about in random order: whoever stands first gains by it. */
export function competitorsShuffled(
  questions: readonly Question[],
  random: () => number,
): Question[] {
  const shuffled = [...questions];
  for (let at = shuffled.length - 1; at > 0; at--) {
    if (!isAboutCompetitor(shuffled[at])) continue;
    let first = at;
    while (first > 0 && isAboutCompetitor(shuffled[first - 1])) first -= 1;
    const chosen = first + Math.floor(random() * (at - first + 1));
    const [one, other] = [shuffled[at], shuffled[chosen]];
    if (one && other) [shuffled[at], shuffled[chosen]] = [other, one];
  }
  return shuffled;
}

/** What a survey's languages lack, for the editor to ask for. */
export function missingTexts(
  questions: readonly Question[],
  languages: readonly string[],
): { language: string; question: string; field: string }[] {
  return questions.flatMap((question) => {
    const fields: [string, Readonly<Record<string, string>>][] = [["text", question.text]];
    if (question.kind === "scale") {
      fields.push(["lowEnd", question.lowEnd], ["highEnd", question.highEnd]);
    }
    if (question.kind === "choice") {
      for (const { value, label } of question.options) fields.push([`options.${value}`, label]);
    }
    return fields.flatMap(([field, texts]) =>
      languages
        .filter((language) => texts[language] === undefined)
        .map((language) => ({ language, question: question.id, field })),
    );
  });
}

import { readingOf, type View } from "../here/view.ts";
import { useFormat } from "../language/format-context.tsx";
import { useMessages } from "../language/language-context.tsx";

/** How the filters are called by which an address narrows what comments say, in the order of the menu. */
export function useReadingWords(view: View): { part: keyof typeof NOTHING; text: string }[] {
  const t = useMessages("web-themes");
  const format = useFormat();
  const { tone, urgency, language, churn, disagrees } = readingOf(view);
  const either = (label: string, words: string[] | undefined) =>
    words && `${label}: ${format.either(words)}`;
  const texts = {
    tone: either(
      t("reading.tone"),
      tone?.map((one) => t(`tone.${one}`)),
    ),
    urgency: either(
      t("reading.urgency"),
      urgency?.map((one) => t(`urgency.${one}`)),
    ),
    language: either(t("filter.commentLanguage"), language?.map(format.languageName)),
    churn: churn && t(churn === "true" ? "filter.leaving" : "filter.leaving.false"),
    disagrees: disagrees && t(disagrees === "true" ? "disagreements" : "filter.disagrees.false"),
  };
  return PARTS.flatMap((part) => {
    const text = texts[part];
    return text === undefined ? [] : [{ part, text }];
  });
}

const NOTHING = { tone: 0, urgency: 0, language: 0, churn: 0, disagrees: 0 };
const PARTS = Object.keys(NOTHING) as (keyof typeof NOTHING)[];

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { dimensionsQuery } from "../here/numbers.ts";
import { useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useLanguage, useOpenMessages } from "../language/language-context.tsx";
import { useThemeValueName } from "./theme-name.ts";

/**
 * How properties and their values are called: Candor's own (channel, language, touchpoint, themes and tones of
 * comments) in the reader's language, further questions and their choices in the survey's words, the workspace's own as
 * they were sent.
 */
export function useDimensionName() {
  const open = useOpenMessages("web");
  const format = useFormat();
  const { language } = useLanguage();
  const ids = useSurveyIds();
  const known = useQuery({ ...dimensionsQuery(ids), enabled: ids.survey !== "" });
  const questions = known.data?.questions;
  const themeOf = useThemeValueName();
  return useMemo(
    () => ({
      label: (property: string) => {
        const question = questions?.find((one) => one.dimension === property);
        return question
          ? textOf(question.text, language)
          : (open(`dimension.${property}`) ?? property);
      },
      /** A further question with choices or steps. */
      isQuestion: (property: string) =>
        questions?.some((one) => one.dimension === property && one.values.length > 0) ?? false,
      value: (property: string, value: string) => {
        if (value === "") return open("dimension.none") ?? value;
        if (value === "(other)") return open("dimension.other") ?? value;
        const options = questions?.find((one) => one.dimension === property)?.values;
        const label = options?.find((one) => one.value === value)?.label;
        if (label) return textOf(label, language);
        if (property.startsWith("@")) return themeOf(value);
        if (property === "channel") return open(`channel.${value}`) ?? value;
        if (property === "language") {
          try {
            return format.languageName(value);
          } catch {
            return value;
          }
        }
        return value;
      },
    }),
    [open, format, questions, language, themeOf],
  );
}

/** In the reader's language where the survey speaks it. */
function textOf(texts: Readonly<Record<string, string>>, language: string): string {
  return texts[language] ?? Object.values(texts)[0] ?? "";
}

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { dimensionsQuery } from "../here/numbers.ts";
import { useView } from "../here/use-view.ts";
import { useHere, useSurveyIds } from "../here/workspace-context.tsx";
import { useFormat } from "../language/format-context.tsx";
import { useLanguage, useOpenMessages } from "../language/language-context.tsx";
import { someAccountsQuery } from "./account-queries.ts";
import { propertiesQuery } from "./property-queries.ts";
import { useThemeValueName } from "./theme-name.ts";

/** How a filter names the company that somebody belongs to. */
export const ACCOUNT = "@account";

/**
 * How properties and their values are called: as the workspace says; else further questions and their
 * choices in the survey's words, Candor's own (channel, language, touchpoint, what was found in
 * comments) in the reader's language, and all others as they were sent.
 */
export function useDimensionName() {
  const open = useOpenMessages("web");
  const found = useOpenMessages("web-themes");
  const format = useFormat();
  const { language } = useLanguage();
  const { workspace } = useHere();
  const ids = useSurveyIds();
  const themeOf = useThemeValueName();
  const said = useQuery(propertiesQuery(workspace.id)).data;
  const known = useQuery({ ...dimensionsQuery(ids), enabled: ids.survey !== "" });
  const questions = known.data?.questions;
  const [{ filter }] = useView();
  const accounts = useQuery({
    ...someAccountsQuery(workspace.id),
    enabled: filter?.some((one) => one.startsWith(`${ACCOUNT}=`)) ?? false,
  }).data;
  return useMemo(() => {
    const wordsOf = (property: string) => said?.find((one) => one.property === property);
    const questionOf = (property: string) => questions?.find((one) => one.dimension === property);
    return {
      label: (property: string) => {
        if (property === ACCOUNT) return open(`dimension.${ACCOUNT}`) ?? property;
        const question = questionOf(property);
        if (question) return textOf(question.text, language);
        return (
          wordsOf(property)?.label ??
          (property.startsWith("@") ? found : open)(`dimension.${property}`) ??
          property
        );
      },
      /** A further question with choices or steps. */
      isQuestion: (property: string) => (questionOf(property)?.values.length ?? 0) > 0,
      value: (property: string, value: string) => {
        const own = wordsOf(property)?.labels[value];
        if (own !== undefined) return own;
        if (property === ACCOUNT && value !== "") {
          const name = accounts?.find(({ id }) => id === value)?.name;
          return name ?? open("dimension.someAccount") ?? value;
        }
        if (value === "") return open("dimension.none") ?? value;
        if (value === "(other)") return open("dimension.other") ?? value;
        const label = questionOf(property)?.values.find((one) => one.value === value)?.label;
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
    };
  }, [open, found, format, said, questions, language, themeOf, accounts]);
}

/** In the reader's language where the survey speaks it. */
function textOf(texts: Readonly<Record<string, string>>, language: string): string {
  return texts[language] ?? Object.values(texts)[0] ?? "";
}

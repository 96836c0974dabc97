import type { ReportView } from "@candor/contract/report.ts";
import type { SavedView } from "@candor/contract/view.ts";
import { useQuery } from "@tanstack/react-query";
import { dimensionsQuery } from "../../here/numbers.ts";
import { nonEmpty } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { defined } from "../../request/defined.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { useReadingWords } from "../../subjects/reading-words.ts";
import { useThemeValueName } from "../../subjects/theme-name.ts";
import { viewsQuery } from "../../subjects/view-queries.ts";

/** Which answers a report is about, as a saved view narrows them, and what it compares them by. */
export function ReportAnswers({
  surveyId,
  view,
  onChange,
}: {
  surveyId: string;
  view: ReportView;
  onChange: (view: ReportView) => void;
}) {
  const t = useMessages("web-reports");
  const { workspace } = useHere();
  const { label } = useDimensionName();
  const views = useQuery(viewsQuery(workspace.id));
  const dimensions = useQuery({
    ...dimensionsQuery({ workspace: workspace.id, survey: surveyId }),
    enabled: surveyId !== "",
  });
  const kept = textOf(view);
  const keptWords = useKeptWords(view);
  const isNarrowed = kept !== NOT_NARROWED;
  // What a report keeps is the filter, so that nobody changes it by changing a view.
  const own = (views.data ?? []).filter(
    (one) => one.surveyId === null || one.surveyId === surveyId,
  );
  const chosen = own.find((one) => textOf(narrowingOf(one)) === kept);
  const answers = [
    { value: "all", label: t("answers.all") },
    ...own.map(({ id, name }) => ({ value: id, label: t("answers.view", { name }) })),
    ...(isNarrowed && !chosen ? [{ value: "kept", label: keptWords }] : []),
  ];
  const choose = (value: string) => {
    if (value === "kept") return;
    const { by } = view;
    const from = own.find(({ id }) => id === value);
    onChange({
      ...(by === undefined ? {} : { by }),
      ...(from ? narrowingOf(from) : {}),
    });
  };
  const compared = [
    { value: "", label: t("by.first") },
    ...(dimensions.data?.data ?? [])
      .filter(({ dimension }) => !dimension.startsWith("@"))
      .map(({ dimension }) => ({ value: dimension, label: label(dimension) })),
  ];
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-1">
      <ChoiceField
        label={t("answers")}
        options={answers}
        value={!isNarrowed ? "all" : (chosen?.id ?? "kept")}
        onChange={choose}
      />
      <ChoiceField
        label={t("by")}
        options={compared}
        value={view.by ?? ""}
        onChange={(by) => {
          const { by: _, ...rest } = view;
          onChange(by === "" ? rest : { ...rest, by });
        }}
      />
    </div>
  );
}

/** What a report keeps of a saved view, all of it that narrows. */
function narrowingOf(view: SavedView): Omit<ReportView, "by"> {
  const { filter, counting, theme, tone, urgency, language, churn, disagrees } = view;
  const some = <T,>(list: T[]) => nonEmpty(list);
  return defined({
    ...{ filter: some(filter), theme: some(theme), tone: some(tone), urgency: some(urgency) },
    language: some(language),
    counting: counting === "latest" ? counting : undefined,
    churn: churn ?? undefined,
    disagrees: disagrees ?? undefined,
  });
}

const KEYS = [
  "filter",
  "counting",
  "theme",
  "tone",
  "urgency",
  "language",
  "churn",
  "disagrees",
] as const;
/** The same narrowing is the same text. */
const textOf = (view: Omit<ReportView, "by">) =>
  JSON.stringify(KEYS.map((key) => view[key] ?? null));
const NOT_NARROWED = textOf({});

/** The narrowing in words, for a report whose view is gone. */
function useKeptWords({ filter, theme, churn, disagrees, ...rest }: ReportView): string {
  const themeOf = useThemeValueName();
  const flag = (value: boolean | undefined) =>
    value === undefined ? undefined : value ? ("true" as const) : ("false" as const);
  const words = useReadingWords({ ...rest, churn: flag(churn), disagrees: flag(disagrees) });
  return [...(filter ?? []), ...(theme ?? []).map(themeOf), ...words.map(({ text }) => text)].join(
    ", ",
  );
}

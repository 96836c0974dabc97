import type { ReportView } from "@candor/contract/report.ts";
import type { SavedView } from "@candor/contract/view.ts";
import { useQuery } from "@tanstack/react-query";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
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
  const filter = view.filter ?? [];
  const isNarrowed = filter.length > 0 || view.counting === "latest";
  // What a report keeps is the filter, so that nobody changes it by changing a view.
  const own = (views.data ?? []).filter(
    (one) => !narrowsComments(one) && (one.surveyId === null || one.surveyId === surveyId),
  );
  const chosen = own.find(
    (one) =>
      one.filter.join("\n") === filter.join("\n") &&
      (one.counting === "latest") === (view.counting === "latest"),
  );
  const answers = [
    { value: "all", label: t("answers.all") },
    ...own.map(({ id, name }) => ({ value: id, label: t("answers.view", { name }) })),
    ...(isNarrowed && !chosen ? [{ value: "kept", label: filter.join(", ") }] : []),
  ];
  const choose = (value: string) => {
    if (value === "kept") return;
    const { by } = view;
    const from = own.find(({ id }) => id === value);
    onChange({
      ...(by === undefined ? {} : { by }),
      ...(from && from.filter.length > 0 ? { filter: from.filter } : {}),
      ...(from?.counting === "latest" ? { counting: "latest" as const } : {}),
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

/** Whether a view asks for what comments say, which no report keeps. */
function narrowsComments({ theme, tone, urgency, language, churn, disagrees }: SavedView): boolean {
  const lists = [theme, tone, urgency, language];
  return lists.some((list) => list.length > 0) || churn !== null || disagrees !== null;
}

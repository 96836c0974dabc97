import { useView } from "../../here/use-view.ts";
import { filtersByProperty } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { usePeriodName } from "../../subjects/period-picker.tsx";

/** What stands below a picture that leaves the dashboard: survey, period, base, filters, sample or not. */
export function useFootnotes(answers: number): string[] {
  const t = useMessages("web");
  const format = useFormat();
  const period = usePeriodName();
  const { survey, workspace } = useHere();
  const { label, value } = useDimensionName();
  const [view] = useView();
  const filters = [...filtersByProperty(view.filter)].map(
    ([property, values]) =>
      `${label(property)}: ${format.either(values.map((v) => value(property, v)))}`,
  );
  return [
    [survey?.name ?? "", period, t("base", { n: answers })].filter(Boolean).join(" · "),
    ...(filters.length > 0 ? [filters.join(" · ")] : []),
    ...(view.counting === "latest" ? [t("counting.latest")] : []),
    ...(workspace.isSample ? [t("sample.about")] : []),
  ];
}

import { usePeriod } from "../../here/use-view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { useOverviewView } from "./overview-view.ts";

/** The period before, or the same days a year earlier, beside this one; the whole time has neither. */
export function CompareChoice() {
  const t = useMessages("web");
  const [view, change] = useOverviewView();
  if (!usePeriod()) return null;
  return (
    <FilterChoice
      name={t("compare.with")}
      any={t("compare.none")}
      options={[
        { value: "previous", label: t("compare.previous") },
        { value: "year", label: t("compare.year") },
      ]}
      value={view.compare}
      onChange={(compare) => change({ compare })}
    />
  );
}

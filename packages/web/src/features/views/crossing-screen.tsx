import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useChangeView, useNumbersFilter } from "../../here/use-view.ts";
import type { View } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { NewSurveyLink } from "../../subjects/new-survey-link.tsx";
import { HeatTable } from "./heat-table.tsx";
import { crossingQuery } from "./views-queries.ts";
import type { CrossingView } from "./views-view.ts";

/** Two properties crossed: where the score of a pair of values stands apart from everybody else. */
export function CrossingScreen() {
  const t = useMessages("web-views");
  const { survey } = useHere();
  return (
    <>
      <PageHead title={t("cross.title")} lead={t("cross.lead")} />
      {survey ? (
        <>
          <FilterBar />
          <Crossed key={survey.id} />
        </>
      ) : (
        <Empty title={t("all.none")} ghost={<GhostRows still />} actions={<NewSurveyLink />}>
          {t("all.noneText")}
        </Empty>
      )}
    </>
  );
}

function Crossed() {
  const t = useMessages("web-views");
  const ids = useSurveyIds();
  const view = useSearch({ from: "/inside/crossing" });
  const change = useChangeView<View & CrossingView>();
  const numbers = useNumbersFilter();
  const { label } = useDimensionName();
  const dimensions = useQuery(dimensionsQuery(ids));
  const choices = (dimensions.data?.data ?? []).filter((d) => d.values.length > 0);
  const names = choices.map(({ dimension }) => dimension);
  const rows = view.rows ?? names[0] ?? "";
  const columns = view.columns ?? names.find((name) => name !== rows) ?? "";
  const query = useQuery({
    ...crossingQuery(ids, { ...numbers, rows, columns }),
    enabled: rows !== "" && columns !== "" && rows !== columns,
  });
  const options = names.map((name) => ({ value: name, label: label(name) }));
  if (dimensions.data && names.length < 2) {
    return (
      <Empty title={t("cross.few")} ghost={<GhostRows still />}>
        {t("cross.fewText")}
      </Empty>
    );
  }
  return (
    <>
      <div className="mb-4 grid max-w-xl grid-cols-2 gap-3">
        <ChoiceField
          label={t("cross.rows")}
          options={options}
          value={rows}
          onChange={(next) =>
            change({ rows: next, ...(next === columns ? { columns: rows } : {}) })
          }
        />
        <ChoiceField
          label={t("cross.columns")}
          options={options}
          value={columns}
          onChange={(next) =>
            change({ columns: next, ...(next === rows ? { rows: columns } : {}) })
          }
        />
      </div>
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(crossing) =>
          crossing.cells.length === 0 ? (
            <Empty title={t("cross.nothing")} ghost={<GhostRows still />}>
              {t("cross.nothingText")}
            </Empty>
          ) : (
            <HeatTable crossing={crossing} rows={rows} columns={columns} />
          )
        }
      </Loaded>
    </>
  );
}

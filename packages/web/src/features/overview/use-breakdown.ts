import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { breakdownQuery, dimensionsQuery } from "../../here/numbers.ts";
import { useNumbersFilter, usePeriod } from "../../here/use-view.ts";
import { withoutProperty } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import type { BreakdownRow, Dimension, Dimensions } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { rulesQuery } from "../../subjects/thanks/thanks-queries.ts";
import { bandWords, sortedRows } from "./breakdown-rows.ts";
import { BREAKDOWN_SORTS, type BreakdownSort, useOverviewView } from "./overview-view.ts";

const UNRANKED: readonly BreakdownSort[] = ["order", "answers"];

/** By what is compared, the rows in the order that is wanted, and how each is called. */
export function useBreakdown() {
  const ids = useSurveyIds();
  const [view] = useOverviewView();
  const numbers = useNumbersFilter();
  const period = usePeriod();
  const dimensions = useQuery(dimensionsQuery(ids));
  const choices = [
    ...(dimensions.data?.data ?? []),
    ...(dimensions.data?.questions ?? []).map(questionAsDimension),
  ].filter((d) => d.values.length > 0);
  const by = view.by ?? firstWorth(choices)?.dimension;
  const dimension = choices.find((one) => one.dimension === by);
  // Values of the property itself stay visible, so that a second one can be added or compared.
  const query = {
    ...numbers,
    filter: withoutProperty(numbers.filter, by ?? ""),
    by: by ?? "",
    compare: period === null ? undefined : view.compare,
  };
  const breakdown = useQuery({ ...breakdownQuery(ids, query), enabled: by !== undefined });
  const { workspace } = useHere();
  const people = useQuery(rulesQuery(workspace.id)).data?.employeeProperty ?? null;
  // Colleagues are not ranked by their scores, whatever the address asks for.
  const sorts = by !== undefined && by === people ? UNRANKED : BREAKDOWN_SORTS;
  const usual = dimension && isOrdered(dimension) ? "order" : "effect";
  const wanted = view.sort ?? usual;
  const sort = sorts.some((one) => one === wanted) ? wanted : "answers";
  const rows = useMemo(
    () => sortedRows(breakdown.data?.rows ?? [], sort, dimension?.order ?? []),
    [breakdown.data, sort, dimension?.order],
  );
  const nameOf = useRowName(by ?? "", dimension);
  return { by, dimension, dimensions, choices, breakdown, sort, sorts, rows, nameOf };
}

/** A further question reads from its first step or choice to its last. */
function questionAsDimension({ dimension, values }: Dimensions["questions"][number]): Dimension {
  return {
    dimension,
    declared: true,
    numeric: false,
    label: null,
    labels: {},
    order: values.map(({ value }) => value),
    bands: [],
    values: values.map(({ value }) => ({ value, label: null, answers: 0 })),
  };
}

/** The first property worth comparing: one with at least two values, the workspace's own first. */
function firstWorth(choices: readonly Dimension[]): Dimension | undefined {
  const several = choices.filter((d) => d.values.length > 1);
  const own = several.filter((d) => !["channel", "language"].includes(d.dimension));
  return own.find((d) => d.declared) ?? several.find((d) => d.declared) ?? own[0] ?? choices[0];
}

/** Bands and values that somebody put in order are read in that order. */
function isOrdered({ order, bands }: Dimension): boolean {
  return order.length > 0 || bands.length > 0;
}

function useRowName(by: string, dimension: Dimension | undefined) {
  const t = useMessages("web-overview");
  const { value: nameOf } = useDimensionName();
  const isWhole = (dimension?.values ?? []).every(({ value }) => !/^-?\d+\.\d+$/.test(value));
  return (row: Pick<BreakdownRow, "value" | "band">): string => {
    const words = row.band && bandWords(row.band, isWhole);
    if (!words) return nameOf(by, row.value);
    if (words.kind === "between") {
      return t(isWhole ? "band.between" : "band.toBelow", {
        from: String(words.from),
        to: String(words.to),
      });
    }
    return words.kind === "one"
      ? String(words.at)
      : t(`band.${words.kind}`, { at: String(words.at) });
  };
}

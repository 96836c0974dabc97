import type { Breakdown } from "@candor/contract/score.ts";
import { useQuery } from "@tanstack/react-query";
import { ChartCard } from "../../charts/chart-card.tsx";
import { drawIntervals } from "../../charts/draw.ts";
import { breakdownQuery, dimensionsQuery, scoreQuery } from "../../here/numbers.ts";
import { useNumbersFilter } from "../../here/use-view.ts";
import { withoutProperty } from "../../here/view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import type { BreakdownRow } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { BreakdownPlot } from "./breakdown-plot.tsx";
import { useFootnotes } from "./footnotes.ts";
import { useOverviewView } from "./overview-view.ts";

/** The score by each value of a property, with intervals; one click on a row filters everything. */
export function BreakdownCard({ className }: { className: string }) {
  const t = useMessages("web-overview");
  const ids = useSurveyIds();
  const [view, change] = useOverviewView();
  const numbers = useNumbersFilter();
  const { label, value: nameOf } = useDimensionName();
  const dimensions = useQuery(dimensionsQuery(ids));
  const choices: { dimension: string; values: { value: string }[] }[] = [
    ...(dimensions.data?.data ?? []),
    ...(dimensions.data?.questions ?? []),
  ].filter((d) => d.values.length > 0);
  // The first property worth comparing: one with at least two values, the workspace's own first.
  const own = choices.find(
    (d) => d.values.length > 1 && !["channel", "language"].includes(d.dimension),
  );
  const by =
    view.by ??
    own?.dimension ??
    choices.find((d) => d.values.length > 1)?.dimension ??
    choices[0]?.dimension;
  // Values of the property itself stay visible, so that a second one can be added or compared.
  const query = { ...numbers, filter: withoutProperty(numbers.filter, by ?? ""), by: by ?? "" };
  const breakdown = useQuery({ ...breakdownQuery(ids, query), enabled: by !== undefined });
  const overall = useQuery(scoreQuery(ids, numbers)).data?.score ?? null;
  const rows = breakdown.data?.rows ?? [];
  const footnotes = useFootnotes(rows.reduce((sum, row) => sum + row.answers, 0));
  const differenceText = useDifferenceText();
  const format = useFormat();

  return (
    <ChartCard
      title={t("breakdown.title")}
      method="breakdown"
      stale={breakdown.isPlaceholderData}
      className={className}
      controls={
        choices.length > 0 ? (
          <select
            aria-label={t("breakdown.by")}
            className="field field--small max-w-44"
            value={by}
            onChange={(event) => change({ by: event.target.value }, { replace: true })}
          >
            {choices.map((d) => (
              <option key={d.dimension} value={d.dimension}>
                {label(d.dimension)}
              </option>
            ))}
          </select>
        ) : null
      }
      takeable={
        breakdown.data && by
          ? {
              summary: t("breakdown.title"),
              footnotes: [`${t("breakdown.by")}: ${label(by)}`, ...footnotes],
              table: breakdownTable(breakdown.data, (v) => nameOf(by, v), t, differenceText),
              draw: (tokens) =>
                drawIntervals(
                  rows.map((row) => ({
                    label: nameOf(by, row.value),
                    note:
                      row.score === null
                        ? t("breakdown.tooFew", { n: row.answers })
                        : `${format.points(row.score, marginOf(row.interval))} (n=${format.count(row.answers)})`,
                    score: row.score,
                    lower: row.interval?.lower ?? 0,
                    upper: row.interval?.upper ?? 0,
                  })),
                  overall,
                  tokens,
                ),
            }
          : null
      }
    >
      {breakdown.isError && !breakdown.data ? (
        <ErrorNotice error={breakdown.error} retry={() => void breakdown.refetch()} />
      ) : dimensions.isError && !dimensions.data ? (
        <ErrorNotice error={dimensions.error} retry={() => void dimensions.refetch()} />
      ) : by === undefined && dimensions.data ? (
        <p className="py-10 text-center text-muted">{t("breakdown.noDimensions")}</p>
      ) : !breakdown.data || by === undefined ? (
        <GhostRows rows={6} />
      ) : rows.length === 0 ? (
        <p className="py-10 text-center text-muted">{t("breakdown.empty")}</p>
      ) : (
        <BreakdownPlot
          key={by}
          by={by}
          breakdown={breakdown.data}
          overall={overall}
          differenceText={differenceText}
        />
      )}
    </ChartCard>
  );
}

/** How a value differs from everybody else, in words; corrected for all the rows by the server. */
export function useDifferenceText(): (row: BreakdownRow) => string {
  const t = useMessages("web-overview");
  const format = useFormat();
  return (row) => {
    const { difference } = row;
    if (row.score === null) return "";
    if (!difference) return t("breakdown.notCompared");
    const margin = marginOf(difference);
    if (difference.verdict === "no_clear_change") return t("breakdown.noClear");
    return t(difference.verdict === "up" ? "breakdown.above" : "breakdown.below", {
      difference: format.signed(difference.difference, margin),
    });
  };
}

function breakdownTable(
  breakdown: Breakdown,
  nameOf: (value: string) => string,
  t: ReturnType<typeof useMessages<"web-overview">>,
  differenceText: (row: BreakdownRow) => string,
) {
  return {
    columns: [
      t("table.value"),
      t("table.score"),
      t("table.lower"),
      t("table.upper"),
      t("table.answers"),
      t("table.promoters"),
      t("table.passives"),
      t("table.detractors"),
      t("table.difference"),
      t("table.differenceLower"),
      t("table.differenceUpper"),
      t("table.p"),
      t("table.verdict"),
    ],
    rows: breakdown.rows.map((row) => [
      nameOf(row.value),
      row.score,
      row.interval?.lower ?? null,
      row.interval?.upper ?? null,
      row.answers,
      row.promoters,
      row.passives,
      row.detractors,
      row.difference?.difference ?? null,
      row.difference?.lower ?? null,
      row.difference?.upper ?? null,
      row.difference?.p ?? null,
      differenceText(row),
    ]),
  };
}

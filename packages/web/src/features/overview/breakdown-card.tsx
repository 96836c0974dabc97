import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Grid from "lucide-react/icons/grid-3x3";
import Tags from "lucide-react/icons/tags";
import { lazy, Suspense, useState } from "react";
import { ChartCard } from "../../charts/chart-card.tsx";
import { drawIntervals } from "../../charts/draw.ts";
import { scoreQuery } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { BreakdownPlot } from "./breakdown-plot.tsx";
import { breakdownTable, useDifferenceText } from "./breakdown-table.ts";
import { useFootnotes } from "./footnotes.ts";
import { BREAKDOWN_SORTS, useOverviewView, useScoreFilter } from "./overview-view.ts";
import { useBreakdown } from "./use-breakdown.ts";

const WordsDialog = lazy(() =>
  import("./words-dialog.tsx").then((m) => ({ default: m.WordsDialog })),
);

/** The score by each value of a property, with intervals; one click on a row filters everything. */
export function BreakdownCard({ className }: { className: string }) {
  const t = useMessages("web-overview");
  const found = useBreakdown();
  const { by, dimension, dimensions, breakdown, rows, nameOf } = found;
  const overall = useQuery(scoreQuery(useSurveyIds(), useScoreFilter())).data?.score ?? null;
  const footnotes = useFootnotes(rows.reduce((sum, row) => sum + row.answers, 0));
  const { label } = useDimensionName();
  const differenceText = useDifferenceText();
  const format = useFormat();
  return (
    <ChartCard
      title={t("breakdown.title")}
      method="breakdown"
      stale={breakdown.isPlaceholderData}
      className={className}
      controls={<Controls found={found} />}
      takeable={
        breakdown.data && by
          ? {
              summary: t("breakdown.title"),
              footnotes: [`${t("breakdown.by")}: ${label(by)}`, ...footnotes],
              table: breakdownTable(rows, nameOf, t, differenceText),
              draw: (tokens) =>
                drawIntervals(
                  rows.map((row) => ({
                    label: nameOf(row),
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
          key={`${by} ${found.sort}`}
          by={by}
          dimension={dimension}
          rows={rows}
          capped={breakdown.data.capped}
          overall={overall}
          nameOf={nameOf}
          differenceText={differenceText}
        />
      )}
    </ChartCard>
  );
}

/** By which property, in which order; its words and bands; two properties at once. */
function Controls({ found }: { found: ReturnType<typeof useBreakdown> }) {
  const t = useMessages("web-overview");
  const [, change] = useOverviewView();
  const { label } = useDimensionName();
  const may = useMay();
  const [naming, setNaming] = useState(false);
  const { by, choices, dimension, sort } = found;
  if (choices.length === 0) return null;
  const options = (declared: boolean) =>
    choices
      .filter((d) => d.declared === declared)
      .map((d) => (
        <option key={d.dimension} value={d.dimension}>
          {label(d.dimension)}
        </option>
      ));
  return (
    <>
      <select
        aria-label={t("breakdown.by")}
        className="field field--small max-w-52"
        value={by}
        onChange={(event) => change({ by: event.target.value }, { replace: true })}
      >
        {options(true)}
        {choices.some((d) => !d.declared) ? (
          <optgroup label={t("breakdown.undeclared")}>{options(false)}</optgroup>
        ) : null}
      </select>
      <select
        aria-label={t("breakdown.sort")}
        className="field field--small max-w-52"
        value={sort}
        onChange={(event) =>
          change(
            { sort: BREAKDOWN_SORTS.find((one) => one === event.target.value) },
            { replace: true },
          )
        }
      >
        {found.sorts.map((one) => (
          <option key={one} value={one}>
            {t(`breakdown.sort.${one}`)}
          </option>
        ))}
      </select>
      {may.write && dimension && !/^(@|answers\[)/.test(dimension.dimension) ? (
        <IconButton name={t("words.open")} onClick={() => setNaming(true)}>
          <Tags aria-hidden className="size-4.5" />
        </IconButton>
      ) : null}
      {choices.length > 1 ? (
        <Link
          to="/crossing"
          search={(view) => ({ ...carried(view), rows: by })}
          className="button button--icon button--quiet"
          aria-label={t("breakdown.cross")}
          title={t("breakdown.cross")}
        >
          <Grid aria-hidden className="size-4.5" />
        </Link>
      ) : null}
      {naming && dimension ? (
        <Suspense fallback={null}>
          <WordsDialog dimension={dimension} onClose={() => setNaming(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

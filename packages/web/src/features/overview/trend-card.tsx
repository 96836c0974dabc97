import type { Trend } from "@candor/contract/score.ts";
import { useQuery } from "@tanstack/react-query";
import Flag from "lucide-react/icons/flag";
import { lazy, Suspense, useMemo } from "react";
import { ChartCard } from "../../charts/chart-card.tsx";
import { tokensOf } from "../../charts/tokens.ts";
import type { TrendPicture } from "../../charts/trend-option.ts";
import { trendQuery } from "../../here/numbers.ts";
import { openDialog } from "../../here/open-dialog.ts";
import { addDays, daysBetween, stepFor } from "../../here/period.ts";
import { useNumbersFilter, usePeriod } from "../../here/use-view.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { marginOf } from "../../language/format.ts";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { IconButton } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useIsDark } from "../../parts/theme.ts";
import type { TrendPoint } from "../../request/types.ts";
import { useFootnotes } from "./footnotes.ts";
import { useOverviewView } from "./overview-view.ts";
import { trendTooltip } from "./trend-tooltip.ts";

const TrendChart = lazy(() =>
  import("../../charts/trend-chart.tsx").then((m) => ({ default: m.TrendChart })),
);
const STEPS = ["day", "week", "month"] as const;

/** The score over time with its band, the answers below, dated changes, and the period before. */
export function TrendCard() {
  const t = useMessages("web-overview");
  const [view, change] = useOverviewView();
  const trend = useTrend();
  const data = trend.query.data;
  const beside = view.compare === undefined ? undefined : (data?.compared ?? undefined);
  const besideName = t(view.compare === "year" ? "trend.yearBefore" : "trend.previous");
  const picture = useTrendPicture(data, beside, besideName);
  const footnotes = useFootnotes(data?.points.reduce((sum, p) => sum + p.answers, 0) ?? 0);
  const format = useFormat();
  const scored = data?.points.filter((p) => p.score !== null) ?? [];
  const first = scored[0];
  const last = scored.at(-1);
  const summary =
    first && last && first !== last
      ? t("trend.summary", {
          first: format.points(first.score ?? 0),
          firstDay: format.day(first.from),
          last: format.points(last.score ?? 0),
          lastDay: format.day(addDays(last.to, -1)),
          points: scored.length,
        })
      : t("trend.tooShort");

  return (
    <ChartCard
      title={t("trend.title")}
      method="trend"
      stale={trend.query.isPlaceholderData}
      controls={
        <>
          <fieldset className="flex rounded-[10px] border border-line p-0.5">
            <legend className="sr-only">{t("trend.step")}</legend>
            {STEPS.map((step) => (
              <button
                key={step}
                type="button"
                aria-pressed={trend.step === step}
                className="min-h-8 rounded-lg px-2.5 text-sm text-muted aria-pressed:bg-sunken aria-pressed:font-semibold aria-pressed:text-ink touch:min-h-11"
                onClick={() => change({ step }, { replace: true })}
              >
                {t(`trend.${step}`)}
              </button>
            ))}
          </fieldset>
          <IconButton name={t("changes.title")} onClick={() => openDialog({ name: "changes" })}>
            <Flag aria-hidden className="size-4.5" />
          </IconButton>
        </>
      }
      takeable={
        data && picture
          ? {
              summary,
              footnotes,
              table: trendTable(data, t),
              draw: async (tokens) =>
                (await import("../../charts/trend-chart.tsx")).drawTrend({ ...picture, tokens }),
            }
          : null
      }
    >
      {trend.query.isError && !data ? (
        <ErrorNotice error={trend.query.error} retry={() => void trend.query.refetch()} />
      ) : !data || !picture ? (
        <div className="ghost h-80" />
      ) : scored.length === 0 ? (
        <p className="grid min-h-40 place-items-center px-6 text-center text-muted">
          {t("trend.none")}
        </p>
      ) : (
        <Suspense fallback={<div className="h-80" />}>
          <TrendChart picture={picture} summary={summary} />
          <Legend beside={beside ? besideName : null} goal={data.goal?.target ?? null} />
        </Suspense>
      )}
    </ChartCard>
  );
}

function Legend({ beside, goal }: { beside: string | null; goal: number | null }) {
  const t = useMessages("web-overview");
  const format = useFormat();
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 ps-11 text-xs text-muted">
      <li className="flex items-center gap-2">
        <span aria-hidden className="relative h-3 w-6 bg-accent/20">
          <span className="absolute inset-x-0 top-1/2 h-0.5 -translate-y-1/2 bg-accent" />
        </span>
        {t("trend.band")}
      </li>
      {beside ? (
        <li className="flex items-center gap-2">
          <span aria-hidden className="w-6 border-t-2 border-dashed border-passive" />
          {beside}
        </li>
      ) : null}
      {goal === null ? null : (
        <li className="flex items-center gap-2">
          <span aria-hidden className="w-6 border-t-2 border-promoter" />
          {t("trend.goal", { target: format.points(goal) })}
        </li>
      )}
      <li className="flex items-center gap-2">
        <span aria-hidden className="size-2.5 rounded-[2px] bg-edge/60" />
        {t("trend.answers")}
      </li>
    </ul>
  );
}

/**
 * The trend in the step that was chosen, or in the one that suits the length. Of the whole time the
 * length is known only from the months themselves.
 */
function useTrend() {
  const ids = useSurveyIds();
  const [view] = useOverviewView();
  const period = usePeriod();
  const filter = useNumbersFilter();
  const guess = view.step ?? (period ? stepFor(daysBetween(period.from, period.to)) : "month");
  const months = useQuery({
    ...trendQuery(ids, { ...filter, by: "month" }),
    enabled: view.step === undefined && period === null,
  });
  const answered = months.data?.points.filter((p) => p.answers > 0) ?? [];
  const [first, last] = [answered[0], answered.at(-1)];
  const step =
    view.step === undefined && period === null && first && last
      ? stepFor(daysBetween(first.from, last.to))
      : guess;
  const compare = period === null ? undefined : view.compare;
  const query = useQuery(trendQuery(ids, { ...filter, by: step, compare }));
  return { step, query };
}

function useTrendPicture(
  trend: Trend | undefined,
  previous: TrendPoint[] | undefined,
  previousName: string,
): Omit<TrendPicture, "narrow"> | null {
  const t = useMessages("web-overview");
  const s = useMessages("score");
  const format = useFormat();
  const dark = useIsDark();
  return useMemo(() => {
    if (!trend) return null;
    const { points, skipped } = trimmed(trend.points);
    const before = points.map((_, index) => previous?.[index + skipped]);
    const label = (point: TrendPoint) =>
      trend.by === "month" ? format.month(point.from) : format.dayShort(point.from);
    return {
      points,
      previous: before,
      changes: trend.changes,
      goal: trend.goal ? { target: trend.goal.target, name: t("trend.goalShort") } : null,
      tokens: tokensOf(dark),
      label,
      names: {
        score: s("name"),
        previous: previousName,
        answers: t("trend.answers"),
      },
      count: format.count,
      pointsText: (value: number) => format.points(value),
      tooltip: (index: number) =>
        trendTooltip({
          point: points[index],
          previous: before[index],
          changes: trend.changes,
          days: (p) => format.dayRange(p.from, addDays(p.to, -1)),
          score: (p) => format.points(p.score ?? 0, marginOf(p.interval)),
          range: (p) =>
            p.interval
              ? s("range", {
                  lower: format.points(p.interval.lower, marginOf(p.interval)),
                  upper: format.points(p.interval.upper, marginOf(p.interval)),
                })
              : "",
          base: (p) => s("base", { n: p.answers }),
          tooFew: (p) => s("tooFew", { n: p.answers }),
          previousName,
        }),
    };
  }, [trend, previous, previousName, format, dark, t, s]);
}

/** Empty steps before the first answer and after the last say nothing. */
function trimmed(points: TrendPoint[]): { points: TrendPoint[]; skipped: number } {
  const first = points.findIndex((p) => p.answers > 0);
  const last = points.findLastIndex((p) => p.answers > 0);
  return first < 0
    ? { points: [], skipped: 0 }
    : { points: points.slice(first, last + 1), skipped: first };
}

function trendTable(trend: Trend, t: ReturnType<typeof useMessages<"web-overview">>) {
  return {
    columns: [
      t("table.from"),
      t("table.to"),
      t("table.score"),
      t("table.lower"),
      t("table.upper"),
      t("table.answers"),
      t("table.promoters"),
      t("table.passives"),
      t("table.detractors"),
    ],
    rows: trend.points.map((p) => [
      p.from,
      addDays(p.to, -1),
      p.score,
      p.interval?.lower ?? null,
      p.interval?.upper ?? null,
      p.answers,
      p.promoters,
      p.passives,
      p.detractors,
    ]),
  };
}

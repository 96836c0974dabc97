import type { TrendPoint } from "../request/types.ts";
import type { Tokens } from "./tokens.ts";

export type TrendPicture = {
  points: TrendPoint[];
  /** The period before, point by point beside the first. */
  previous: (TrendPoint | undefined)[];
  changes: { day: string; title: string }[];
  /** The target, as a line across. */
  goal: { target: number; name: string } | null;
  tokens: Tokens;
  /** How a bucket is written on the axis. */
  label: (point: TrendPoint) => string;
  names: { score: string; previous: string; answers: string };
  count: (value: number) => string;
  pointsText: (value: number) => string;
  narrow: boolean;
  tooltip: ((index: number) => HTMLElement) | null;
};

/** A shape of ECharts' custom series; its own types are wider than what is drawn here. */
type Api = {
  value: (dimension: number) => number;
  coord: (at: [number, number]) => [number, number];
};

/**
 * The trend as ECharts draws it: the score as a line, its interval as a band (as whiskers where a
 * neighbour is missing), the answers as columns below, dated changes as upright lines.
 */
export function trendOption(given: TrendPicture) {
  const { points, tokens } = given;
  const labels = points.map((point) => given.label(point));
  const goals = given.goal ? [given.goal.target] : [];
  const lowest = Math.min(...goals, ...points.map((p) => p.interval?.lower ?? p.score ?? 100));
  const highest = Math.max(...goals, ...points.map((p) => p.interval?.upper ?? p.score ?? -100));
  const { from, to, step } = niceRange(lowest, highest);
  const text = { color: tokens.muted, fontSize: 12, fontFamily: "inherit" };
  const grid = { left: 44, right: given.narrow ? 10 : 18 };
  const marks = given.changes.flatMap((change) => {
    const at = points.findIndex((p) => p.from <= change.day && change.day < p.to);
    return at < 0 ? [] : [{ xAxis: at, name: change.title }];
  });
  const axis = (gridIndex: number, shown: boolean) => ({
    type: "category" as const,
    gridIndex,
    data: labels,
    boundaryGap: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens.line } },
    axisLabel: { ...text, show: shown, hideOverlap: true },
    axisPointer: { label: { show: false } },
  });
  return {
    animation: false,
    backgroundColor: "transparent",
    grid: [
      { ...grid, top: marks.length > 0 ? 34 : 14, bottom: 100 },
      { ...grid, height: 46, bottom: 28 },
    ],
    axisPointer: {
      link: [{ xAxisIndex: [0, 1] }],
      lineStyle: { color: tokens.edge, type: "solid" as const },
    },
    ...(given.tooltip
      ? {
          tooltip: {
            trigger: "axis" as const,
            confine: true,
            backgroundColor: tokens.card,
            borderColor: tokens.line,
            textStyle: { color: tokens.ink, fontSize: 13 },
            formatter: (params: unknown) => given.tooltip?.(firstIndex(params)) ?? "",
          },
        }
      : {}),
    xAxis: [axis(0, false), axis(1, true)],
    yAxis: [
      {
        type: "value" as const,
        min: from,
        max: to,
        interval: step,
        axisLabel: { ...text, formatter: (value: number) => given.pointsText(value) },
        splitLine: { lineStyle: { color: tokens.line } },
      },
      {
        type: "value" as const,
        gridIndex: 1,
        splitNumber: 1,
        axisLabel: {
          ...text,
          formatter: (value: number) => given.count(value),
          showMinLabel: false,
        },
        splitLine: { show: false },
        minInterval: 1,
      },
    ],
    series: [
      {
        type: "custom" as const,
        silent: true,
        z: 1,
        data: points.map((p, index) => [
          index,
          p.interval?.lower ?? Number.NaN,
          p.interval?.upper ?? Number.NaN,
        ]),
        renderItem: (_: unknown, api: Api) => bandPiece(api, points, tokens),
      },
      {
        type: "line" as const,
        name: given.names.previous,
        z: 2,
        symbol: "none",
        silent: true,
        lineStyle: { color: tokens.passive, width: 2, type: "dashed" as const },
        data: points.map((_, index) => given.previous[index]?.score ?? null),
      },
      {
        type: "line" as const,
        name: given.names.score,
        z: 3,
        data: points.map((p) => p.score),
        symbol: "circle",
        symbolSize: points.length > 40 ? 0 : 7,
        showSymbol: true,
        lineStyle: { color: tokens.accent, width: 2.5 },
        itemStyle: { color: tokens.accent, borderColor: tokens.card, borderWidth: 1.5 },
        markLine: {
          symbol: "none",
          silent: true,
          lineStyle: { color: tokens.ink, opacity: 0.55, type: "dotted" as const, width: 1.5 },
          label: {
            color: tokens.ink,
            fontSize: 11,
            fontFamily: "inherit",
            formatter: "{b}",
            width: given.narrow ? 80 : 150,
            overflow: "truncate" as const,
          },
          data: [
            ...marks,
            ...(given.goal
              ? [
                  {
                    yAxis: given.goal.target,
                    name: given.goal.name,
                    lineStyle: {
                      color: tokens.promoter,
                      type: "solid" as const,
                      width: 1.5,
                      opacity: 0.9,
                    },
                    label: { position: "insideEndTop" as const, color: tokens.promoter },
                  },
                ]
              : []),
          ],
        },
      },
      {
        type: "bar" as const,
        name: given.names.answers,
        xAxisIndex: 1,
        yAxisIndex: 1,
        barMaxWidth: 22,
        silent: true,
        itemStyle: { color: tokens.edge, opacity: 0.5, borderRadius: [2, 2, 0, 0] },
        data: points.map((p) => p.answers),
      },
    ],
  };
}

/** From one point to the next the band; a point that stands alone gets a whisker. */
function bandPiece(api: Api, points: TrendPoint[], tokens: Tokens) {
  const index = api.value(0);
  const here = points[index]?.interval;
  if (!here) return undefined;
  const next = points[index + 1]?.interval;
  const before = points[index - 1]?.interval;
  const at = (i: number, value: number) => api.coord([i, value]);
  if (next) {
    return {
      type: "polygon" as const,
      shape: {
        points: [
          at(index, here.lower),
          at(index, here.upper),
          at(index + 1, next.upper),
          at(index + 1, next.lower),
        ],
      },
      style: { fill: tokens.accent, opacity: 0.16 },
    };
  }
  if (before) return undefined;
  const [x, low] = at(index, here.lower);
  const [, high] = at(index, here.upper);
  return {
    type: "path" as const,
    shape: { pathData: `M${x - 5} ${low}h10M${x} ${low}V${high}M${x - 5} ${high}h10` },
    style: { stroke: tokens.accent, lineWidth: 1.5, fill: "none", opacity: 0.7 },
  };
}

function firstIndex(params: unknown): number {
  const first = Array.isArray(params) ? params[0] : params;
  return (first as { dataIndex?: number } | undefined)?.dataIndex ?? 0;
}

/** An axis in whole steps around the intervals, with some four lines. */
export function niceRange(lowest: number, highest: number) {
  if (lowest > highest) return { from: -100, to: 100, step: 50 };
  const step = [5, 10, 20, 25].find((s) => (highest - lowest + 4) / s <= 4) ?? 50;
  const from = Math.max(-100, Math.floor((lowest - 2) / step) * step);
  const to = Math.min(100, Math.ceil((highest + 2) / step) * step);
  return { from, to, step };
}

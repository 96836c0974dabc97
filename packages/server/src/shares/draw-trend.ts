import { type Html, html, raw } from "../channels/answer-page/html.ts";

/** One step of a curve; null where there is too little to say anything. */
export interface CurvePoint {
  value: number | null;
  lower: number | null;
  upper: number | null;
  /** Few answers: drawn hollow. */
  weak: boolean;
  label: string;
}

export interface Curve {
  points: readonly CurvePoint[];
  /** What values can be at all: −100 to 100 for scores, 0 to 1 for shares. */
  bounds: readonly [number, number];
  /** Distances of grid lines to choose from, smallest first. */
  grids: readonly number[];
  write: (value: number) => string;
  /** Places of dated changes, as a part of the width from 0 to 1, with their number below the picture. */
  marks: readonly { at: number; number: number }[];
  /** What the picture says, for those who do not see it. */
  words: string;
}

const TOP = 18;
const BOTTOM = 30;
/** Beyond this many points dots make a string of beads. */
const MOST_DOTS = 32;

/** A curve with its band, as SVG that takes its colours from the classes of the page around it. */
export function drawCurve(
  curve: Curve,
  { width, height, name }: { width: number; height: number; name: string },
): Html {
  const { points, write, words } = curve;
  const start = 46;
  const plot = { start, end: width - 14, top: TOP, bottom: height - BOTTOM };
  const [low, high, step] = domainOf(curve);
  const x = (at: number) =>
    points.length < 2
      ? (plot.start + plot.end) / 2
      : plot.start + (at / (points.length - 1)) * (plot.end - plot.start);
  const y = (value: number) =>
    plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const grid: Html[] = [];
  for (let value = low; value <= high + step / 1000; value += step) {
    const at = round(y(value));
    const zero = Math.abs(value) < step / 1000;
    grid.push(
      html`<path class="${zero ? "zero" : "grid"}" d="M${plot.start} ${at}H${plot.end}"/><text class="tick" x="${plot.start - 8}" y="${at + 4}" text-anchor="end">${write(zero ? 0 : value)}</text>`,
    );
  }
  const runs = runsOf(points);
  const bands = runs.map(
    (run) =>
      html`<path class="band" d="${raw(
        outline(
          run.map(({ at, upper }) => [x(at), y(upper)]),
          run.map(({ at, lower }) => [x(at), y(lower)]),
        ),
      )}"/>`,
  );
  const lines = runs.map(
    (run) =>
      html`<path class="line" d="${raw(path(run.map(({ at, value }) => [x(at), y(value)])))}"/>`,
  );
  const solo = runs.filter((run) => run.length === 1).flat();
  const dotted = points.length <= MOST_DOTS ? runs.flat() : solo;
  const dots = dotted.map(
    ({ at, value, weak }) =>
      html`<circle class="${weak ? "dot weak" : "dot"}" cx="${round(x(at))}" cy="${round(y(value))}" r="3.5"/>`,
  );
  // A single point has no width for its band: a bar stands for it.
  const bars = solo.map(
    ({ at, lower, upper }) =>
      html`<path class="bar" d="M${round(x(at))} ${round(y(lower))}V${round(y(upper))}"/>`,
  );
  const marks = curve.marks.map(({ at, number }) => {
    const place = round(plot.start + at * (plot.end - plot.start));
    return html`<path class="mark" d="M${place} ${plot.top}V${plot.bottom}"/><text class="tick" x="${place}" y="${plot.top - 5}" text-anchor="middle">${number}</text>`;
  });
  return html`<svg class="${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${words}">${grid}${bands}${bars}${marks}${lines}${dots}${labels(points, x, height, width)}</svg>`;
}

/** First, middle and last: three that never touch. */
function labels(
  points: readonly CurvePoint[],
  x: (at: number) => number,
  height: number,
  width: number,
): Html[] {
  const last = points.length - 1;
  const places =
    last < 1 ? [0] : width > 500 && last > 3 ? [0, Math.round(last / 2), last] : [0, last];
  return places.map((at) => {
    const anchor = last < 1 ? "middle" : at === 0 ? "start" : at === last ? "end" : "middle";
    return html`<text class="tick" x="${round(x(at))}" y="${height - 8}" text-anchor="${anchor}">${points[at]?.label}</text>`;
  });
}

interface Drawn {
  at: number;
  value: number;
  lower: number;
  upper: number;
  weak: boolean;
}

/** Stretches without a gap: a step without a score breaks the line instead of being bridged. */
export function runsOf(points: readonly CurvePoint[]): Drawn[][] {
  const runs: Drawn[][] = [];
  let run: Drawn[] = [];
  points.forEach(({ value, lower, upper, weak }, at) => {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
      return;
    }
    run.push({ at, value, lower: lower ?? value, upper: upper ?? value, weak });
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/** From the lowest to the highest that is drawn, at round numbers, with four to seven lines. */
export function domainOf(
  { points, bounds, grids }: Curve,
  target?: number,
): [number, number, number] {
  const drawn = points.flatMap(({ value, lower, upper }) =>
    value === null ? [] : [lower ?? value, upper ?? value],
  );
  if (target !== undefined) drawn.push(target);
  const least = drawn.length === 0 ? bounds[0] : Math.min(...drawn);
  const most = drawn.length === 0 ? bounds[1] : Math.max(...drawn);
  const step = grids.find((one) => (most - least) / one <= 5) ?? grids.at(-1) ?? 1;
  const low = Math.max(bounds[0], Math.floor(least / step) * step);
  const high = Math.min(bounds[1], Math.ceil(most / step) * step);
  return high > low
    ? [low, high, step]
    : [Math.max(bounds[0], low - step), Math.min(bounds[1], low + step), step];
}

type Place = readonly [number, number];

function path(places: readonly Place[]): string {
  return places.map(([px, py], at) => `${at === 0 ? "M" : "L"}${round(px)} ${round(py)}`).join("");
}

function outline(upper: readonly Place[], lower: readonly Place[]): string {
  return `${path([...upper, ...[...lower].reverse()])}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

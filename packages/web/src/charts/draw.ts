import type { ScoreReport } from "@candor/contract/score.ts";
import { GROUP_ORDER, groupOf } from "../parts/groups.ts";
import { groupCounts } from "./groups-bar.tsx";
import { type Drawing, escapeXml } from "./picture.ts";
import type { Tokens } from "./tokens.ts";

const WIDTH = 720;

/** Patterns that tell the groups apart in grey print as well. */
function patterns(tokens: Tokens): string {
  const stroke = tokens.card;
  return [
    "<defs>",
    `<pattern id="detractor" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${tokens.detractor}"/><path d="M0 0v8" stroke="${stroke}" stroke-opacity=".4" stroke-width="3"/></pattern>`,
    `<pattern id="passive" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="${tokens.passive}"/><circle cx="3.5" cy="3.5" r="1.2" fill="${stroke}" fill-opacity=".55"/></pattern>`,
    `<pattern id="promoter" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${tokens.promoter}"/></pattern>`,
    "</defs>",
  ].join("");
}

/** The bar of the three groups, each with its name and share written below. */
export function drawGroups(
  report: ScoreReport,
  label: (group: (typeof GROUP_ORDER)[number]) => string,
  tokens: Tokens,
): Drawing {
  const counts = groupCounts(report);
  let x = 0;
  const bars = GROUP_ORDER.map((group) => {
    const width = report.answers === 0 ? 0 : (counts[group] / report.answers) * WIDTH;
    const bar = `<rect x="${x}" y="0" width="${Math.max(0, width - 2)}" height="44" rx="5" fill="url(#${group})"/>`;
    x += width;
    return bar;
  });
  const anchors = ["start", "middle", "end"];
  const labels = GROUP_ORDER.map(
    (group, at) =>
      `<text x="${(at * WIDTH) / 2}" y="68" text-anchor="${anchors[at]}" font-size="14" fill="${tokens.ink}">${escapeXml(label(group))}</text>`,
  );
  return { width: WIDTH, height: 76, body: patterns(tokens) + bars.join("") + labels.join("") };
}

/** The eleven columns with their counts. */
export function drawHistogram(
  counts: number[],
  count: (value: number) => string,
  tokens: Tokens,
): Drawing {
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const body = counts.map((value, score) => {
    const height = (value / most) * 190;
    const middle = score * step + step / 2;
    return [
      `<rect x="${score * step + 6}" y="${210 - height}" width="${step - 12}" height="${height}" rx="3" fill="url(#${groupOf(score)})"/>`,
      `<text x="${middle}" y="${204 - height}" text-anchor="middle" font-size="12" fill="${tokens.muted}">${escapeXml(count(value))}</text>`,
      `<text x="${middle}" y="232" text-anchor="middle" font-size="14" fill="${tokens.ink}">${score}</text>`,
    ].join("");
  });
  const axis = `<path d="M0 210h${WIDTH}" stroke="${tokens.edge}"/>`;
  return { width: WIDTH, height: 240, body: patterns(tokens) + body.join("") + axis };
}

export type PlotRow = {
  label: string;
  note: string;
  score: number | null;
  lower: number;
  upper: number;
};

/** Dots with their intervals, one row each, on one scale; the line marks the score of all. */
export function drawIntervals(rows: PlotRow[], overall: number | null, tokens: Tokens): Drawing {
  const scale = plotScale(rows, overall);
  const x = (points: number) => 200 + scale.at(points) * 400;
  const height = rows.length * 34 + 28;
  const lines = rows.map((row, index) => {
    const y = index * 34 + 18;
    const label = row.label.length > 28 ? `${row.label.slice(0, 27)}…` : row.label;
    const name = `<text x="0" y="${y + 5}" font-size="14" fill="${tokens.ink}">${escapeXml(label)}</text>`;
    const note = `<text x="${WIDTH}" y="${y + 5}" text-anchor="end" font-size="13" fill="${tokens.muted}">${escapeXml(row.note)}</text>`;
    if (row.score === null) return name + note;
    return [
      name,
      `<path d="M${x(row.lower)} ${y}H${x(row.upper)}M${x(row.lower)} ${y - 5}v10M${x(row.upper)} ${y - 5}v10" stroke="${tokens.accent}" stroke-width="2"/>`,
      `<circle cx="${x(row.score)}" cy="${y}" r="5.5" fill="${tokens.accent}"/>`,
      note,
    ].join("");
  });
  const mark =
    overall === null
      ? ""
      : `<path d="M${x(overall)} 0V${height - 24}" stroke="${tokens.edge}" stroke-dasharray="4 4"/>`;
  const ticks = scale.ticks.map(
    (tick) =>
      `<text x="${x(tick)}" y="${height - 4}" text-anchor="middle" font-size="12" fill="${tokens.muted}">${tick < 0 ? `−${-tick}` : tick}</text>`,
  );
  return { width: WIDTH, height, body: mark + lines.join("") + ticks.join("") };
}

/** One scale for all rows: wide enough for every interval, in steps that can be read. */
export function plotScale(
  rows: { score: number | null; lower: number; upper: number }[],
  overall: number | null,
): { at: (points: number) => number; ticks: number[] } {
  const shown = rows.filter((row) => row.score !== null);
  const edges = [...shown.flatMap((row) => [row.lower, row.upper]), overall ?? 0];
  const low = Math.min(...edges);
  const high = Math.max(...edges);
  const step = [5, 10, 20, 25, 50].find((s) => (high - low) / s <= 5) ?? 50;
  const from = Math.max(-100, Math.floor(low / step) * step);
  const to = Math.min(100, Math.ceil(high / step) * step);
  const width = Math.max(step, to - from);
  const ticks: number[] = [];
  for (let tick = from; tick <= from + width; tick += step) ticks.push(tick);
  return { at: (points) => (points - from) / width, ticks };
}

import type { Breakdown, ScoreReport, Trend } from "@candor/contract/score.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { type Curve, drawCurve } from "./draw-trend.ts";
import type { OverviewFigures } from "./figures.ts";
import type { Say, SharePageView } from "./page-view.ts";
import type { SharedBreakdown } from "./suppress.ts";
import { marginOf, type Written } from "./written.ts";

type Difference = Breakdown["rows"][number]["difference"];
type Spoken = Pick<SharePageView, "written" | "names"> & { say: Say };

/** The score over time, as a picture with its band and as a table. */
export function trendPart(trend: Trend, { say, written }: Omit<Spoken, "names">): Html | null {
  const curve = scoreCurve(trend, { say, written });
  if (curve === null) return null;
  const rows = trend.points.map(
    (point) =>
      html`<tr><th scope="row">${stepName(trend, point.from, written)}</th><td class="n">${scoreCell(point, { say, written })}</td><td class="n">${point.score === null ? say("fewer") : written.count(point.answers)}</td></tr>`,
  );
  return html`<section class="card" aria-labelledby="t"><h2 id="t">${say("trend.title")}</h2><p class="soft small">${say("trend.lead")}</p><figure>${drawCurve(curve, { width: 860, height: 270, name: "wide" })}${drawCurve(curve, { width: 340, height: 230, name: "narrow" })}</figure><details><summary>${say("asTable")}</summary><div class="scroll"><table class="table"><thead><tr><th scope="col">${say(`step.${trend.by}`)}</th><th scope="col" class="n">${say("score")}</th><th scope="col" class="n">${say("answers")}</th></tr></thead><tbody>${rows}</tbody></table></div></details></section>`;
}

/** What is drawn of a trend; null where no step has a score. */
export function scoreCurve(trend: Trend, { say, written }: Omit<Spoken, "names">): Curve | null {
  const scored = trend.points.filter(({ score }) => score !== null);
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return null;
  const points = (report: ScoreReport) =>
    written.points(report.score ?? 0, marginOf(report.interval));
  return {
    points: trend.points.map((point) => ({
      value: point.score,
      lower: point.interval?.lower ?? null,
      upper: point.interval?.upper ?? null,
      weak: point.lowBase,
      label: stepName(trend, point.from, written),
    })),
    bounds: [-100, 100],
    grids: [1, 2, 5, 10, 20, 25, 50],
    write: (value) => written.points(value),
    marks: [],
    words: say("trend.words", {
      first: points(first),
      firstStep: stepName(trend, first.from, written),
      last: points(last),
      lastStep: stepName(trend, last.from, written),
    }),
  };
}

function stepName({ by }: Trend, from: string, written: Written): string {
  return by === "month" ? written.month(from) : written.dayShort(from);
}

/** Groups side by side, each against everybody else; those that are too small are not named. */
export function breakdownPart(
  groups: SharedBreakdown,
  { say, written, names }: Spoken,
): Html | null {
  if (groups.rows.length === 0) return null;
  const all = groups.rows.flatMap(({ interval }) =>
    interval ? [interval.lower, interval.upper] : [],
  );
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const row = (name: string, report: ScoreReport, difference: Difference) =>
    html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="n">${scoreCell(report, { say, written })}</td><td class="plot">${reach(report, low, high)}</td><td class="n more">${say("base", { n: report.answers })}${report.lowBase && html` · ${say("lowBase")}`}</td><td class="n more">${differenceCell(difference, { say, written })}</td></tr>`;
  const rows = groups.rows.map((one) =>
    row(one.band ? names.band(one.band) : names.value(groups.by, one.value), one, one.difference),
  );
  const { hidden, compared } = groups;
  const gathered =
    hidden?.together && row(say("hidden.rest", { n: hidden.groups }), hidden.together, null);
  return html`<section class="card" aria-labelledby="b"><h2 id="b">${say("by.title", { property: names.property(groups.by) })}</h2><p class="soft small">${say("by.lead")}${compared > 1 && ` ${say("corrected", { n: compared })}`}</p><div class="scroll"><table class="table stack"><thead><tr><th scope="col">${names.property(groups.by)}</th><th scope="col" class="n">${say("score")}</th><th scope="col"><span class="vh">${say("interval")}</span></th><th scope="col" class="n">${say("answers")}</th><th scope="col" class="n">${say("by.difference")}</th></tr></thead><tbody>${rows}${gathered}</tbody></table></div>${hidden && html`<p class="soft small">${say("hidden.why", { n: hidden.groups })}</p>`}</section>`;
}

function differenceCell(
  difference: Difference,
  { say, written }: Omit<Spoken, "names">,
): Html | string {
  if (!difference) return "";
  if (difference.verdict === "no_clear_change") return say("by.unclear");
  const margin = marginOf(difference);
  const look = difference.verdict;
  return html`<span class="${look}">${look === "up" ? "↑" : "↓"} ${written.signed(difference.difference, margin)}</span>`;
}

/** A score as it may be written: with its interval, or not at all. */
export function scoreCell(
  report: ScoreReport,
  { say, written }: Omit<Spoken, "names">,
): Html | string {
  if (report.score === null || report.interval === null) return say("tooFewShort");
  const margin = marginOf(report.interval);
  const limits = say("limits", {
    lower: written.points(report.interval.lower, margin),
    upper: written.points(report.interval.upper, margin),
  });
  return html`<b>${written.points(report.score, margin)}</b> <span class="soft small">${limits}</span>`;
}

/** An interval with its score in it, on the scale that all rows of the table share. */
function reach({ score, interval }: ScoreReport, low: number, high: number): Html | null {
  if (score === null || interval === null) return null;
  const width = high - low || 1;
  const x = (value: number) => Math.round((6 + ((value - low) / width) * 228) * 10) / 10;
  return html`<svg viewBox="0 0 240 16" aria-hidden="true"><path class="grid" d="M0 8H240"/>${low < 0 && high > 0 && html`<path class="zero" d="M${x(0)} 1V15"/>`}<rect class="reach" x="${x(interval.lower)}" y="4.5" width="${Math.max(x(interval.upper) - x(interval.lower), 1)}" height="7" rx="3"/><circle class="point" cx="${x(score)}" cy="8" r="4.5"/></svg>`;
}

/** What comments speak of, the costliest first; read by a machine, and said so. */
export function themesPart(
  themes: NonNullable<OverviewFigures["themes"]>,
  { say, written, names }: Spoken,
): Html {
  const rows = themes.rows.map((theme) => {
    const share = say("share", {
      share: written.share(theme.share.value),
      lower: written.share(theme.share.lower),
      upper: written.share(theme.share.upper),
    });
    const scores =
      theme.scoreWith === null || theme.scoreWithInterval === null
        ? say("tooFewShort")
        : html`<b>${written.points(theme.scoreWith, marginOf(theme.scoreWithInterval))}</b> <span class="soft small">${say(
            "limits",
            {
              lower: written.points(theme.scoreWithInterval.lower),
              upper: written.points(theme.scoreWithInterval.upper),
            },
          )}</span>`;
    const impact =
      theme.impact === null
        ? ""
        : theme.clear
          ? html`<span class="${theme.impact.value < 0 ? "down" : "up"}">${theme.impact.value < 0 ? "↓" : "↑"} ${written.signed(theme.impact.value, marginOf(theme.impact))}</span>`
          : say("by.unclear");
    return html`<tr><th scope="row"><bdi>${names.theme(theme)}</bdi></th><td class="n">${scores}</td><td class="n more">${share}</td><td class="n more">${impact}</td></tr>`;
  });
  return html`<section class="card" aria-labelledby="c"><h2 id="c">${say("themes.title")}</h2><p class="soft small">${say("themes.lead", { n: themes.comments })}</p><div class="scroll"><table class="table stack"><thead><tr><th scope="col">${say("theme")}</th><th scope="col" class="n">${say("themes.with")}</th><th scope="col" class="n">${say("themes.share")}</th><th scope="col" class="n">${say("themes.impact")}</th></tr></thead><tbody>${rows}</tbody></table></div><p class="soft small">${say("machine")} ${say("notCause")}</p></section>`;
}

import type { ThemePage } from "@candor/contract/theme.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { drawCurve } from "./draw-trend.ts";
import type { Say, SharePageView } from "./page-view.ts";
import type { SharedComment } from "./shared-comments.ts";
import { marginOf, type Written } from "./written.ts";

type Spoken = Pick<SharePageView, "written" | "names"> & { say: Say };

/** How many speak of a theme, and what goes along with it. */
export function themeHeadline({ theme }: ThemePage, { say, written }: Omit<Spoken, "names">): Html {
  const { share, scoreWith, scoreWithInterval, impact, clear } = theme;
  const scores =
    scoreWith === null || scoreWithInterval === null
      ? html`<div><dt>${say("themes.with")}</dt><dd>${say("tooFewShort")}</dd></div>`
      : html`<div><dt>${say("themes.with")}</dt><dd><b>${written.points(scoreWith, marginOf(scoreWithInterval))}</b> <span class="soft small">${say(
          "limits",
          {
            lower: written.points(scoreWithInterval.lower),
            upper: written.points(scoreWithInterval.upper),
          },
        )}</span></dd></div>`;
  const effect =
    impact === null
      ? null
      : html`<div><dt>${say("themes.impact")}</dt><dd>${
          clear
            ? html`<b class="${impact.value < 0 ? "down" : "up"}">${written.signed(impact.value, marginOf(impact))}</b> <span class="soft small">${say("limits", { lower: written.signed(impact.lower), upper: written.signed(impact.upper) })}</span>`
            : say("by.unclear")
        }</dd></div>`;
  return html`<section class="card hero" aria-labelledby="s"><div><h2 id="s">${say("themes.share")}</h2><p class="score"><span class="big">${written.share(share.value)}</span><span class="range"><b>${say("between", { lower: written.share(share.lower), upper: written.share(share.upper) })}</b>${say("mentions", { n: theme.answers })}</span></p></div><dl class="groups">${scores}${effect}</dl></section>`;
}

/** The share over time. */
export function shareTrendPart(
  { trend }: ThemePage,
  { say, written }: Omit<Spoken, "names">,
): Html | null {
  const shown = trend.filter(({ share, comments }) => share !== null && comments >= 10);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first?.share || !last?.share || shown.length < 2) return null;
  const step = trend[0];
  const months =
    step !== undefined && Date.parse(step.to) - Date.parse(step.from) > 20 * 86_400_000;
  const stepName = months ? written.month : written.dayShort;
  const words = say("themes.words", {
    first: written.share(first.share.value),
    firstStep: stepName(first.from),
    last: written.share(last.share.value),
    lastStep: stepName(last.from),
  });
  const curve = {
    points: trend.map(({ from, share, comments }) => ({
      value: comments >= 10 ? (share?.value ?? null) : null,
      lower: share?.lower ?? null,
      upper: share?.upper ?? null,
      weak: comments < 30,
      label: stepName(from),
    })),
    bounds: [0, 1] as const,
    grids: [0.01, 0.02, 0.05, 0.1, 0.2, 0.25],
    write: written.share,
    marks: [],
    words,
  };
  return html`<section class="card" aria-labelledby="t"><h2 id="t">${say("themes.trend")}</h2><p class="soft small">${say("themes.trendLead")}</p><figure>${drawCurve(curve, { width: 860, height: 250, name: "wide" })}${drawCurve(curve, { width: 340, height: 220, name: "narrow" })}</figure><p class="soft small">${words}</p></section>`;
}

/** Where it is spoken of more, or less, than elsewhere. */
export function segmentsPart(
  { segments, compared }: ThemePage,
  { say, written, names }: Spoken,
): Html | null {
  if (segments.length === 0) return null;
  const rows = segments
    .slice(0, 12)
    .map(
      ({ dimension, value, share, difference, comments }) =>
        html`<tr><th scope="row"><bdi>${names.property(dimension)}: ${names.value(dimension, value)}</bdi></th><td class="n">${written.share(share)}</td><td class="n more">${say("comments.n", { n: comments })}</td><td class="n more"><span class="${difference.value > 0 ? "down" : "up"}">${signedShare(difference.value, written)}</span> <span class="soft small">${say("limits", { lower: signedShare(difference.lower, written), upper: signedShare(difference.upper, written) })}</span></td></tr>`,
    );
  return html`<section class="card" aria-labelledby="w"><h2 id="w">${say("themes.where")}</h2><p class="soft small">${say("corrected", { n: compared })}</p><div class="scroll"><table class="table stack"><thead><tr><th scope="col">${say("group")}</th><th scope="col" class="n">${say("themes.share")}</th><th scope="col" class="n">${say("comments.title")}</th><th scope="col" class="n">${say("by.difference")}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function signedShare(value: number, written: Written): string {
  const text = written.share(Math.abs(value));
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** What customers wrote; only where whoever shares has ticked it. */
export function commentsPart(
  comments: readonly SharedComment[],
  { say, written }: Omit<Spoken, "names">,
): Html | null {
  if (comments.length === 0) return null;
  const look = (score: number) => (score >= 9 ? "p" : score >= 7 ? "m" : "d");
  const quotes = comments.map(({ text, score, day, name }) => {
    const who = [name, day === null ? null : written.day(day)].filter((part) => part !== null);
    return html`<li><span class="mark-of ${look(score)}" aria-label="${say("mark", { score })}" role="img">${score}</span><blockquote dir="auto">${text}</blockquote>${who.length > 0 && html`<p class="soft small"><bdi>${who.join(" · ")}</bdi></p>`}</li>`;
  });
  return html`<section class="card" aria-labelledby="q"><h2 id="q">${say("comments.title")}</h2><p class="soft small">${say("comments.lead")}</p><ul class="quotes">${quotes}</ul></section>`;
}

import type { ScoreReport, SurveyScore } from "@candor/contract/score.ts";
import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { readingMessage } from "../messages/share-messages.ts";
import type { Say } from "./page-view.ts";
import { marginOf, type Written } from "./written.ts";

interface Spoken {
  say: Say;
  written: Written;
}

/** The number that matters with its interval and base, the three groups, and what is said of its change. */
export function headline(score: SurveyScore, { say, written }: Spoken): Html {
  if (score.score === null || score.interval === null) {
    return html`<section class="card"><h2>${say("score")}</h2><p><b>${say("tooFew", { n: score.answers })}</b></p><p class="soft">${say("tooFewWhy")}</p></section>`;
  }
  const { interval } = score;
  const margin = marginOf(interval);
  const points = written.points(score.score, margin);
  const [lower, upper] = [interval.lower, interval.upper].map((value) =>
    written.points(value, margin),
  );
  return html`<section class="card hero" aria-labelledby="s"><div><h2 id="s">${say("score")}</h2>
<p class="score"><span class="big">${points}</span><span class="range"><b>${say("between", { lower: lower ?? "", upper: upper ?? "" })}</b>${say("base", { n: score.answers })}${score.lowBase && html` <span class="pill">${say("lowBase")}</span>`}</span></p>
${ruler({ score: score.score, ...interval })}${verdict(score, { say, written })}</div>
<dl class="groups">${groups(score, { say, written })}</dl></section>`;
}

/** Where the score and its interval lie between −100 and 100. */
export function ruler({
  score,
  lower,
  upper,
}: {
  score: number;
  lower: number;
  upper: number;
}): Html {
  const x = (value: number) => Math.round((8 + ((value + 100) / 200) * 344) * 10) / 10;
  return html`<svg class="ruler" viewBox="0 0 360 36" aria-hidden="true"><rect class="rail" x="8" y="6" width="344" height="8" rx="4"/><path class="zero" d="M180 3V17"/><rect class="reach" x="${x(lower)}" y="6" width="${Math.max(x(upper) - x(lower), 2)}" height="8" rx="2"/><circle class="point" cx="${x(score)}" cy="10" r="5.5"/><text class="tick" x="8" y="32">−100</text><text class="tick" x="180" y="32" text-anchor="middle">0</text><text class="tick" x="352" y="32" text-anchor="end">100</text></svg>`;
}

const SIGNS = { up: "↑", down: "↓", no_clear_change: "=" } as const;

/** Up or down only where the interval of the difference says so; otherwise what could have been seen. */
function verdict(
  { difference, verdict: readings, previous }: SurveyScore,
  { say, written }: Spoken,
) {
  if (!readings || !previous) return null;
  const kind = difference?.verdict ?? "no_clear_change";
  const { language } = written;
  const sentences = readings
    .filter(({ key }) => !key.startsWith("advice."))
    .map(({ key, args }) => readingMessage(language, key, args));
  const [first, ...more] = sentences.map(trueMinus);
  const before = say("before", {
    period: written.days(previous.from, previous.to),
    score:
      previous.score === null
        ? say("tooFewShort")
        : written.points(previous.score, marginOf(previous.interval)),
    n: previous.answers,
  });
  return html`<div class="verdict"><span class="sign ${kind}" aria-hidden="true">${SIGNS[kind]}</span><div><p><b>${first}</b></p>${more.map((text) => html`<p class="soft small">${text}</p>`)}<p class="soft small">${before}</p></div></div>`;
}

function groups(report: ScoreReport, { say, written }: Spoken): Html[] {
  const parts = [
    { key: "promoters", n: report.promoters, range: "9–10", look: "fp" },
    { key: "passives", n: report.passives, range: "7–8", look: "fm" },
    { key: "detractors", n: report.detractors, range: "0–6", look: "fd" },
  ];
  return parts.map(({ key, n, range, look }) => {
    const share = n / report.answers;
    return html`<div><dt>${say(key)} <small>${range}</small></dt><dd><b>${written.share(share)}</b> <span class="soft small">${written.count(n)}</span></dd>${bar(share, look)}</div>`;
  });
}

function bar(share: number, look: string): Html {
  const width = Math.round(share * 3200) / 10;
  return raw(
    `<svg viewBox="0 0 320 8" preserveAspectRatio="none" height="8" aria-hidden="true"><rect class="rail" width="320" height="8" rx="4"/><rect class="${look}" width="${width}" height="8" rx="4"/></svg>`,
  );
}

/** A minus before a number is as wide as a plus. */
export function trueMinus(text: string): string {
  return text.replace(/(^|[\s („“«"'…])-(?=\d)/g, "$1−");
}

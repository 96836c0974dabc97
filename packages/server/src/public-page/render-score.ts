import type { ScoreReport } from "@candor/contract/score.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import { pointsIn } from "./page-numbers.ts";

/** The score as it may be shown to strangers: with its base and interval, or how many answers there are. */
export function renderScore(report: ScoreReport, language: string): Html {
  const say = (key: string, args = {}) => channelMessage(language, key, args);
  const title = html`<h2>${say("page.score")}</h2>`;
  const { score, interval, answers: n } = report;
  if (score === null || interval === null) {
    return html`<section class="say">${title}<p>${say("page.score.few", { n })}</p></section>`;
  }
  const text = say("page.score.text", {
    lower: pointsIn(language, interval.lower),
    upper: pointsIn(language, interval.upper),
    n,
  });
  return html`<section class="say">${title}<p class="figure">${pointsIn(language, score)}</p>
<p>${text}</p>${report.lowBase && html`<p class="soft">${say("page.score.low")}</p>`}</section>`;
}

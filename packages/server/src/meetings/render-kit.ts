import type { WorkshopKit } from "@candor/contract/workshop-kit.ts";
import { type Html, html, raw } from "../channels/answer-page/html.ts";
import { kitMessage } from "../messages/kit-messages.ts";
import { shareMessage } from "../messages/share-messages.ts";
import { writeReport } from "../reports/written-report.ts";
import { namesIn } from "../shares/names.ts";
import { marginOf, writtenIn } from "../shares/written.ts";
import type { SurveyRow } from "../surveys/survey.ts";
import type { KitFilling } from "./workshop-kit.ts";

/** Minutes of the four steps; with a break they fill a morning's two hours at most. */
const MINUTES: Record<WorkshopKit, readonly [number, number, number, number]> = {
  first: [15, 10, 25, 20],
  root_cause: [10, 25, 15, 20],
  journey: [10, 30, 20, 20],
  apology: [10, 20, 15, 15],
};

const STYLE = `
:root{color-scheme:light}
body{margin:0 auto;max-width:44rem;padding:1.5rem;color:#0f172a;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1{font-size:1.9rem;line-height:1.15;margin:.2rem 0 .5rem}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
h3{font-size:1rem;margin:0}
.soft{color:#4b5563;font-size:.9rem}
.big{font-size:3rem;line-height:1;font-weight:700;margin:.25rem 0}
ol.steps{padding:0;list-style:none;counter-reset:step}
.steps li{counter-increment:step;border-left:4px solid #0072b2;padding:.25rem 0 .25rem 1rem;margin:0 0 1rem;break-inside:avoid}
.steps h3::before{content:counter(step) ". "}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th,td{text-align:left;padding:.35rem .5rem .35rem 0;border-top:1px solid #e2e6eb;vertical-align:top;overflow-wrap:anywhere}
thead th{border:0;color:#4b5563;font-weight:400;font-size:.85rem}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:0;padding:0;list-style:none}
.cards li{border:1px dashed #868e9b;padding:1rem;min-height:6rem;break-inside:avoid;overflow-wrap:anywhere}
.sheet{break-before:page}
.box{border:1px solid #868e9b;height:9.5rem;padding:.5rem;break-inside:avoid}
.boxes{display:grid;grid-template-columns:1fr 1fr;gap:.75rem}
@media(max-width:32rem){.cards,.boxes{grid-template-columns:1fr}}
@page{margin:16mm}
@media print{body{padding:0;max-width:none}}
`;

/**
 * A kit to print: the script for whoever leads it, the workspace's own figures, sentences to cut apart, and a sheet to
 * write on. It has no script and loads nothing.
 */
export function renderKit(
  kit: WorkshopKit,
  filling: KitFilling,
  { survey, language }: { survey: SurveyRow; language: string },
): string {
  const say = (key: string, args = {}) => kitMessage(language, key, args);
  const minutes = MINUTES[kit];
  const steps = minutes.map((n, at) => {
    const key = `${kit}.${at + 1}`;
    return html`<li><h3>${say(`${key}.title`)} <span class="soft">${say("minutes", { n })}</span></h3><p>${say(`${key}.say`)}</p></li>`;
  });
  const title = say(`${kit}.title`);
  const { voices } = filling;
  const cards =
    voices.length === 0
      ? html`<p>${say("voicesNone")}</p>`
      : html`<p class="soft">${say("voicesLead")}</p><ul class="cards">${voices.map((voice) => html`<li><span dir="auto">${voice.words}</span><br><span class="soft">${say("gave", { score: voice.score })}</span></li>`)}</ul>`;
  const boxes = minutes.map(
    (_, at) =>
      html`<div class="box"><span class="soft">${say(`${kit}.${at + 1}.title`)}</span></div>`,
  );
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${raw(STYLE)}</style></head>
<body><p class="soft">${say("kits")} · ${survey.name} · ${say("minutes", { n: minutes.reduce((sum, n) => sum + n, 0) })}</p>
<h1>${title}</h1><p>${say(`${kit}.goal`)}</p>
<h2>${say("script")}</h2><ol class="steps">${steps}</ol>
<h2>${say("figures")}</h2>${figures(kit, filling, { survey, language })}
<h2>${say("voices")}</h2>${cards}
<section class="sheet"><h2>${say("sheet")}: ${title}</h2><div class="boxes">${boxes}</div><p class="soft">${say("after")}</p></section>
</body></html>
`.text;
}

function figures(
  kit: WorkshopKit,
  { report: frozen, stages, causes, late }: KitFilling,
  { survey, language }: { survey: SurveyRow; language: string },
): Html {
  const say = (key: string, args = {}) => kitMessage(language, key, args);
  const written = writtenIn(language);
  const names = namesIn(language, survey, frozen);
  const { headline, tooFew, groups, about } = writeReport(frozen, survey, language);
  const themes = frozen.figures.themes?.rows ?? [];
  const score = headline
    ? html`<p class="big">${headline.score}</p><p><b>${headline.between}</b>, ${headline.base}${headline.lowBase !== null && ` · ${headline.lowBase}`}</p><p class="soft">${groups.map(({ name, share, count }) => `${name}: ${share} (${count})`).join(" · ")}</p>`
    : html`<p><b>${tooFew}</b></p>`;
  const spoken =
    themes.length > 0 &&
    tableOf(
      [say("theme"), say("answers"), say("negative")],
      themes.map((theme) => [
        names.theme(theme),
        written.count(theme.answers),
        // Where the tone of most could not be read, none is said.
        theme.tone.unclear * 2 > theme.answers ? "–" : written.count(theme.tone.negative),
      ]),
    );
  const journey =
    kit === "journey" &&
    (stages.length === 0
      ? html`<p>${say("stagesNone")}</p>`
      : tableOf(
          [say("stage"), say("score"), say("answers")],
          stages.map(({ value, score: { score: points, interval, answers } }) => [
            names.value("touchpoint", value),
            points === null || interval === null
              ? shareMessage(language, "tooFewShort")
              : `${written.points(points, marginOf(interval))} ${shareMessage(language, "limits", {
                  lower: written.points(interval.lower, marginOf(interval)),
                  upper: written.points(interval.upper, marginOf(interval)),
                })}`,
            written.count(answers),
          ]),
        ));
  const counted =
    kit === "root_cause" &&
    (causes.length === 0
      ? html`<p>${say("causesNone")}</p>`
      : tableOf(
          [say("cause"), say("cases")],
          causes.map(({ name, cases }) => [name, written.count(cases)]),
        ));
  return html`<p class="soft">${about.join(" · ")}</p>${score}${spoken}${journey}${counted}${kit === "apology" && html`<p>${say("promises", { n: late })}</p>`}`;
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}

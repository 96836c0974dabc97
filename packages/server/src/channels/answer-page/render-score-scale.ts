import type { SurveyTexts } from "@candor/contract/survey.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { type Html, html, raw } from "./html.ts";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/**
 * The question with its eleven native radios. The range stands in the legend and the end labels
 * describe the end cells, so that nobody has to see the row to know which end is the good one.
 */
export function scoreScale(
  texts: Pick<SurveyTexts, "question" | "lowEnd" | "highEnd">,
  language: string,
  chosen: number | undefined,
): Html {
  const { question, lowEnd, highEnd } = texts;
  return html`<fieldset id="score"><legend><h1 dir="auto">${question}</h1><span class="vh">${answerMessage(language, "range", { lowEnd, highEnd })}</span></legend>
<div class="scale">${SCORES.map((score) => cell(score, chosen))}</div>
<div class="ends"><span id="low">0 – ${lowEnd}</span><span id="high">10 – ${highEnd}</span></div></fieldset>`;
}

function cell(score: number, chosen: number | undefined): Html {
  const end =
    score === 0 ? ' aria-describedby="low"' : score === 10 ? ' aria-describedby="high"' : "";
  const checked = score === chosen ? " checked" : "";
  return html`<label class="cell"><input type="radio" name="score" value="${score}" required${raw(end + checked)}><span>${score}</span></label>`;
}

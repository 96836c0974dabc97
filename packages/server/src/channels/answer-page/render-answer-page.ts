import { LIMITS } from "@candor/contract/limits.ts";
import type { SurveyTexts } from "@candor/contract/survey.ts";
import { answerMessage } from "../../messages/answer-messages.ts";
import { withSubject } from "../../surveys/ready-made-texts.ts";
import { answerPageScript } from "./answer-page-script.ts";
import { type AnswerForm, type AnswerView, groupOf } from "./answer-view.ts";
import { type Html, html, jsonForScript, raw } from "./html.ts";
import { pageFrame } from "./page-frame.ts";
import { furtherQuestions } from "./render-further-questions.ts";
import { messagePage, thanksPart } from "./render-message-page.ts";
import { scoreScale } from "./render-score-scale.ts";

/**
 * The answer page, complete: usable with no JavaScript, one request, at most 15 KB compressed.
 *
 * Without a script the score and the comment are two pages; with it one tap saves the score and
 * the comment opens below. Send it with `answerPageCsp(view.brand)` and `cache-control: no-cache`
 * (with `no-store` the browser's Back would make a second visit of the same person).
 */
export function renderAnswerPage(view: AnswerView): string {
  const texts = withSubject(view.texts, view.subject);
  const { state } = view;
  switch (state.kind) {
    case "ask":
    case "comment":
      return formPage(view, texts, state, state.kind);
    case "thanks": {
      const main = thanksPart(view.language, {
        text: texts.thanks[state.group],
        reviewUrl: state.reviewUrl,
        shareUrl: state.shareUrl,
        moreHref: state.moreHref,
        recommendHref: state.recommendHref,
        reward: state.reward,
      });
      const title = answerMessage(view.language, "thanks.title");
      return pageFrame(withoutSwitch(view), { title, main });
    }
    default:
      return messagePage(view, state);
  }
}

function formPage(
  view: AnswerView,
  texts: SurveyTexts,
  form: AnswerForm,
  step: "ask" | "comment",
): string {
  const { language } = view;
  const say = (key: string, args = {}) => answerMessage(language, key, args);
  const { score } = form;
  const hint = step === "ask" && form.fromMail && score !== undefined;
  const rest = commentPart(view, texts, form, step);
  const button = hint ? say("confirmScore", { score }) : say("send");
  const main = html`<form method="post" action="${form.action}" id="answer" autocomplete="off">
${hiddenFields(language, form, step)}${scoreScale(texts, language, score)}
<p class="status" id="status" role="status">${step === "comment" ? form.problem === undefined && say("saved") : hint && say("chosenInMail", { score })}</p>
<p class="problem" id="problem" role="alert"${form.problem === undefined && raw(" hidden")}>${form.problem}</p>
<p class="soft">${texts.privacy}</p>
<div id="rest">${step === "comment" ? rest : html`<button>${button}</button>`}</div></form>
${step === "ask" && html`<template id="more">${rest}</template>`}
<template id="done">${thanksPart(language, { text: "", reviewUrl: form.reviewUrl, shareUrl: form.shareUrl, moreHref: form.moreHref, recommendHref: form.recommendHref, change: true, reward: null })}</template>
${form.honeypotHref !== undefined && html`<a class="vh" href="${form.honeypotHref}" tabindex="-1" aria-hidden="true" rel="nofollow">·</a>`}
<script type="application/json" id="texts">${jsonForScript(scriptTexts(view, texts, form))}</script>`;
  const frame = step === "ask" ? view : withoutSwitch(view);
  return pageFrame(frame, { title: texts.question, main, script: answerPageScript() });
}

/** A language link after a post would begin another visit, and end as a second answer. */
function withoutSwitch(view: AnswerView): AnswerView {
  return { ...view, languages: [] };
}

function hiddenFields(language: string, form: AnswerForm, step: "ask" | "comment"): Html[] {
  const fields: Record<string, string | undefined> = {
    visit: form.visit,
    step: step === "ask" ? "score" : "comment",
    language,
    edit: form.editToken ?? "",
    source: form.source,
    touchpoint: form.touchpoint,
  };
  for (const [name, value] of Object.entries(form.properties ?? {})) {
    fields[`property.${name}`] = value;
  }
  return Object.entries(fields)
    .filter((field): field is [string, string] => field[1] !== undefined)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}

/** What follows the score. In the template of the first page every group's questions are there. */
function commentPart(
  view: AnswerView,
  texts: SurveyTexts,
  form: AnswerForm,
  step: "ask" | "comment",
): Html {
  const { language } = view;
  const say = (key: string) => answerMessage(language, key);
  const group = form.score === undefined ? undefined : groupOf(form.score);
  const shown = step === "comment" ? group : undefined;
  const comment = html`<div class="part"><label for="comment"><span id="follow-up">${texts.followUp[group ?? "passive"]}</span> <i>(${say("commentOptional")})</i></label><textarea id="comment" name="comment" maxlength="${LIMITS.comment}" rows="4" dir="auto">${form.comment}</textarea></div>`;
  return html`${!form.commented && comment}
${furtherQuestions(form.questions, { language, group: shown, values: form.answers ?? {} })}
${form.mayContact && contactPart(language, form)}
<button id="send">${say("sendAnswer")}</button>`;
}

function contactPart(language: string, form: AnswerForm): Html {
  const say = (key: string) => answerMessage(language, key);
  const address = html`<div class="mail"><label for="email">${say("contactEmail")}</label><input class="field" id="email" type="email" name="email" maxlength="254" autocomplete="email" dir="ltr" value="${form.email}"></div>`;
  return html`<div class="part"><div class="ask"><label class="check"><input class="box" type="checkbox" name="contact" value="1"${form.contact && raw(" checked")}><span>${say("contact")}</span></label></div>${!form.personKnown && address}</div>`;
}

/** What the script cannot read off the page. */
function scriptTexts(view: AnswerView, texts: SurveyTexts, form: AnswerForm) {
  const say = (key: string) => answerMessage(view.language, key);
  return {
    followUp: texts.followUp,
    thanks: texts.thanks,
    saving: say("saving"),
    saved: say("saved"),
    notSaved: say("notSaved"),
    problems: {
      score_missing: say("problem.score"),
      email_invalid: say("problem.email"),
      text_too_long: say("problem.tooLong"),
      other: say("problem.server"),
    },
    fromMail: form.fromMail === true,
  };
}

import { LIMITS } from "@candor/contract/limits.ts";
import { answerMessage, spokenLanguage } from "../../messages/answer-messages.ts";
import { withSubject } from "../../surveys/ready-made-texts.ts";
import { contentSecurityPolicy } from "../answer-page/answer-page-csp.ts";
import { builtScript } from "../answer-page/answer-page-script.ts";
import { ANSWER_STYLE } from "../answer-page/answer-style.ts";
import { type Html, html, jsonForScript, raw } from "../answer-page/html.ts";
import { brandStyle, directionOf, ownName } from "../answer-page/page-frame.ts";
import { furtherQuestions } from "../answer-page/render-further-questions.ts";
import { scoreScale } from "../answer-page/render-score-scale.ts";
import { KIOSK_STYLE } from "./kiosk-style.ts";
import type { KioskView } from "./kiosk-view.ts";

/** What the kiosk's script says, by the part of its key after `kiosk.`. */
const SAYINGS = [
  "countdown",
  "stay",
  "skip",
  "next",
  "waiting",
  "refused",
  "noStorage",
  "leave",
  "pin",
  "pinWrong",
  "pinNeedsHttps",
  "back",
] as const;
const SHARED = ["sendAnswer", "commentOptional", "changeAnswer", "range"] as const;

const LOCK = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 018 0v3"/></svg>',
);

/**
 * The kiosk, complete and by itself: everything stands in the page, so that the service worker need
 * only keep this one file. Send it with `kioskCsp(view)`.
 */
export function renderKioskPage(view: KioskView): string {
  const language = view.defaultLanguage;
  const say = (key: string) => answerMessage(language, key);
  const texts = withSubject(view.texts[language] ?? firstTexts(view), view.subject);
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>${texts.question}</title><link rel="icon" href="data:,">
<style>${raw(ANSWER_STYLE)}</style><style>${raw(KIOSK_STYLE)}</style><style>${raw(brandStyle(view.brand))}</style></head>
<body><header>${logo(view)}${languageButtons(view)}</header>
<main><noscript><p>${say("kiosk.noScript")} <a href="${view.linkHref}">${say("kiosk.open")}</a></p></noscript>
<p class="problem" id="problem" role="alert" hidden></p>
<form id="ask">${scoreScale(texts, language, undefined)}<p class="soft" id="privacy">${texts.privacy}</p></form>
<form id="tell" hidden><h1><label for="comment" id="follow-up"></label></h1><textarea id="comment" maxlength="${LIMITS.comment}" dir="auto" autocomplete="off"></textarea>
<div id="further"></div><div class="row"><button class="big" data-say="sendAnswer"></button><button type="button" class="big quiet" id="skip" data-say="skip"></button><button type="button" class="big quiet" id="change" data-say="changeAnswer"></button></div></form>
<div id="thank" hidden><h1 tabindex="-1" id="thanks"></h1><button type="button" class="big" id="next" data-say="next"></button></div></main>
<footer><p id="queue" role="status"></p><div class="idle" id="idle" hidden><span id="countdown" role="timer"></span><button type="button" class="quiet" data-say="stay"></button></div><button type="button" class="lock" id="leave" data-label="leave">${LOCK}</button></footer>
<dialog id="staff" aria-labelledby="staff-title"><form method="dialog" id="unlock"><h2 id="staff-title" data-say="leave"></h2><label for="pin" data-say="pin"></label><input class="field" id="pin" type="password" inputmode="numeric" autocomplete="off" maxlength="12"><p class="problem" id="pin-problem" role="alert"></p><div class="row"><button id="go" data-say="leave"></button><button type="button" class="quiet" id="back" data-say="back"></button></div></form></dialog>
${furtherTemplates(view)}<script type="application/json" id="kiosk">${jsonForScript(scriptData(view))}</script>
<script>${raw(builtScript("kiosk"))}</script></body></html>
`;
  return page.text;
}

/** The Content-Security-Policy of the kiosk page. */
export function kioskCsp(view: Pick<KioskView, "brand">): string {
  return contentSecurityPolicy({
    scripts: [builtScript("kiosk")],
    styles: [ANSWER_STYLE, KIOSK_STYLE, brandStyle(view.brand)],
    logoUrl: view.brand.logoUrl,
    more: ["worker-src 'self'"],
  });
}

/** The service worker's source, for `workerHref`; it must be served from within `/k/`. */
export function kioskWorker(): string {
  return builtScript("kiosk-worker");
}

function logo({ brand, subject }: KioskView): Html {
  if (brand.logoUrl === null) return html`<span class="name" dir="auto">${subject}</span>`;
  return html`<img src="${brand.logoUrl}" alt="${subject}">`;
}

function languageButtons(view: KioskView): Html | null {
  if (view.languages.length < 2) return null;
  const buttons = view.languages.map(
    (tag) =>
      html`<button type="button" data-language="${tag}" lang="${tag}" aria-pressed="${String(tag === view.defaultLanguage)}">${ownName(tag)}</button>`,
  );
  return html`<div class="languages" role="group" aria-label="${answerMessage(view.defaultLanguage, "language")}">${buttons}</div>`;
}

/** The further questions in every language, of which the script puts one into the form. */
function furtherTemplates({ languages, questions }: KioskView): Html[] {
  return languages.flatMap((language) => {
    const asked = questions[language] ?? [];
    if (asked.length === 0) return [];
    const context = { language, group: undefined, values: {} };
    return [
      html`<template data-further="${language}">${furtherQuestions(asked, context)}</template>`,
    ];
  });
}

/** Everything the script needs to speak every language and keep answers without the server. */
function scriptData(view: KioskView) {
  const { action, slug, defaultLanguage, idleSeconds, pin, leaveHref, workerHref } = view;
  const languages = Object.fromEntries(
    view.languages.map((tag) => [
      tag,
      {
        dir: directionOf(tag),
        texts: withSubject(view.texts[tag] ?? firstTexts(view), view.subject),
        sayings: sayings(tag),
      },
    ]),
  );
  const { source, touchpoint } = view;
  const fixed = { source, touchpoint };
  return {
    action,
    slug,
    defaultLanguage,
    idleSeconds,
    pin,
    leaveHref,
    workerHref,
    fixed,
    languages,
  };
}

/** Sentences with their placeholders left in: the script fills them by plain replacement. */
function sayings(tag: string): Record<string, string> {
  const placeholders = {
    seconds: "{seconds}",
    count: "{count}",
    lowEnd: "{lowEnd}",
    highEnd: "{highEnd}",
  };
  const spoken = spokenLanguage(tag);
  const said: Record<string, string> = {};
  for (const key of SAYINGS) said[key] = answerMessage(spoken, `kiosk.${key}`, placeholders);
  for (const key of SHARED) said[key] = answerMessage(spoken, key, placeholders);
  return said;
}

function firstTexts(view: KioskView) {
  const [texts] = Object.values(view.texts);
  if (!texts) throw new Error("a kiosk needs the texts of one language at least");
  return texts;
}

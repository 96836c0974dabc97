import { answerMessage } from "../../messages/answer-messages.ts";
import type { AnswerState, PageView } from "./answer-view.ts";
import { type Html, html, raw } from "./html.ts";
import { pageFrame } from "./page-frame.ts";

const TICK = raw(
  '<svg viewBox="0 0 44 44" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="22" cy="22" r="20"/><path d="M13.5 22.5l6 6 11.5-12.5"/></svg>',
);

type MessageState = Exclude<AnswerState, { kind: "ask" | "comment" | "thanks" }>;

/** A page with a sentence and nothing to fill in: closed, answered, expired, invalid, error. */
export function messagePage(view: PageView, state: MessageState): string {
  const say = (key: string, args = {}) => answerMessage(view.language, key, args);
  const title = say(`${state.kind}.title`);
  const requestId = state.kind === "error" ? state.requestId : undefined;
  const main = html`<h1>${state.kind === "answered" && TICK}${title}</h1><p>${say(`${state.kind}.text`)}</p>
${requestId !== undefined && html`<p class="soft">${say("error.request", { requestId })}</p>`}`;
  return pageFrame(view, { title, main });
}

/** Thanks. The review link is the same for everyone: nothing a customer gets depends on the score. */
export function thanksPart(
  language: string,
  thanks: {
    text: string;
    reviewUrl?: string | undefined;
    shareUrl?: string | undefined;
    moreHref?: string | undefined;
    recommendHref?: string | undefined;
    change?: boolean;
    /** Null leaves a place for the script to fill. */
    reward?: { title: string; code: string } | null | undefined;
  },
): Html {
  const say = (key: string) => answerMessage(language, key);
  const review =
    thanks.reviewUrl !== undefined &&
    html`<a class="button quiet" href="${thanks.reviewUrl}" rel="noopener noreferrer">${say("review")}</a>`;
  const more =
    thanks.moreHref !== undefined &&
    html`<a class="button quiet" href="${thanks.moreHref}">${say("doMore")}</a>`;
  const recommend =
    thanks.recommendHref !== undefined &&
    html`<a class="button quiet" href="${thanks.recommendHref}">${say("recommend")}</a>`;
  const change =
    thanks.change &&
    html`<button type="button" class="quiet" id="change">${say("changeAnswer")}</button>`;
  const { reward } = thanks;
  const given =
    reward !== undefined &&
    html`<p class="reward" id="reward"${reward === null && raw(" hidden")}><span>${reward?.title}</span> <b dir="ltr">${reward?.code}</b></p>`;
  return html`<div class="rise"><h1 tabindex="-1" id="thanks">${TICK}${thanks.text}</h1>${given}<p class="soft">${say("mayClose")}</p><div class="row">${review}${recommend}${more}${change}</div>${thanks.shareUrl !== undefined && shareLinks(thanks.shareUrl, say("share"))}</div>`;
}

/** Plain links: no script of anybody else is loaded, and nobody is told that the page was shown. */
function shareLinks(shared: string, label: string): Html {
  const url = encodeURIComponent(shared);
  const links = [
    ["E-mail", `mailto:?body=${url}`],
    ["WhatsApp", `https://wa.me/?text=${url}`],
    ["Telegram", `https://t.me/share/url?url=${url}`],
    ["Facebook", `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ["LinkedIn", `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
  ] as const;
  return html`<p>${label}: ${links.map(([name, href], at) => html`${at > 0 && ", "}<a href="${href}" rel="noopener noreferrer">${name}</a>`)}</p>`;
}

export interface UnsubscribeView extends PageView {
  /** `/u/:token`. */
  action: string;
  /** `ask` is all that a GET shows; `done` and `undone` answer a POST. */
  state: "ask" | "done" | "undone";
}

/**
 * The unsubscribe page. A GET shows a button and changes nothing, since mail scanners open links;
 * the button posts, and `resubscribe=1` takes it back.
 */
export function renderUnsubscribePage(view: UnsubscribeView): string {
  const say = (key: string) => answerMessage(view.language, key, { subject: view.subject });
  const stem = view.state === "ask" ? "unsubscribe" : `unsubscribe.${view.state}`;
  const title = say(`${stem}.title`);
  const button = {
    ask: html`<button>${say("unsubscribe.button")}</button>`,
    done: html`<button class="quiet" name="resubscribe" value="1">${say("unsubscribe.undo")}</button>`,
    undone: null,
  }[view.state];
  const form = button && html`<form method="post" action="${view.action}">${button}</form>`;
  const tick = view.state === "ask" ? null : TICK;
  const main = html`<h1>${tick}${title}</h1><p>${say(`${stem}.text`)}</p>${form}`;
  return pageFrame(view, { title, main });
}

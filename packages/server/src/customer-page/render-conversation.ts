import type { Brand } from "@candor/contract/survey.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { pageFrame } from "../channels/answer-page/page-frame.ts";
import { answerMessage } from "../messages/answer-messages.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { CustomerOffers } from "../offers/offers-of-customer.ts";

/** One thing that was said, as its customer sees it. */
export interface PageMessage {
  ours: boolean;
  text: string;
  at: Date;
  /** How many files of theirs came along. */
  files: number;
  /** Ours, which they can save. */
  saved: readonly { name: string; url: string }[];
}

export interface ConversationView {
  language: string;
  timeZone: string;
  brand: Brand;
  /** Whose page it is: the survey's subject, or the workspace's name. */
  subject: string;
  /** `/c/:token`. */
  action: string;
  messages: readonly PageMessage[];
  /** What we promised and have not done yet. */
  owed: readonly { words: string; firstDueAt: Date; dueAt: Date }[];
  offers: CustomerOffers;
  now: Date;
  /** Whether the case waits for their word that it is settled. */
  asksSettled: boolean;
  /** Whether everybody is offered a link to recommend with. */
  recommends: boolean;
  /** What their last click came to; null on a visit. */
  said:
    | "kept"
    | "bounded"
    | "noWords"
    | "saidYes"
    | "saidNo"
    | "over"
    | "offerTheirs"
    | "offerGone"
    | null;
  /** Words that were not kept, so that nobody writes them twice. */
  draft: string;
}

/** The customer's own page about their matter. It needs no script; what colleagues note for themselves is not on it. */
export function renderConversation(view: ConversationView): string {
  const { language } = view;
  const say = (key: string, args = {}) => conversationMessage(language, key, args);
  const title = say("page.title");
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: view.timeZone,
  });
  const isMistake = view.said === "bounded" || view.said === "noWords" || view.said === "offerGone";
  const main = html`<h1>${title}</h1>
${view.said && html`<p role="status" class="${isMistake ? "problem" : "status"}">${say(`page.${view.said}`)}</p>`}
${view.asksSettled && settledForm(view, say)}
${view.owed.length > 0 && owedPart(view, say)}
${offersPart(view, say)}
${view.messages.length === 0 && html`<p class="soft">${say("page.empty")}</p>`}
${view.messages.map((message) => messagePart(message, say, moment))}
<form method="post" action="${view.action}" class="part"><label for="text">${say("page.write")}</label>
<textarea id="text" name="text" maxlength="10000" dir="auto" required>${view.draft}</textarea>
<button>${say("page.send")}</button></form>
${view.recommends && html`<p><a class="button quiet" href="${view.action}/recommend">${answerMessage(language, "recommend")}</a></p>`}
<p class="soft"><a href="${view.action}/kept">${say("kept.title")}</a></p>`;
  return pageFrame(
    { language, languages: [], brand: view.brand, subject: view.subject },
    { title, main },
  );
}

type Say = (key: string, args?: Record<string, string | number>) => string;

function messagePart(message: PageMessage, say: Say, moment: Intl.DateTimeFormat): Html {
  return html`<div class="part"><p class="soft"><b>${say(message.ours ? "page.us" : "page.you")}</b> · ${moment.format(message.at)}</p>
${message.text.split("\n").map((line) => html`<p dir="auto">${line}</p>`)}
${message.files > 0 && html`<p class="soft">${say("page.files", { n: message.files })}</p>`}
${message.saved.length > 0 && html`<ul>${message.saved.map((file) => html`<li><a href="${file.url}" download>${file.name}</a></li>`)}</ul>`}</div>`;
}

/** What we owe them stands first, with the day we said; a date that passed is called late, and is not hidden. */
function owedPart({ owed, now, language, timeZone }: ConversationView, say: Say): Html {
  const day = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  });
  const when = ({ firstDueAt, dueAt }: ConversationView["owed"][number]) => {
    if (dueAt < now) return say("page.owed.late", { day: day.format(dueAt) });
    if (dueAt > firstDueAt) {
      return say("page.owed.moved", { day: day.format(dueAt), first: day.format(firstDueAt) });
    }
    return say("page.owed.by", { day: day.format(dueAt) });
  };
  return html`<section class="part" aria-labelledby="owed"><h2 id="owed">${say("page.owed")}</h2>
<ul>${owed.map((one) => html`<li><span dir="auto">${one.words}</span><br><span class="soft">${when(one)}</span></li>`)}</ul></section>`;
}

/** What is theirs: codes to show at the till, and what is to their credit. */
function offersPart(
  { offers, action, language, timeZone }: ConversationView,
  say: Say,
): Html | null {
  const { codes, balance, open, expires } = offers;
  if (codes.length === 0 && open.length === 0 && balance === 0) return null;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone });
  const until = ({ endsAt, redeemed }: CustomerOffers["codes"][number]) =>
    redeemed
      ? say("page.offers.redeemed")
      : endsAt
        ? say("page.offers.until", { day: day.format(endsAt) })
        : say("page.offers.open");
  return html`<section class="part" aria-labelledby="offers"><h2 id="offers">${say("page.offers")}</h2>
${codes.length > 0 && html`<ul>${codes.map((one) => html`<li><span dir="auto">${one.title}</span><br><b dir="ltr">${one.code}</b><br><span class="soft">${until(one)}</span></li>`)}</ul>`}
${open.map((one) => html`<form method="post" action="${action}" class="row"><p><span dir="auto">${one.title}</span>${one.endsAt && html`<br><span class="soft">${say("page.offers.until", { day: day.format(one.endsAt) })}</span>`}</p><button name="offer" value="${one.offerId}">${say("page.offers.fetch")}</button></form>`)}
${balance !== 0 && html`<p>${say("page.benefits", { n: balance })}</p>`}
${expires && html`<p>${say("page.benefits.expire", { n: expires.points, day: day.format(expires.at) })}</p>`}</section>`;
}

/** A GET shows buttons and changes nothing: mail scanners open links. */
function settledForm({ action }: ConversationView, say: Say): Html {
  return html`<form method="post" action="${action}" class="part"><fieldset><legend>${say("page.settled")}</legend>
<p class="soft">${say("page.settled.text")}</p>
<label for="words" class="soft">${say("page.noWhat")}</label><textarea id="words" name="words" maxlength="10000" dir="auto"></textarea>
<div class="row"><button name="settled" value="yes">${say("page.yes")}</button><button name="settled" value="no" class="quiet">${say("page.no")}</button></div></fieldset></form>`;
}

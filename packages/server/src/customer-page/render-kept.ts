import type { Brand } from "@candor/contract/survey.ts";
import { html } from "../channels/answer-page/html.ts";
import { pageFrame } from "../channels/answer-page/page-frame.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import { ASKED, LONGEST_ASKING } from "./ask-about-data.ts";
import type { Kept } from "./kept-of-person.ts";

export interface KeptView {
  language: string;
  brand: Brand;
  subject: string;
  /** `/c/:token`. */
  back: string;
  /** Where a copy, or an end, is asked for: with the person's identity made sure of, and a clock. */
  dataLink: string;
  kept: readonly Kept[];
  said: "asked" | "already" | "choose" | null;
  /** Words that were not taken, so that nobody writes them twice. */
  draft: string;
}

/** What is kept of a customer, kind by kind with what for, and how they ask for more, for less, or for it to be put right. */
export function renderKept(view: KeptView): string {
  const { language, back, said } = view;
  const say = (key: string, args = {}) => conversationMessage(language, key, args);
  const title = say("kept.title");
  const main = html`<h1>${title}</h1>
${said && html`<p role="status" class="${said === "choose" ? "problem" : "status"}">${say(`kept.${said}`)}</p>`}
<p>${say("kept.lead")}</p>
<ul>${view.kept.map(({ what, n }) => html`<li><b>${say(`kept.of.${what}`, { n })}</b><br><span class="soft">${say(`kept.why.${what}`)}</span></li>`)}</ul>
<p class="part"><a href="${view.dataLink}"><b>${say("page.data")}</b></a></p>
<form method="post" action="${back}/kept" class="part"><fieldset><legend>${say("kept.ask")}</legend>
${ASKED.map((what) => html`<label class="check"><input class="box" type="radio" name="what" value="${what}" required><span>${say(`kept.ask.${what}`)}</span></label>`)}
<label for="words" class="soft">${say("kept.words")}</label><textarea id="words" name="words" maxlength="${LONGEST_ASKING}" dir="auto">${view.draft}</textarea>
<button>${say("page.send")}</button></fieldset></form>
<p class="soft"><a href="${back}">${say("kept.back")}</a></p>`;
  return pageFrame(
    { language, languages: [], brand: view.brand, subject: view.subject },
    { title, main },
  );
}

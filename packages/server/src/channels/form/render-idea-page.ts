import { LIMITS } from "@candor/contract/limits.ts";
import { channelMessage } from "../../messages/channel-messages.ts";
import type { PageView } from "../answer-page/answer-view.ts";
import { html, raw } from "../answer-page/html.ts";
import { pageFrame } from "../answer-page/page-frame.ts";

export interface IdeaPageView extends PageView {
  /** `/p/:workspace/:survey`. */
  action: string;
  /** Makes the same idea posted twice one idea. */
  visit: string;
  /** What was entered so far, where something was wrong with it. */
  text?: string | undefined;
  email?: string | undefined;
  problem?: "missing" | "email" | undefined;
  /** False hides the address: anonymous surveys keep nothing that leads to a person. */
  mayContact: boolean;
  privacy: string;
}

/** The idea box: one text, no score, usable without a script. Send it with `answerPageCsp`. */
export function renderIdeaPage(view: IdeaPageView): string {
  const say = (key: string, args = {}) => channelMessage(view.language, `ideas.${key}`, args);
  const title = say("title", { subject: view.subject });
  const contact = html`<div class="part"><label for="email">${say("contact")} <i>(${say("optional")})</i></label><input class="field" id="email" type="email" name="email" maxlength="254" autocomplete="email" dir="ltr" value="${view.email}"></div>`;
  const main = html`<h1>${title}</h1><form method="post" action="${view.action}" novalidate>
<input type="hidden" name="visit" value="${view.visit}"><input type="hidden" name="language" value="${view.language}">
<p class="problem" id="problem" role="alert"${!view.problem && raw(" hidden")}>${view.problem && say(view.problem)}</p>
<div class="part"><label for="comment">${say("label")}</label><textarea id="comment" name="comment" maxlength="${LIMITS.comment}" rows="6" dir="auto" required>${view.text}</textarea></div>
${view.mayContact && contact}
<button>${say("send")}</button><p class="soft">${view.privacy}</p></form>`;
  return pageFrame(view, { title, main });
}

/** It arrived; whoever has more may go on. */
export function renderIdeaThanks(view: PageView & { action: string }): string {
  const say = (key: string) => channelMessage(view.language, `ideas.${key}`);
  const main = html`<h1>${say("thanks")}</h1><p>${say("thanksText")}</p><p><a class="button quiet" href="${view.action}?lang=${view.language}">${say("another")}</a></p>`;
  return pageFrame({ ...view, languages: [] }, { title: say("thanks"), main });
}

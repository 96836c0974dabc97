import { channelMessage } from "../../messages/channel-messages.ts";
import type { PageView } from "../answer-page/answer-view.ts";
import { html } from "../answer-page/html.ts";
import { pageFrame } from "../answer-page/page-frame.ts";

export interface PublicPageView extends PageView {
  /** Forms that are open, in their order. */
  forms: readonly { href: string; name: string; purpose: "feedback" | "ideas" }[];
}

/** The public page of a workspace: what may be said here, one button each. Send it with `answerPageCsp`. */
export function renderPublicPage(view: PublicPageView): string {
  const say = (key: string, args = {}) => channelMessage(view.language, key, args);
  const title = say("page.title", { subject: view.subject });
  const buttons = view.forms.map(
    ({ href, name, purpose }) =>
      html`<p><a class="button" href="${href}">${say(`page.${purpose}`)}</a></p><p class="soft" dir="auto">${name}</p>`,
  );
  const main = html`<h1>${title}</h1><p>${say(view.forms.length > 0 ? "page.intro" : "page.none")}</p>${buttons}`;
  return pageFrame(view, { title, main });
}

import type { WidgetOffer } from "@candor/contract/widget.ts";
import { element } from "./widget/elements.ts";

/** Put in by the server for each survey that tells those who answered what was done. */
declare const __CANDOR_OFFER__: WidgetOffer;

start(__CANDOR_OFFER__);

/** Fetched once somebody sent their words: under the thanks stands a button, and the news wait until it is pressed. */
function start({ key, src, label }: WidgetOffer): void {
  for (const { shadowRoot } of document.querySelectorAll(`candor-survey[key="${key}"]`)) {
    const thanks = shadowRoot?.querySelector(".thanks");
    if (!thanks || thanks.nextElementSibling) continue;
    const more = element("button", { class: "send news", type: "button" }, label);
    more.onclick = ({ timeStamp }) => import(src + timeStamp);
    thanks.after(more);
  }
}

import type { WidgetOffer } from "@candor/contract/widget.ts";
import { element } from "./widget/elements.ts";

/** Put in by the server for each survey that offers something to those who answered. */
declare const __CANDOR_OFFER__: WidgetOffer;

start(__CANDOR_OFFER__);

/**
 * Fetched once somebody sent their words: under the thanks stand a button, behind which the news wait until it is
 * pressed, and the way to a link by which they can recommend.
 */
function start({ key, told, recommend }: WidgetOffer): void {
  for (const host of document.querySelectorAll(`candor-survey[key="${key}"]`)) {
    const thanks = host.shadowRoot?.querySelector(".thanks");
    if (!thanks || thanks.nextElementSibling) continue;
    if (recommend) {
      const href = recommend.href + host.getAttribute("visit");
      const way = { class: "send", href, target: "_blank", rel: "noopener" };
      const link = element("a", way, recommend.label);
      link.style.cssText = "display:inline-block;text-decoration:none";
      thanks.after(link);
    }
    if (told) {
      const more = element("button", { class: "send news", type: "button" }, told.label);
      more.onclick = ({ timeStamp }) => import(told.src + timeStamp);
      thanks.after(more);
    }
  }
}

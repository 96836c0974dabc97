import type { WidgetNews } from "@candor/contract/widget.ts";
import { element } from "./widget/elements.ts";

/** Put in by the server: what was done lately about what customers said. */
declare const __CANDOR_NEWS__: WidgetNews;

start(__CANDOR_NEWS__);

/** Fetched when somebody asks for it: the news stand where the button was, and take the focus from it. */
function start({ key, title, said, did, items }: WidgetNews): void {
  const pair = (name: string, text: string, lang: string) =>
    text
      ? [element("b", {}, `${name} `), element("span", { lang, dir: "auto" }, text), element("br")]
      : [];
  const list = element(
    "ul",
    {},
    ...items.map((item) =>
      element(
        "li",
        {},
        ...pair(said, item.said, item.saidIn),
        ...pair(did, item.did, item.didIn),
        element("small", { class: "soft" }, item.facts.join(" ")),
      ),
    ),
  );
  const news = element("section", { tabindex: -1, "aria-label": title }, list);
  news.prepend(element("p", { class: "thanks" }, title));
  news.style.cssText = "outline:0;margin-top:20px";
  list.style.cssText = "margin:0;padding:0;list-style:none;max-height:50vh;overflow:auto";
  for (const item of list.querySelectorAll("li")) item.style.marginTop = "14px";
  const hosts = [...document.querySelectorAll(`candor-survey[key="${key}"]`)];
  hosts.flatMap((host) => host.shadowRoot?.querySelector(".news") ?? [])[0]?.replaceWith(news);
  news.focus({ preventScroll: true });
}

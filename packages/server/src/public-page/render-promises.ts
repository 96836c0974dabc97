import type { PageTexts } from "@candor/contract/public-page.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import { type Reader, textFor } from "./page-blocks.ts";
import { dayIn } from "./page-numbers.ts";
import type { PublicPromise } from "./public-promises.ts";

/** Promises to everybody: what is late or broken is called so, and stands there like the others. */
export function renderPromises(
  promises: readonly PublicPromise[],
  words: Readonly<Record<string, PageTexts>>,
  reader: Reader,
): Html | null {
  if (promises.length === 0) return null;
  const { language } = reader;
  const rows = promises.map((one) => {
    const found = textFor(words[one.id] ?? {}, reader);
    const text = found
      ? html`<span lang="${found.lang}" dir="auto">${found.text}</span>`
      : html`<span dir="auto">${one.words}</span>`;
    const bad = ["overdue", "late", "broken"].includes(one.fate);
    const fate = html`<span class="fate${bad && " bad"}">${fateIn(one, language)}</span>`;
    const said = one.said && html`<br><span class="soft" dir="auto">${one.said}</span>`;
    return html`<li>${text}<br>${fate}${said}</li>`;
  });
  const title = channelMessage(language, "page.promises");
  return html`<section class="say"><h2>${title}</h2><ul>${rows}</ul></section>`;
}

function fateIn(one: PublicPromise, language: string): string {
  const { fate, firstDueOn, dueOn, endedOn } = one;
  const key = fate === "running" && dueOn !== firstDueOn ? "moved" : fate;
  return channelMessage(language, `page.promise.${key}`, {
    first: dayIn(language, firstDueOn),
    due: dayIn(language, dueOn),
    ended: dayIn(language, endedOn ?? dueOn),
  });
}

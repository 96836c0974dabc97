import type { ToldItem } from "@candor/contract/public-page.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import { keyOfSource, type Reader, textFor } from "./page-blocks.ts";
import { dayIn, daysIn, numberIn } from "./page-numbers.ts";
import type { ToldFacts } from "./told-facts.ts";

/** You said, we did: each with the four steps from the question to the news. */
export function renderTold(
  items: readonly ToldItem[],
  facts: ReadonlyMap<string, ToldFacts>,
  reader: Reader,
): Html | null {
  const { language } = reader;
  const say = (key: string) => channelMessage(language, key);
  const rows = items.flatMap((item) => {
    const known = facts.get(keyOfSource(item.source));
    const did = textFor(item.did, reader);
    if (!known || !did) return [];
    const said = textFor(item.said, reader);
    return [
      html`<li><dl>${said && html`<dt>${say("page.said")}</dt><dd lang="${said.lang}" dir="auto">${said.text}</dd>`}
<dt>${say("page.did")}</dt><dd lang="${did.lang}" dir="auto">${did.text}</dd></dl>
${strip(known, language)}${effect(known, language)}</li>`,
    ];
  });
  if (rows.length === 0) return null;
  return html`<section class="say"><h2>${say("page.told")}</h2><ul>${rows}</ul></section>`;
}

/** Surveyed, heard, fixed, told: what is not known of a step is not made up. */
function strip({ surveyed, heard, fixedOn, told }: ToldFacts, language: string): Html {
  const say = (key: string, args = {}) => channelMessage(language, key, args);
  const span = (from: string | null, to: string | null) =>
    from === null || to === null ? null : daysIn(language, from, to);
  const steps: { key: string; lines: (string | null)[] }[] = [
    {
      key: "surveyed",
      lines: surveyed
        ? [say("page.surveyed.n", { n: surveyed.answers }), span(surveyed.from, surveyed.to)]
        : [],
    },
    {
      key: "heard",
      lines:
        heard.voices > 0
          ? [say("page.heard.n", { n: heard.voices }), span(heard.from, heard.to)]
          : [],
    },
    { key: "fixed", lines: [fixedOn && dayIn(language, fixedOn)] },
    {
      key: "told",
      lines:
        told.people > 0
          ? [say("page.told.n", { n: told.people }), told.on && dayIn(language, told.on)]
          : [say("page.told.here")],
    },
  ];
  const shown = steps.filter(({ key, lines }) => key === "fixed" || lines.length > 0);
  return html`<ol class="strip">${shown.map(
    ({ key, lines }) =>
      html`<li><b>${say(`page.step.${key}`)}</b>${lines.flatMap((line) =>
        line ? [html`<span>${line}</span><br>`] : [],
      )}</li>`,
  )}</ol>`;
}

function effect({ proven }: ToldFacts, language: string): Html | null {
  if (!proven) return null;
  const text = channelMessage(language, "page.effect", {
    points: numberIn(language, proven.points),
    lower: numberIn(language, proven.lower),
    upper: numberIn(language, proven.upper),
    before: proven.before,
    after: proven.after,
  });
  return html`<p class="soft">${text}</p>`;
}

import type { PageBlock } from "@candor/contract/public-page.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { languageLinks, pageFrame } from "../channels/answer-page/page-frame.ts";
import { channelMessage } from "../messages/channel-messages.ts";
import { type Reader, textFor } from "./page-blocks.ts";
import { type PageContent, readerOf } from "./page-content.ts";
import { PUBLIC_STYLE } from "./public-style.ts";
import { renderPromises } from "./render-promises.ts";
import { renderScore } from "./render-score.ts";
import { renderTold } from "./render-told.ts";

/** The public page of a workspace, without a script: its blocks in their order, each only where it has something. */
export function renderPublicPage(
  content: PageContent,
  { language, query }: { language: string; query: string },
): string {
  const { owner, brand, languages } = content;
  const reader = readerOf(content, language);
  const shown = content.blocks.flatMap((block) => {
    const part = block.on ? partOf(block, content, reader) : null;
    return part ? [{ kind: block.kind, part }] : [];
  });
  const parts = shown.map(({ part }) => part);
  const isOnlyForms = shown.every(({ kind }) => kind === "forms");
  const title = channelMessage(language, isOnlyForms ? "page.title" : "page.heading", {
    subject: owner.name,
  });
  const none = parts.length === 0 && html`<p>${channelMessage(language, "page.none")}</p>`;
  return pageFrame(
    {
      ...{ language, brand, subject: owner.name },
      languages: languageLinks(languages, query),
    },
    { title, main: html`<h1>${title}</h1>${none}${parts}`, style: PUBLIC_STYLE },
  );
}

function partOf(block: PageBlock, content: PageContent, reader: Reader): Html | null {
  const { language } = reader;
  switch (block.kind) {
    case "values":
      return renderWords(block.texts, reader, channelMessage(language, "page.values"));
    case "contact":
      return renderWords(block.texts, reader, channelMessage(language, "page.contact"));
    case "told":
      return renderTold(block.items, content.facts, reader);
    case "promises":
      return renderPromises(content.promises, block.words, reader);
    case "score":
      return content.score && renderScore(content.score, language);
    case "praise":
    case "ideas":
      return renderFurther(block.kind, content, language);
    case "forms":
      return renderForms(content, language);
  }
}

function renderWords(
  texts: Readonly<Record<string, string>>,
  reader: Reader,
  title: string,
): Html | null {
  const found = textFor(texts, reader);
  if (!found) return null;
  const lines = found.text.split(/\n+/);
  return html`<section class="say"><h2>${title}</h2>${lines.map(
    (line) => html`<p lang="${found.lang}" dir="auto">${line}</p>`,
  )}</section>`;
}

/** A link to what other rooms show to everybody. */
function renderFurther(
  block: "praise" | "ideas",
  { owner, further }: PageContent,
  language: string,
): Html | null {
  if (!further.includes(block)) return null;
  const text = channelMessage(language, `page.further.${block}`);
  return html`<section class="say"><h2><a href="/p/${owner.slug}/${block}?lang=${language}">${text}</a></h2></section>`;
}

function renderForms({ owner, forms }: PageContent, language: string): Html | null {
  if (forms.length === 0) return null;
  const say = (key: string) => channelMessage(language, key);
  const buttons = forms.map(
    ({ slug, name, purpose }) =>
      html`<p><a class="button" href="/p/${owner.slug}/${slug}?lang=${language}">${say(`page.${purpose}`)}</a></p><p class="soft" dir="auto">${name}</p>`,
  );
  return html`<section class="say"><p>${say("page.intro")}</p>${buttons}</section>`;
}

import { Marked } from "marked";

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Places a link may lead to: nothing that runs. */
const HARMLESS = /^(https?:\/\/|mailto:)/i;

const marked = new Marked({
  renderer: {
    // What looks like markup is shown as it was typed.
    html: escaped,
    image: (_href, _title, text) => escaped(text),
    link: (href, _title, words) =>
      HARMLESS.test(href)
        ? `<a href="${escaped(href)}" rel="noopener noreferrer">${words}</a>`
        : words,
  },
});

/** Material in Markdown, as it may stand on a screen: formatting and harmless links, and nothing else of whoever wrote it. */
export function renderMaterial(body: string): string {
  return marked.parse(body, { async: false }) as string;
}

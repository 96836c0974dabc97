import type { Brand } from "@candor/contract/survey.ts";
import { answerMessage, spokenLanguage } from "../../messages/answer-messages.ts";
import { ANSWER_STYLE } from "./answer-style.ts";
import type { LanguageLink, PageView } from "./answer-view.ts";
import { brandAccents } from "./brand-colors.ts";
import { type Html, html, raw } from "./html.ts";

const RIGHT_TO_LEFT = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ku",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

/** Direction of a language's script. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";
}

/** A language's own name for itself, as it begins a line: "Latviešu". */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/**
 * Addresses of a page in other languages. Everything else in its query (source, touchpoint, a
 * mail's score, properties) stays.
 *
 * @param query the page's query string, with or without `?`.
 */
export function languageLinks(languages: readonly string[], query: string): LanguageLink[] {
  return languages.map((tag) => {
    const kept = new URLSearchParams(query);
    kept.set("lang", tag);
    return { tag, href: `?${kept}` };
  });
}

/** The brand's part of the style, apart from the rest so that the rest has one hash for all. */
export function brandStyle(brand: Pick<Brand, "color">): string {
  const { light, dark } = brandAccents(brand.color);
  return (
    `:root{--a:${light.accent};--o:${light.onAccent}}` +
    `@media(prefers-color-scheme:dark){:root{--a:${dark.accent};--o:${dark.onAccent}}}`
  );
}

/** A whole page around its main part: head, logo, language switch, privacy link. */
export function pageFrame(
  view: PageView,
  parts: {
    title: string;
    main: Html;
    script?: string | undefined;
    style?: string | undefined;
    /** What previews of a link show. */
    head?: Html | undefined;
  },
): string {
  const page = html`<!doctype html>
<html lang="${view.language}" dir="${directionOf(view.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>${parts.title}</title><link rel="icon" href="data:,">${parts.head}
<style>${raw(ANSWER_STYLE)}</style><style>${raw(brandStyle(view.brand))}</style>${parts.style !== undefined && html`<style>${raw(parts.style)}</style>`}</head>
<body><header>${logo(view)}${languageSwitch(view)}</header>
<main>${parts.main}</main>${footer(view)}
${parts.script !== undefined && html`<script>${raw(parts.script)}</script>`}</body></html>
`;
  return page.text;
}

function logo({ brand, subject }: PageView): Html {
  if (brand.logoUrl === null) return html`<span class="name" dir="auto">${subject}</span>`;
  return html`<img src="${brand.logoUrl}" alt="${subject}" height="40">`;
}

function languageSwitch({ language, languages }: PageView): Html | null {
  if (languages.length < 2) return null;
  const links = languages.map(
    ({ tag, href }) =>
      html`<li><a href="${href}" lang="${tag}" dir="${directionOf(tag)}" hreflang="${tag}"${tag === language && raw(' aria-current="true"')}>${ownName(tag)}</a></li>`,
  );
  const label = answerMessage(language, "language");
  return html`<details class="languages"><summary><span class="vh">${label}: </span>${ownName(language)}</summary><ul>${links}</ul></details>`;
}

function footer({ brand, language }: PageView): Html | null {
  if (brand.privacyUrl === null) return null;
  return html`<footer><a href="${brand.privacyUrl}" rel="noopener noreferrer" target="_blank"${interfaceLanguage(language)}>${answerMessage(language, "privacyLink")}</a></footer>`;
}

/** Marks our own sentences where the page's language is one that Candor does not speak. */
export function interfaceLanguage(language: string): Html | null {
  const spoken = spokenLanguage(language);
  const same = spoken === language.split("-")[0]?.toLowerCase();
  return same ? null : html` lang="${spoken}"`;
}

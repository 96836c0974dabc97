import { createHash } from "node:crypto";
import type { Brand } from "@candor/contract/survey.ts";
import { answerPageScript } from "./answer-page-script.ts";
import { ANSWER_STYLE } from "./answer-style.ts";
import { brandStyle } from "./page-frame.ts";

/**
 * The Content-Security-Policy of every page in this folder (answer, message and unsubscribe
 * pages): our own script and styles by their hashes, the logo's origin for images, nothing else.
 */
export function answerPageCsp(brand: Brand): string {
  return contentSecurityPolicy({
    scripts: [answerPageScript()],
    styles: [ANSWER_STYLE, brandStyle(brand)],
    logoUrl: brand.logoUrl,
  });
}

/** A policy that allows exactly these inline scripts and styles, and posting back to ourselves. */
export function contentSecurityPolicy(page: {
  scripts: readonly string[];
  styles: readonly string[];
  logoUrl: string | null;
  more?: readonly string[];
}): string {
  const logo =
    page.logoUrl === null || page.logoUrl.startsWith("/") ? "" : ` ${new URL(page.logoUrl).origin}`;
  return [
    "default-src 'none'",
    `script-src ${page.scripts.map(source).join(" ")}`,
    `style-src ${page.styles.map(source).join(" ")}`,
    `img-src 'self' data:${logo}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(page.more ?? []),
  ].join("; ");
}

function source(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/**
 * A visitor with a browser profile of their own.
 *
 * @throws {Error} when the page threw or its policy blocked something, whatever else was tested.
 */
export async function withVisitor(
  browser: Browser,
  options: BrowserContextOptions,
  act: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) errors.push(message.text());
  });
  await act(page, context);
  await context.close();
  if (errors.length > 0) throw new Error(errors.join("\n"));
}

/** The radio of a score, on every page that asks. */
export const cell = (score: number) => `[name=score][value="${score}"]`;

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderMailHtml } from "../packages/server/src/channels/email/render-mail.ts";
import { readyMadeTexts, withSubject } from "../packages/server/src/surveys/ready-made-texts.ts";
import { axeLookFindings, launchChromium } from "./support/chromium.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const html = renderMailHtml({
  language: "en",
  surveySubject: "Green & Sons",
  subject: "How are we doing?",
  intro: "Hello Ann",
  toEmployees: false,
  texts: withSubject(readyMadeTexts("en"), "Green & Sons"),
  brand: { color: "#1d5fa8", logoUrl: null, privacyUrl: null },
  footer: "Riga, Green street 1",
  links: {
    answer: "https://nps.shop.lv/a/TOKEN",
    honeypot: "https://nps.shop.lv/a/TOKEN?h=1",
    unsubscribe: "https://nps.shop.lv/u/TOKEN",
  },
});

test.each(["light", "dark"] as const)(
  "every word of the mail can be read, and its page is of one colour, in a %s mail program",
  async (colorScheme) => {
    for (const width of [320, 700]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.setContent(html);
      const findings = await axeLookFindings(page);
      // Links in a mail stand in its sentences; the size of a finger is asked of the scores alone.
      expect(findings.filter((finding) => !finding.startsWith("target-size"))).toEqual([]);
      const pages = await page.evaluate(() =>
        [document.body, ...document.querySelectorAll<HTMLElement>("body > [role=article]")].map(
          (one) => getComputedStyle(one).backgroundColor,
        ),
      );
      expect(pages).toHaveLength(2);
      expect(new Set(pages).size).toBe(1);
      const cells = await page.locator("a[href*='score=']").all();
      const sizes = await Promise.all(cells.map((cell) => cell.boundingBox()));
      expect(sizes).toHaveLength(11);
      for (const size of sizes) {
        expect(size?.width).toBeGreaterThanOrEqual(36);
        expect(size?.height).toBeGreaterThanOrEqual(44);
        expect((size?.x ?? -1) >= 0 && (size?.x ?? 0) + (size?.width ?? 0) <= width).toBe(true);
      }
      await page.close();
    }
  },
);

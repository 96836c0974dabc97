import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WidgetRules } from "../packages/contract/src/widget.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { axeFindings, launchChromium } from "./support/chromium.ts";
import { cell, withVisitor } from "./support/visitor.ts";
import { startWidgetServer, type WidgetServer } from "./support/widget-server.ts";

let browser: Browser;
let server: WidgetServer;

beforeAll(async () => {
  await buildScripts();
  [browser, server] = await Promise.all([launchChromium(), startWidgetServer()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(() => {
  server.posts.length = server.counts.length = server.requests.length = 0;
  server.offline = false;
  server.widget.placement = { kind: "popup", side: "end" };
  server.widget.rules = WidgetRules.parse({});
});

/** A visitor with a browser of their own; whatever a policy blocks or a page throws fails the test. */
const visitor = (
  act: (page: Page, context: BrowserContext) => Promise<void>,
  options: BrowserContextOptions = {},
) => withVisitor(browser, options, act);

const open = (page: Page, name: string) => page.goto(`${server.site}/${name}`);
const question = (page: Page) => page.getByText(/How likely are you to recommend Botanic/);
describe("manners", () => {
  test("a popup leaves the focus where it is, takes keys only inside, and gives the focus back", async () => {
    await visitor(async (page) => {
      await open(page, "popup.html");
      await page.locator("#more").focus();
      await question(page).waitFor();
      const focused = () =>
        page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
      expect(await focused()).toBe("more");
      await page.keyboard.press("7");
      expect(await page.isChecked(cell(7))).toBe(false);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      expect(await focused()).toBe("candor-survey");
      await page.keyboard.press("1");
      await page.keyboard.press("0");
      await expect.poll(() => server.posts.map((p) => p.score)).toEqual([10]);
      await page.keyboard.press("Escape");
      await question(page).waitFor({ state: "detached" });
      expect(await focused()).toBe("order");
    });
  });

  test("a feedback tab opens, takes the focus, closes by Escape and has it again", async () => {
    server.widget.placement = { kind: "tab", side: "end" };
    await visitor(async (page) => {
      await open(page, "tab.html");
      const tab = page.getByRole("button", { name: "Feedback" });
      const box = await tab.boundingBox();
      expect(box?.x).toBeGreaterThan(1200);
      expect(box?.y).toBeGreaterThan(200);
      await tab.click();
      await question(page).waitFor();
      expect(await tab.getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("Escape");
      await question(page).waitFor({ state: "detached" });
      const focused = await page.evaluate(
        () => document.querySelector("candor-survey")?.shadowRoot?.activeElement?.textContent,
      );
      expect(focused).toBe("Feedback");
      await tab.click();
      await question(page).waitFor();
    });
  });

  test("motion is left out for those who asked for less", async () => {
    await visitor(
      async (page) => {
        await open(page, "popup.html");
        await question(page).waitFor();
        expect(await page.locator(".box").evaluate((e) => getComputedStyle(e).animationName)).toBe(
          "none",
        );
      },
      { reducedMotion: "reduce" },
    );
  });

  const placements = [
    ["popup.html", { kind: "popup", side: "end" }],
    ["popup.html", { kind: "slide-in" }],
    ["inline.html", { kind: "inline", selector: "#question" }],
    ["tab.html", { kind: "tab", side: "start" }],
  ] as const;
  test.each(placements)(
    "axe finds nothing in %s as %o, and a phone is never scrolled sideways",
    async (name, placement) => {
      server.widget.placement = placement;
      await visitor(
        async (page) => {
          await open(page, name);
          if (placement.kind === "tab")
            await page.getByRole("button", { name: "Feedback" }).click();
          await question(page).waitFor();
          expect(await axeFindings(page)).toEqual([]);
          await page.click(cell(6));
          await page.getByText("Saved.").waitFor();
          expect(await axeFindings(page)).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
          ).toBeLessThanOrEqual(360);
          const box = await page.locator(cell(6)).boundingBox();
          expect(box?.width).toBeGreaterThanOrEqual(44);
        },
        { viewport: { width: 360, height: 740 }, reducedMotion: "reduce" },
      );
    },
  );
});

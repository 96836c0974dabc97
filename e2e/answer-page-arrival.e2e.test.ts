import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { type AnswerPagesServer, startAnswerPages } from "./support/answer-pages-server.ts";
import { axeFindings, launchChromium } from "./support/chromium.ts";
import { cell, withVisitor } from "./support/visitor.ts";

let browser: Browser;
let pages: AnswerPagesServer;

beforeAll(async () => {
  await buildScripts();
  [browser, pages] = await Promise.all([launchChromium(), startAnswerPages()]);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await pages.close();
});

beforeEach(() => {
  pages.answers.clear();
  pages.requests.length = 0;
  pages.offline = false;
  pages.survey.languages = ["en"];
  pages.survey.questions = [];
});

/** Opens a page as a visitor of its own. */
function visit(
  path: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  return withVisitor(browser, options, async (page) => {
    await page.goto(pages.url + path);
    await act(page);
  });
}

const only = () => {
  expect(pages.answers.size).toBe(1);
  const [kept] = [...pages.answers.values()];
  if (!kept) throw new Error("no answer was kept");
  return kept;
};
const saved = (page: Page) => page.getByText("Saved. You can still change it.").waitFor();

describe("arriving from a mail", () => {
  test("a machine that stays ten seconds on the link leaves only a quarantined score", async () => {
    await visit("/a/token?score=3", {}, (page) => page.waitForTimeout(10_000));
    expect(only()).toMatchObject({ posts: 1, submission: { score: 3, quarantined: true } });
    expect(pages.requests.filter((r) => r.startsWith("GET"))).toEqual(["GET /a/token?score=3"]);
  });

  test("the first touch saves the score for good", async () => {
    await visit("/a/token?score=9", {}, async (page) => {
      await page.mouse.move(200, 200);
      await saved(page);
    });
    expect(only()).toMatchObject({ posts: 1, submission: { score: 9, quarantined: false } });
  });

  test("a person who reads first lets their own score out of quarantine by the first touch", async () => {
    await visit("/a/token?score=9", {}, async (page) => {
      await expect.poll(() => pages.answers.size, { timeout: 6000 }).toBe(1);
      expect(only().submission.quarantined).toBe(true);
      await page.mouse.move(300, 300);
      await expect.poll(() => only().submission.quarantined).toBe(false);
    });
  });

  test("the link for machines is invisible to people and out of the tab order", async () => {
    await visit("/a/token?score=9", {}, async (page) => {
      const honeypot = page.locator('a[href="/a/token/more"]');
      expect(await honeypot.count()).toBe(1);
      expect(await honeypot.getAttribute("tabindex")).toBe("-1");
      expect(await page.getByRole("link").count()).toBe(0);
    });
  });
});

describe("for everyone", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const language of ["en", "ar"]) {
      test(`axe finds nothing in ${language}, ${colorScheme}, at every step`, async () => {
        pages.survey.languages = ["en", "lv", "ar"];
        pages.survey.questions = [
          { id: "csat", kind: "csat", text: "Satisfied?" },
          { id: "stars", kind: "stars", text: "Service?" },
          {
            id: "pick",
            kind: "choice",
            several: false,
            text: "Which?",
            options: [{ value: "a", label: "A" }],
          },
          { id: "free", kind: "text", text: "More?" },
          {
            id: "scale",
            kind: "scale",
            text: "Scale?",
            from: 0,
            to: 10,
            lowEnd: "low",
            highEnd: "high",
          },
        ];
        await visit(
          `/s/botanic?lang=${language}`,
          { colorScheme, reducedMotion: "reduce" },
          async (page) => {
            expect(await page.locator("html").getAttribute("dir")).toBe(
              language === "ar" ? "rtl" : "ltr",
            );
            expect(await axeFindings(page)).toEqual([]);
            await page.click(cell(10));
            await page.check("[name=contact]");
            await page.click("summary");
            expect(await axeFindings(page)).toEqual([]);
            await page.click("#send");
            await page.locator("#thanks").waitFor();
            expect(await axeFindings(page)).toEqual([]);
          },
        );
      });
    }
  }

  test("at 360 px the scale stands in rows of six and five, every cell at least 44 px, nothing sideways", async () => {
    await visit("/s/botanic?lang=ru", { viewport: { width: 360, height: 740 } }, async (page) => {
      const boxes = await Promise.all(
        Array.from({ length: 11 }, (_, score) => page.locator(cell(score)).boundingBox()),
      );
      for (const box of boxes) {
        expect(box?.width).toBeGreaterThanOrEqual(44);
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      const rows = new Map<number, number>();
      for (const box of boxes) rows.set(box?.y ?? 0, (rows.get(box?.y ?? 0) ?? 0) + 1);
      expect([...rows.values()]).toEqual([6, 5]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    });
  });

  test("in Arabic 0 stands at the right and 10 at the left", async () => {
    await visit("/s/botanic?lang=ar", {}, async (page) => {
      const zero = await page.locator(cell(0)).boundingBox();
      const ten = await page.locator(cell(10)).boundingBox();
      expect(zero?.x).toBeGreaterThan(ten?.x ?? Number.POSITIVE_INFINITY);
    });
  });

  test("a screen reader hears the range with the question and the ends with their cells", async () => {
    await visit("/s/botanic", {}, async (page) => {
      const group = page.getByRole("group", {
        name: /How likely .* From 0 \(Not at all likely\) to 10/,
      });
      await group.waitFor();
      const described = (id: string) => page.locator(`#${id}`).textContent();
      expect(await page.locator(cell(0)).getAttribute("aria-describedby")).toBe("low");
      expect(await described("low")).toContain("Not at all likely");
      expect(await described("high")).toContain("Extremely likely");
    });
  });
});

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { startWidgetServer, type WidgetServer } from "./support/widget-server.ts";

vi.setConfig({ testTimeout: 300_000 });

/**
 * What customers hold: phones of two sizes with the browser's bars taken off, a tablet, a screen, and
 * screen and tablet at 200 % zoom (half as many pixels to write on).
 */
const SCREENS = [
  { name: "320", width: 320, height: 520 },
  { name: "360", width: 360, height: 640 },
  { name: "768", width: 768, height: 1024 },
  { name: "1280", width: 1280, height: 800 },
  { name: "768 at 200 %", width: 384, height: 512 },
  { name: "1280 at 200 %", width: 640, height: 400 },
];

let browser: Browser;
let product: OwnedProduct;
let widgets: WidgetServer;
let slug: string;

beforeAll(async () => {
  await buildScripts();
  [browser, product, widgets] = await Promise.all([
    launchChromium(),
    startOwned({ RATE_LIMIT: "0" }),
    startWidgetServer(),
  ]);
  const languages = ["en", "lv", "ru", "sv"];
  const survey = await product.api<{ id: string; slug: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    languages,
  });
  slug = survey.slug;
  await product.api("PUT", `/surveys/${survey.id}/kiosk`, { languages, idleSeconds: 20 });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await widgets?.close();
});

/**
 * Position biases answers: a value that is smaller, cut off or below the fold is given less often. So
 * all eleven stand in the window at once, and none is larger than another.
 */
async function unequal(page: Page, cells: Locator, fold: boolean): Promise<string[]> {
  await cells.first().waitFor();
  const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const boxes = await cells.evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  const wrong: string[] = [];
  if (boxes.length !== 11) wrong.push(`${boxes.length} values`);
  const widths = boxes.map(({ left, right }) => right - left);
  const heights = boxes.map(({ top, bottom }) => bottom - top);
  if (Math.max(...widths) - Math.min(...widths) > 1.5) wrong.push(`widths ${widths.join()}`);
  if (Math.max(...heights) - Math.min(...heights) > 1.5) wrong.push(`heights ${heights.join()}`);
  if (Math.min(...widths, ...heights) < 24) wrong.push("smaller than a finger can hit");
  boxes.forEach(({ left, right, top, bottom }, score) => {
    if (left < -0.5 || right > window.width + 0.5) wrong.push(`${score} is cut off at the side`);
    if (fold && (top < -0.5 || bottom > window.height + 0.5)) {
      wrong.push(`${score} is below the fold (${Math.round(bottom)} of ${window.height})`);
    }
  });
  return wrong;
}

async function findingsOn(
  url: string,
  cellsOf: (page: Page) => Locator,
  how: { locale?: string; fold?: boolean } = {},
): Promise<string[]> {
  const found: string[] = [];
  const context = await browser.newContext({
    locale: how.locale ?? "en",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  for (const { name, width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    await page.goto(url);
    for (const one of await unequal(page, cellsOf(page), how.fold ?? true)) {
      found.push(`${name}: ${one}`);
    }
    // A popup asks each visitor once.
    await page.evaluate(() => localStorage.clear());
  }
  await context.close();
  return found;
}

const scale = (page: Page) => page.locator(".scale .cell span");

test.each(["en", "lv", "ru"])(
  "the answer page shows all eleven values alike, in %s",
  async (lang) => {
    const url = `${product.url}/s/${slug}?lang=${lang}`;
    expect(await findingsOn(url, scale, { locale: lang })).toEqual([]);
  },
);

test.each(["en", "lv", "ru"])("the kiosk shows all eleven values alike, in %s", async (locale) => {
  expect(await findingsOn(`${product.url}/k/${slug}`, scale, { locale })).toEqual([]);
});

test("the widget shows all eleven values alike", async () => {
  const cells = (page: Page) => page.locator(".cell span");
  expect(await findingsOn(`${widgets.site}/popup.html`, cells)).toEqual([]);
});

test("the kiosk speaks the language of its browser, and asks the next person in it again", async () => {
  const context = await browser.newContext({ locale: "lv-LV" });
  const page = await context.newPage();
  await page.goto(`${product.url}/k/${slug}`);
  await page.waitForFunction(() => document.documentElement.lang === "lv");
  await page.getByRole("button", { name: "Svenska" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "sv");
  await context.close();
  const stranger = await browser.newContext({ locale: "fi-FI" });
  const other = await stranger.newPage();
  await other.goto(`${product.url}/k/${slug}`);
  await other.waitForFunction(() => document.documentElement.lang === "en");
  await stranger.close();
});

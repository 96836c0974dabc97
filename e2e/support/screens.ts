import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { axeFindings, axeLookFindings } from "./chromium.ts";
import type { OwnedProduct } from "./owned-product.ts";

const WIDTHS = [1280, 360] as const;
const THEMES = ["light", "dark"] as const;
/** Where everything is asked; elsewhere what a theme or a width can change. */
const FIRST = "1280 light";

/** axe would like to look into the letter's frame, which runs no script, as it should. */
const SANDBOXED = /^Blocked script execution in 'about:blank'/;

/** A colleague at the dashboard, signed in, and everything that went wrong on the way. */
export interface Colleague {
  page: Page;
  /** What the browser complained of, and requests that were refused; empty when all is well. */
  faults: string[];
}

/** @param how.device "another" when what was chosen before is to be there. */
export async function signIn(
  browser: Browser,
  product: OwnedProduct,
  how: { locale?: string; device?: "first" | "another" } = {},
): Promise<Colleague> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: how.locale ?? "en",
    reducedMotion: "reduce",
  });
  await context.addCookies(product.cookies);
  if (how.device !== "another") await forgetLanguage(context, product);
  // A slow machine needs its time; what is not there after this never comes.
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  watchRequests(page);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !SANDBOXED.test(message.text())) faults.push(message.text());
  });
  page.on("response", (reply) => {
    if (reply.status() >= 400) {
      faults.push(`${reply.status()} ${reply.request().method()} ${reply.url()}`);
    }
  });
  return { page, faults };
}

/** Whoever chose a language in an earlier test is remembered by the product, and this one has chosen none. */
async function forgetLanguage(context: BrowserContext, product: OwnedProduct): Promise<void> {
  await context.request.patch(`${product.url}/api/v1/me`, {
    data: { language: null },
    headers: { origin: product.url },
    failOnStatusCode: true,
  });
}

/** What a page waits for from the server, live updates apart, which never end. */
interface Asking {
  open: Set<Request>;
  begun: number;
}
const asking = new WeakMap<Page, Asking>();

function watchRequests(page: Page): void {
  const seen: Asking = { open: new Set(), begun: 0 };
  asking.set(page, seen);
  page.on("request", (request) => {
    if (request.resourceType() === "eventsource") return;
    // What the page before still waited for nobody waits for any more.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) seen.open.clear();
    seen.open.add(request);
    seen.begun += 1;
  });
  page.on("requestfinished", (request) => seen.open.delete(request));
  page.on("requestfailed", (request) => seen.open.delete(request));
}

/**
 * Until nothing on the page stands in for what is still coming, nothing is being asked for, and what was answered
 * has been drawn without asking for more. Of a colleague's page that is known; of a stranger's, where perhaps no
 * script runs, half a second of silence must do.
 */
export async function settled(page: Page): Promise<void> {
  const seen = asking.get(page);
  if (!seen) {
    await page.waitForLoadState("networkidle");
    // A page that was silent before may not have drawn the theme it has just been given; without scripts there are no frames to wait for.
    const runs = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
    if (runs) await page.waitForFunction(drawnWhole);
    return;
  }
  await page.waitForLoadState("load");
  for (const end = Date.now() + 60_000; ; ) {
    const { begun } = seen;
    await page.waitForFunction(drawnWhole);
    if (seen.open.size === 0 && seen.begun === begun) return;
    if (Date.now() > end) {
      const urls = [...seen.open].map((request) => request.url());
      throw new Error(`the page still waits for ${urls.join(", ")}`);
    }
    await sleep(20);
  }
}

/** Whether nothing stands in for anything once the browser has drawn two frames and has nothing to do. */
function drawnWhole(): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => resolve(document.querySelector(".ghost, .stale") === null);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => requestIdleCallback(look, { timeout: 2_000 })),
    );
  });
}

/** Calls `look` at both widths and in both themes, then puts the page back as it was. */
export async function inEveryLight(
  page: Page,
  look: (name: string) => Promise<void>,
): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await look(`${width} ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

/** What another language can spoil of a screen that was looked at in the first: whether it fits at both widths. */
export async function fitFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
    await settled(page);
    const wider = await sideways(page);
    if (wider > 0) found.push(`${width}: scrolls sideways by ${wider} px`);
  }
  if (before) await page.setViewportSize(before);
  return found;
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** What is still found a moment later: a busy browser draws a new theme after it said that it had. */
async function lasting(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const first = await look();
  if (first.length === 0) return first;
  await sleep(500);
  await settled(page);
  return look();
}

/** Each width and each theme once; all four with `CANDOR_LOOKS=all`, which takes as long again. */
const LOOKED_AT = process.env.CANDOR_LOOKS === "all" ? null : [FIRST, "360 dark"];

/**
 * What is wrong with the screen as it stands: by axe and by its width, at 1280 pixels in the light theme and at 360
 * in the dark one.
 */
export async function screenFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  await inEveryLight(page, async (name) => {
    if (LOOKED_AT && !LOOKED_AT.includes(name)) return;
    await settled(page);
    const look = () => (name === FIRST ? axeFindings(page) : axeLookFindings(page));
    for (const finding of await lasting(page, look)) found.push(`${name}: ${finding}`);
    const wider = await sideways(page);
    if (wider > 0) found.push(`${name}: scrolls sideways by ${wider} px`);
  });
  return found;
}

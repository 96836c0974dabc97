import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import type { RunOnly } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium; `CHROMIUM_PATH` names one that is elsewhere. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: installed(), args: QUIET });
}

/** The same engine built without windows, where it is installed. */
const WITHOUT_WINDOWS = "/usr/bin/chromium-headless-shell";

/**
 * A Chromium for colleagues' screens, which costs two thirds of a whole one. Not for what customers open: it sends
 * no counts when a page is closed, and a program that reads mail looks like a person in it.
 */
export function launchForScreens(): Promise<Browser> {
  const executablePath = existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : installed();
  return chromium.launch({ executablePath, args: QUIET });
}

/** A Chromium whose storage lasts in a folder from one start to the next. */
export function launchLasting(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: installed(),
    args: QUIET,
    viewport: { width: 1280, height: 800 },
  });
}

function installed(): string {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new Error("No Chromium was found; install it or set CHROMIUM_PATH");
  }
  return executablePath;
}

/** What axe finds wrong with a page by WCAG 2.2 AA and its own best practices. */
export async function axeFindings(page: Page): Promise<string[]> {
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  return told(page, { type: "tag", values });
}

/** What axe finds of that which another theme or another width can change; a part of the time. */
export async function axeLookFindings(page: Page): Promise<string[]> {
  const values = ["color-contrast", "target-size", "scrollable-region-focusable", "label"];
  return told(page, { type: "rule", values });
}

/** A mail in a frame of its own: no script runs there, axe's neither, which would wait for it in vain. */
const SILENT = 'iframe[sandbox]:not([sandbox~="allow-scripts"])';
/** The builder's own way hands the browser 1.5 MB twice for each look; reading them took longer than looking. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function told(page: Page, runOnly: RunOnly): Promise<string[]> {
  const silent = (await page.locator(SILENT).count()) > 0;
  // Only what stands in a frame of its own needs a second page to run in, which takes as long again.
  const one = page.frames().length === 1;
  if (one && !(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  const axe = new AxeBuilder({ page, axeSource: one ? "'axe is there'" : AXE });
  axe.setLegacyMode(one).options({ runOnly, resultTypes: ["violations"] });
  if (silent) axe.exclude(SILENT);
  const { violations } = await axe.analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { until } from "./support/owned-product.ts";
import { freePort } from "./support/product.ts";
import { screenFindings } from "./support/screens.ts";

// Each page is looked at four times by axe.
vi.setConfig({ testTimeout: 400_000 });

const WEB = join(import.meta.dirname, "../packages/web");
let browser: Browser;
let dashboard: ChildProcess;
let page: Page;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const vite = join(WEB, "../../node_modules/vite/bin/vite.js");
  dashboard = spawn(
    process.execPath,
    [vite, "--host", "127.0.0.1", "--port", String(port), "--strictPort"],
    { cwd: WEB, stdio: "ignore" },
  );
  browser = await launchChromium();
  await until(
    () =>
      fetch(url)
        .then(({ ok }) => ok)
        .catch(() => false),
    (isUp) => isUp,
    60,
  );
  const context = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  page = await context.newPage();
  await page.goto(`${url}/parts`);
  await page.getByRole("heading", { level: 1 }).waitFor({ timeout: 60_000 });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  dashboard?.kill();
});

const open = (name: string) => page.getByRole("link", { name, exact: true }).click();

test("every part stands up to axe in both themes, wide and narrow", async () => {
  const names = await page
    .getByRole("navigation", { name: "Parts" })
    .getByRole("link")
    .allTextContents();
  expect(names.length).toBeGreaterThan(12);
  for (const name of names) {
    await open(name);
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
    // The page of the states shows a ghost on purpose; there is nothing to wait for.
    const findings = name === "states" ? [] : await screenFindings(page);
    expect(findings, name).toEqual([]);
  }
});

test("a drawer takes the focus, j and k go through the list, Escape gives the focus back", async () => {
  await open("drawer");
  const opener = page.getByRole("button", { name: "Open the first city" });
  await opener.click();
  const drawer = page.getByRole("dialog", { name: "Daugavpils" });
  await drawer.waitFor();
  expect(await drawer.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("j");
  await page.getByRole("dialog", { name: "Jelgava" }).waitFor();
  await page.keyboard.press("k");
  await drawer.waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await expect
    .poll(() => opener.evaluate((button) => button === document.activeElement))
    .toBe(true);
});

test("on a phone each row of a table is a block with its headings, and every column can be read", async () => {
  await open("table");
  await page.setViewportSize({ width: 360, height: 740 });
  const cell = page.getByRole("row", { name: /Bo Ek/ }).locator("td").last();
  const shown = await cell.evaluate((td) => getComputedStyle(td, "::before").content);
  expect(shown).toContain("Answers");
  const box = await cell.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("a build for people has no gallery", async () => {
  const files = readdirSync(join(WEB, "dist/assets"));
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((name) => name.startsWith("gallery"))).toEqual([]);
});

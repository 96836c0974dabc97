/**
 * What a browser waits for on the sample: the first score over a slow line, and a list of a hundred answers with every column.
 *
 *   ./run bench browser [ROUNDS]
 *
 * The line is Lighthouse's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. The processor is not slowed.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "../e2e/support/chromium.ts";
import { startProduct } from "../e2e/support/product.ts";
import { median } from "./support/answers.ts";

const ROUNDS = Number(process.argv[2] ?? 5);
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

const product = await startProduct({ demo: true });
const browser = await launchChromium();
try {
  const cookies = await sampleIsThere(browser);
  const seen = { cold: await firstScores(cookies, false), warm: await firstScores(cookies, true) };
  for (const [cache, { words, chart }] of Object.entries(seen)) {
    console.log(
      `first score over slow 4G, ${cache} cache: ${words} ms in the first reply, ${chart} ms on the card`,
    );
  }
  const { fifty, hundred, columns, cells } = await longList();
  console.log(
    `list with all ${columns} columns: 50 rows after ${fifty} ms, 100 rows (${cells} cells) ${hundred} ms after asking for more`,
  );
} finally {
  await browser.close();
  await product.stop();
}

/** @returns the cookies of the demo's visitor. */
async function sampleIsThere(within: Browser) {
  const page = await within.newPage();
  await page.goto(`${product.url}/overview?period=all`);
  await page.getByText("13,612 answers").first().waitFor({ timeout: 180_000 });
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

/** Milliseconds from the address to the score: as the server wrote it into the page, and as the card shows it. */
async function firstScores(
  cookies: Awaited<ReturnType<typeof sampleIsThere>>,
  warm: boolean,
): Promise<{ words: number; chart: number }> {
  const words: number[] = [];
  const chart: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ locale: "en" });
    // Signed in as a colleague is who comes back, whether or not the browser still has the files.
    await context.addCookies(cookies);
    if (warm) await timeOf(context);
    const times = await timeOf(context);
    words.push(times.words);
    chart.push(times.chart);
    await context.close();
  }
  return { words: Math.round(median(words)), chart: Math.round(median(chart)) };
}

async function timeOf(context: BrowserContext): Promise<{ words: number; chart: number }> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW_4G);
  const start = performance.now();
  const opened = page.goto(`${product.url}/overview?period=all`, { waitUntil: "commit" });
  await page.locator(".first-number, [data-testid=score]").first().waitFor({ timeout: 120_000 });
  const words = performance.now() - start;
  await page.getByTestId("score").waitFor({ timeout: 120_000 });
  const chart = performance.now() - start;
  await opened;
  await page.close();
  return { words, chart };
}

async function longList() {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: "en" });
  await page.goto(`${product.url}/responses?period=all`);
  const rows = page.locator("tbody tr");
  await rows.nth(49).waitFor({ timeout: 60_000 });
  // The menu closes with each column that is ticked.
  const unticked = page.getByRole("menuitemcheckbox", { checked: false });
  for (let left = Number.POSITIVE_INFINITY; left > 0; ) {
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("menuitemcheckbox").first().waitFor();
    left = await unticked.count();
    if (left > 0) await unticked.first().click();
    await page.keyboard.press("Escape");
  }
  const times = { fifty: [] as number[], hundred: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.fifty.push(await until(page, () => page.reload({ waitUntil: "commit" }), 50));
    const more = page.getByRole("button", { name: "Show more" });
    times.hundred.push(await until(page, () => more.click(), 100));
  }
  const columns = await page.locator("thead th").count();
  const cells = await page.locator("tbody :is(td, th)").count();
  await page.context().close();
  return {
    fifty: Math.round(median(times.fifty)),
    hundred: Math.round(median(times.hundred)),
    columns,
    cells,
  };
}

/** Milliseconds from what is done to so many rows. */
async function until(page: Page, act: () => Promise<unknown>, count: number): Promise<number> {
  const start = performance.now();
  await act();
  await page
    .locator("tbody tr")
    .nth(count - 1)
    .waitFor({ timeout: 60_000 });
  return performance.now() - start;
}

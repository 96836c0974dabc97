import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings, launchChromium } from "./support/chromium.ts";
import { startProduct } from "./support/product.ts";

const BOTANIC = join(import.meta.dirname, "../packages/server/sample-data/botanic_nps_fr.csv");
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser.close());

async function open(url: string, options: Parameters<Browser["newContext"]>[0] = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) errors.push(message.text());
  });
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}

test("a demo shows the score of the sample with its interval, without a form", async () => {
  const product = await startProduct({ demo: true });
  try {
    for (const view of [
      { viewport: { width: 1280, height: 900 }, colorScheme: "light" as const },
      { viewport: { width: 360, height: 740 }, colorScheme: "dark" as const },
    ]) {
      const { page, errors, close } = await open(product.url, view);
      // It opens on the shortest usual period that holds enough answers; the whole is a choice.
      await page.getByText("Last 30 days").first().waitFor();
      await page.goto(`${product.url}/overview?period=all`);
      await page.getByText("between 52 and 55").first().waitFor();
      await page.getByText("13,612 answers").first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        view.viewport.width,
      );
      await page.waitForTimeout(500);
      expect(await axeFindings(page)).toEqual([]);
      expect(errors).toEqual([]);
      await close();
    }
  } finally {
    await product.stop();
  }
}, 300_000);

test("owner, import by mouse, the score as by hand, and an answer elsewhere moves it without a reload", async () => {
  const product = await startProduct();
  try {
    const { page, errors } = await open(product.url);
    await setUp(page);
    await importBotanic(page);
    const { score, answers } = scoreByHand();
    expect(answers).toBe(13_612);
    await page.getByText("13,612 answers").first().waitFor();
    await page
      .getByText(String(Math.round(score)), { exact: true })
      .first()
      .waitFor();

    const link = await surveyLink(page);
    const customer = await open(link);
    await customer.page.locator('[name=score][value="3"]').click();
    const answered = Date.now();
    await page.getByText("13,613 answers").first().waitFor({ timeout: 5000 });
    expect(Date.now() - answered).toBeLessThan(4000);
    await customer.page.fill("#comment", "O'Brien <script>alert(1)</script> 🌻 שלום");
    await customer.page.click("#send");
    await customer.page.locator("#thanks").waitFor();
    await page.getByText("O'Brien <script>alert(1)</script> 🌻 שלום").first().waitFor();
    expect([...errors, ...customer.errors]).toEqual([]);
  } finally {
    await product.stop();
  }
}, 180_000);

async function setUp(page: Page): Promise<void> {
  await page.getByLabel("Name of your organisation").fill("Botanic");
  await page.getByLabel("E-mail").fill("owner@example.com");
  await page.locator("input[type=password]").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.getByText("Your first score is minutes away").waitFor();
}

async function importBotanic(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Import a file" }).click();
  await page.locator("input[type=file]").setInputFiles(BOTANIC);
  await page.getByText("of the first 4,999 rows fit").waitFor();
  await page.getByLabel("Name of the new survey").fill("Botanic");
  await page.getByLabel("Day of all answers").fill("2026-05-01");
  await page.getByRole("button", { name: "Import these answers" }).click();
  await page.getByText("The file is imported").waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "See the score" }).click();
}

/** The link of the survey that the import made, as its owner would copy it. */
async function surveyLink(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const reply = await fetch("/api/v1/surveys");
    const { data } = (await reply.json()) as { data: { link: string; answers: number }[] };
    return data.find(({ answers }) => answers > 0)?.link ?? "";
  });
}

/** Second column of the file, which quotes nothing. */
function scoreByHand(): { score: number; answers: number } {
  const lines = readFileSync(BOTANIC, "utf8").trim().split("\n").slice(1);
  const scores = lines.map((line) => line.split(",")[1] ?? "").filter((cell) => cell !== "");
  const promoters = scores.filter((cell) => Number(cell) >= 9).length;
  const detractors = scores.filter((cell) => Number(cell) <= 6).length;
  return { score: (100 * (promoters - detractors)) / scores.length, answers: scores.length };
}

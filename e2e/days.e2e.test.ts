import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { type Product, startProduct } from "./support/product.ts";

/** A day of each who works with Candor, on the sample, by what stands on the screen alone: no request of ours helps. */
vi.setConfig({ testTimeout: 300_000 });

let browser: Awaited<ReturnType<typeof launchChromium>>;
let product: Product;

beforeAll(async () => {
  [browser, product] = await Promise.all([
    launchChromium(),
    startProduct({ demo: true, env: { RATE_LIMIT: "0" } }),
  ]);
  // The sample is there when its last answer is.
  await asSomebody(async (page) => {
    await page.goto(`${product.url}/overview?period=all`);
    await page.getByText("13,612 answers").first().waitFor({ timeout: 120_000 });
  });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** A browser of one's own; what the browser complains of fails the day. */
async function asSomebody(
  day: (page: Page) => Promise<void>,
  viewport = { width: 1280, height: 800 },
): Promise<void> {
  const context = await browser.newContext({ viewport, locale: "en", reducedMotion: "reduce" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("response", (reply) => {
    // Who is not signed in yet is told so.
    if (reply.status() >= 400 && reply.status() !== 401) {
      faults.push(`${reply.status()} ${reply.url()}`);
    }
  });
  await day(page);
  await context.close();
  expect(faults).toEqual([]);
}

const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name }).click();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test("the manager: did it move, what to fix first, a target, and a page for the board", async () => {
  await asSomebody(async (page) => {
    await page.goto(product.url);
    await page
      .getByText(/between -?\d+ and \d+/)
      .first()
      .waitFor();
    await page.getByText("Last 30 days").first().waitFor();
    await button(page, "Set a target").click();
    await page.getByLabel("Target for the score").fill("60");
    await button(page, "Save the target").click();
    await page.getByText(/probable that the true score is above the target of 60/).waitFor();

    await menu(page, "Why");
    await page.getByRole("link", { name: "Fix first" }).click();
    const better = page.getByRole("region", { name: "To make better" });
    await better
      .getByText(/probable to be the largest of the list/)
      .first()
      .waitFor();
    await better.getByRole("link").first().click();

    await menu(page, "Overview");
    await button(page, "Share").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Heading of the page").fill("For the board");
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = await dialog.getByRole("textbox", { name: "Link", exact: true }).inputValue();
    const board = await browser.newContext({ locale: "en" });
    const guest = await board.newPage();
    await guest.goto(link);
    await guest.getByRole("heading", { name: "For the board" }).waitFor();
    await guest
      .getByText(/answers/)
      .first()
      .waitFor();
    await board.close();
  });
});

test("the front line: on a phone, from the unhappy answer to the call, what was said, and done", async () => {
  const phone = { width: 360, height: 740 };
  await asSomebody(async (page) => {
    await page.goto(product.url);
    await button(page, "To call").click();
    await page.getByRole("region", { name: "Latest answers" }).getByRole("link").first().click();
    await page.getByRole("link", { name: "Open a case" }).click();
    await button(page, "Open the case").click();
    await page.getByText("Heard by a colleague").or(page.getByText("Opened by hand")).waitFor();
    await button(page, "Note a contact").click();
    await page.getByRole("textbox", { name: "What was said" }).fill("A voucher is on its way");
    await button(page, "Save").click();
    await page.getByText("Reached").first().waitFor();
    await button(page, "Resolve").click();
    const sheet = page.getByRole("form", { name: "Resolve" });
    await sheet.getByRole("button", { name: "solved", exact: true }).click();
    await sheet.getByRole("button", { name: "Resolve" }).click();
    await page.getByText("Resolved: solved").waitFor();
  }, phone);
});

test("the analyst: one click narrows, two properties are crossed, a theme is read, the numbers leave as a file", async () => {
  await asSomebody(async (page) => {
    await page.goto(`${product.url}/overview?period=all`);
    const compared = page.getByRole("region", { name: /Compared/ });
    await compared.getByRole("button", { name: /^12\+/ }).click();
    await page.getByText("3,044 answers").first().waitFor();
    await page.getByText("between 61 and 65").first().waitFor();

    await menu(page, "Themes");
    await page.getByRole("link", { name: "Price" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Price" }).waitFor();

    // Whoever types at once is understood, also while the palette is still being fetched.
    await page.keyboard.press("Control+k");
    await page.keyboard.type("crossed");
    await page
      .getByRole("option", { name: /crossed/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader").first().waitFor();

    await menu(page, "Responses");
    await button(page, "Export").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /CSV/ }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
  });
});

test("the operator: an empty server is set up, and says how large it is, whether a backup is there and all is well", async () => {
  const empty = await startProduct({ env: { RATE_LIMIT: "0" } });
  try {
    await asSomebody(async (page) => {
      await page.goto(empty.url);
      await page.getByLabel("Name of your organisation").fill("Botanic");
      await page.getByLabel("E-mail").fill("owner@example.com");
      await page.locator("input[type=password]").fill("correct horse battery staple");
      await button(page, "Create workspace").click();
      await page.getByText("Your first score is minutes away").waitFor();
      await menu(page, "Settings");
      const settings = page.getByRole("navigation", { name: "Settings" });
      await settings.getByRole("link", { name: "Channels" }).click();
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
      await settings.getByRole("link", { name: "Storage" }).click();
      await page.getByText("If this disk fails, everything is gone").waitFor();
      await button(page, "Examine").click();
      await page.getByText("Nothing is broken.").waitFor({ timeout: 180_000 });
      await settings.getByRole("link", { name: "Data retention" }).click();
      await page.getByRole("radio", { name: "Erase them after a time" }).check();
      await page.getByText("Nobody would be erased now").waitFor();
      await button(page, "Discard changes").click();
      await settings.getByRole("link", { name: "Audit log" }).click();
      await page
        .getByText(/owner@example\.com/)
        .filter({ visible: true })
        .first()
        .waitFor();
    });
  } finally {
    await empty.stop();
  }
});

test("the developer: a key that is shown once, a webhook, and the description of the API", async () => {
  await asSomebody(async (page) => {
    await page.goto(product.url);
    await menu(page, "Settings");
    const settings = page.getByRole("navigation", { name: "Settings" });
    await settings.getByRole("link", { name: "API keys" }).click();
    await page.getByLabel("What it is for").fill("Tills");
    await button(page, "Make the key").click();
    const key = await page.getByLabel("Key “Tills”").inputValue();
    await page.reload();
    await page.getByText("Tills").waitFor();

    await settings.getByRole("link", { name: "Webhooks" }).click();
    await page.getByRole("link", { name: "New webhook" }).first().click();
    await page.getByLabel("Name").first().fill("Shop");
    await page.getByLabel("URL").fill("https://shop.example/hook");
    await button(page, "Create webhook").click();
    await page.getByText("Copy the signing secret now").waitFor();

    // What they build afterwards asks with the key and nothing else.
    const surveys = await fetch(`${product.url}/api/v1/surveys`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(surveys.status).toBe(200);
    await page.goto(`${product.url}/docs/api`);
    await page.getByText("List absences").first().waitFor();
  });
});

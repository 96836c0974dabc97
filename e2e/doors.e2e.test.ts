import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { launchChromium } from "./support/chromium.ts";
import { startForeignSite } from "./support/foreign-site.ts";
import { type OwnedProduct, startOwned, until } from "./support/owned-product.ts";
import { cell, withVisitor } from "./support/visitor.ts";

let browser: Browser;
let product: OwnedProduct;
let survey: { id: string; slug: string };

beforeAll(async () => {
  await buildScripts();
  [browser, product] = await Promise.all([launchChromium(), startOwned()]);
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

interface Item {
  score: number;
  comment: string | null;
  channel: string;
  source: string | null;
  properties: Record<string, unknown>;
  person: { email: string } | null;
}
const answers = async (channel: string) =>
  (
    await product.api<{ data: Item[] }>(
      "GET",
      `/surveys/${survey.id}/responses?filter=channel=${channel}`,
    )
  ).data;

test("the widget asks on a page of another origin under a strict policy; answer and counts arrive", async () => {
  const widget = await product.api<{ key: string }>("PUT", `/surveys/${survey.id}/widget`, {
    countsVisits: true,
  });
  const site = await startForeignSite({ host: product.url, key: widget.key });
  await withVisitor(browser, {}, async (page) => {
    await page.goto(`${site.url}/strict-csp.html`);
    await page.getByText(/How likely are you to recommend Botanic/).waitFor();
    await page.click(cell(9));
    await page.getByText("Saved. You can still change it.").waitFor();
    await page.getByLabel("What do you value most?").fill("the roses");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await until(
      () => answers("web"),
      (rows) => rows[0]?.comment === "the roses",
    );
  });
  expect(await answers("web")).toMatchObject([{ score: 9, comment: "the roses", channel: "web" }]);
  const counts = await until(
    () =>
      product.api<{ totals: Record<string, number>; byPage: { value: string }[] }>(
        "GET",
        `/surveys/${survey.id}/widget/counts`,
      ),
    ({ totals }) => (totals.answers ?? 0) > 0,
  );
  expect(counts.totals).toMatchObject({ visits: 1, loads: 1, impressions: 1, answers: 1 });
  expect(counts.byPage).toMatchObject([{ value: "/strict-csp.html" }]);
  site.close();
});

async function give(page: Page, score: number, comment: string): Promise<void> {
  await page.click(cell(score));
  await page.locator("#tell").waitFor();
  await page.fill("#comment", comment);
  await page.getByRole("button", { name: "Send answer" }).click();
  await page.locator("#thanks").waitFor();
  await page.getByRole("button", { name: "Next answer" }).click();
}

test("a kiosk answers online, keeps answers while the network is away, and each arrives once", async () => {
  await product.api("PUT", `/surveys/${survey.id}/kiosk`, {});
  await withVisitor(browser, {}, async (page, context) => {
    await page.goto(`${product.url}/k/${survey.slug}?source=entrance`);
    await give(page, 10, "first");
    await until(
      () => answers("kiosk"),
      (rows) => rows.length === 1,
    );
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await give(page, 3, "second");
    await give(page, 8, "third");
    await page.locator("#queue").getByText("Waiting to be sent: 2").waitFor();
    // Staff turn it off and on while it is offline.
    await page.reload();
    await page.locator("#queue").getByText("Waiting to be sent: 2").waitFor();
    expect(await answers("kiosk")).toHaveLength(1);
    await context.setOffline(false);
    await until(
      () => answers("kiosk"),
      (rows) => rows.length === 3,
    );
  });
  const rows = await answers("kiosk");
  expect(rows.map(({ score, comment }) => [score, comment]).sort()).toEqual([
    [10, "first"],
    [3, "second"],
    [8, "third"],
  ]);
  expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(["entrance"]));
});

test("the public page leads to its idea box without a script, and the idea is read without a score", async () => {
  await product.api("PUT", "/public-page", { slug: "botanic" });
  await product.api("PUT", `/surveys/${survey.id}/form`, { purpose: "ideas" });
  await withVisitor(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${product.url}/p/botanic`);
    await page.getByRole("link", { name: "Share an idea" }).click();
    await page.getByRole("textbox", { name: "Your idea" }).fill("Open on Sundays");
    await page.getByRole("button", { name: "Send idea" }).click();
    await page.getByText("Thank you for your idea").waitFor();
  });
  expect(await answers("form")).toEqual([]);
  expect(await product.api("GET", "/loose-comments")).toMatchObject({
    data: [{ text: "Open on Sundays", source: "ideas" }],
  });
});

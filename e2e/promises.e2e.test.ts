import type { Browser, Page } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { type Colleague, screenFindings, signIn } from "./support/screens.ts";

// Each screen is looked at four times by axe, and letters leave after ten seconds.
vi.setConfig({ testTimeout: 300_000 });

let browser: Browser;
let smtp: TestMailServer;
let product: OwnedProduct;
let colleague: Colleague;
let page: Page;

beforeAll(async () => {
  smtp = await testMailServer();
  [browser, product] = await Promise.all([
    launchChromium(),
    startOwned({ RATE_LIMIT: "0", SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@shop.lv>" }),
  ]);
  colleague = await signIn(browser, product);
  page = colleague.page;
}, 180_000);

afterAll(async () => {
  expect(colleague?.faults ?? []).toEqual([]);
  await browser?.close();
  await product?.stop();
  await smtp?.stop();
});

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** The last mail, once there are so many. */
async function letter(count: number) {
  await vi.waitFor(() => expect(smtp.received.length).toBeGreaterThanOrEqual(count), {
    timeout: 60_000,
    interval: 500,
  });
  return PostalMime.parse(smtp.received[count - 1]?.raw ?? "");
}

test("a date in a letter is written down as a promise, the customer is warned in time, and it is kept", async () => {
  const person = await product.api<{ id: string }>("POST", "/people", {
    name: "Anna",
    email: "anna@shop.lv",
    language: "en",
  });
  const made = await product.api<{ id: string }>("POST", "/cases", {
    personId: person.id,
    words: "It rained in",
  });
  await page.goto(`${product.url}/cases/${made.id}`);
  await button("Write to the customer").click();
  await page
    .getByLabel("Letter to anna@shop.lv")
    .fill("Hello Anna,\n\nwe mend the roof in two weeks.");
  await button("Send").click();
  // Nothing is written down unasked.
  await page.getByText("Nothing was promised.").waitFor();
  await button("Write it down").click();
  expect(await page.getByLabel("What we promise").inputValue()).toBe(
    "we mend the roof in two weeks.",
  );
  await page.getByLabel("What we promise").fill("We mend the roof");
  expect(await screenFindings(page)).toEqual([]);
  await button("Promise").click();
  const card = page.getByRole("article", { name: "We mend the roof" });
  await card.getByText("Running").waitFor();
  await letter(1);
  await page.goto(`${product.url}/cases/promises`);
  await card.getByText("Anna").waitFor();
  await page.getByText("0 of 0 kept by the first date").waitFor();
  await card.getByRole("button", { name: "Warn the customer" }).click();
  const inFiveWeeks = new Date(Date.now() + 35 * 86_400_000).toISOString().slice(0, 10);
  await card.getByLabel("The new date").fill(inFiveWeeks);
  const text = card.getByLabel("The letter");
  await expect.poll(() => text.inputValue()).toContain("It will be done by");
  expect(await screenFindings(page)).toEqual([]);
  await card.getByRole("button", { name: "Send" }).click();
  const warning = await letter(2);
  expect(warning.text).toContain("we promised you: “We mend the roof”");
  await card.getByText("first said").waitFor();
  await card.getByText(/^Warned: /).waitFor();
  const url = /https?:\S+\/c\/\S+/.exec(warning.text ?? "")?.[0] ?? "";
  const customer = await (
    await browser.newContext({ viewport: { width: 360, height: 740 } })
  ).newPage();
  await customer.goto(product.url + new URL(url).pathname);
  await customer.getByRole("heading", { name: "What we owe you" }).waitFor();
  await customer.getByText("first we said").waitFor();
  await card.getByRole("button", { name: "Kept", exact: true }).click();
  await card.getByLabel("How (if you like)").fill("Two new sheets");
  await card.getByRole("button", { name: "It is kept" }).click();
  await page.getByText("We owe nobody anything here").waitFor();
  await button("Ended").click();
  await card.getByText("Two new sheets").waitFor();
  await customer.reload();
  await customer.getByLabel("Your message").waitFor();
  expect(await customer.getByRole("heading", { name: "What we owe you" }).count()).toBe(0);
  await customer.context().close();
  await page.goto(`${product.url}/people/${person.id}`);
  await card.getByText("Two new sheets").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await product.api("POST", `/cases/${made.id}/resolve`, { outcome: "solved", causeId: null });
  // She was unhappy half a year ago and nobody called; now she is less so.
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    ...{ name: "Botanic", subject: "Botanic" },
  });
  for (const [days, score] of [
    [180, 2],
    [3, 8],
  ] as const) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      ...{ score, answeredAt: ago(days), person: { email: "anna@shop.lv" } },
    });
  }
  await page.goto(`${product.url}/cases/report`);
  const later = page.getByRole("region", {
    name: "Unhappy customers, and how they answered later",
  });
  await later.getByText("1 answered again: 0 promoters, 1 passive · 0 silent since").waitFor();
  await later.getByText("Too few of both have answered again").waitFor();
  await page.getByRole("heading", { name: "1 case", exact: true }).waitFor();
  await page.getByText("1 so far; ten are needed for a time").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { uuidv7 } from "../packages/contract/src/uuidv7.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { type Colleague, screenFindings, signIn } from "./support/screens.ts";

// Each screen is looked at four times by axe.
vi.setConfig({ testTimeout: 300_000 });

let browser: Browser;
let product: OwnedProduct;
let colleague: Colleague;
let page: Page;
let survey: { id: string; slug: string };

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startOwned({ RATE_LIMIT: "0" })]);
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

beforeEach(async () => {
  colleague = await signIn(browser, product);
  page = colleague.page;
});
afterEach(async () => {
  await page.context().close();
  expect(colleague.faults).toEqual([]);
});

const goto = (path: string) => page.goto(product.url + path);
const button = (name: string | RegExp) => page.getByRole("button", { name });

/** Customers who wrote; the first one ticked that they may be contacted. */
async function unhappyCustomers(): Promise<void> {
  const people = [
    { email: "anna@firma.lv", phone: "+371 20 000 001", name: "Anna Liepa" },
    { externalId: "c-2", name: "Bo Ek" },
    { email: "cia@firma.lv", name: "Cia Moe" },
  ];
  for (const [n, person] of people.entries()) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: 2,
      comment: `It came late, says number ${n + 1}`,
      person,
      properties: { store: "Riga" },
      answeredAt: new Date(Date.now() - n * 3600_000).toISOString(),
    });
  }
}

test("an answer is opened from “To call”: who it is, a number to press, and the next one by a key", async () => {
  await unhappyCustomers();
  await product.api("POST", `/surveys/${survey.id}/responses`, { score: 9, comment: "Lovely" });
  await goto("/overview");
  await button("To call").click();
  await page.getByRole("link", { name: /number 1/ }).click();
  const detail = page.getByRole("complementary", { name: "Answer" });
  await detail.getByText("It came late, says number 1").waitFor();
  const address = new URL(page.url()).searchParams;
  expect([address.get("group"), address.get("hasComment")]).toEqual(["detractor", "true"]);

  expect(await detail.getByRole("link", { name: "+37120000001" }).getAttribute("href")).toBe(
    "tel:+37120000001",
  );
  expect(await detail.getByRole("link", { name: "anna@firma.lv" }).getAttribute("href")).toBe(
    "mailto:anna@firma.lv",
  );
  await detail.getByText("No permission to contact them about this answer").waitFor();
  // What is done every day comes before what takes the answer out of the score.
  const actions = await detail.getByRole("button").allInnerTexts();
  expect(actions.indexOf("Save the note")).toBeLessThan(actions.indexOf("Add"));
  expect(actions.indexOf("Add")).toBeLessThan(actions.indexOf("Leave out of the score"));
  expect(await screenFindings(page)).toEqual([]);

  await page.keyboard.press("j");
  await detail.getByText("says number 2").waitFor();
  await detail.getByText("there is no way to reach them").waitFor();
  await page.keyboard.press("j");
  await detail.getByText("says number 3").waitFor();
  // The promoter is not in this list: after the third there is nobody.
  expect(await button("Next (j)").isDisabled()).toBe(true);
  await page.keyboard.press("k");
  await button("Previous (k)").click();
  await detail.getByRole("link", { name: /Anna Liepa/ }).click();
  await page.getByRole("heading", { level: 1, name: "Anna Liepa" }).waitFor();
});

test("“you may contact me” is listed, found, and stands in the person's consents", async () => {
  const reply = await fetch(`${product.url}/s/${survey.slug}`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({
      visit: uuidv7(),
      score: 3,
      comment: "Ring me",
      contact: true,
      email: "di@firma.lv",
    }),
  });
  expect(reply.status).toBe(200);
  await goto("/responses");
  await page.getByRole("combobox", { name: "Contact" }).selectOption("true");
  await page.getByRole("link", { name: /Ring me/ }).click();
  expect(await page.getByRole("link", { name: /It came late/ }).count()).toBe(0);
  const detail = page.getByRole("complementary", { name: "Answer" });
  await detail.getByText("Ticked “You may contact me”").waitFor();
  await detail.getByRole("link", { name: "di@firma.lv" }).first().click();
  await page.getByText("Contact about an answer").waitFor();
  await page.getByText("You may contact me about my answer").waitFor();
});

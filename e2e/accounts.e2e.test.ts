import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { type Colleague, screenFindings, signIn } from "./support/screens.ts";

// Each screen is looked at four times by axe.
vi.setConfig({ testTimeout: 300_000 });

let browser: Browser;
let product: OwnedProduct;
let colleague: Colleague;
let page: Page;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startOwned({ RATE_LIMIT: "0" })]);
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Partners",
    subject: "Botanic",
  });
  // Six companies of three people each, of whom the third never answers.
  for (let n = 0; n < 18; n += 1) {
    const email = `p${n}@company${n % 6}.example`;
    const { id } = await product.api<{ id: string }>("POST", "/people", {
      email,
      name: `Person ${n}`,
      account: `Company ${n % 6}`,
      accountRole: n < 6 ? "decision_maker" : "user",
    });
    await product.api("POST", `/people/${id}/purchases`, {
      at: new Date(Date.now() - 86_400_000).toISOString(),
      amount: 100 * (1 + (n % 6)),
      currency: "EUR",
    });
    if (n >= 12) continue;
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: [10, 9, 3, 8, 10, 2][n % 6],
      person: { email },
    });
  }
  await product.api("POST", "/people", { email: "loose@example.com", name: "Loose" });
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

test("the list of accounts has the score with each company as one opinion, and leads to a company with its people", async () => {
  await page.goto(`${product.url}/accounts`);
  const score = page.getByRole("region", { name: "Score of all accounts" });
  await score.getByText("Partners: 12 answers of 6 accounts").waitFor();
  await score.getByText("Below twenty accounts").waitFor();
  await score.getByText("Deciders", { exact: true }).waitFor();
  await page.getByText("2 of 3 people").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Company 2" }).click();
  await page.getByRole("heading", { name: "Company 2", level: 1 }).waitFor();
  await page.getByText("2 answers: promoters 0, passives 0, detractors 2.").waitFor();
  await page.getByText("1 person was never asked.").waitFor();
  await page.getByText("never answered", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("somebody is put into a company and said to decide; its answers are seen under its name", async () => {
  await page.goto(`${product.url}/accounts`);
  await page.getByRole("link", { name: "Company 1" }).click();
  await page.getByRole("combobox", { name: "Put somebody into this account" }).fill("Loose");
  await page.getByRole("option", { name: "Loose" }).click();
  const role = page.getByRole("combobox", { name: "Role: Loose" });
  await role.selectOption("decision_maker");
  await expect
    .poll(async () => {
      const { data } = await product.api<{ data: { accountRole: string | null }[] }>(
        "GET",
        "/people?search=Loose",
      );
      return data[0]?.accountRole;
    })
    .toBe("decision_maker");
  await page.getByRole("link", { name: "See the answers" }).click();
  await page.getByRole("button", { name: "Remove the filter Account: Company 1" }).waitFor();
});

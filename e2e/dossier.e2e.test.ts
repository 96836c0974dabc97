import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { type Colleague, screenFindings, signIn } from "./support/screens.ts";

// Each screen is looked at four times by axe.
vi.setConfig({ testTimeout: 300_000 });

let browser: Browser;
let product: OwnedProduct;
let colleague: Colleague;
let page: Page;
let anna: string;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startOwned({ RATE_LIMIT: "0" })]);
  colleague = await signIn(browser, product);
  page = colleague.page;
  anna = (
    await product.api<{ id: string }>("POST", "/people", {
      name: "Anna",
      email: "anna@shop.lv",
      phone: "+37129555123",
    })
  ).id;
  await product.api("PUT", `/people/${anna}/consents`, {
    ...{ channel: "contact", given: true, source: "on the phone" },
  });
  await product.api("POST", "/cases", { personId: anna, words: "It rained in" });
}, 180_000);

afterAll(async () => {
  expect(colleague?.faults ?? []).toEqual([]);
  await browser?.close();
  await product?.stop();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const part = (name: string) => page.getByRole("region", { name, exact: true });

test("a person's page says first whether and how to reach them; N notes, D keeps a date, and the timeline has all", async () => {
  await page.goto(`${product.url}/people/${anna}`);
  const reach = part("Reaching them");
  await reach.getByText("May be contacted").waitFor();
  expect(await reach.getByRole("link", { name: /29555123/ }).getAttribute("href")).toBe(
    "tel:+37129555123",
  );
  await page.keyboard.press("n");
  await page.getByLabel("What to remember").fill("Her cat is called Minka");
  await page.getByLabel("Kind").selectOption({ label: "Family" });
  await button("Keep the note").click();
  await part("Notes").getByText("Her cat is called Minka").waitFor();
  await part("Notes").getByText("kept to ask after those who matter to them").waitFor();
  // The key is the same wherever the focus went with the form.
  await page.locator("h1").click();
  await page.keyboard.press("d");
  const form = page.getByRole("form", { name: "Date" });
  await form.getByLabel("Day").fill("29");
  await form.getByLabel("Month").selectOption({ label: "February" });
  await form.getByText("it is kept on 28 February").waitFor();
  await button("Keep the date").click();
  await part("Important dates").getByText("February 29", { exact: true }).waitFor();
  const timeline = part("Everything that happened");
  await timeline.getByText("Her cat is called Minka").waitFor();
  await timeline.getByText("It rained in").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await timeline.getByRole("button", { name: "Dates" }).click();
  await timeline.getByText("Her cat is called Minka").waitFor({ state: "detached" });
  await timeline.getByText(/Birthday/).waitFor();
  await timeline.getByRole("link", { name: /^Case/ }).waitFor({ state: "detached" });
  await timeline.getByRole("button", { name: "Cases" }).click();
  await timeline.getByRole("link", { name: "Case 1" }).click();
  await page.getByText("It rained in").first().waitFor();
});

test("a next contact that is due stands among the calls of today, and finishing it leaves a note", async () => {
  await page.goto(`${product.url}/cases/calls`);
  await page.getByText("Something is open, and no day is set").click();
  await page.getByRole("button", { name: "Set a day" }).click();
  const form = page.getByRole("form", { name: "Next contact" });
  const today = await form.getByLabel("Day").getAttribute("min");
  await form.getByLabel("Day").fill(today ?? "");
  await form.getByLabel("Why").fill("Is the roof dry?");
  await form.getByRole("button", { name: "Save" }).click();
  const due = part("Customers to speak to");
  await due.getByText("Is the roof dry?").waitFor();
  // From the top: the form that is gone had scrolled the page.
  await page.reload();
  await due.getByText("Is the roof dry?").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await due.getByRole("button", { name: "Spoken to" }).click();
  await page.getByLabel("What was said (if you like)").fill("It is dry");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await due.waitFor({ state: "detached" });
  await page.goto(`${product.url}/people/${anna}`);
  await part("Notes").getByText("It is dry").waitFor();
  await part("Reaching them").getByText("Nobody has said when").waitFor();
});

test("a plan of care says for whom it would have begun, and its task stands among the calls of its day", async () => {
  await page.goto(`${product.url}/cases/care`);
  await page.getByText("There is no plan of care yet").waitFor();
  await button("New plan").first().click();
  const form = page.getByRole("form", { name: "New plan" });
  await form.getByLabel("Name").fill("After a purchase");
  await form.getByText("it would have begun for 0 customers").waitFor();
  const step = form.getByRole("group", { name: "Step 1" });
  await step.getByLabel("Days after").fill("0");
  await step.getByLabel("What to do").fill("Thank them");
  await form.getByRole("button", { name: "Another step" }).click();
  const second = form.getByRole("group", { name: "Step 2" });
  await second.getByLabel("What to do").fill("Is everything well?");
  expect(await screenFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("7 days after: Is everything well?").waitFor();
  await product.api("POST", `/people/${anna}/purchases`, {
    ...{ at: new Date().toISOString(), amount: 17, currency: "EUR" },
  });
  // A plan that is saved looks at once; otherwise within the hour.
  await page.getByRole("button", { name: "Change After a purchase" }).click();
  const again = page.getByRole("form", { name: "After a purchase" });
  await again.getByText("it would have begun for 1 customer").waitFor();
  await again.getByRole("button", { name: "Save" }).click();
  const waiting = page.getByText("2 tasks wait, 0 done");
  await expect
    .poll(
      async () => {
        await page.reload();
        await page.getByText("After a purchase").first().waitFor();
        return waiting.count();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  expect(await screenFindings(page)).toEqual([]);
  await page.goto(`${product.url}/cases/calls`);
  const due = part("Care that is due");
  await due.getByText("Thank them").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await due.getByRole("button", { name: "Done" }).click();
  await page.getByLabel("What was said (if you like)").fill("She is glad");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await due.waitFor({ state: "detached" });
  await page.goto(`${product.url}/people/${anna}`);
  await part("Notes").getByText("She is glad").waitFor();
  await part("Reaching them").getByText("Is everything well?").waitFor();
});

import type { Browser, Page } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  freePort,
  type TestMailServer,
  testMailServer,
} from "../packages/server/src/testing/mail-server.ts";
import { sendMailTo } from "../packages/server/src/testing/send-mail.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { type Colleague, screenFindings, signIn } from "./support/screens.ts";

// Each screen is looked at four times by axe, and letters leave after ten seconds.
vi.setConfig({ testTimeout: 300_000 });

let browser: Browser;
let smtp: TestMailServer;
let inbound: number;
let product: OwnedProduct;
let colleague: Colleague;
let page: Page;

beforeAll(async () => {
  smtp = await testMailServer();
  inbound = await freePort();
  [browser, product] = await Promise.all([
    launchChromium(),
    startOwned({
      RATE_LIMIT: "0",
      SMTP_URL: smtp.url,
      MAIL_FROM: "Botanic <care@shop.lv>",
      INBOUND_SMTP_PORT: String(inbound),
    }),
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

const button = (name: string | RegExp) => page.getByRole("button", { name });

/** The last mail, once there are so many. */
async function letter(count: number) {
  await vi.waitFor(() => expect(smtp.received.length).toBeGreaterThanOrEqual(count), {
    timeout: 60_000,
    interval: 500,
  });
  return PostalMime.parse(smtp.received[count - 1]?.raw ?? "");
}

test("a letter leaves, is answered from another mail client, and the customer says on their page that it is not settled", async () => {
  const person = await product.api<{ id: string }>("POST", "/people", {
    name: "Anna",
    email: "anna@shop.lv",
  });
  const made = await product.api<{ id: string }>("POST", "/cases", {
    personId: person.id,
    words: "It rained in",
  });
  await page.goto(`${product.url}/cases/${made.id}`);
  await button("Write to the customer").click();
  const words = page.getByLabel("Letter to anna@shop.lv");
  await words.fill("Somebody comes on Mondey.");
  await button("Send").click();
  await page.getByText("leaves in a few seconds").waitFor();
  await button("Take it back").click();
  await expect.poll(() => words.inputValue()).toBe("Somebody comes on Mondey.");
  await words.fill("Somebody comes on Monday.");
  await button("Send").click();
  expect(await screenFindings(page)).toEqual([]);
  const sent = await letter(1);
  expect(sent.text).toContain("Somebody comes on Monday.");
  await page.getByText("the mail server has taken it").waitFor();
  const to = sent.replyTo?.[0]?.address ?? "";
  await sendMailTo(inbound, {
    from: "anna@shop.lv",
    to,
    subject: `Re: ${sent.subject ?? ""}`,
    text: "Monday is fine.\n\nOn Fri, 5 Jun 2026, Botanic <care@shop.lv> wrote:\n> Somebody comes on Monday.",
  });
  await page.getByText("Monday is fine.").waitFor();
  await button("Show the whole mail").click();
  await page.getByText("On Fri, 5 Jun 2026").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await product.api("POST", `/cases/${made.id}/resolve`, { outcome: "solved", causeId: null });
  const own =
    (await page.getByRole("link", { name: "The customer’s own page" }).getAttribute("href")) ?? "";
  const customer = await (
    await browser.newContext({ viewport: { width: 360, height: 740 } })
  ).newPage();
  await customer.goto(product.url + new URL(own).pathname);
  await customer.getByText("Somebody comes on Monday.").first().waitFor();
  expect(await customer.getByText("ann@example.com").count()).toBe(0);
  await customer.getByLabel("What is missing? (if you like)").fill("It drips again");
  await customer.getByRole("button", { name: "No, not yet" }).click();
  await customer.getByText("Thank you for telling us.").waitFor();
  await page.reload();
  await page.getByText("The customer says: not settled").waitFor();
  await customer.getByLabel("Your message").fill("Please call before you come");
  await customer.getByRole("button", { name: "Send" }).click();
  await customer.getByText("your message has arrived").waitFor();
  await page.getByText("Please call before you come").first().waitFor();
  await customer.context().close();
  // What was begun is there after a reload, and a file goes along with it.
  const kept = page.waitForResponse((reply) => reply.url().endsWith("/draft") && reply.ok());
  await words.fill("We call first, of course.");
  await kept;
  await page.reload();
  await expect.poll(() => words.inputValue()).toBe("We call first, of course.");
  const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("the roof") };
  await page.locator("input[type=file]").setInputFiles(plan);
  await page.getByRole("list", { name: "Goes along" }).getByText("plan.txt").waitFor();
  await words.press("End");
  await words.pressSequentially(" Promised.");
  await sendMailTo(inbound, {
    ...{ from: "anna@shop.lv", to, subject: "And one more thing" },
    text: "I am away on Tuesday",
  });
  const meanwhile = page.getByRole("alert").filter({ hasText: "wrote while you were writing" });
  await meanwhile.getByText("I am away on Tuesday").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Send all the same").click();
  const second = await letter(2);
  expect(second.text).toContain("We call first, of course. Promised.");
  expect(second.attachments.map(({ filename }) => filename)).toEqual(["plan.txt"]);
  await expect.poll(() => words.inputValue()).toBe("");
});

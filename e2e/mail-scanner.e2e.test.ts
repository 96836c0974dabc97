import type { Browser } from "playwright-core";
import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned, until } from "./support/owned-product.ts";
import { withVisitor } from "./support/visitor.ts";

/** A machine looks so long at each page. */
const STAYS_MS = 10_000;
let browser: Browser;
let mail: TestMailServer;
let product: OwnedProduct;
let surveyId: string;

beforeAll(async () => {
  await buildScripts();
  mail = await testMailServer();
  [browser, product] = await Promise.all([
    launchChromium(),
    startOwned({ SMTP_URL: mail.url, MAIL_FROM: "Botanic <ask@botanic.example>" }),
  ]);
  ({ id: surveyId } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  }));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
  await mail.stop();
});

/** Sends a mail to each and reads it as their mail programs would. */
async function sendTo(...emails: string[]): Promise<Map<string, string>> {
  for (const email of emails) await product.api("POST", "/people", { email, language: "en" });
  const sending = await product.api<{ id: string }>("POST", `/surveys/${surveyId}/sendings`, {
    name: "June",
    audience: { who: "everybody" },
    plan: { kind: "once" },
    rules: { quietHours: null, workingDays: [1, 2, 3, 4, 5, 6, 7] },
  });
  await product.api("POST", `/sendings/${sending.id}/start`);
  await until(
    async () => mail.received.length,
    (sent) => sent >= emails.length,
  );
  const read = mail.received.map(async ({ to, raw }) => {
    const { html = "" } = await PostalMime.parse(raw);
    return [to, html] as const;
  });
  return new Map(await Promise.all(read));
}

const linksIn = (html: string) => [
  ...new Set(
    [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&")),
  ),
];

interface Item {
  score: number;
  comment: string | null;
  person: { email: string } | null;
  quarantine: { reason: string } | null;
}
const answers = async (standing: string) =>
  (
    await product.api<{ data: Item[] }>(
      "GET",
      `/surveys/${surveyId}/responses?standing=${standing}`,
    )
  ).data;

test("machines that open every link of a mail count for nothing; the person who taps counts once", async () => {
  const mails = await sendTo("plain@shop.lv", "robot@shop.lv", "ann@shop.lv");
  expect(mails.size).toBe(3);

  // A scanner of plain HTTP follows everything that it finds.
  const plain = linksIn(mails.get("plain@shop.lv") ?? "").filter((href) =>
    href.startsWith(product.url),
  );
  expect(plain.filter((href) => href.includes("score="))).toHaveLength(11);
  for (const href of plain) expect((await fetch(href)).status).toBeLessThan(400);

  // Another runs the scripts of each page for ten seconds, and touches nothing.
  const robot = linksIn(mails.get("robot@shop.lv") ?? "").filter((href) => href.includes("score="));
  const context = await browser.newContext();
  const looks = robot.map(async (href) => {
    const page = await context.newPage();
    await page.goto(href);
    await page.waitForTimeout(STAYS_MS);
    await page.close();
  });
  await Promise.all(looks);
  await context.close();
  expect(await answers("counted")).toEqual([]);
  expect(await answers("all")).toMatchObject([
    { person: { email: "robot@shop.lv" }, quarantine: { reason: "no_human_input" } },
  ]);

  // Ann opens the mail as a page and taps the nine.
  await withVisitor(browser, {}, async (page) => {
    await page.setContent(mails.get("ann@shop.lv") ?? "");
    await page.getByRole("link", { name: "9", exact: true }).click();
    await page.getByText("How likely are you to recommend Botanic").waitFor();
    await page.mouse.move(300, 300);
    await page.mouse.move(320, 320);
    await page.getByText("Saved. You can still change it.").waitFor();
    await page.getByRole("textbox").first().fill("the roses");
    await page.getByRole("button", { name: "Send answer" }).click();
    await page.getByText("Thank you!").waitFor();
  });
  expect(await answers("counted")).toMatchObject([
    { score: 9, comment: "the roses", person: { email: "ann@shop.lv" } },
  ]);

  // No machine unsubscribed anybody; the button does.
  const blocked = async () =>
    (await product.api<{ data: { email: string }[] }>("GET", "/people?blocked=*")).data;
  expect(await blocked()).toEqual([]);
  const out = linksIn(mails.get("ann@shop.lv") ?? "").find((href) => href.includes("/u/")) ?? "";
  await withVisitor(browser, {}, async (page) => {
    await page.goto(out);
    await page.getByRole("button", { name: "Unsubscribe" }).click();
    await page.getByText("You are unsubscribed").waitFor();
  });
  expect(await blocked()).toMatchObject([{ email: "ann@shop.lv" }]);
}, 120_000);

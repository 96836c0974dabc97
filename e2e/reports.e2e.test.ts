import PostalMime from "postal-mime";
import { afterAll, expect, test } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { type Receiver, startReceiver } from "../packages/server/src/testing/webhook-receiver.ts";
import { browser, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings } from "./support/screens.ts";

let mail: TestMailServer;
let slack: Receiver;

onDashboard(
  async () => {
    const survey = await product.api<{ id: string }>("POST", "/surveys", {
      name: "Spring",
      subject: "Botanic",
      dimensions: ["store"],
    });
    for (let n = 0; n < 36; n++) {
      await product.api("POST", `/surveys/${survey.id}/responses`, {
        score: n % 4 === 0 ? 4 : 10,
        properties: { store: n % 2 === 0 ? "Riga" : "Cēsis" },
        answeredAt: lastMonth(),
      });
    }
  },
  {
    env: async () => {
      mail = await testMailServer();
      slack = await startReceiver();
      return {
        ...{ SMTP_URL: mail.url, MAIL_FROM: "Candor <nps@botanic.lv>" },
        WEBHOOK_ALLOWED_HOSTS: "127.0.0.1",
      };
    },
  },
);
afterAll(() => Promise.all([mail?.stop(), slack?.kill()]));

/** The middle of the last month that is over in Riga. */
function lastMonth(): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Riga" }).format(new Date());
  const [year = 0, month = 0] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month - 2, 15, 10)).toISOString();
}

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });

async function letter(to: string, count: number) {
  const all = () => mail.received.filter((one) => one.to === to);
  await until(all, (seen) => seen.length >= count, 60);
  expect(all()).toHaveLength(count);
  return PostalMime.parse(all().at(-1)?.raw ?? "");
}

test("a report is made on a screen, arrives by mail, opens as a page, and is left by its link", async () => {
  await goto("/settings/reports");
  await button("New report").click();
  await page.getByLabel("Name").fill("For the board");
  await page.getByLabel("How often").selectOption("monthly");
  const shown = page.frameLocator("iframe");
  await shown.getByRole("heading", { name: "For the board" }).waitFor();
  await shown.getByText("36 answers").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Make the report").click();
  await page.getByRole("heading", { name: "For the board" }).waitFor();

  await page.getByLabel("E-mail address").fill("board@kunde.lv");
  await button("Add").click();
  await page.getByText("not confirmed yet").waitFor();
  const asked = await letter("board@kunde.lv", 1);
  const path = new URL(/https?:\S+\/d\/\S+/.exec(asked.text ?? "")?.[0] ?? "").pathname;
  const guests = await browser.newContext({ reducedMotion: "reduce", javaScriptEnabled: false });
  const guest = await guests.newPage();
  await guest.goto(product.url + path);
  await guest.getByRole("button", { name: "Yes, send it" }).click();
  await guest.getByText("You get the report “For the board”").first().waitFor();

  await button("Add a chat").click();
  await page.getByLabel("Name of the chat", { exact: true }).fill("#board");
  await page
    .getByLabel("Address of the incoming webhook", { exact: true })
    .fill(`${slack.url}/services/T/B/secret`);
  expect(await screenFindings(page)).toEqual([]);
  await button("Add this chat").click();
  await page.getByText(`· Slack · ${slack.url}/…`).waitFor();
  slack.reply = () => ({ status: 404, body: "no_service" });
  await button("Send a test").click();
  await page.getByText(/^Test: refused .*no_service$/).waitFor();
  slack.reply = () => ({ status: 200, body: "ok" });
  await button("Send a test").click();
  await page.getByText(/^Test: taken by the chat/).waitFor();

  await button("Send now").click();
  const sent = await letter("board@kunde.lv", 2);
  expect(sent.subject).toMatch(/^For the board · .*50, between \d+ and \d+, 36 answers$/);
  expect(sent.html).toContain("For the board");
  expect(sent.text).toContain("/d/");
  await page.reload();
  await page.getByText("taken by the mail server").waitFor();
  await page.getByText(/: 1 sent; in chats: 1 sent$/).waitFor();
  const said = (slack.received.at(-1)?.json as { text?: string } | undefined)?.text ?? "";
  expect(said.split("\n")[0]).toBe(`*${sent.subject}*`);
  const linked = /\/d\/\S+\/run/.exec(said)?.[0] ?? "";
  expect((await page.request.get(product.url + linked)).status()).toBe(200);
  await button("Take #board off").click();
  await page.getByText("· Slack ·").waitFor({ state: "detached" });
  expect((await page.request.get(product.url + linked)).status()).toBe(404);
  const href = await page.getByRole("link", { name: "Open" }).getAttribute("href");
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Open" }).click(),
  ]);
  await opened.getByRole("heading", { name: "For the board" }).waitFor();
  expect(opened.url()).toContain(href ?? "?");
  for (const language of ["en", "ru", "lv", "sv"]) {
    // A mail is read on phones: in no language it is wider than one.
    await opened.setViewportSize({ width: 360, height: 740 });
    await opened.goto(`${product.url}${href}&language=${language}`);
    const wider = await opened.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(`${language}: ${wider}`).toBe(`${language}: 0`);
  }
  await opened.close();
  const print = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
  const file = await page.request.get(product.url + print);
  expect(file.headers()["content-type"]).toBe("application/pdf");
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await guest.goto(product.url + path);
  await guest.getByRole("button", { name: "Send no more" }).click();
  await guest.getByText("You get no more of “For the board”").first().waitFor();
  await guests.close();
  await page.reload();
  await page.getByText("wants no more").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

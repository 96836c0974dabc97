import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { testMailbox } from "../packages/server/src/testing/imap-server.ts";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { button, colleague, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let smtp: TestMailServer;
/** Stands in for an SMS gateway and for Telegram's Bot API, in their own words. */
let provider: Server;
const heard: { path: string; body: Record<string, unknown> }[] = [];

const started = async () => {
  provider = createServer((request, reply) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const path = request.url ?? "";
      heard.push({ path, body: JSON.parse(text || "{}") });
      const result = path.endsWith("/getMe")
        ? { id: 1, is_bot: true, first_name: "Botanic", username: "botanic_bot" }
        : path.endsWith("/setWebhook")
          ? true
          : { message_id: 7 };
      reply.setHeader("content-type", "application/json");
      reply.end(JSON.stringify({ ok: true, result }));
    });
  }).listen(0, "127.0.0.1");
  await once(provider, "listening");
  smtp = await testMailServer();
};

afterAll(async () => {
  await smtp?.stop();
  provider?.close();
});
onDashboard(
  async () => {
    await started();
    await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  },
  // Settings that cannot work are refused.
  { env: { WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" }, faults: "expected" },
);

const providerUrl = () => `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;

test("mail: a channel that is not set up leads here; a server is tried, saved, and sends a test to me", async () => {
  await goto("/asking");
  await page.getByText("E-mail is not set up").waitFor();
  await page.getByRole("link", { name: "Set it up" }).first().click();
  await page.getByText("Nobody can be asked by e-mail yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await field("Host").fill("127.0.0.1");
  await field("Encryption").selectOption("none");
  await field("Port").fill("9");
  await field("Sender address").fill("hello@botanic.example");
  await field("Sender name").fill("Botanic");
  await button("Test and save").click();
  await page.getByText("nothing was saved").waitFor();
  expect(colleague.faults.splice(0).join()).toContain("422");

  await field("Port").fill(String(smtp.port));
  await button("Test and save").click();
  await page.getByRole("heading", { name: "Ready" }).waitFor();
  expect(await field("Send a test to").inputValue()).toBe("ann@example.com");
  await button("Send a test to me").click();
  await page.getByText("The mail server accepted it").waitFor();
  expect(smtp.received).toMatchObject([{ to: "ann@example.com", from: "hello@botanic.example" }]);

  await field("Reported by").selectOption("postmark");
  expect(await field("Address for its notices").inputValue()).toContain(
    "/hooks/mail/postmark?key=",
  );
  expect(await screenFindings(page)).toEqual([]);
  await page.reload();
  expect(await field("Host").inputValue()).toBe("127.0.0.1");

  await button("Remove this mail server").click();
  await button("Yes, remove").click();
  await page.getByText("Nobody can be asked by e-mail yet").waitFor();
  expect(colleague.faults).toEqual([]);
});

test("answers by mail: a service and a mailbox are set up, each shows what went wrong, and a test goes the whole way round", async () => {
  const box = await testMailbox();
  await product.api("PUT", "/channels/email", {
    ...{ host: "127.0.0.1", port: smtp.port, security: "none", user: null },
    ...{ from: "hello@botanic.example", fromName: "Botanic" },
  });
  await goto("/settings/channels");
  await page.getByRole("link", { name: "Answers by mail", exact: true }).click();
  await page.getByText("nobody sees it here").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await field("Domain for answers").fill("answers.botanic.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Customers answer to addresses of answers.botanic.example").waitFor();
  const url = await field("Where the service hands mail over").inputValue();
  const hook = product.url + new URL(url).pathname;
  const form = new FormData();
  form.set("text", "taken apart");
  expect((await fetch(hook, { method: "POST", body: form })).status).toBe(422);
  await page.reload();
  await page.getByText("POST the raw, full MIME message").first().waitFor();
  await page.getByText("Nothing gets through at the moment").waitFor();
  const before = smtp.received.length;
  await button("Send a test round").click();
  await page.getByText("is not back yet").waitFor();
  const sent = smtp.received[before];
  const right = new FormData();
  right.set("email", sent?.raw ?? "");
  right.set("envelope", JSON.stringify({ to: [sent?.to], from: sent?.from }));
  expect((await fetch(hook, { method: "POST", body: right })).status).toBe(200);
  await page.getByText("The test was back on").waitFor();

  const mailbox = page.getByRole("region", { name: "Your own mailbox (IMAP)", exact: true });
  const typed = (name: string) => mailbox.getByLabel(name, { exact: true });
  await typed("IMAP server").fill("127.0.0.1");
  await typed("Encryption").selectOption("none");
  await typed("Port").fill(String(box.port));
  await typed("Username").fill("care");
  await typed("Password").fill("wrong");
  await typed("Address to which customers answer").fill("care@botanic.example");
  await mailbox.getByRole("button", { name: "Test and save", exact: true }).click();
  await page.getByText("did not let care in").waitFor();
  expect(colleague.faults.splice(0).join()).toContain("422");
  await typed("Password").fill("right");
  await mailbox.getByRole("button", { name: "Test and save", exact: true }).click();
  const state = page.getByRole("region", { name: "State of the mailbox", exact: true });
  await state.getByText("Candor looks into INBOX of care@botanic.example").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const earlier = smtp.received.length;
  await state.getByRole("button", { name: "Send a test round", exact: true }).click();
  await expect.poll(() => smtp.received.length).toBeGreaterThan(earlier);
  box.put(smtp.received[earlier]?.raw ?? "");
  await state.getByText("The test was back on").waitFor({ timeout: 90_000 });

  const strangers = page.getByRole("region", { name: "Mail from people you never wrote to" });
  await strangers.getByLabel("Open a case for it", { exact: true }).check();
  await strangers.getByLabel("Never from", { exact: true }).fill("spam.example");
  await strangers.getByRole("button", { name: "Save", exact: true }).click();
  await strangers.getByText("No case was opened this way").waitFor();
  const write = async (from: string, n: number) => {
    const mail = new FormData();
    const head = `From: ${from}\r\nTo: care@answers.botanic.example\r\nMessage-ID: <${n}@x.example>`;
    mail.set("email", `${head}\r\nSubject: The gate\r\n\r\nIt fell on my car.\r\n`);
    mail.set("envelope", JSON.stringify({ to: ["care@answers.botanic.example"], from }));
    return (await fetch(hook, { method: "POST", body: mail })).status;
  };
  expect(await write("cheap@spam.example", 0)).toBe(422);
  for (let n = 1; n <= 5; n += 1) expect(await write("boris@stranger.example", n)).toBe(200);
  expect(await write("boris@stranger.example", 6)).toBe(503);
  await page.reload();
  await strangers.getByText("5 cases were opened this way").waitFor();
  const refused = page.getByRole("region", { name: "Mail that was not taken in", exact: true });
  await refused.getByText("boris@stranger.example").waitFor();
  await refused.getByText("More than 5 new mails from one sender").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await product.api("DELETE", "/mail-in/mailbox");
  await product.api("DELETE", "/mail-in/hook");
  await product.api("DELETE", "/channels/email");
  await box.stop();
  expect(colleague.faults).toEqual([]);
});

test("SMS and Telegram: set up, tried on oneself, taken away; secrets are not shown again", async () => {
  await goto("/settings/channels/sms");
  await page.getByLabel("Provider", { exact: true }).selectOption("generic");
  await field("Gateway URL").fill(`${providerUrl()}/sms`);
  await field("Token (if required)").fill("a token of the gateway");
  await page.getByLabel("Sender", { exact: true }).fill("+37120000000");
  await button("Save").click();
  await page.getByText("Text messages leave from +37120000000").waitFor();
  await field("Send a test to").fill("+371 29 111 222");
  await button("Send a test to me").click();
  await page.getByText("The provider accepted it").waitFor();
  expect(heard.at(-1)).toMatchObject({ path: "/sms", body: { to: "+37129111222" } });
  expect(await page.getByRole("textbox", { name: "Where replies come in" }).inputValue()).toContain(
    "/hooks/sms/",
  );
  expect(await page.content()).not.toContain("a token of the gateway");
  expect(await screenFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "Telegram", exact: true }).click();
  await page.getByText("Nobody can be asked in Telegram yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page
    .getByLabel("Token", { exact: true })
    .fill("123456:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi");
  await page.getByText("Advanced").click();
  await field("Bot API server of your own").fill(providerUrl());
  await button("Save").click();
  await page.getByText("@botanic_bot asks your customers").waitFor();
  expect(await page.getByRole("link", { name: "Open the chat" }).getAttribute("href")).toBe(
    "https://t.me/botanic_bot?start=test",
  );
  await field("Or send a test to a chat").fill("4711");
  await page.getByRole("button", { name: "Send a test", exact: true }).click();
  await page.getByText("Telegram accepted it.").waitFor();
  expect(heard.at(-1)?.body).toMatchObject({ chat_id: "4711" });
  expect(await screenFindings(page)).toEqual([]);
  await button("Remove this bot").click();
  await button("Yes, remove").click();
  await page.getByText("Nobody can be asked in Telegram yet").waitFor();
  expect(colleague.faults).toEqual([]);
});

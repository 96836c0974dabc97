import type { Browser, Page } from "playwright-core";
import PostalMime, { type Email } from "postal-mime";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SurveyScore } from "../packages/contract/src/score.ts";
import type { FateCounts, Sending } from "../packages/contract/src/sending.ts";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { buildScripts } from "../packages/widget/scripts/build.ts";
import { axeFindings, launchChromium } from "./support/chromium.ts";
import { ALWAYS, everybodyOn, importPeople, linksOf } from "./support/customers.ts";
import { startForeignSite } from "./support/foreign-site.ts";
import { type OwnedProduct, startOwned, until } from "./support/owned-product.ts";
import { cell, withVisitor } from "./support/visitor.ts";

const PEOPLE = 1000;
const SAMPLE = { north: 120, south: 80 };
const DRAWN = SAMPLE.north + SAMPLE.south;
let browser: Browser;
let product: OwnedProduct;
let smtp: TestMailServer;
let survey: { id: string; slug: string; link: string };
/** Ids in the order of the file. */
let people: string[];
let mailSending: Sending;
let mails: Email[];
/** Every score that anybody gives in this file. */
const given: number[] = [];
/** The mail server knows two of those whom it is given first no longer. */
const unknown = new Set<string>();

beforeAll(async () => {
  smtp = await testMailServer({
    rcpt: (address) => {
      if (unknown.size < 2) unknown.add(address);
      return unknown.has(address)
        ? Object.assign(new Error("5.1.1 no such user"), { responseCode: 550 })
        : null;
    },
  });
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "Botanic <ask@botanic.lv>", RATE_LIMIT: "0" };
  await buildScripts();
  [browser, product] = await Promise.all([launchChromium(), startOwned(env)]);
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await smtp?.stop();
});

const fatesOf = async (id: string): Promise<FateCounts> =>
  (await product.api<Sending>("GET", `/sendings/${id}`)).counts;

const answers = async (): Promise<number> =>
  (await product.api<SurveyScore>("GET", `/surveys/${survey.id}/score`)).answers;

test("a thousand people, a stratified sample of two hundred, one mail for each", async () => {
  const results = await importPeople(product, PEOPLE);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(["created"]));
  people = results.map(({ id }) => id);
  expect(new Set(people).size).toBe(PEOPLE);

  await product.api("PATCH", "/asking-rules", { staffDomains: ["botanic.lv"] });
  for (const id of people.slice(990, 995)) {
    await product.api("PUT", `/people/${id}/blocks`, { channel: "*", reason: "suppressed" });
  }
  const audience = {
    who: "everybody",
    sample: { seed: "spring", quotas: { attribute: "region", sizes: SAMPLE } },
  };
  mailSending = await product.api("POST", `/surveys/${survey.id}/sendings`, {
    name: "Spring",
    channel: "email",
    audience,
    plan: { kind: "once" },
    rules: ALWAYS,
  });
  await product.api("POST", `/sendings/${mailSending.id}/start`);
  await until(
    () => smtp.received.length,
    (n) => n >= DRAWN - unknown.size,
    40,
  );
  // A mail too many would come now.
  await until(
    () => fatesOf(mailSending.id),
    ({ fates }) => fates.every(({ state }) => !["planned", "sending"].includes(state)),
  );
  expect(smtp.received).toHaveLength(DRAWN - 2);
  expect([...smtp.perRecipient().values()].every((n) => n === 1)).toBe(true);
  const { draw } = await product.api<Sending>("GET", `/sendings/${mailSending.id}`);
  expect(draw).toMatchObject({ seed: "spring", eligible: 980, drawn: DRAWN });
  const ofStratum = draw?.strata.map(({ stratum, drawn }) => [stratum, drawn]) ?? [];
  expect(Object.fromEntries(ofStratum)).toEqual(SAMPLE);
  mails = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
}, 90_000);

test("a scanner that opens every link of the mails records nothing", async () => {
  for (const mail of mails.slice(0, 15)) {
    const links = linksOf(mail).filter((link) => link.startsWith(product.url));
    expect(links.length).toBeGreaterThanOrEqual(12);
    for (const link of links) {
      const reply = await fetch(link);
      expect(reply.status).toBe(200);
      await reply.arrayBuffer();
    }
  }
  expect(await answers()).toBe(0);
  const all = await product.api<{ data: unknown[] }>(
    "GET",
    `/surveys/${survey.id}/responses?standing=all`,
  );
  expect(all.data).toEqual([]);
  const { fates } = await fatesOf(mailSending.id);
  expect(fates.find(({ state }) => state === "unsubscribed")).toBeUndefined();
});

const saved = (page: Page) => page.getByText("Saved. You can still change it.").waitFor();

async function sendWords(page: Page, words: string): Promise<void> {
  await page.fill("#comment", words);
  await page.click("#send");
  await page.locator("#thanks").waitFor();
}

test("customers answer: a tap in the mail, after a scanner too, without a script, by the open link", async () => {
  const site = await startForeignSite({ host: product.url, key: "" });
  for (const n of [0, 20, 21]) site.pages.set(`mail-${n}.html`, mails[n]?.html ?? "");
  const tap = async (page: Page, n: number, score: number) => {
    await page.goto(`${site.url}/mail-${n}.html`);
    await page.locator(`a[href$="score=${score}"]`).first().click();
    await page.locator("h1").first().waitFor();
  };
  await withVisitor(browser, {}, async (page) => {
    await tap(page, 20, 9);
    await page.mouse.move(200, 200);
    await saved(page);
    await sendWords(page, "the roses");
  });
  // The mail of this one was opened by the scanner before.
  await withVisitor(browser, {}, async (page) => {
    await tap(page, 0, 3);
    await page.mouse.move(200, 200);
    await saved(page);
    await sendWords(page, "a long queue");
  });
  await withVisitor(browser, { javaScriptEnabled: false }, async (page) => {
    await tap(page, 21, 10);
    await page.getByRole("button", { name: "Confirm 10" }).click();
    await page.getByRole("button", { name: "Send answer" }).waitFor();
  });
  await withVisitor(browser, {}, async (page) => {
    await page.goto(survey.link);
    await page.click(cell(7));
    await saved(page);
    await sendWords(page, "fine");
  });
  site.close();
  given.push(9, 3, 10, 7);
  expect(await until(answers, (n) => n >= given.length)).toBe(given.length);
});

test("customers answer on a page of another origin and at a kiosk that loses its network", async () => {
  const widget = await product.api<{ key: string }>("PUT", `/surveys/${survey.id}/widget`, {});
  const site = await startForeignSite({ host: product.url, key: widget.key });
  await withVisitor(browser, {}, async (page) => {
    await page.goto(`${site.url}/strict-csp.html`);
    await page.click(cell(8));
    await saved(page);
  });
  site.close();
  await product.api("PUT", `/surveys/${survey.id}/kiosk`, {});
  await withVisitor(browser, {}, async (page, context) => {
    await page.goto(`${product.url}/k/${survey.slug}`);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    for (const score of [10, 0]) {
      await page.click(cell(score));
      await page.getByRole("button", { name: "Send answer" }).click();
      await page.getByRole("button", { name: "Next answer" }).click();
    }
    await page.locator("#queue").getByText("Waiting to be sent: 2").waitFor();
    await context.setOffline(false);
    await page.locator("#queue").getByText("Waiting to be sent: 2").waitFor({ state: "hidden" });
  });
  given.push(8, 10, 0);
  expect(await until(answers, (n) => n >= given.length)).toBe(given.length);
});

test("an interviewer works through the call list by keyboard alone, with and without a line", async () => {
  const calls = await product.api<Sending>("POST", `/surveys/${survey.id}/sendings`, {
    name: "Calls",
    channel: "phone",
    audience: { who: "members" },
    plan: { kind: "once" },
    rules: ALWAYS,
  });
  const members = people.slice(995).map((personId) => ({ personId, properties: {} }));
  await product.api("POST", `/sendings/${calls.id}/members`, { members });
  await product.api("POST", `/sendings/${calls.id}/start`);
  await until(
    () => fatesOf(calls.id),
    ({ fates }) => fates.some(({ state, people }) => state === "planned" && people === 5),
  );
  const view = { viewport: { width: 360, height: 740 }, colorScheme: "dark" as const };
  await withVisitor(browser, view, async (page, context) => {
    await context.addCookies(product.cookies);
    await page.goto(product.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const { keyboard } = page;
    const press = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
    };
    const rows = page.getByRole("list", { name: "People to call" }).getByRole("button");
    const nextCall = async (left: number) => {
      await expect.poll(() => rows.count()).toBe(left);
      await expect
        .poll(() => rows.first().evaluate((row) => row === document.activeElement))
        .toBe(true);
      await press("Enter");
      await page.getByRole("heading", { level: 2, name: /^Person / }).waitFor();
    };
    // The first score stands there before anything listens to keys.
    const listed = async () => {
      await press("g", "c");
      return rows.first().isVisible();
    };
    await expect.poll(listed, { timeout: 15_000, interval: 1000 }).toBe(true);
    await fits(page);
    await nextCall(5);
    await page.getByText("Europe/Riga").waitFor();
    await press("1", "0");
    await page.getByText("In their own words").waitFor();
    await fits(page);
    await press("Enter");
    await keyboard.type("Kind staff, 5 of 5");
    await press("Control+Enter");

    await nextCall(4);
    // A letter that stays alone says how the call ended; a word is a word.
    const endWith = async (key: string, note = "") => {
      await press(key);
      await page.locator("form[aria-label]").waitFor();
      await keyboard.type(note);
      await press("Enter");
    };
    await endWith("r", "no time");
    await nextCall(3);
    await endWith("w");
    await nextCall(2);
    await endWith("b");
    await page.getByRole("region", { name: "Promised for later" }).waitFor();
    await page.getByText("Everything is sent").waitFor();

    await context.setOffline(true);
    await nextCall(1);
    await press("1", "Enter");
    await keyboard.type("Too dear");
    await press("Control+Enter");
    await page.getByText("Waiting to be sent: 1").waitFor();
    await page.getByText("Nobody is to be called now").waitFor();
    await press("p", "8", "Control+Enter");
    await page.getByText("Waiting to be sent: 2").waitFor();
    await context.setOffline(false);
    await page.getByText("Everything is sent").waitFor({ timeout: 15_000 });
  });
  given.push(10, 1, 8);
  expect(await until(answers, (n) => n >= given.length)).toBe(given.length);
  expect(await fatesOf(calls.id)).toMatchObject({
    total: 5,
    fates: expect.arrayContaining([
      { state: "answered", people: 2 },
      { state: "planned", people: 1 },
      { state: "bounced", people: 1 },
      { state: "expired", people: 1 },
    ]),
  });
  const heard = await product.api<{ data: { comment: string | null }[] }>(
    "GET",
    `/surveys/${survey.id}/responses?filter=channel=phone`,
  );
  expect(heard.data.map(({ comment }) => comment).toSorted()).toEqual([
    "Kind staff, 5 of 5",
    "Too dear",
  ]);
}, 90_000);

/** Nothing stands out of a narrow window, and axe finds nothing. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await axeFindings(page)).toEqual([]);
}

test("bounces come back by the provider's hook, people leave by one click", async () => {
  const hooks = await product.api<{ data: { provider: string; url: string }[] }>(
    "GET",
    "/mail/provider-hooks",
  );
  const hook = hooks.data.find(({ provider }) => provider === "generic");
  const events = mails.slice(30, 33).map(({ messageId }) => ({
    message: messageId,
    event: "hard_bounce",
    detail: "550 5.1.1 no such user",
  }));
  const taken = await fetch(hook?.url ?? "", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ events }),
  });
  expect(await taken.json()).toEqual({ taken: 3 });
  for (const mail of mails.slice(40, 44)) {
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? "";
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const reply = await fetch(header("list-unsubscribe").slice(1, -1), {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(reply.status).toBe(200);
  }
});

test("the fate list accounts for all thousand, and the score for every answer", async () => {
  const { fates, reasons, total } = await fatesOf(mailSending.id);
  const byState = Object.fromEntries(fates.map(({ state, people: n }) => [state, n]));
  expect(byState).toEqual({
    answered: 3,
    bounced: 5,
    unsubscribed: 4,
    sent: DRAWN - 12,
    not_asked: PEOPLE - DRAWN,
  });
  expect(total).toBe(PEOPLE);
  const notAsked = reasons.filter(({ state }) => state === "not_asked");
  expect(Object.fromEntries(notAsked.map(({ reason, people: n }) => [reason, n]))).toEqual({
    quota_full: 980 - DRAWN,
    test_address: 5,
    staff: 5,
    suppressed: 5,
    no_address: 5,
  });
  const listed = await everybodyOn(product, mailSending.id);
  expect(listed).toHaveLength(PEOPLE);
  expect(new Set(listed)).toEqual(new Set(people));

  const score = await product.api<SurveyScore>("GET", `/surveys/${survey.id}/score`);
  const histogram = Array.from({ length: 11 }, (_, n) => given.filter((s) => s === n).length);
  const promoters = given.filter((s) => s >= 9).length;
  const detractors = given.filter((s) => s <= 6).length;
  expect(score).toMatchObject({ answers: given.length, histogram, promoters, detractors });
  expect(score.score).toBeCloseTo((100 * (promoters - detractors)) / given.length, 9);
  expect([score.quarantined, score.excluded.total]).toEqual([0, 0]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings } from "./support/screens.ts";

let survey: { id: string; slug: string };
const archive = mkdtempSync(join(tmpdir(), "candor-e2e-archive-"));
afterAll(() => rmSync(archive, { recursive: true, force: true }));

onDashboard(
  async () => {
    survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  },
  { env: { WAL_ARCHIVE: archive } },
);

const field = (name: string | RegExp) => page.getByLabel(name, { exact: true });

test("a sending that was started in error is taken back whole, and starts after its grace", async () => {
  await product.api("POST", "/people", { phone: "+37120000009", name: "Jānis Ozols" });
  const sending = await product.api<{ id: string }>("POST", `/surveys/${survey.id}/sendings`, {
    name: "Calls in May",
    channel: "phone",
    audience: { who: "everybody" },
    plan: { kind: "once" },
  });
  await goto(`/asking/sendings/${sending.id}`);
  // By its whole name: the way back is called "Undo the start".
  const startButton = page.getByRole("button", { name: "Start the sending" });
  const start = async () => {
    await startButton.click();
    await page.getByLabel("One last look").getByRole("button").first().click();
  };
  await start();
  // Ten seconds are short: what is taken back is taken back at once, and looked at the second time.
  await button("Undo the start").click();
  await startButton.waitFor();
  const back = await product.api("GET", `/sendings/${sending.id}`);
  expect(back).toMatchObject({ status: "draft", startedAt: null, counts: { total: 0 } });
  await start();
  await page.getByText(/^Starts in \d+ seconds$/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByText("Running").first().waitFor({ timeout: 60_000 });
  expect(await product.api("GET", `/sendings/${sending.id}`)).toMatchObject({
    status: "running",
    counts: { total: 1 },
  });
});

test("what came without a score is found among the responses, dealt with, and that is undone", async () => {
  await product.api("PUT", "/public-page", { slug: "spring" });
  await product.api("PUT", `/surveys/${survey.id}/form`, { purpose: "ideas" });
  const body = new URLSearchParams({ visit: "1", comment: "Open on Sundays", email: "i@shop.lv" });
  const url = `${product.url}/p/spring/${survey.slug}`;
  expect((await fetch(url, { method: "POST", body })).status).toBe(200);
  await goto("/responses");
  await page.getByRole("link", { name: "Without a score: 1" }).click();
  await page.getByText("Open on Sundays").waitFor();
  await page.getByRole("link", { name: "i@shop.lv" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Mark as done").click();
  await page.getByText(/^Done by ann@/).waitFor();
  await button("Undo").click();
  await page.getByText("1 waits for somebody").waitFor();
  await page.getByRole("combobox", { name: "State" }).selectOption({ label: "Done" });
  await page.getByText("Nothing fits what is chosen above.").waitFor();
});

test("rewards: a pool, codes from a list, who got one, a warning before it runs dry", async () => {
  await goto(`/surveys/${survey.id}`);
  await page.getByRole("link", { name: "Reward for answering" }).click();
  await field("What the page of thanks says").fill("10 % off your next order");
  await field("Warn when so few codes are left").fill("2");
  expect(await screenFindings(page)).toEqual([]);
  await button("Save").click();
  await field("Codes, one on a line").fill("code\nGREEN-1\nGREEN-2\nGREEN-2\nGREEN-3\n");
  await page.getByText("3 codes found. 1 repeats another.").waitFor();
  await button("Add to the pool").click();
  await page.getByText("3 codes added; 0 were there already.").waitFor();

  await product.api("POST", `/surveys/${survey.id}/responses`, {
    score: 3,
    channel: "link",
    person: { email: "anna@shop.lv", name: "Anna Liepa" },
  });
  await page.reload();
  await page.getByRole("link", { name: /Anna Liepa/ }).waitFor();
  await page.getByText("Only 2 codes are left").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("tab", { name: "Still free" }).click();
  await button("Take out").first().click();
  await page.getByText("GREEN-2").waitFor({ state: "detached" });
  await page.getByText("Only 1 code is left").waitFor();
});

test("the public page: named, opened, and a survey put on it stands there for customers", async () => {
  await goto("/settings/public-page");
  expect(await screenFindings(page)).toEqual([]);
  await field("Name in the address").fill("Botanic Garden");
  expect(await field("Name in the address").inputValue()).toBe("botanic-garden");
  const address = page.getByRole("region", { name: "Address" });
  await address.getByRole("button", { name: "Save" }).click();
  await page.getByRole("combobox", { name: "On the page: Spring" }).selectOption("ideas");
  await page.getByRole("link", { name: /\/p\/botanic-garden\/.+/ }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const reply = await fetch(`${product.url}/p/botanic-garden`);
  expect(await reply.text()).toContain(`/p/botanic-garden/${survey.slug}`);
  await field("The page is open").uncheck();
  await address.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();
  await until(
    async () => (await fetch(`${product.url}/p/botanic-garden`)).status,
    (status) => status === 404,
  );
  expect((await fetch(`${product.url}/p/botanic-garden`)).status).toBe(404);
});

test("from Delighted: the old key is taken over, and the screen sees the first program come", async () => {
  await goto("/settings/moving");
  expect(await screenFindings(page)).toEqual([]);
  const key = "T8jtGnuYaNerDedVMYrcgn1dRdywfGOl";
  await field("Your key from Delighted").fill(key);
  await button("Take the key over").click();
  await page.getByText("Copy it now: it is never shown again").waitFor();
  expect(await field("Key “Delighted”").inputValue()).toBe(key);
  await page.getByText("No program has come with this key yet").waitFor();
  await page.getByRole("combobox", { name: "Client" }).selectOption("python");
  const line = `delighted.api_base_url = '${product.url}/delighted/v1/'`;
  await page.getByText(line).waitFor();
  const metrics = await fetch(`${product.url}/delighted/v1/metrics.json`, {
    headers: { authorization: `Basic ${btoa(`${key}:`)}` },
  });
  expect(metrics.status).toBe(200);
  await page.getByText("Yes: the key was used").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("one score across surveys pools their answers; the last one cannot be taken away", async () => {
  const other = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Autumn",
    subject: "Botanic",
  });
  for (const id of [survey.id, other.id]) {
    for (let n = 0; n < 12; n++) {
      await product.api("POST", `/surveys/${id}/responses`, { score: n % 11, channel: "api" });
    }
  }
  const { answers } = await product.api<{ answers: number }>(
    "GET",
    `/score?survey=${survey.id}&survey=${other.id}`,
  );
  await goto("/surveys");
  await page.getByRole("link", { name: "One score across surveys" }).click();
  await page.getByRole("region", { name: "Together" }).getByText(`${answers} answers`).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Spring").click();
  await page.getByRole("region", { name: "Together" }).getByText("12 answers").waitFor();
  await button("Autumn").click();
  await page.getByRole("region", { name: "Together" }).getByText("12 answers").waitFor();
  expect(new URL(page.url()).searchParams.get("chosen")).toContain(other.id);
});

test("answers that burst from one place are said where the numbers are read, and lead to a look", async () => {
  for (let n = 0; n < 32; n++) {
    const form = new URLSearchParams({ score: String(n % 11), visit: crypto.randomUUID() });
    await fetch(`${product.url}/s/${survey.slug}`, { method: "POST", body: form });
  }
  await until(
    () => product.api<{ burst: unknown }>("GET", `/surveys/${survey.id}`),
    ({ burst }) => burst !== null,
  );
  await goto(`/overview?survey=${survey.id}`);
  await page.getByText(/answers came from one place within minutes/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Look at them" }).click();
  await page.getByRole("heading", { level: 1, name: "Responses" }).waitFor();
  expect(new URL(page.url()).searchParams.get("filter")).toContain("channel=link");
});

test("a list of people by CSV is asked, and the response rate says who answered", async () => {
  await goto(`/asking/new?survey=${survey.id}`);
  await page.getByRole("textbox", { name: "Name of the sending" }).first().fill("Fair");
  await page.getByRole("combobox", { name: "Who is asked" }).selectOption("members");
  await page.getByText("You add the list in the next step").waitFor();
  await button(/^(Save|Next|Make)/)
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: "Fair" }).waitFor();
  await field("Rows as CSV").fill("email,name\nbo@shop.lv,Bo Ek\nno address,\n");
  await button("Add to the list").click();
  await page.getByText("1 person is on the list; 1 were new.").waitFor();
  await page.getByText("Line 3:").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await goto(`/asking/rates?survey=${survey.id}`);
  await page.getByText("Nobody was asked in this period").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("a purchase is noted by hand on the page of a person", async () => {
  const { id } = await product.api<{ id: string }>("POST", "/people", { email: "eva@shop.lv" });
  await goto(`/people/${id}`);
  await page.getByText("Add a purchase").click();
  await field("Amount").fill("12.50");
  await field("What").fill("Apple tree");
  await button("Add").last().click();
  const timeline = page.getByRole("region", { name: "Everything that happened" });
  await timeline.getByText("Apple tree").waitFor();
  const purchases = page.getByRole("region", { name: "Purchases" });
  await purchases.getByText("Apple tree").waitFor();
  await purchases.getByText("€12.50").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("retention: what a choice would take away stands there before it is saved", async () => {
  await goto("/settings/retention");
  await page.getByRole("radio", { name: "Erase them after a time" }).check();
  await page.getByText("Nobody would be erased now").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await field("Days of silence").fill("365");
  const people = page.getByRole("region", { name: "People of whom nothing is heard" });
  await people.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").waitFor();
  await page.reload();
  expect(await field("Days of silence").inputValue()).toBe("365");
});

test("storage: size, to which moments one can return, and the doctor's findings in words", async () => {
  await goto("/settings/storage");
  const moments = page.getByRole("region", { name: "Returning to a moment" });
  // The first base copy is made by itself, and is a backup.
  await expect
    .poll(
      async () => {
        await page.reload();
        return moments.getByText(/^Any moment since .* can be brought back\.$/).count();
      },
      { timeout: 120_000, interval: 3_000 },
    )
    .toBe(1);
  await moments.getByText(`Archive: ${archive}`).waitFor();
  expect(await page.getByText("If this disk fails, everything is gone").count()).toBe(0);
  await button("Examine").click();
  await page.getByText("Every setting can be right.").waitFor({ timeout: 120_000 });
  await page.getByText("Nothing is broken.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("purchases by file: added once however often it is sent, and what could not be read is said", async () => {
  await goto("/imports");
  await button("Take in a list of purchases").click();
  const list = page.getByRole("region", { name: "Purchases" });
  const file =
    "email,at,amount,currency,product,order_id\n" +
    "lea@shop.lv,2026-05-30,24.90,EUR,Roses,1001\n" +
    "lea@shop.lv,2026-05-31,much,EUR,Soil,1002\n";
  await list.getByLabel("Rows as CSV").fill(file);
  await button("Add purchases").click();
  await list.getByText("1 purchase added; known already: 0.").waitFor();
  await list.getByText("1 person was not known before.").waitFor();
  await list.getByText("Line 3:").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Add purchases").click();
  await list.getByText("0 purchases added; known already: 1.").waitFor();
  await goto("/people?search=lea%40shop.lv");
  await page.getByRole("link", { name: /lea@shop\.lv/ }).click();
  // Among the purchases, and where it stands in time.
  await page.getByText("Roses").first().waitFor();
  await page.getByText("€24.90").first().waitFor();
});

test("events by file ask those to whom the event happened, once it is waited for", async () => {
  await product.api("POST", "/people", { phone: "+37120000033", name: "Ilze Kalna" });
  const sending = await product.api<{ id: string }>("POST", `/surveys/${survey.id}/sendings`, {
    name: "After delivery",
    channel: "phone",
    audience: { who: "event", event: "delivered" },
    plan: { kind: "event" },
  });
  await product.api("POST", `/sendings/${sending.id}/start`);
  await goto(`/asking/sendings/${sending.id}`);
  const list = page.getByRole("region", { name: "Events as a file" });
  await list
    .getByLabel("Rows as CSV")
    .fill(
      `event,phone,at\ndelivered,+37120000033,${new Date().toISOString()}\nlost,+37120000033,\n`,
    );
  await button("Take the events in").click();
  await list.getByText(/1 row names an event that no running sending waits for/).waitFor();
  await list.getByText(/^1 of \d will be asked/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("the ways in to a survey: a named place with its own link, the line for a website, a kiosk with a PIN", async () => {
  await goto(`/surveys/${survey.id}/channels`);
  const code = page.getByRole("region", { name: "QR code" });
  expect(await code.getByLabel("Link").inputValue()).toContain(`/s/${survey.slug}`);
  await field("Add a place").fill("Receipt");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await code.getByLabel("Place").selectOption("Receipt");
  await expect.poll(() => code.getByLabel("Link").inputValue()).toContain("Receipt");
  expect(await screenFindings(page)).toEqual([]);
  await button("Remove the place Receipt").click();
  await button("Undo").click();
  await button("Remove the place Receipt").waitFor();

  await page.getByRole("link", { name: "Website" }).click();
  await button("Set up the widget").click();
  await field("After this many seconds on the page").fill("7");
  await button("Save").click();
  await page.getByText("Saved").first().waitFor();
  await page.getByText("Nobody has seen it yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => field("After this many seconds on the page").inputValue()).toBe("7");

  await page.getByRole("link", { name: "Kiosk" }).click();
  await page.getByText("Save the settings once, and the link works.").waitFor();
  await field("PIN to exit").fill("4711");
  await button("Save").click();
  await page.getByText("A PIN is set. Leave empty to keep it.").waitFor();
  const link = await field("Open this on the device").inputValue();
  expect((await fetch(link)).status).toBe(200);
  expect(await screenFindings(page)).toEqual([]);
});

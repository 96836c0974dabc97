import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings } from "./support/screens.ts";

let survey: { id: string };
/** Somebody else's program, which webhooks tell. */
let receiver: Server;
const received: { path: string; body: { type?: string } }[] = [];

const receiving = async () => {
  receiver = createServer((request, reply) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      received.push({ path: request.url ?? "", body: JSON.parse(text || "{}") });
      reply.end("ok");
    });
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");
};

afterAll(() => void receiver?.close());
onDashboard(
  async () => {
    await receiving();
    survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  },
  { env: { WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" } },
);

test("people: added by hand, corrected, blocked and allowed again, found, gathered in a segment", async () => {
  await goto("/people");
  await page.getByText("Nobody here yet").waitFor();

  await page.getByRole("link", { name: "New person" }).first().click();
  await page.getByRole("heading", { level: 1, name: "New person" }).waitFor();
  await field("E-mail").fill("anna@example.com");
  await field("Name").first().fill("Anna Lipa");
  await button("Add the person").click();
  await page.getByRole("heading", { level: 1, name: "Anna Lipa" }).waitFor();

  await button("Edit").click();
  await field("Name").first().fill("Anna Liepa");
  await button(/^Save$/).click();
  await page.getByRole("heading", { level: 1, name: "Anna Liepa" }).waitFor();

  await button("Block contact").click();
  await page.getByRole("combobox", { name: "Channel" }).selectOption("email");
  await button("Block contact").click();
  await page.getByText("unsubscribed").first().waitFor();
  await button("Undo").click();
  await page.getByText("No blocks: this person may be contacted.").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await goto("/people/segments");
  await page.getByRole("link", { name: "New segment" }).first().click();
  await field("Name of the segment").fill("Everybody named");
  await button("Save the segment").click();
  await page.getByText("Everybody named").waitFor();
  await goto("/people");
  await page.getByRole("combobox", { name: "Segment" }).selectOption({ label: "Everybody named" });
  await page.getByRole("searchbox").fill("liepa");
  await expect.poll(() => new URL(page.url()).searchParams.get("search")).toBe("liepa");
  await page.getByRole("link", { name: /Anna Liepa/ }).waitFor();
  await page.getByRole("searchbox").fill("nobody at all");
  await page.getByText("No one matches").waitFor();
  await button("Show everybody").click();
  await page.getByRole("link", { name: /Anna Liepa/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("segment")).toBeNull();
  expect(await screenFindings(page)).toEqual([]);
});

test("people by keys alone: / searches, j goes to the first, Enter opens", async () => {
  await product.api("POST", "/people", { name: "Bo Ek", email: "bo@example.com" });
  await goto("/people");
  await page.getByRole("link", { name: /Bo Ek/ }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("bo ek");
  await expect.poll(() => page.getByRole("link", { name: /Anna Liepa/ }).count()).toBe(0);
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Bo Ek" }).waitFor();
});

test("a segment is changed: a condition narrows it, and how many belong is said before it is saved", async () => {
  await product.api("POST", "/people", {
    name: "Cia Moe",
    email: "cia@example.com",
    attributes: { town: "Riga" },
  });
  await goto("/people/segments");
  await page.getByRole("link", { name: "Everybody named" }).click();
  await page.getByText(/^Now [2-9] people belong/).waitFor();
  await button("Add a condition").click();
  await page.getByLabel("About", { exact: true }).selectOption("attribute");
  await page.getByLabel("Property", { exact: true }).fill("town");
  await page.getByLabel("Value", { exact: true }).fill("Riga");
  await page.getByText("Now 1 person belongs").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save the segment").click();
  await page.getByRole("heading", { level: 1, name: "Segments" }).waitFor();
  await page.getByRole("link", { name: "Everybody named" }).click();
  await page.getByText("Now 1 person belongs").waitFor();
});

test("imports: a file is looked at, taken in, and its answers are counted", async () => {
  await goto("/imports");
  expect(await screenFindings(page)).toEqual([]);
  const rows = Array.from({ length: 12 }, (_, n) => `2026-05-${10 + n},${n % 11},Words ${n}`);
  await field("Choose a file").setInputFiles({
    name: "answers.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`date,score,comment\n${rows.join("\n")}\n2026-05-30,eleven,bad\n`),
  });
  await page.getByText("of the first 13 rows fit (12)").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Import these answers").click();
  await page.getByText("The file is imported").waitFor({ timeout: 30_000 });
  expect(await screenFindings(page)).toEqual([]);
  const answers = async () =>
    (await product.api<{ answers: number }>("GET", `/surveys/${survey.id}/score`)).answers;
  expect(await answers()).toBe(12);
  await button("Take the import back").click();
  await button("Yes, take it back").click();
  await page.getByText("The import is undone").waitFor({ timeout: 30_000 });
  expect(await answers()).toBe(0);
});

test("webhooks: made, tried, paused and told of an answer once it is on again", async () => {
  await goto("/webhooks");
  await page.getByText("No webhooks yet").waitFor();
  await page.getByRole("link", { name: "New webhook" }).first().click();
  await field("Name").first().fill("Shop");
  const { port } = receiver.address() as AddressInfo;
  await field("URL").fill(`http://127.0.0.1:${port}/hook`);
  expect(await screenFindings(page)).toEqual([]);
  await button("Create webhook").click();
  await page.getByText("Copy the signing secret now").waitFor();
  await button("Continue").click();

  await button("Send a test").click();
  await page.getByText(/Delivered: 200/).waitFor();
  expect(received.at(-1)).toMatchObject({ path: "/hook" });
  await button("Pause").click();
  await page.getByText("Paused by a colleague.").waitFor();
  await product.api("POST", `/surveys/${survey.id}/responses`, { score: 9, channel: "api" });
  await button("Resume").click();
  const told = await until(
    () => received.filter(({ body }) => body.type === "response.created"),
    (seen) => seen.length > 0,
    40,
  );
  expect(told).toHaveLength(1);
  await page.reload();
  await page.getByRole("combobox", { name: "Deliveries", exact: true }).selectOption("delivered");
  await page.getByText("an answer counts").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("settings: a form knows what is not saved; a key is shown once; what was done is in the log", async () => {
  await goto("/settings/workspace");
  const save = button("Save");
  await field("Name").first().fill("Botanic Garden");
  await page.getByText("Not saved yet").waitFor();
  await button("Discard changes").click();
  expect(await field("Name").first().inputValue()).toBe("Botanic");
  expect(await save.isDisabled()).toBe(true);
  await field("Name").first().fill("Botanic Garden");
  expect(await screenFindings(page)).toEqual([]);
  await save.click();
  await page.getByRole("banner").getByText("Botanic Garden").waitFor();

  await page.getByRole("link", { name: "API keys" }).click();
  await field("What it is for").fill("Tills");
  await button("Make the key").click();
  await page.getByText("it is never shown again").waitFor();
  expect(await field("Key “Tills”").inputValue()).toMatch(/^ck_/);
  expect(await screenFindings(page)).toEqual([]);
  await page.reload();
  await page.getByText("Tills").waitFor();
  expect(await page.getByText("it is never shown again").count()).toBe(0);

  await page.getByRole("link", { name: "Colleagues" }).click();
  await field("E-mail of the colleague").fill("eva@example.com");
  await button("Make a link").click();
  await field("Link for eva@example.com").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByText("ann@example.com invited eva@example.com.").first().waitFor();
  await page.getByText("changed the settings of “Botanic Garden”.").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page
    .getByRole("navigation", { name: "Settings" })
    .getByRole("link", { name: "You" })
    .click();
  expect(await screenFindings(page)).toEqual([]);
});

test("interview: somebody answers in person, by keys alone, and the answer counts", async () => {
  await goto("/interview");
  await page.getByText("Nobody is to be called now").waitFor();
  const score = () => product.api<{ answers: number }>("GET", `/surveys/${survey.id}/score`);
  const { answers } = await score();
  await page.keyboard.press("p");
  await page.getByRole("heading", { name: "In person" }).waitFor();
  // What they say before the score is theirs, and neither an outcome nor a way to another screen.
  await page.keyboard.type("go on. ", { delay: 60 });
  await page.waitForTimeout(1600);
  await page.getByRole("heading", { name: "In person" }).waitFor();
  await page.keyboard.press("8");
  await expect.poll(() => button(/^8$/).getAttribute("aria-pressed")).toBe("true");
  expect(await screenFindings(page)).toEqual([]);
  await page.keyboard.type("Kind people", { delay: 30 });
  await expect
    .poll(() => page.getByLabel("In their own words").inputValue())
    .toBe("go on. Kind people");
  await page.keyboard.press("Control+Enter");
  const after = await until(score, (seen) => seen.answers > answers);
  expect(after.answers).toBe(answers + 1);
});

test("asking: a draft is planned and looked at, rules are kept, every part stands up to axe", async () => {
  await goto("/asking/rules");
  const rules = page.getByRole("form", { name: /Spring/ });
  await rules.getByRole("button", { name: "Save" }).waitFor();
  expect(await rules.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  expect(await screenFindings(page)).toEqual([]);
  // Not "Mail": axe waits for ever for the sandboxed frame in which the letter is shown.
  for (const part of ["Sendings", "Calendar", "Invitations", "Suspicious answers"]) {
    await page
      .getByRole("navigation", { name: "Asking" })
      .getByRole("link", { name: part })
      .click();
    expect(await screenFindings(page), part).toEqual([]);
  }
  await goto("/asking/new");
  await field("Name of the sending").fill("Autumn");
  await page.getByText(/would be asked/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save and check").click();
  await page.getByRole("heading", { level: 1, name: "Autumn" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Delete the draft").click();
  await page.getByText("The draft is deleted.").waitFor();
  await button("Undo").click();
  await page.getByRole("link", { name: "Autumn" }).waitFor();
});

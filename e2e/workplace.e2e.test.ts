import { expect, test } from "vitest";
import { uuidv7 } from "../packages/contract/src/uuidv7.ts";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let survey: { id: string; slug: string };

onDashboard(async () => {
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
});

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

test("people are a table: columns as one likes, sorted, tagged together with undo, made a segment, exported", async () => {
  await product.api("POST", "/people", { externalId: "c-9", attributes: { plan: "pro" } });
  await goto("/people");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await row("Anna Liepa").waitFor();
  await row("c-9").getByText("no address: cannot be asked").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await button("Columns").click();
  await page.getByRole("menuitemcheckbox", { name: "plan" }).click();
  await page.keyboard.press("Escape");
  await row("c-9").getByRole("cell", { name: "pro" }).waitFor();
  await button("Person").click();
  await expect.poll(() => new URL(page.url()).searchParams.get("sort")).toBe("name");
  await expect.poll(() => page.getByRole("rowheader").first().textContent()).toBe("Anna Liepa");
  await page.reload();
  await row("c-9").getByRole("cell", { name: "pro" }).waitFor();

  for (const name of ["Anna Liepa", "Bo Ek"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).click();
  }
  await button("Tag").click();
  await field("Name of the tag").fill("regular");
  expect(await screenFindings(page)).toEqual([]);
  await button("Add the tag").click();
  await page.getByText("2 people tagged “regular”.").waitFor();
  await row("Bo Ek").getByText("regular").waitFor();
  await button("Undo").click();
  await expect.poll(() => page.getByRole("cell", { name: "regular" }).count()).toBe(0);

  await button("New segment").click();
  await field("Name of the segment").fill("Gardeners");
  await button("Save the segment").click();
  await page.getByText("The segment “Gardeners” is made.").waitFor();
  await page.getByRole("combobox", { name: "Segment" }).selectOption({ label: "Gardeners" });
  await page.getByText("2 people", { exact: true }).waitFor();

  await page.getByRole("checkbox", { name: "Select all that are listed" }).click();
  await button("Export selected").click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  expect((await started).suggestedFilename()).toBe("people.csv");
  await button("Export").first().waitFor();
});

test("a person's page keeps tags and notes, and says when nobody can reach them", async () => {
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/people?search=c-9");
  await goto(`/people/${data[0]?.id}`);
  await page.getByText("this person cannot be asked or called").waitFor();
  await field("Add a tag").fill("garden");
  await page.keyboard.press("Enter");
  await page.getByTitle("List all with the tag garden").waitFor();
  await button("Note").first().click();
  await field("What to remember").fill("Prefers mornings");
  await button("Keep the note").click();
  const notes = page.getByRole("region", { name: "Notes", exact: true });
  await notes.getByText("Prefers mornings").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByTitle("List all with the tag garden").click();
  await page.getByRole("row", { name: /c-9/ }).waitFor();
  await button("Remove the filter by tag garden").click();
  await page.getByRole("row", { name: /Anna Liepa/ }).waitFor();
});

test("answers show person and properties in the row; chosen ones are tagged, left out with undo, exported", async () => {
  await goto("/responses");
  const row = (words: string) => page.getByRole("row", { name: new RegExp(words) });
  await row("number 1").getByRole("link", { name: "Anna Liepa" }).waitFor();
  await button("Columns").click();
  await page.getByRole("menuitemcheckbox", { name: "store" }).click();
  await page.keyboard.press("Escape");
  await row("number 1").getByRole("cell", { name: "Riga" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);

  const answers = async () =>
    (await product.api<{ answers: number }>("GET", `/surveys/${survey.id}/score`)).answers;
  const before = await answers();
  for (const n of [1, 2]) {
    await page.getByRole("checkbox", { name: new RegExp(`number ${n}`) }).click();
  }
  await button("Leave out of the score").click();
  await page.getByRole("combobox", { name: "Reason" }).selectOption("test");
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Leave out of the score" }).click();
  await page.getByText("2 answers are left out of the score.").waitFor();
  await expect.poll(() => row("number 1").count()).toBe(0);
  expect(await answers()).toBe(before - 2);
  await button("Undo").click();
  await row("number 1").waitFor();
  expect(await answers()).toBe(before);

  await button("Clear selection").click();
  await page.getByRole("checkbox", { name: /number 3/ }).click();
  await button("Tag").click();
  await field("Name of the tag").fill("late");
  await page.keyboard.press("Enter");
  await page.getByText("1 answer tagged “late”.").waitFor();
  await button("Export selected").click();
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Excel (XLSX)" }).click();
  expect((await started).suggestedFilename()).toMatch(/^spring-.*\.xlsx$/);
});

test("the palette finds people by name, mail, phone and own id, segments, properties, and does things", async () => {
  await product.api("PATCH", `/surveys/${survey.id}`, { dimensions: ["store"] });
  await goto("/overview");
  // The score stands in the page before the frame that listens to keys.
  await button(/Search and go to/).waitFor();
  const typed = async (words: string) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Search and go to" }).fill(words);
  };
  for (const words of ["liepa", "anna@firma", "20000001"]) {
    await typed(words);
    await page.getByRole("option", { name: /Anna Liepa/ }).waitFor();
    await page.keyboard.press("Escape");
  }
  await typed("c-2");
  await page.getByRole("option", { name: /Bo Ek/ }).click();
  await page.getByRole("heading", { level: 1, name: "Bo Ek" }).waitFor();
  await typed("gardeners");
  await page.getByRole("option", { name: /Gardeners/ }).click();
  await page.getByText("2 people", { exact: true }).waitFor();
  await typed("store");
  await page.getByRole("option", { name: "Compare by store" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("by")).toBe("store");
  await typed("dark");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await typed("export");
  const started = page.waitForEvent("download");
  await page.getByRole("option", { name: "Export responses (CSV)" }).click();
  expect((await started).suggestedFilename()).toMatch(/\.csv$/);
  await typed("new survey");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "New survey" }).waitFor();
});

test("surveys show score and state; one is duplicated, archived and deleted, and each is undone", async () => {
  for (let n = 0; n < 12; n += 1) {
    await product.api("POST", `/surveys/${survey.id}/responses`, { score: n % 2 ? 10 : 4 });
  }
  await goto("/surveys");
  const card = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await card("Spring")
    .getByText(/between −?\d+ and −?\d+ · \d+ answers/)
    .waitFor();
  await card("Spring").getByText("Open", { exact: true }).waitFor();
  await card("Spring").getByText("English").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const more = (name: string, what: string) =>
    button(`More for ${name}`)
      .click()
      .then(() => page.getByRole("menuitem", { name: what }).click());

  await more("Spring", "Duplicate");
  await card("Spring (copy)").getByText("No answers yet").waitFor();
  await button("Undo").click();
  await expect.poll(() => card("Spring (copy)").count()).toBe(0);
  await more("Spring", "Archive");
  await card("Spring").getByText("Archived").waitFor();
  await button("Undo").click();
  await card("Spring").getByText("Open", { exact: true }).waitFor();
  await more("Spring", "Delete");
  await page.getByText("For 30 days it can be brought back.").waitFor();
  await expect.poll(() => card("Spring").count()).toBe(0);
  await button("Undo").click();
  await card("Spring")
    .getByText(/between/)
    .waitFor();
});

test("what is wrong with a field is said in the chosen language, whatever the browser speaks", async () => {
  await goto("/people/new");
  await button("Language").click();
  await page.getByRole("menuitemcheckbox", { name: "Latviešu" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "lv");
  const email = page.locator("input[type=email]");
  await email.fill("nobody");
  await page.keyboard.press("Enter");
  const said = () => email.evaluate((field: HTMLInputElement) => field.validationMessage);
  await expect.poll(said).toMatch(/^Šī nav e-pasta adrese/);
  await email.fill("liga@firma.lv");
  expect(await said()).toBe("");
});

test("a page that is not there has a way back", async () => {
  await goto("/people");
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  await page.evaluate(() => history.pushState({}, "", "/nonsense"));
  await page.reload();
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  await button("Back").click();
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
});

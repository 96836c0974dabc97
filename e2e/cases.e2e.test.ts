import { expect, test } from "vitest";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let survey: { id: string };

onDashboard(async () => {
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
});

const answered = (given: object) =>
  product.api("POST", `/surveys/${survey.id}/responses`, { score: 3, ...given });

test("the desk is empty at first, and says which answers open cases and how many that would have been", async () => {
  await goto("/cases");
  await page.getByText("No cases yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Which answers open cases" }).click();
  await page.getByRole("heading", { name: "Unhappy and reachable" }).waitFor();
  await answered({ score: 8, person: { email: "eight@shop.lv" } });
  await button(/^Change/).click();
  await page.getByText(/Would have opened 0 cases of 1 answers/).waitFor();
  await page.getByLabel("Score to").selectOption("8");
  await page.getByText(/Would have opened 1 case of 1 answers/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Cancel").click();
});

test("an unhappy answer becomes a case: taken, talked about, its cause named, resolved and opened again", async () => {
  await answered({
    comment: "It rained in, and nobody came",
    person: { name: "Anna", email: "anna@shop.lv", phone: "+37129555123" },
  });
  await goto("/cases");
  await page.getByRole("link", { name: "Anna" }).click();
  await page.getByText("Opened by the rule").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.keyboard.press("c");
  await page.getByText("Taken by Ann").waitFor();
  await button("Note a contact").click();
  await page.getByRole("textbox", { name: "What was said" }).fill("We come on Monday");
  await button("Save").click();
  await page.getByText("Contact by phone: Reached").waitFor();
  await page.getByText("in time").waitFor();
  await page.getByText("How is this computed?").first().click();
  expect(await screenFindings(page)).toEqual([]);
  await button("Resolve").click();
  const sheet = page.getByRole("form", { name: "Resolve" });
  await sheet.getByRole("button", { name: "solved", exact: true }).click();
  await sheet.getByLabel("Root cause").selectOption({ label: "A new cause …" });
  await sheet.getByLabel("Name of the cause").fill("Roof not checked");
  await sheet.getByRole("button", { name: "Add the cause" }).click();
  await sheet.getByLabel("What was done").fill("New roof");
  await sheet.getByRole("button", { name: "Resolve" }).click();
  await page.getByText("Resolved: solved; root cause: Roof not checked").waitFor();
  await button("Open again").click();
  await page.getByLabel("Why is it opened again?").fill("It rains in again");
  await button("Open again").last().click();
  await page.getByText("Opened again").waitFor();
});

test("to call today: who wants to be contacted stands first; not reached is put off, reached is noted, all on a phone", async () => {
  await answered({ person: { name: "Bert", email: "bert@shop.lv", phone: "+37129000001" } });
  await answered({ person: { name: "Cilla", email: "cilla@shop.lv", phone: "+37129000002" } });
  const { data } = await product.api<{ data: { id: string; name: string }[] }>("GET", "/people");
  const cilla = data.find(({ name }) => name === "Cilla");
  await product.api("PUT", `/people/${cilla?.id}/consents`, {
    channel: "contact",
    given: true,
    source: "phone",
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await goto("/cases/calls");
  const cards = page.locator("ol > li");
  await cards.first().getByText("Wants to be contacted").waitFor();
  expect(await cards.first().getByRole("heading").textContent()).toBe("Cilla");
  expect(await cards.first().getByRole("link", { name: /Call/ }).getAttribute("href")).toBe(
    "tel:+37129000002",
  );
  expect(await screenFindings(page)).toEqual([]);
  await cards.first().getByRole("button", { name: "Not reached" }).click();
  await page.getByText("Cilla stands here again later.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await cards.first().getByText("tried once").waitFor();
  await cards.first().getByRole("button", { name: "Reached", exact: true }).click();
  await page.getByRole("textbox", { name: "What was said" }).fill("Will call back");
  await page.getByLabel("Show it again").selectOption({ label: "until tomorrow 9:00" });
  await button("Save").click();
  await page.getByRole("heading", { name: "Cilla" }).waitFor({ state: "detached" });
});

test("a complaint heard on the phone is opened by hand; several cases are resolved at once and taken back", async () => {
  await goto("/cases/new");
  await page.getByLabel("What you heard").fill("The tap drips");
  await page.getByLabel("In a few words").fill("Tap");
  expect(await screenFindings(page)).toEqual([]);
  await button("Open the case").click();
  await page.getByText("Heard by a colleague").waitFor();
  await goto("/cases?owner=me");
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await page.getByRole("link", { name: "Tap" }).waitFor();
  await boxes.last().check();
  await page.getByLabel("Resolve as …").selectOption({ label: "not ours" });
  await page.getByText("1 case changed").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page
    .getByRole("link", { name: /Tap|Anna/ })
    .first()
    .waitFor();
  expect(await screenFindings(page)).toEqual([]);
  // What is set up once stands behind one tab, with a row of its own.
  expect(await page.getByRole("link", { name: "Causes", exact: true }).count()).toBe(0);
  await page.getByRole("link", { name: "Set-up", exact: true }).click();
  const setUp = page.getByRole("navigation", { name: "Set-up", exact: true });
  await setUp.locator("a[aria-current=page]", { hasText: "Rules" }).waitFor();
  await setUp.getByRole("link", { name: "Causes", exact: true }).click();
  await page.getByText("Roof not checked", { exact: true }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/cases/causes");
  expect(await screenFindings(page)).toEqual([]);
});

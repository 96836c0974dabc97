import { expect, test } from "vitest";
import { browser, button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";

let answerId: string;

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", { name: "Shops" });
  const { id } = await product.api<{ id: string }>("POST", `/surveys/${survey.id}/responses`, {
    ...{ score: 6, comment: "Please open on Sundays. I work all week." },
    person: { email: "anna@kunde.lv", name: "Anna Kalniņa" },
  });
  answerId = id;
  await product.api("PUT", "/public-page", { slug: "shops" });
  await product.api("PUT", "/ideas/settings", { board: true, lookFirst: true });
});

test("before there are ideas the screen says where they come from", async () => {
  await goto("/ideas");
  await page.getByText("There are no ideas yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("an answer's words become an idea in one click, it is answered, and its author will hear of it", async () => {
  await goto(`/responses?response=${answerId}`);
  await button("Make it an idea").click();
  await page.getByRole("heading", { name: "Please open on Sundays" }).waitFor();
  await page.getByText("1 vote, 1 known customer").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("State").selectOption({ label: "Declined" });
  await page.getByText("Say why: whoever wants it is told.").waitFor();
  await page.getByLabel("State").selectOption({ label: "Planned" });
  await page.getByLabel("What you answer, for everybody to read").fill("From May on.");
  await page.getByLabel("Who may read it").selectOption({ label: "Public" });
  await button("Save").click();
  await page.getByText(/It is told on/).waitFor();
  await page.getByRole("link", { name: "On the board" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("a stranger votes and proposes without a script; what they wrote is public once somebody looked", async () => {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, locale: "en-GB", viewport: { width: 360, height: 740 } },
  });
  const stranger = await context.newPage();
  await stranger.goto(`${product.url}/p/shops/ideas`);
  expect(await fitFindings(stranger)).toEqual([]);
  await stranger.getByRole("button", { name: /^I want this too/ }).click();
  await stranger.getByText("2 votes").waitFor();
  await stranger.getByRole("button", { name: /^Take my vote back/ }).waitFor();
  await stranger.getByRole("link", { name: "Please open on Sundays" }).click();
  await stranger.getByText("From May on.").waitFor();
  await stranger.getByLabel("Your e-mail address").waitFor();
  expect(await fitFindings(stranger)).toEqual([]);
  await stranger.getByRole("link", { name: "All ideas" }).click();
  await stranger.getByLabel("Your idea").fill("A bench at the gate, said Anna Kalniņa");
  await stranger.getByRole("button", { name: "Send the idea" }).click();
  await stranger.getByText("Somebody looks at it before").waitFor();
  await context.close();

  await goto("/ideas");
  await button("1 idea waits for somebody to look").click();
  await page.getByText("Look before you publish: perhaps a name").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("button", { name: /^Publish/ }).click();
  await page.getByText("Everybody can read it now.").waitFor();
});

test("two ideas that are one are merged, counted once, and taken apart again", async () => {
  const one = await product.api<{ id: string }>("POST", "/ideas", { title: "Seats outside" });
  await goto(`/ideas/${one.id}`);
  await page.getByLabel("Find the other idea").fill("bench");
  await button(/^Merge into “A bench/).click();
  await page.getByRole("heading", { name: /^A bench at the gate/ }).waitFor();
  await button("Take “Seats outside” apart").click();
  await button("Take “Seats outside” apart").waitFor({ state: "detached" });
  await goto(`/ideas/${one.id}`);
  await button("Make it an improvement").click();
  await page.getByRole("heading", { name: "Seats outside" }).waitFor();
  await page.getByRole("link", { name: "Idea: Seats outside" }).waitFor();
});

test("by keyboard j and k go through the ideas and Enter opens one", async () => {
  await goto("/ideas");
  await page.getByRole("link", { name: "Please open on Sundays" }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Who wants it" }).waitFor();
});

test.each(["lv", "ru", "sv"])("every screen of ideas fits in %s", async (locale) => {
  await enterAs({ locale });
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/ideas");
  for (const path of ["", `/${data[0]?.id}`]) {
    await goto(`/ideas${path}`);
    await settled(page);
    expect([path, await fitFindings(page)]).toEqual([path, []]);
  }
});

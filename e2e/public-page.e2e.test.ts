import { expect, test } from "vitest";
import { button, enterAs, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", { name: "Shops" });
  await product.api("PUT", "/public-page", { slug: "botanic" });
  await product.api("PUT", `/surveys/${survey.id}/form`, { purpose: "feedback" });
  const { id } = await product.api<{ id: string }>("POST", `/surveys/${survey.id}/responses`, {
    ...{ score: 3, comment: "The queue", person: { email: "queue@kunde.lv" } },
  });
  const made = await product.api<{ id: string }>("POST", "/improvements", {
    ...{ title: "A second till", surveyId: survey.id, sources: { responseIds: [id] } },
  });
  await product.api("POST", `/improvements/${made.id}/begin`, {});
});

test("a promise to everybody is made, moved with a word about it, and kept", async () => {
  await goto("/cases/promises");
  await button("Promise something to everybody").click();
  await field("What we promise").fill("Open on Sundays");
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await field("By").fill(day);
  await button("Promise").last().click();
  const card = page.getByRole("article", { name: "Open on Sundays" });
  await card.getByText("to everybody, on the public page").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await card.getByRole("button", { name: "Say that it will be later" }).click();
  const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await card.getByLabel("The new date").fill(later);
  await card.getByLabel("What the page says about it").fill("The lease takes longer.");
  await card.getByRole("button", { name: "Show on the page" }).click();
  await card.getByText(/first said/).waitFor();
});

test("the page is put together by its blocks: seen while it is written, taken back, saved, read by strangers", async () => {
  await goto("/settings/public-page");
  const blocks = page.getByRole("region", { name: "What stands on the page" });
  const preview = page.frameLocator("iframe");
  const tick = (name: string) => blocks.getByRole("checkbox", { name });
  await tick("You said, we did").check();
  await blocks.getByRole("button", { name: "Tell here: A second till" }).click();
  await blocks.getByLabel("What customers said").fill("The queue is too long.");
  await preview.getByText("The queue is too long.").waitFor();
  await blocks.getByLabel("Language of the texts").selectOption({ label: "Latvian" });
  await blocks.getByLabel("What you did").fill("Ir otra kase.");
  await preview.getByText("Ir otra kase.").waitFor();
  await tick("Promises and what became of them").check();
  await preview.getByText("The lease takes longer.").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await tick("Values").check();
  await blocks.getByLabel("What you stand for").fill("Godīgums");
  await preview.getByText("Godīgums").waitFor();
  // Two steps back: the words, and the tick.
  await blocks.getByRole("button", { name: "Undo" }).click();
  await blocks.getByRole("button", { name: "Undo" }).click();
  await preview.getByText("Godīgums").waitFor({ state: "detached" });
  expect(await tick("Values").isChecked()).toBe(false);
  await blocks.getByRole("button", { name: "Move up: Promises and what became of them" }).click();
  await blocks.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved").first().waitFor();

  const stranger = await page.context().newPage();
  await stranger.goto(`${product.url}/p/botanic?lang=lv`);
  await stranger.getByText("Ir otra kase.").waitFor();
  const text = (await stranger.locator("main").textContent()) ?? "";
  expect(text.indexOf("Open on Sundays")).toBeLessThan(text.indexOf("Ir otra kase."));
  expect(await screenFindings(stranger)).toEqual([]);
  await stranger.getByRole("link", { name: "Sniegt atsauksmi" }).click();
  await stranger.getByRole("radio", { name: "10" }).first().waitFor();
  await stranger.close();
});

test.each(["lv", "ru", "sv"])("the screen of the public page fits in %s", async (locale) => {
  await enterAs({ locale });
  for (const path of ["/settings/public-page", "/cases/promises"]) {
    await goto(path);
    await settled(page);
    expect([path, await fitFindings(page)]).toEqual([path, []]);
  }
});

import { expect, test } from "vitest";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const { id } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Shop",
    subject: "Botanic",
  });
  for (let n = 0; n < 32; n += 1) {
    await product.api("POST", `/surveys/${id}/responses`, {
      score: n % 2 === 0 ? 3 : 10,
      comment: `Number ${n}`,
    });
  }
});

test("advice names its figure and base, stands on the overview, and is dismissed with a reason", async () => {
  await goto("/overview?period=all");
  const card = page.getByRole("region", { name: "Advice" });
  await card.getByText("The 32 answers of a quarter show a change", { exact: false }).waitFor();
  await card.getByRole("link", { name: "All advice" }).click();
  const list = page.getByRole("list", { name: "Advice" });
  await list.getByText("Rests on 32; this rule speaks from 10 on.", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await list.getByRole("button", { name: "Dismiss" }).click();
  await field("Why it does not help you").fill("We are a small shop");
  await list.getByRole("button", { name: "Dismiss" }).click();
  await page.getByText("Nothing to advise now").waitFor();
  await page.getByText("“We are a small shop”", { exact: false }).waitFor();
  await button("Bring back").click();
  await list.getByText("The 32 answers of a quarter", { exact: false }).waitFor();
});

test("whoever comes to call customers begins with them, and their first week ticks itself", async () => {
  await goto("/settings/you");
  await page.getByRole("combobox", { name: "Where I begin" }).selectOption("front_line");
  const menu = page.getByRole("navigation", { name: "Main menu" }).first();
  await menu.getByRole("listitem").first().getByText("Cases").waitFor();
  await goto("/");
  await page.waitForURL("**/cases/calls**");
  const week = page.getByRole("region", { name: "Your first week" });
  await week.getByText("0 of 4").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await week.getByRole("button", { name: "Put the list away" }).click();
  await week.waitFor({ state: "detached" });
});

import { expect, test } from "vitest";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  });
  const startsAt = new Date().toISOString();
  await product.api("POST", "/meetings", { title: "The shops", surveyId: survey.id, startsAt });
});

test("a month shows what is coming, and a feed of it is made, shown once, and taken back", async () => {
  await goto("/calendar?period=all");
  await page
    .getByRole("link", { name: /The shops/ })
    .first()
    .waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("The month after").click();
  await button("Today").click();
  await page
    .getByRole("link", { name: /The shops/ })
    .first()
    .waitFor();

  await button("Make an address").click();
  const url = await page.getByLabel("Address of your calendar").inputValue();
  const path = url.replace(/^https?:\/\/[^/]+/, product.url);
  const reply = await page.request.get(path);
  expect(await reply.text()).toContain("SUMMARY:The shops");
  await page.reload();
  await page.getByText("Last asked for on").waitFor();
  expect(await page.getByText("/c/").count()).toBe(0);
  await button("Revoke it").click();
  await button("Make an address").waitFor();
  expect((await page.request.get(path)).status()).toBe(404);
});

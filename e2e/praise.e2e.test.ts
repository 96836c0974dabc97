import { expect, test } from "vitest";
import { browser, button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";

let answerId: string;

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", { name: "Shops" });
  const { id } = await product.api<{ id: string }>("POST", `/surveys/${survey.id}/responses`, {
    ...{ score: 9, comment: "The bark smells of summer" },
    person: { email: "anna@kunde.lv", name: "Anna Kalniņa" },
  });
  answerId = id;
  await product.api("PUT", "/public-page", { slug: "shops" });
});

test("an answer's words are proposed as a testimonial, and cannot be published before their author agreed", async () => {
  await goto("/testimonials");
  await page.getByText("There are no testimonials yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await goto(`/responses?response=${answerId}`);
  await button("Quote it").click();
  await page.getByLabel("The words").waitFor();
  expect(await page.getByLabel("The name below").inputValue()).toBe("Anna K.");
  await button("Ask the author").waitFor();
  expect(await page.getByRole("button", { name: "Publish", exact: true }).count()).toBe(0);
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("The words").fill("It smells of summer");
  await button("Save").click();
  await page.getByText("proposed it").waitFor();
  await page.getByText("changed it").waitFor();
  await page.getByLabel("Other pages may embed them").click();
  await page.getByLabel("For your website").waitFor();
});

test("reviews are taken in from a file, answered by a draft, and one becomes a case", async () => {
  await goto("/reviews");
  await page.getByText("There are no reviews here").waitFor();
  const csv =
    "site,id,rating,at,words,author\nMaps,r1,2,2026-05-01,Too slow,Zane\nMaps,r2,five,2026-05-01,,";
  await page.locator("input[type=file]").setInputFiles({
    ...{ name: "reviews.csv", mimeType: "text/csv", buffer: Buffer.from(csv) },
  });
  await page.getByText("1 of 2 rows is new.").waitFor();
  await page.getByRole("heading", { name: /Zane on Maps/ }).waitFor();
  await page.getByLabel("Draft of the answer").fill("We are sorry.");
  await button("Save").click();
  await button("Copy the answer").waitFor();
  await button("It is answered there").click();
  await page.getByText(/Answered by/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Open a case").click();
  await page.getByText("Too slow").first().waitFor();
});

test.each(["lv", "ru", "sv"])(
  "every screen of testimonials and reviews fits in %s",
  async (locale) => {
    await enterAs({ locale });
    const { data } = await product.api<{ data: { id: string }[] }>("GET", "/testimonials");
    for (const path of [
      "/testimonials",
      `/testimonials?one=${data[0]?.id}`,
      "/reviews",
      "/ambassadors",
    ]) {
      await goto(path);
      await settled(page);
      expect([path, await fitFindings(page)]).toEqual([path, []]);
    }
  },
);

test("who answers may say that they would do more, without a script, and a colleague takes it up", async () => {
  const { data: surveys } = await product.api<{ data: { id: string; slug: string }[] }>(
    "GET",
    "/surveys",
  );
  const survey = surveys[0];
  await product.api("PUT", `/surveys/${survey?.id}/questions`, { questions: [], askMore: true });
  const context = await browser.newContext({
    ...{ javaScriptEnabled: false, locale: "en-GB", viewport: { width: 360, height: 740 } },
  });
  const stranger = await context.newPage();
  await stranger.goto(`${product.url}/s/${survey?.slug}`);
  await stranger.getByRole("radio", { name: "3", exact: true }).check({ force: true });
  await stranger.getByRole("button").first().click();
  await stranger.getByRole("button").first().click();
  await stranger.getByRole("link", { name: "I would do more for you" }).click();
  await stranger.getByRole("checkbox", { name: /Recommend/ }).check();
  await stranger.getByRole("textbox", { name: /How we may reach you/ }).fill("zane@kunde.lv");
  expect(await fitFindings(stranger)).toEqual([]);
  await stranger.getByRole("button", { name: "Send" }).click();
  await stranger.getByRole("heading", { name: "Thank you" }).waitFor();
  await context.close();

  await goto("/ambassadors");
  await page.getByText("zane@kunde.lv").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Taken up").click();
  await page.getByText(/Taken up by/).waitFor();
});

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
      "/referrals",
      "/why/came",
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

test("a friend comes by the link that a customer took, and what they buy first is counted beside it", async () => {
  await goto("/referrals");
  await page.getByLabel("Offer a link to everybody who answers").check();
  await page.getByLabel("What stands before the link").fill("My shop:");
  await page.getByText("My shop:", { exact: true }).last().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save").click();
  await page.getByText("Saved", { exact: true }).first().waitFor();

  const { data: surveys } = await product.api<{ data: { slug: string }[] }>("GET", "/surveys");
  const context = await browser.newContext({
    ...{ locale: "en-GB", viewport: { width: 360, height: 740 }, colorScheme: "dark" },
    // What calls itself headless is counted as a robot.
    userAgent:
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
  });
  const customer = await context.newPage();
  await customer.goto(`${product.url}/s/${surveys[0]?.slug}`);
  await customer.getByRole("radio", { name: "6", exact: true }).check({ force: true });
  await customer.getByRole("button", { name: "Send" }).click();
  await customer.getByRole("link", { name: "Recommend us to a friend", exact: true }).click();
  await customer.getByLabel(/Your first name/).fill("O'Brien <script>");
  expect(await fitFindings(customer)).toEqual([]);
  expect(await screenFindings(customer)).toEqual([]);
  await customer.getByRole("button", { name: "Get my link", exact: true }).click();
  const url = await customer.getByLabel("Your link", { exact: true }).inputValue();
  await customer.getByText("O'Brien script").waitFor();
  expect(await customer.getByRole("link", { name: "WhatsApp" }).getAttribute("href")).toContain(
    encodeURIComponent("My shop:"),
  );
  expect(await fitFindings(customer)).toEqual([]);
  expect(await screenFindings(customer)).toEqual([]);

  const friend = await context.newPage();
  const counted = friend.waitForResponse((reply) => reply.request().method() === "POST");
  await friend.goto(url);
  await friend.getByRole("heading", { name: "O'Brien script recommends" }).waitFor();
  expect(await fitFindings(friend)).toEqual([]);
  expect(await screenFindings(friend)).toEqual([]);
  expect((await counted).status()).toBe(204);
  await context.close();

  const bo = await product.api<{ id: string }>("POST", "/people", { name: "Bo", externalId: "bo" });
  await product.api("POST", `/people/${bo.id}/purchases`, {
    ...{ at: "2026-05-01T10:00:00Z", amount: 49.9, currency: "EUR", referredBy: url },
  });
  await goto(`/people/${bo.id}`);
  await page.getByText(/First bought for 49.90 EUR/).waitFor();
  await button("Give a link").click();
  await page.getByLabel("Their link", { exact: true }).waitFor();
  await page.getByText("0 arrivals, 0 first purchases").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await goto("/why/came?period=all");
  await page
    .getByText("2 links, 1 arrival, 1 first purchase worth 49.90 EUR", { exact: false })
    .waitFor();
  await page.getByText("Nobody is asked how they came").waitFor();
  await page.getByRole("table", { name: "Channel", exact: true }).waitFor();
  await page.getByText("Answers say nothing of a source", { exact: false }).waitFor();
  const csv = await page.getByRole("link", { name: "CSV", exact: true }).getAttribute("href");
  const file = await page.evaluate(async (path) => (await fetch(path)).text(), csv ?? "");
  expect(file).toContain("channel,channel,");
  expect(await screenFindings(page)).toEqual([]);
});

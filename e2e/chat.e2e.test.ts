import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { axeFindings } from "./support/chromium.ts";
import { browser, button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { type ForeignSite, startForeignSite } from "./support/foreign-site.ts";
import { screenFindings } from "./support/screens.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let site: ForeignSite;
let surveyId: string;

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    ...{ name: "Shop", subject: "Botanic", languages: ["en", "lv", "ar"] },
  });
  surveyId = survey.id;
  const widget = await product.api<{ key: string }>("PUT", `/surveys/${surveyId}/widget`, {
    rules: { afterSeconds: 3600 },
  });
  // Whatever the time of day, the desk may be open.
  const { data } = await product.api<{ data: { id: string; name: string; timeZone: string }[] }>(
    "GET",
    "/business-calendars",
  );
  const [hours] = data;
  await product.api("PUT", `/business-calendars/${hours?.id}`, {
    ...{ name: hours?.name, timeZone: hours?.timeZone, country: null },
    week: Object.fromEntries(DAYS.map((day) => [day, [{ from: "00:00", to: "24:00" }]])),
  });
  site = await startForeignSite({ host: product.url, key: widget.key });
  for (const lang of ["en", "ar"]) {
    site.pages.set(
      `shop-${lang}.html`,
      `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><meta name="viewport" content="width=device-width"><title>Shop</title><main><h1>Roses</h1></main><script async src="${product.url}/w/${widget.key}.js"></script></html>`,
    );
  }
});

afterAll(() => site?.close());

/** A page of the shop in a browser of its own. */
async function visit<T>(
  act: (shop: Page, fetched: string[]) => Promise<T>,
  { name = "shop-en.html", width = 1280 }: { name?: string; width?: number } = {},
): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  try {
    const shop = await context.newPage();
    const fetched: string[] = [];
    shop.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await shop.goto(`${site.url}/${name}`);
    return await act(shop, fetched);
  } finally {
    await context.close();
  }
}

const openChat = (shop: Page) => shop.getByRole("button", { name: "Chat", exact: true }).click();
const box = (shop: Page) => shop.getByRole("dialog", { name: "Write to us" });
const said = (shop: Page) => box(shop).getByRole("log").getByRole("listitem");

test("somebody asks on the shop's page and a colleague answers at the desk, through a lost line and two tabs", async () => {
  await goto(`/surveys/${surveyId}/channels/chat`);
  await page.getByLabel("Show the button", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("Show the button", { exact: true }).check();
  await page.getByLabel("English", { exact: true }).fill("Ask us about roses");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();

  await goto("/cases/chats");
  await page.getByLabel("I am at the desk", { exact: true }).check();
  await page.getByText(/^At the desk:/).waitFor();
  expect(await page.getByLabel("Sound when somebody writes", { exact: true }).isChecked()).toBe(
    false,
  );
  await visit(async (shop, fetched) => {
    await shop.getByRole("button", { name: "Chat", exact: true }).waitFor();
    // Nothing of the chat is fetched before somebody presses the button.
    expect(fetched.filter((path) => path.includes("/chat"))).toEqual([]);
    await openChat(shop);
    await box(shop).getByText("We are here now.").waitFor();
    await box(shop).getByText("Ask us about roses").waitFor();
    expect(await axeFindings(shop)).toEqual([]);
    const message = box(shop).getByLabel("Your message", { exact: true });
    await message.fill("Is the <b>rose</b> there?");
    await message.press("Enter");
    await said(shop).getByText("Is the <b>rose</b> there?").waitFor();

    await shop.locator("candor-chat input[type=file]").setInputFiles({
      ...{ name: "pot.png", mimeType: "image/png", buffer: PNG },
    });
    await said(shop).getByRole("button", { name: "pot.png", exact: true }).waitFor();
    await shop.locator("candor-chat input[type=file]").setInputFiles({
      ...{ name: "pot.png", mimeType: "image/png", buffer: Buffer.from("no picture") },
    });
    await box(shop)
      .getByText(/^This could not be sent. Pictures may have 5 MB/)
      .waitFor();

    await page.getByRole("link", { name: /A visitor/ }).click();
    await page.getByRole("link", { name: /pot\.png/ }).waitFor();
    const reply = field("Reply in the chat");
    await reply.fill("It is, in red.");
    await reply.press("Enter");
    await said(shop).getByText("It is, in red.").waitFor();
    expect(await screenFindings(page)).toEqual([]);

    const tab = await shop.context().newPage();
    await tab.goto(`${site.url}/shop-en.html`);
    await tab.getByRole("button", { name: /^Chat/ }).click();
    await said(tab).getByText("It is, in red.").waitFor();

    await shop.context().setOffline(true);
    await message.fill("And in white?");
    await message.press("Enter");
    await box(shop)
      .getByText(/^Not sent yet/)
      .waitFor();
    await shop.context().setOffline(false);
    await said(tab).getByText("And in white?").waitFor();
    await page.getByText("And in white?").first().waitFor();
    await expect.poll(() => said(tab).count()).toBe(4);
  });
  await page.getByLabel("I am at the desk", { exact: true }).uncheck();
  await page.getByText("Nobody is at the desk: pages say that you answer by mail.").waitFor();
});

test("when nobody is there the same box takes an address, and the message is a case at the desk", async () => {
  await goto("/cases/chats");
  await page.getByText("Nobody is at the desk: pages say that you answer by mail.").waitFor();
  await visit(
    async (shop) => {
      await openChat(shop);
      await box(shop)
        .getByText(/^Nobody is here at the moment/)
        .waitFor();
      const message = box(shop).getByLabel("Your message", { exact: true });
      await message.fill("The pot broke");
      await box(shop).getByRole("button", { name: "Send", exact: true }).click();
      // Without an address the answer could reach nobody.
      expect(await said(shop).count()).toBe(0);
      await box(shop).getByLabel("Your e-mail address", { exact: true }).fill("bo@shop.lv");
      await box(shop).getByRole("button", { name: "Send", exact: true }).click();
      await box(shop).getByText("If you leave, our answer goes to bo@shop.lv.").waitFor();
      expect(await axeFindings(shop)).toEqual([]);
      const width = await shop.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
    },
    { width: 360 },
  );
  await page.getByRole("link", { name: /bo@shop\.lv/ }).click();
  await page.getByText("Typed by themselves, not verified: bo@shop.lv").waitFor();
  await page.getByRole("link", { name: "Open the case", exact: true }).click();
  await page.getByText("Opened from a chat while nobody was at the desk").waitFor();
  await button("Send").first().waitFor();
});

test("an Arabic page talks Arabic, from right to left", async () => {
  await visit(
    async (shop) => {
      await shop.getByRole("button", { name: "محادثة", exact: true }).click();
      const dialog = shop.getByRole("dialog", { name: "راسلنا" });
      await dialog.getByText("كيف يمكننا مساعدتك؟").waitFor();
      expect(await dialog.getAttribute("dir")).toBe("rtl");
      expect(await axeFindings(shop)).toEqual([]);
    },
    { name: "shop-ar.html", width: 360 },
  );
});

test("where the chat's script does not come, a plain page takes the same words", async () => {
  await visit(async (shop) => {
    await shop.route("**/chat.js*", (route) => route.abort());
    const [plain] = await Promise.all([shop.waitForEvent("popup"), openChat(shop)]);
    await plain.getByLabel("Your message", { exact: true }).fill("No scripts here");
    await plain.getByLabel("Your e-mail address", { exact: true }).fill("li@shop.lv");
    await plain.getByRole("button", { name: "Send", exact: true }).click();
    await plain.getByText("Thank you, your message has arrived. We answer by mail.").waitFor();
  });
  await goto("/cases/chats");
  await page.getByRole("link", { name: /li@shop\.lv/ }).waitFor();
});

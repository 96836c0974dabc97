import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { appCode } from "../packages/server/src/testing/app-code.ts";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned } from "./support/owned-product.ts";
import { screenFindings, signIn } from "./support/screens.ts";

vi.setConfig({ testTimeout: 300_000 });

const PASSWORD = "a long enough password";

let browser: Browser;
let product: OwnedProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startOwned({ RATE_LIMIT: "0" })]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("two-factor sign-in is set up with an app, asked for in another browser, and that browser is signed out from here", async () => {
  const { page, faults } = await signIn(browser, product);
  await page.goto(`${product.url}/settings/you`);
  const card = page.getByRole("region", { name: "Two-factor sign-in" });
  await card.getByLabel("Current password").fill(PASSWORD);
  await card.getByRole("button", { name: "Set up" }).click();
  await card.getByRole("img", { name: "QR code for the app" }).waitFor();
  const secret = await card.getByLabel("The camera cannot read it?").inputValue();
  expect(await card.getByRole("listitem").count()).toBe(10);
  expect(await screenFindings(page)).toEqual([]);
  await card.getByLabel("3. Code that the app shows now").fill(appCode(secret));
  await card.getByRole("button", { name: "Switch on" }).click();
  await card.getByText("Two-factor sign-in is on.").waitFor();
  expect(faults).toEqual([]);

  const other = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  const there = await other.newPage();
  await there.goto(`${product.url}/sign-in`);
  await there.getByLabel("E-mail").fill("ann@example.com");
  await there.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await there.getByRole("button", { name: "Sign in" }).click();
  await there.getByRole("heading", { name: "Enter the code" }).waitFor();
  expect(await screenFindings(there)).toEqual([]);
  await there.getByLabel("Code", { exact: true }).fill("000000");
  await there.getByRole("button", { name: "Sign in" }).click();
  await there.getByText("This code is wrong or used up.").waitFor();
  await there.getByLabel("Code", { exact: true }).fill(appCode(secret));
  await there.getByRole("button", { name: "Sign in" }).click();
  await there.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  await page.reload();
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await sessions.getByText("This browser").waitFor();
  await sessions.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await sessions.getByText("Signed out.").waitFor();
  await there.goto(`${product.url}/settings/you`);
  await there.getByRole("heading", { name: "Sign in" }).waitFor();
  await other.close();
  await page.context().close();
});

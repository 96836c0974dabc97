import { expect, test } from "vitest";
import { appCode } from "../packages/server/src/testing/app-code.ts";
import { browser, product, withProduct } from "./support/dashboard.ts";
import { screenFindings, signIn } from "./support/screens.ts";

const PASSWORD = "a long enough password";

withProduct();

test("a colleague who was invited chooses a password and is inside; the link works once", async () => {
  const { page, faults } = await signIn(browser, product);
  await page.goto(`${product.url}/settings/members`);
  await page.getByLabel("E-mail of the colleague").fill("eva@example.com");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link for eva@example.com").inputValue();
  await page.context().close();
  expect(faults).toEqual([]);

  const eva = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  const there = await eva.newPage();
  await there.goto(link);
  await there.getByRole("heading", { name: "Join your colleagues" }).waitFor();
  await there.getByLabel("Your name").fill("Eva");
  await there.getByLabel("New password", { exact: true }).fill("short");
  await there.getByText("Too short").waitFor();
  await there.getByLabel("New password", { exact: true }).fill("green tables sing at dawn");
  expect(await screenFindings(there)).toEqual([]);
  await there.getByRole("button", { name: "Join" }).click();
  await there.getByRole("navigation", { name: "Main menu" }).first().waitFor();
  await there.goto(link);
  await there.getByLabel("New password", { exact: true }).fill("green tables sing at dawn");
  await there.getByRole("button", { name: "Join" }).click();
  await there.getByRole("alert").waitFor();
  await eva.close();
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
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
  await there.getByRole("heading", { name: "Enter the code" }).waitFor();
  expect(await screenFindings(there)).toEqual([]);
  await there.getByLabel("Code", { exact: true }).fill("000000");
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
  await there.getByText("This code is wrong or used up.").waitFor();
  await there.getByLabel("Code", { exact: true }).fill(appCode(secret));
  await there.getByRole("button", { name: "Sign in", exact: true }).click();
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

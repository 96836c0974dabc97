import { afterAll, beforeAll, expect, test } from "vitest";
import { cli } from "../packages/server/src/testing/cli.ts";
import {
  CLIENT,
  openIdProvider,
  type TestProvider,
} from "../packages/server/src/testing/openid-provider.ts";
import { browser, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let provider: TestProvider;

onDashboard(undefined, { env: { WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" }, faults: "expected" });
beforeAll(async () => {
  provider = await openIdProvider(`${product.url}/api/auth/sso/callback`);
}, 60_000);
afterAll(async () => provider?.stop());

test("an administrator sets single sign-on up, and a colleague comes in by it", async () => {
  await page.goto(`${product.url}/settings/single-sign-on`);
  const form = page.getByRole("region", { name: "OpenID provider" });
  expect(await form.getByLabel("Redirect address to enter there").inputValue()).toBe(
    `${product.url}/api/auth/sso/callback`,
  );
  await form.getByLabel("Issuer").fill(provider.issuer);
  await form.getByRole("button", { name: "Look at the provider" }).click();
  await form.getByText(/^Found: people sign in at 127\.0\.0\.1/).waitFor();
  await form.getByLabel("Client ID").fill(CLIENT.id);
  await form.getByLabel("Client secret").fill(CLIENT.secret);
  await form.getByRole("button", { name: "Add a group" }).click();
  await form.getByLabel("Group", { exact: true }).fill("nps-admins");
  await form.getByLabel("Role", { exact: true }).selectOption("admin");
  expect(await screenFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Saved").waitFor();

  const domains = page.getByRole("region", { name: "Domains" });
  await domains.getByLabel("Domain").fill("garden.example");
  await domains.getByRole("button", { name: "Add the domain" }).click();
  await domains.getByText("Not proven yet").waitFor();
  expect(await domains.getByLabel("Name", { exact: true }).inputValue()).toBe(
    "_candor.garden.example",
  );
  await domains.getByRole("button", { name: "Check the DNS" }).click();
  await domains.getByRole("alert").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  const said = await cli(["sso", "domain", "garden.example"], { CANDOR_DATA: product.dataFolder });
  expect(said, said.stderr).toMatchObject({ code: 0 });
  await page.reload();
  await domains.getByText(/^Proven/).waitFor();

  const scim = page.getByRole("region", { name: "Directory (SCIM 2.0)" });
  await scim.getByRole("button", { name: "Make a token" }).click();
  expect(await scim.getByLabel("Token for the directory").inputValue()).toMatch(/^scim_/);
  expect(await screenFindings(page)).toEqual([]);

  provider.people.ann = {
    email: "eva@garden.example",
    email_verified: true,
    name: "Eva",
    groups: ["nps-admins"],
  };
  const other = await browser.newContext({ locale: "en", reducedMotion: "reduce" });
  const there = await other.newPage();
  await there.goto(`${product.url}/sign-in`);
  await there.getByRole("button", { name: "Sign in with your organisation" }).click();
  await there.getByText("Enter your e-mail address first").waitFor();
  await there.getByLabel("E-mail").fill("eva@garden.example");
  expect(await screenFindings(there)).toEqual([]);
  await there.getByRole("button", { name: "Sign in with your organisation" }).click();
  // The provider's own pages.
  await there.locator('input[name="login"]').fill("ann");
  await there.locator('input[name="password"]').fill("whatever");
  await there.locator('button[type="submit"]').click();
  await there.getByRole("button", { name: "Continue" }).click();
  await there.getByRole("navigation", { name: "Main menu" }).first().waitFor();
  await there.goto(`${product.url}/settings/members`);
  await there.getByText("eva@garden.example").first().waitFor();

  provider.people.ann.email_verified = false;
  await there.goto(`${product.url}/sign-in?error=sso_email_unverified`);
  await there.getByText("Your organisation did not confirm your e-mail address.").waitFor();
  await other.close();
});

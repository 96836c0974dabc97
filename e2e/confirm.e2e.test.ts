import { sql } from "kysely";
import { expect, test } from "vitest";
import { startPrivatePostgres } from "../packages/server/src/private-postgres/private-postgres.ts";
import { openDatabase } from "../packages/server/src/storage/database.ts";
import { colleague, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

const PASSWORD = "a long enough password";

onDashboard(() => product.api("POST", "/people", { email: "customer@example.com" }), {
  env: { LOOPBACK_NAME: "localhost" },
  faults: "expected",
});

/** The session began an hour ago, and nobody proved anything since. */
async function anHourPasses(): Promise<void> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const postgres = await startPrivatePostgres({ dataFolder: product.dataFolder, log });
  const db = openDatabase(postgres.connection);
  await sql`update auth.session set "createdAt" = now() - interval '1 hour'`.execute(db);
  await sql`delete from directory.session_confirmed`.execute(db);
  await db.destroy();
  await postgres.stop();
}

test("a dangerous act asks who sits there, and then does what was wanted without being asked again", async () => {
  await page.goto(`${product.url}/settings/keys`);
  await page.getByLabel("What it is for").fill("Shop tills");
  await anHourPasses();
  await page.getByRole("button", { name: "Make the key" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it still you?" });
  await dialog.getByLabel("Password").fill("not my password at all");
  expect(await screenFindings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await dialog.getByText("The password is wrong.").waitFor();
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  await page.getByText("Copy it now: it is never shown again.").waitFor();
  expect(await dialog.count()).toBe(0);

  // Whoever closes the dialog is told why nothing was done, and what was typed is still there.
  await page.getByLabel("What it is for").fill("Another one");
  await anHourPasses();
  await page.getByRole("button", { name: "Make the key" }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("alert").getByText("within ten minutes").waitFor();
  expect(await page.getByLabel("What it is for").inputValue()).toBe("Another one");
  expect(colleague.faults.filter((fault) => !/403|400/.test(fault))).toEqual([]);
});

test("a file with all people is fetched once whoever sits there has proved it", async () => {
  await page.goto(`${product.url}/people`);
  await anHourPasses();
  await page
    .getByRole("button", { name: /Export/ })
    .first()
    .click();
  const fetched = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it still you?" });
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Confirm and go on" }).click();
  expect((await fetched).suggestedFilename()).toMatch(/people.*\.csv$/);
  expect(page.url()).toContain("/people");
});

test("a passkey is added, signs in without a password, is named and taken away", async () => {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${product.url}/settings/you`);
  const card = page.getByRole("region", { name: "Passkeys" });
  await card.getByLabel("Name of the passkey").fill("Work laptop");
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await card.getByText("The passkey is added.").waitFor();
  await card.getByText("Work laptop").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await page.context().clearCookies();
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(`${product.url}/settings/you`);
  await card.getByText("last used").waitFor();

  // It proves who sits there as well.
  await anHourPasses();
  await card.getByRole("button", { name: "Remove" }).click();
  await card.getByRole("button", { name: "Rename" }).waitFor({ state: "detached" });
  await card.getByRole("button", { name: "Keep" }).click();
  await card.getByRole("button", { name: "Rename" }).click();
  await card.getByRole("textbox", { name: "Name of the passkey" }).first().fill("Old laptop");
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("Old laptop").waitFor();
  await card.getByRole("button", { name: "Remove" }).click();
  await card.getByRole("button", { name: "Remove for good" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it still you?" });
  await dialog.getByRole("button", { name: "Use a passkey" }).click();
  // While the dialog is open nothing beside it is there for whoever asks by roles.
  await dialog.waitFor({ state: "detached" });
  await card.getByRole("button", { name: "Add a passkey" }).waitFor();
  await card.getByText("Old laptop").waitFor({ state: "detached" });

  await page.context().clearCookies();
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("alert").waitFor();
  expect(page.url()).toContain("/sign-in");
});

test("the chain of the audit log is computed again, and shows a link to note", async () => {
  await page.goto(`${product.url}/settings/audit`);
  await page.getByText("Check the chain").first().click();
  await page.getByRole("button", { name: "Check the chain" }).click();
  await page.getByText(/^Unbroken:/).waitFor();
  const link = await page.getByLabel("Note this elsewhere").inputValue();
  expect(link).toMatch(/^\d+:[0-9a-f]{64}$/);
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("A link noted earlier").fill(link.replace(/:..../, ":0000"));
  await page.getByRole("button", { name: "Check the chain" }).click();
  await page.getByText(/^Broken at entry/).waitFor();
});

import { afterAll, expect, test } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import {
  browser,
  button,
  colleague,
  goto,
  onDashboard,
  page,
  product,
} from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings, signIn } from "./support/screens.ts";

let smtp: TestMailServer;
let survey: { id: string; slug: string };

afterAll(() => smtp?.stop());
onDashboard(
  async () => {
    survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  },
  {
    env: async () => {
      smtp = await testMailServer();
      return { SMTP_URL: smtp.url };
    },
    // A wrong password is refused.
    faults: "expected",
  },
);

const field = (name: string | RegExp) => page.getByLabel(name, { exact: true });

test("a name, a language and a time zone are kept for every device and every mail", async () => {
  await goto("/settings/you");
  await field("Name").fill("Ann Liepa");
  await field("Time zone").selectOption("Asia/Tokyo");
  await page.getByRole("combobox", { name: "Language" }).selectOption("lv");
  expect(await screenFindings(page)).toEqual([]);
  await button("Save").click();
  await page.getByRole("heading", { name: "Profils" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("lv");

  // Another browser, which speaks English by itself.
  const other = await signIn(browser, product, { device: "another" });
  await other.page.goto(`${product.url}/settings/you`);
  await other.page.getByRole("heading", { name: "Profils" }).waitFor();
  expect(await other.page.getByLabel("Vārds", { exact: true }).inputValue()).toBe("Ann Liepa");
  await other.page.getByRole("button", { name: "Valoda" }).first().click();
  await other.page.getByRole("menuitemcheckbox", { name: "English" }).click();
  await other.page.getByRole("heading", { name: "Profile" }).waitFor();
  await until(
    () => other.page.evaluate(() => fetch("/api/v1/me").then((reply) => reply.json())),
    (me) => me.user.language === "en",
  );
  await other.page.context().close();

  await fetch(`${product.url}/api/auth/request-password-reset`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email: "ann@example.com" }),
  });
  await until(
    () => smtp.received.length,
    (n) => n > 0,
  );
  expect(smtp.received[0]?.raw).toContain("Subject: A new password for Candor");
  expect(colleague.faults).toEqual([]);
});

test("the password is changed against the present one, and mails can be switched off", async () => {
  await goto("/settings/you");
  const passwords = page.getByRole("region", { name: "Password", exact: true });
  await passwords.getByLabel("Current password").fill("not this one at all");
  await field("New password").fill("another long password");
  await button("Change the password").click();
  await page.getByText("The current password is wrong").waitFor();
  expect(colleague.faults.splice(0)).not.toEqual([]);
  await passwords.getByLabel("Current password").fill("a long enough password");
  await button("Change the password").click();
  await page.getByText("Changed. You are signed out everywhere else.").waitFor();
  const signedIn = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email: "ann@example.com", password: "another long password" }),
  });
  expect(signedIn.status).toBe(200);
  // Other sessions ended with the old password; the tests go on with this browser's.
  product.cookies.splice(
    0,
    product.cookies.length,
    ...(await page.context().cookies()).map(({ name, value }) => ({
      name,
      value,
      url: product.url,
    })),
  );

  await page.getByLabel("A webhook of a workspace I own was paused").uncheck();
  await button("Save").click();
  await page.getByText("Saved").waitFor();
  await page.reload();
  expect(await page.getByLabel("A webhook of a workspace I own was paused").isChecked()).toBe(
    false,
  );
  expect(await screenFindings(page)).toEqual([]);
});

test("a logo: any picture, served by us, on the page where customers answer, until it is removed", async () => {
  await goto(`/surveys/${survey.id}`);
  await page.getByText("No logo: the name stands in its place.").waitFor();
  await page.locator('input[type="file"]').setInputFiles({
    name: "logo.svg",
    mimeType: "image/svg+xml",
    buffer: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="#0f766e"/><script>alert(1)</script></svg>',
    ),
  });
  await page.getByText("The logo is saved and shown at once.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const logo = page.getByRole("img", { name: "Botanic" });
  expect(await logo.getAttribute("src")).toContain(`/s/${survey.slug}/logo/`);
  await goto(`/s/${survey.slug}`);
  await until(
    () => page.locator("header img").evaluate((img: HTMLImageElement) => img.naturalWidth),
    (width) => width === 300,
  );
  expect(
    await page.locator("header img").evaluate((img: HTMLImageElement) => img.naturalWidth),
  ).toBe(300);
  await page.goBack();
  await button("Remove").click();
  await page.getByText("No logo: the name stands in its place.").waitFor();
  await page.locator('input[type="file"]').setInputFiles({
    name: "words.png",
    mimeType: "image/png",
    buffer: Buffer.from("these are words"),
  });
  await page.getByText("This browser cannot read that picture").waitFor();
  expect(colleague.faults).toEqual([]);
});

test("a forgotten password: a link by mail, a new password, and the link is used up", async () => {
  await page.context().clearCookies();
  await goto("/sign-in");
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  await field("E-mail").fill("ann@example.com");
  expect(await screenFindings(page)).toEqual([]);
  const before = smtp.received.length;
  await button("Send the link").click();
  await page.getByText("a link is on its way").waitFor();
  const [mail] = await until(
    () => smtp.received.slice(before),
    (seen) => seen.length > 0,
    30,
  );
  const link = linkIn(mail?.raw ?? "");
  await page.goto(link);
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await field("New password").fill("seven slow swans swim south");
  expect(await screenFindings(page)).toEqual([]);
  await button("Save the password").click();
  await page.getByText("The new password is saved.").waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await field("E-mail").fill("ann@example.com");
  await field("Password").fill("seven slow swans swim south");
  await button(/^Sign in$/).click();
  await page.getByRole("navigation", { name: "Main menu" }).first().waitFor();
  await page.goto(link);
  await field("New password").fill("eight slow swans swim south");
  await button("Save the password").click();
  await page.getByRole("alert").waitFor();
});

/** The address in a mail whose lines are wrapped as mail wraps them. */
function linkIn(raw: string): string {
  const text = raw.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
  const [found = ""] = /https?:\/\/\S*reset-password\S*/.exec(text) ?? [];
  return found.replace(/[">].*$/, "");
}

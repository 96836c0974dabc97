import PostalMime from "postal-mime";
import { afterAll, expect, test } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { ALWAYS } from "./support/customers.ts";
import { button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";

let smtp: TestMailServer;
let improvementId: string;

onDashboard(
  async () => {
    const survey = await product.api<{ id: string }>("POST", "/surveys", { name: "Shops" });
    await product.api("PATCH", `/surveys/${survey.id}/asking`, { rules: ALWAYS });
    const said = [
      { score: 3, comment: "The queue at the till", name: "Anna", language: "lv" },
      { score: 9, comment: "Nice, but the queue", name: "Bert" },
      { score: 7 },
    ];
    const responseIds: string[] = [];
    for (const [n, { score, comment, name, language }] of said.entries()) {
      const { id, person } = await product.api<{ id: string; person: { id: string } }>(
        "POST",
        `/surveys/${survey.id}/responses`,
        {
          ...{ score, ...(comment ? { comment } : {}) },
          person: { email: `queue${n}@kunde.lv`, ...(name ? { name } : {}) },
        },
      );
      if (language) await product.api("PATCH", `/people/${person.id}`, { language });
      responseIds.push(id);
    }
    const made = await product.api<{ id: string }>("POST", "/improvements", {
      ...{ title: "A second till", surveyId: survey.id, sources: { responseIds } },
    });
    improvementId = made.id;
    await product.api("POST", `/improvements/${improvementId}/begin`, {});
  },
  {
    env: async () => {
      smtp = await testMailServer();
      return { SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@botanic.lv>" };
    },
  },
);

afterAll(() => smtp?.stop());

test("before anybody was told the list says where to begin", async () => {
  await goto("/announcements");
  await page.getByText("Nobody has been told yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("from an improvement everybody who raised it is told: drafted, looked at, approved, sent, and the strip says so", async () => {
  await goto(`/improvements/${improvementId}`);
  const strip = page.getByRole("region", { name: "Surveyed, heard, fixed, told" });
  await strip.getByText("3 times from 3 known customers").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Tell everybody who raised it").click();

  await page.getByRole("heading", { name: "A second till" }).waitFor();
  const preview = page.getByRole("region", { name: "As it will be read" });
  await preview.getByText(/3 of 3 can be told/).waitFor();
  await preview.getByLabel("Letter to").selectOption({ label: "Anna (Latvian)" });
  await preview.getByText(/“The queue at the till”/).waitFor();
  expect(await screenFindings(page)).toEqual([]);

  // What is typed is seen at once, in the letter of the one who would read it.
  await page.getByRole("tab", { name: "English" }).click();
  await page.getByLabel("Subject").fill("The queue is shorter");
  await preview.getByLabel("Letter to").selectOption({ label: "Bert (English)" });
  await preview.getByText("The queue is shorter").waitFor();
  await button("Save").click();
  await button("Approve").click();
  // It may leave by itself later, and somebody thinks better of it.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Send later").last().fill(`${tomorrow}T09:00`);
  await button("Schedule").click();
  await page.getByText(/Leaves by itself: /).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Do not send by itself").click();
  await page.getByText(/Leaves by itself: /).waitFor({ state: "detached" });
  await button("Send 3 letters").click();

  await page.getByRole("heading", { name: "Everybody has been told" }).waitFor({ timeout: 60_000 });
  const recipients = page.getByRole("region", { name: "Recipients" });
  await recipients.getByText("Anna").waitFor();
  await recipients.getByRole("button", { name: "told 3" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await until(
    () => smtp.received.length,
    (n) => n >= 3,
  );
  const mails = await Promise.all(smtp.received.map(({ raw }) => PostalMime.parse(raw)));
  expect(mails.map(({ subject }) => subject)).toContain("The queue is shorter");

  await goto(`/improvements/${improvementId}`);
  await strip.getByText(/3 of 3 customers/).waitFor();

  // Whoever has heard enough says so, and nothing else ends.
  const link = /https?:\/\/\S+\/n\/\S+/.exec(mails[0]?.text ?? "")?.[0] ?? "";
  await page.goto(product.url + new URL(link).pathname);
  await page.getByRole("button").click();
  await page.getByRole("button").waitFor();
});

test.each(["lv", "ru", "sv"])("every screen of announcements fits in %s", async (locale) => {
  await product.api("POST", "/announcements", { improvementId });
  await enterAs({ locale });
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/announcements");
  for (const path of ["", ...data.map(({ id }) => `/${id}`)]) {
    await goto(`/announcements${path}`);
    await settled(page);
    expect([path, await fitFindings(page)]).toEqual([path, []]);
  }
});

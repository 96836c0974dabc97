import { expect, test } from "vitest";
import { browser, button, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    dimensions: ["store"],
  });
  for (let n = 0; n < 36; n++) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: n % 4 === 0 ? 4 : 10,
      properties: { store: n % 2 === 0 ? "Riga" : "Cēsis" },
      ...(n === 30
        ? { comment: "Lovely tulips", person: { email: "a@b.lv", name: "Anna L." } }
        : {}),
    });
  }
});

test("an overview is shared by a link, read by somebody without an account, and taken back", async () => {
  await page.goto(`${product.url}/overview?period=all`);
  await button("Share").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("All answers, also those still to come.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.goto(`${product.url}/overview?period=month&filter=store=Riga`);
  await button("Share").click();
  await dialog.getByText("The period runs along with the calendar.").waitFor();
  await dialog.getByLabel("Heading of the page").fill("Riga, for the board");
  await dialog.getByLabel("Comments of customers, word for word").check();
  await dialog.getByText("Comments can name people").waitFor();
  await dialog.getByLabel("Ask for a password").check();
  await dialog.getByLabel("Password (at least 8 characters)").fill("tulips in april");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  await page.keyboard.press("Escape");

  const guests = await browser.newContext({ reducedMotion: "reduce", javaScriptEnabled: false });
  const guest = await guests.newPage();
  const address = new URL(link).pathname;
  await guest.goto(product.url + address);
  await guest.getByLabel("Password").fill("tulips in april");
  await guest.getByRole("button", { name: "Open" }).click();
  await guest.getByRole("heading", { name: "Riga, for the board" }).waitFor();
  await guest.getByText("store: Riga").waitFor();
  await guest.getByText("18 answers").first().waitFor();
  await guest.getByText("Lovely tulips").waitFor();
  expect(await guest.getByText("Anna L.").count()).toBe(0);
  await guest.getByText("Language: English").click();
  await guest.getByRole("link", { name: "Latviešu" }).click();
  await guest.getByText("18 atbilžu").first().waitFor();

  await page.goto(`${product.url}/settings/shares`);
  await page.getByText("opened").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Take back “Riga, for the board”").click();
  await button("Take back for good").click();
  await page.getByText("Taken back", { exact: true }).waitFor();
  await guest.reload();
  await guest.getByRole("heading", { level: 1 }).waitFor();
  expect(await guest.title()).toContain("Šī saite ir atsaukta");
  await guests.close();
});

test("an improvement and a report are shared where they stand, and listed with the others", async () => {
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/surveys");
  const surveyId = data.find(Boolean)?.id;
  const made = await product.api<{ id: string }>("POST", "/improvements", {
    ...{ surveyId, title: "A second till", hypothesis: "Because the queue costs us Saturdays" },
  });
  const report = await product.api<{ id: string }>("POST", "/reports", { surveyId, name: "Board" });
  await product.api("POST", `/reports/${report.id}/run-now`);
  const guests = await browser.newContext({ reducedMotion: "reduce" });
  const guest = await guests.newPage();
  const dialog = page.getByRole("dialog");
  const opened = async () => {
    await dialog.getByRole("button", { name: "Make the link" }).click();
    const link = await dialog.getByRole("textbox", { name: "Link", exact: true }).inputValue();
    await page.keyboard.press("Escape");
    await guest.goto(product.url + new URL(link).pathname);
  };
  await page.goto(`${product.url}/improvements/${made.id}`);
  await button("Share").click();
  await dialog.getByText("Remarks stay inside.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await opened();
  await guest.getByText("Because the queue costs us Saturdays").waitFor();
  for (const language of ["en", "ru", "lv", "sv"]) {
    await guest.goto(`${guest.url().split("?")[0]}?lang=${language}`);
    expect([language, await screenFindings(guest)]).toEqual([language, []]);
  }
  await page.goto(`${product.url}/settings/reports`);
  await page.getByRole("region", { name: "Board" }).getByRole("button", { name: "Share" }).click();
  await dialog.getByLabel("Which report").selectOption({ label: "Always the newest" });
  expect(await screenFindings(page)).toEqual([]);
  await opened();
  await guest.getByRole("heading", { name: "Board", exact: true }).waitFor();
  expect(await screenFindings(guest)).toEqual([]);
  await guests.close();
  await page.goto(`${product.url}/settings/shares`);
  await button("Take back “A second till”").waitFor();
  await button("Take back “Board”").waitFor();
});

test("a shared page is sound in both themes, on a phone, in four languages", async () => {
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/surveys");
  const shared = await product.api<{ token: string }>("POST", "/shares", {
    surveyId: data.find(Boolean)?.id,
    view: { by: "store" },
    shows: { comments: true, names: true },
  });
  const guests = await browser.newContext({ reducedMotion: "reduce" });
  const guest = await guests.newPage();
  for (const language of ["en", "ru", "lv", "sv"]) {
    await guest.goto(`${product.url}/r/${shared.token}?lang=${language}`);
    expect([language, await screenFindings(guest)]).toEqual([language, []]);
  }
  await guests.close();
});

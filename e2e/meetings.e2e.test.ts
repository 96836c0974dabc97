import { expect, test } from "vitest";
import { browser, button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings, settled } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  });
  for (let n = 0; n < 40; n++) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: n % 4 === 0 ? 4 : 10,
      answeredAt: new Date(Date.now() - (2 + (n % 20)) * 86_400_000).toISOString(),
    });
  }
});

test("a meeting is planned, shown on the wall, turned from a phone, and ends with a decision that has an owner", async () => {
  await goto("/meetings?period=all");
  await page.getByText("No meeting is planned").waitFor();
  await button("Plan a meeting").first().click();
  await field("What it is called").fill("Monday with the shops");
  await field("One question to discuss").fill("Do we need a second till?");
  expect(await screenFindings(page)).toEqual([]);
  await button("Plan it").click();
  await page.getByRole("heading", { name: "Monday with the shops" }).waitFor();
  await button("Prepare the pack").click();
  await page.getByText("The pages were written on").waitFor();
  await button("Open the meeting").click();
  const since = page.getByRole("region", { name: "The last four weeks" });
  await since.getByText("40 answers").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await button("Make a link").click();
  const link = await page.getByLabel("Link for the phone").inputValue();
  await page.getByRole("link", { name: "Show on the wall" }).click();
  await page.getByText("1 of 8").waitFor();
  await page.keyboard.press("PageDown");
  await page.getByText("2 of 8").waitFor();
  await page.getByRole("heading", { name: "The last four weeks" }).waitFor();
  // A projector of four to three, and a phone: nothing is cut off.
  await page.setViewportSize({ width: 1024, height: 768 });
  await settled(page);
  expect(await screenFindings(page)).toEqual([]);

  const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await phone.goto(link.replace(/^https?:\/\/[^/]+/, product.url));
  await phone.getByText("Page 2 of 8").waitFor();
  for (let at = 3; at <= 8; at++) {
    await phone.getByRole("button", { name: "Next" }).click();
    await phone.getByText(`Page ${at} of 8`).waitFor();
  }
  await phone.close();
  // The wall follows by itself.
  await page.getByText("Do we need a second till?").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("textbox", { name: "What you decided" }).fill("A second till on Saturdays");
  await button("Note the decision").click();
  await page.getByRole("link", { name: "A second till on Saturdays" }).waitFor();
  await page.getByRole("textbox", { name: "Notes" }).fill("Ask the landlord");
  await button("Save the notes").click();
  await page.getByRole("button", { name: "Save the notes", disabled: true }).waitFor();
  await button("Close the meeting").click();
  await page.getByText("Ask the landlord").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const minutes = await page.getByRole("link", { name: "Minutes (PDF)" }).getAttribute("href");
  const reply = await page.request.get(product.url + minutes);
  expect((await reply.body()).subarray(0, 5).toString()).toBe("%PDF-");
});

test("a team's meeting is planned, and stands on the card of the team with those that were", async () => {
  await product.api("POST", "/teams", { name: "Riga" });
  await goto("/meetings?period=all");
  await button("Plan a meeting").first().click();
  await field("What it is called").fill("Tills in Riga");
  await field("Whose meeting it is").selectOption("Riga");
  expect(await screenFindings(page)).toEqual([]);
  await button("Plan it").click();
  await page.getByText(/· Team: Riga$/).waitFor();
  await goto("/teams");
  await page.getByRole("heading", { name: "Meetings", exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Tills in Riga", exact: true }).click();
  await page.getByRole("heading", { name: "Tills in Riga" }).waitFor();
});

test("four workshops are opened to print, and the causes they found come back", async () => {
  await goto("/workshops?period=all");
  const first = page.getByRole("listitem").filter({ hasText: "What would make it a 10?" });
  const href = await first.getByRole("link", { name: "Open to print" }).getAttribute("href");
  expect(await screenFindings(page)).toEqual([]);
  await field("Root causes you found").fill("No second till\nStaff on Saturdays");
  await button("Add the causes").click();
  await page.getByText("2 causes added").waitFor();
  await field("Ideas you had").fill("A bench by the till");
  await button("Add the ideas").click();
  await page.getByText("1 idea added").waitFor();
  expect(await product.api("GET", "/ideas")).toMatchObject({
    data: [{ title: "A bench by the till" }],
  });
  await page.getByRole("link", { name: "All root causes" }).click();
  await page.getByText("Staff on Saturdays").first().waitFor();
  const kit = await page.request.get(product.url + href);
  const text = await kit.text();
  expect(text).toContain("<h1>What would make it a 10?</h1>");
  expect(text).toContain("40 answers");
});

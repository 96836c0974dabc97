import { expect, test } from "vitest";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let responseId = "";

onDashboard(async () => {
  const { id: surveyId } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Shop",
    subject: "Botanic",
  });
  const { data } = await product.api<{ data: { userId: string }[] }>("GET", "/colleagues");
  const { id: teamId } = await product.api<{ id: string }>("POST", "/teams", { name: "Riga" });
  const me = { name: "Anna Ozola", externalId: "17", userId: data[0]?.userId, teamId };
  await product.api("POST", "/employees", me);
  await product.api("POST", "/employees", { name: "Jānis Krūms", externalId: "18", teamId });
  await product.api("PUT", "/recognition-settings", { employeeProperty: "cashier", thanksADay: 5 });
  for (let n = 0; n < 24; n += 1) {
    const reply = await product.api<{ id: string }>("POST", `/surveys/${surveyId}/responses`, {
      score: n % 4 === 0 ? 5 : 10,
      comment: n === 23 ? "He carried the pots to my car" : `Number ${n}`,
      properties: { cashier: n % 2 === 0 ? 17 : 18 },
    });
    responseId = reply.id;
  }
  for (let n = 0; n < 36; n += 1) {
    await product.api("POST", `/surveys/${surveyId}/responses`, {
      score: n % 4 === 0 ? 6 : 10,
      properties: { cashier: 18 },
      answeredAt: daysAgo(20).toISOString(),
      ...(n === 1 ? { comment: "He begged me to give him a 10", language: "en" } : {}),
    });
  }
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

test("thanks are one click from an answer; my effect begins with the answers about me", async () => {
  await goto(`/responses?period=all&response=${responseId}`);
  await button("Thank Jānis Krūms").click();
  await page.getByText("Jānis Krūms has been thanked.").waitFor();

  await goto("/thanks");
  const wall = page.getByRole("list", { name: "Thanks inside" });
  await wall.getByText("He carried the pots to my car").waitFor();
  await page.getByText("You may give 4 more today.").waitFor();
  await button("Thank a colleague").click();
  await field("Whom").fill("Jān");
  await page.getByRole("option", { name: "Jānis Krūms" }).click();
  await field("In your words").fill("For staying late on Friday");
  await page.getByRole("button", { name: "Thank", exact: true }).click();
  await wall.getByText("For staying late on Friday").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await goto("/my-effect");
  const mine = page.getByRole("region", { name: "Answers about me" });
  await mine.getByText("12 answers in the last year", { exact: false }).waitFor();
  await page
    .getByRole("region", { name: "My team: Riga" })
    .getByText("Pooled", { exact: false })
    .waitFor();
  await mine.getByRole("button", { name: "Add a note" }).first().click();
  await field("What should be known about this answer").fill("The till was broken");
  await button("Save").click();
  await mine.getByText("Your note: The till was broken").waitFor();
  await mine.getByRole("button", { name: "Ask to leave it out" }).first().click();
  await field("Why this answer should not count").fill("It was another shop");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await mine.getByText("nobody has decided yet", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await goto("/trainings");
  await button("New training").first().click();
  await field("What it is called").fill("The new till");
  await field("Material").fill("See [the page](https://example.com/till)");
  await button("Save").click();
  const card = page.getByRole("region", { name: "The new till" });
  await card.getByRole("link", { name: "the page" }).waitFor();
  await card.getByLabel("Employee").fill("Jān");
  await page.getByRole("option", { name: "Jānis Krūms" }).click();
  await card.getByRole("button", { name: "Add" }).click();
  await card.getByRole("button", { name: "Took part today" }).click();
  await card.getByText("took part on", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("a reward by results says what it rests on before it is proposed, and nobody confirms their own proposal", async () => {
  await goto("/rewards-by-results");
  await page.getByText("No reward by results yet").waitFor();
  await button("Propose a reward").click();
  const form = page.getByRole("region", { name: "Propose a reward" });
  await form.getByRole("combobox", { name: "Employee" }).selectOption({ label: "Jānis Krūms" });
  await form.getByLabel("From", { exact: true }).fill(dayOf(daysAgo(30)));
  await form.getByLabel("To, the last day").fill(dayOf(daysAgo(10)));
  await button("Look at what it rests on").click();
  await form.getByText("drawn towards", { exact: false }).waitFor();
  await form.getByText("Nobody else has answers enough", { exact: false }).waitFor();
  await form.getByText("Nobody was invited in these surveys", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await form.getByLabel("What is given").fill("A day off");
  await form.getByLabel("For what").fill("A good spring");
  await form.getByRole("button", { name: "Propose", exact: true }).click();
  const card = page.getByRole("listitem").filter({ hasText: "Jānis Krūms: A day off" });
  await card.getByText("Proposed, waits for a second person").waitFor();
  expect(await card.getByRole("button", { name: "Confirm" }).count()).toBe(0);
  expect(await screenFindings(page)).toEqual([]);
  await card.getByLabel("What you looked at").fill("Too early");
  await card.getByRole("button", { name: "Take back" }).click();
  await card.getByText("Taken back").waitFor();
});

import { expect, test } from "vitest";
import { goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  });
  const account = await product.api<{ id: string }>("POST", "/accounts", { name: "Kunde SIA" });
  for (let n = 0; n < 12; n++) {
    const person = { email: `k${n}@kunde.lv` };
    const { id } = await product.api<{ id: string }>("POST", "/people", person);
    await product.api("POST", `/accounts/${account.id}/people`, { people: [id] });
    const answeredAt = middleOfMonth(3);
    await product.api("POST", `/surveys/${survey.id}/responses`, { score: 10, person, answeredAt });
  }
  for (const back of [1, 2]) {
    for (let n = 0; n < 40; n++) {
      await product.api("POST", `/surveys/${survey.id}/responses`, {
        score: n % 4 === 0 ? 4 : 10,
        answeredAt: middleOfMonth(back),
      });
    }
  }
});

/** So many months ago, by the calendar of the workspace. */
function middleOfMonth(back: number): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Riga" }).format(new Date());
  const [year = 0, month = 0] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - back, 15, 10)).toISOString();
}

test("a goal is set on a screen, is judged by a month that is over, and stands on the trend", async () => {
  await goto("/goals");
  await page.getByRole("rowheader", { name: "Share of promoters" }).waitFor();
  await page.getByRole("cell", { name: "75% (60% to 86%)" }).first().waitFor();
  await page.getByRole("button", { name: "New goal" }).click();
  const form = page.getByRole("form", { name: "New goal" });
  await form.getByLabel("Target, points").fill("15");
  await form.getByLabel("Cared for by").selectOption({ label: "Ann" });
  expect(await screenFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save the goal" }).click();
  const card = page.getByRole("listitem").filter({ hasText: "cared for by Ann" });
  await card.getByText("Reached").waitFor();
  await card.getByText("at least 15").waitFor();
  await card.getByText("40 answers").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await card.getByRole("button", { name: "Change" }).click();
  await card.getByLabel("Target, points").fill("45");
  await card.getByRole("button", { name: "Save the goal" }).click();
  await card.getByText("Cannot tell yet").waitFor();
  await card.getByText("a month the interval would lie beyond the target").waitFor();

  await page.getByRole("button", { name: "New goal" }).click();
  await form.getByLabel("Measure").selectOption({ label: "Time to first contact" });
  await form.getByLabel("At most, working hours").fill("8");
  await form.getByRole("button", { name: "Save the goal" }).click();
  const desk = page.getByRole("listitem").filter({ hasText: "All cases and promises" });
  await desk.getByText("at most 8 h").waitFor();
  await desk.getByText("No month that is over has figures").waitFor();

  await page.getByRole("button", { name: "New goal" }).click();
  await form.getByLabel("Of", { exact: true }).selectOption({ label: "An account" });
  await form.getByRole("combobox", { name: "Account" }).fill("kunde");
  await form.getByRole("option", { name: "Kunde SIA" }).click();
  await form.getByLabel("Target, points").fill("30");
  expect(await screenFindings(page)).toEqual([]);
  await form.getByRole("button", { name: "Save the goal" }).click();
  const company = page.getByRole("listitem").filter({ hasText: "Account: Kunde SIA" });
  await company.getByText("at least 30").waitFor();

  await goto("/overview?period=all");
  await page.getByText("Target 45").first().waitFor();

  await goto("/goals");
  await card.getByRole("button", { name: "Remove" }).click();
  await card.getByRole("button", { name: "Remove for good" }).click();
  await card.waitFor({ state: "detached" });
  await desk.waitFor();
});

import { expect, test } from "vitest";
import { goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Partners",
    subject: "Botanic",
  });
  // Six companies of three people each, of whom the third never answers.
  for (let n = 0; n < 18; n += 1) {
    const email = `p${n}@company${n % 6}.example`;
    const { id } = await product.api<{ id: string }>("POST", "/people", {
      email,
      name: `Person ${n}`,
      account: `Company ${n % 6}`,
      accountRole: n < 6 ? "decision_maker" : "user",
    });
    await product.api("POST", `/people/${id}/purchases`, {
      at: new Date(Date.now() - 86_400_000).toISOString(),
      amount: 100 * (1 + (n % 6)),
      currency: "EUR",
    });
    if (n >= 12) continue;
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: [10, 9, 3, 8, 10, 2][n % 6],
      person: { email },
    });
  }
  await product.api("POST", "/people", { email: "loose@example.com", name: "Loose" });
});

test("the list of accounts has the score with each company as one opinion, and leads to a company with its people", async () => {
  await goto("/accounts");
  const score = page.getByRole("region", { name: "Score of all accounts" });
  await score.getByText("Partners: 12 answers of 6 accounts").waitFor();
  await score.getByText("Below twenty accounts").waitFor();
  await score.getByText("Deciders", { exact: true }).waitFor();
  await page.getByText("2 of 3 people").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Company 2" }).click();
  await page.getByRole("heading", { name: "Company 2", level: 1 }).waitFor();
  await page.getByText("2 answers: promoters 0, passives 0, detractors 2.").waitFor();
  await page.getByText("1 person was never asked.").waitFor();
  await page.getByText("never answered", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("somebody is put into a company and said to decide; its answers are seen under its name", async () => {
  await goto("/accounts");
  await page.getByRole("link", { name: "Company 1" }).click();
  await page.getByRole("combobox", { name: "Put somebody into this account" }).fill("Loose");
  await page.getByRole("option", { name: "Loose" }).click();
  const role = page.getByRole("combobox", { name: "Role: Loose" });
  await role.selectOption("decision_maker");
  await expect
    .poll(async () => {
      const { data } = await product.api<{ data: { accountRole: string | null }[] }>(
        "GET",
        "/people?search=Loose",
      );
      return data[0]?.accountRole;
    })
    .toBe("decision_maker");
  await page.getByRole("link", { name: "See the answers" }).click();
  await page.getByRole("button", { name: "Remove the filter Account: Company 1" }).waitFor();
});

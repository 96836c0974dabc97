import { expect, test } from "vitest";
import { onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let surveyId: string;

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  });
  surveyId = survey.id;
  const now = new Date();
  for (let back = 9; back >= 1; back--) {
    for (let n = 0; n < 16; n++) {
      const score = [10, 9, 8, 10, 3, 9, 10, 2][n % 8] ?? 9;
      await product.api("POST", `/surveys/${surveyId}/responses`, {
        score,
        // What detractors buy for is about half of what promoters do.
        properties: { revenue: (score >= 9 ? 200 : 100) + 7 * ((n + back) % 9) },
        answeredAt: new Date(
          Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1 + n, 12),
        ).toISOString(),
      });
    }
  }
});

test("from the target to whether it is within reach, with the fan and how earlier forecasts did", async () => {
  const now = new Date();
  const next = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  await product.api("PUT", `/surveys/${surveyId}/goal`, {
    target: 60,
    by: next.toISOString().slice(0, 10),
  });
  await page.goto(`${product.url}/overview?period=all`);
  await page.getByRole("link", { name: "Is it within reach?" }).click();
  const said = page.getByTestId("outlook-said");
  await said.getByText(/the true score in .* lies between/).waitFor();
  await said.getByText(/The target of 60 by .* is met with a probability of/).waitFor();
  await said.getByText(/would have been made so far/).waitFor();
  expect(await page.getByRole("row").count()).toBe(3);
  expect(await screenFindings(page)).toEqual([]);
});

test("what customers are worth stands by group, and another property can hold the money", async () => {
  await page.goto(`${product.url}/why/worth?period=all`);
  const detractors = page.getByRole("listitem").filter({ hasText: "Detractors" });
  await detractors.getByText(/on promoters \(−/).waitFor();
  await page.getByText(/144 answers of 144 came with an amount/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.goto(`${product.url}/why/worth?period=all&money=nothing`);
  await page.getByText("No amounts to count").waitFor();
});

import { expect, test } from "vitest";
import { browser, product, withProduct } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings, signIn } from "./support/screens.ts";

withProduct();
test("a rule is tried on the past, saved, speaks when the score falls, and is closed with what came of it", async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  });
  const answer = (score: number, daysAgo: number) =>
    product.api("POST", `/surveys/${survey.id}/responses`, {
      score,
      answeredAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
    });
  for (let n = 0; n < 60; n += 1) await answer([10, 9, 7, 10, 3][n % 5] ?? 9, 2 + n);
  const { page, faults } = await signIn(browser, product);
  await page.goto(`${product.url}/alerts`);
  await page.getByText("All is quiet").waitFor();
  await page.getByRole("link", { name: "New rule" }).click();
  await page.getByTestId("would-have-spoken").waitFor();
  await page.getByLabel("Name of the rule").fill("It falls");
  await page.getByLabel("A false alarm, at most").selectOption("90");
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Start watching" }).click();
  await page.getByText("Speaks falsely about once in 90 days at most.").waitFor();

  for (let n = 0; n < 30; n += 1) await answer(n % 4, 0);
  await until(
    () => product.api<{ data: unknown[] }>("GET", "/alerts"),
    ({ data }) => data.length === 1,
  );
  await page.reload();
  await page.getByRole("heading", { name: /It falls/ }).waitFor();
  await page.getByText(/are detractors\. A false alarm comes once in/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("Note").fill("The till is mended.");
  await page.getByRole("button", { name: "Close the alert" }).click();
  await page.getByText("something is being done", { exact: false }).waitFor();
  await page.getByRole("link", { name: "New rule" }).click();
  await page.getByLabel("Name of the rule").fill("The form is silent");
  await page.getByLabel("Watch for").selectOption("channel_silent");
  await page.getByText("Judged every day, when the day is over.").waitFor();
  await page.getByLabel("from", { exact: true }).selectOption("22");
  await page.getByTestId("would-have-spoken").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Start watching" }).click();
  await page.getByText("Nobody is told from 22:00 to 07:00.").waitFor();
  await page.goto(`${product.url}/settings/you`);
  const hours = page.getByRole("region", { name: "Mails about alerts" });
  await hours.getByLabel("When they reach you").selectOption("quiet");
  await hours.getByLabel("Quiet from").selectOption("20");
  await hours.getByText("Saved", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => hours.getByLabel("Quiet from").inputValue()).toBe("20");
  expect(faults).toEqual([]);
  await page.context().close();
});

import { expect, test } from "vitest";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

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

test("a decision is written down with its figures, looked at again, and superseded by another one", async () => {
  await goto("/decisions?period=all");
  await page.getByText("Nothing is written down yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "New decision" }).first().click();
  await field("The question").fill("Do we open on Sundays?");
  await field("What was weighed").fill("Open on Sundays\nStay as it is");
  await field("What you decided").fill("Open from June");
  await field("What it is to bring").fill("Fewer complaints about hours");
  await page.getByText("Kept with it: 50").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Write it down").click();
  await page.getByRole("heading", { name: "Do we open on Sundays?" }).waitFor();
  const evidence = page.getByRole("region", { name: "What it rests on" });
  await evidence.getByText("40 answers").waitFor();
  await evidence.getByText("what comes in later changes nothing here").waitFor();

  await button("Look at what became of it").click();
  const review = page.getByRole("form", { name: "Look at what became of it" });
  await review.getByLabel("Came out").selectOption({ label: "Partly as expected" });
  await review.getByLabel("In words").fill("Some still ask");
  await review.getByRole("button", { name: "Save" }).click();
  const reviews = page.getByRole("region", { name: "What became of it" });
  await reviews.getByText("Some still ask").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "Decide anew" }).click();
  expect(await field("The question").inputValue()).toBe("Do we open on Sundays?");
  await field("What you decided").fill("Only in summer");
  await button("Write it down").click();
  await page.getByText("Holds instead of").waitFor();
  await page.getByRole("link", { name: "#1 Do we open on Sundays?" }).click();
  await page.getByText("Superseded by").waitFor();
  await page.getByText("Open from June").waitFor();
  expect(await page.getByRole("link", { name: "Decide anew" }).count()).toBe(0);
});

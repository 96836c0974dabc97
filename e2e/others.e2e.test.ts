import { expect, test } from "vitest";
import { goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

const today = new Date().toISOString().slice(0, 10);

onDashboard(async () => {
  const { id } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Shop",
    subject: "Botanic",
  });
  for (let n = 0; n < 40; n += 1) {
    await product.api("POST", `/surveys/${id}/responses`, {
      score: n < 30 ? 10 : 5,
      channel: "email",
    });
  }
});

test("somebody’s score is noted with its source and compared only where it can be; public ratings stand beside ours", async () => {
  await goto("/why/others?period=all");
  await page.getByRole("heading", { name: "No scores of others yet" }).waitFor();
  await page.getByRole("button", { name: "Note somebody’s score" }).click();
  await page.getByLabel("Whose score").fill("Rose & Co");
  await page.getByLabel("Source", { exact: true }).fill("Annual report");
  await page.getByLabel("Measured on").fill(today);
  await page.getByLabel("Score", { exact: true }).fill("-20");
  await page.getByLabel("Answers").fill("900");
  await page.getByLabel("How it was taken").selectOption("email");
  await page.getByRole("button", { name: "Save" }).click();
  const list = page.getByRole("region", { name: "Scores of others" });
  await list.getByText("Ours is above").waitFor();
  await product.api("POST", "/benchmarks", {
    ...{ name: "Called", source: "A call centre", measuredOn: today, score: 70, base: 400 },
    mode: "phone",
  });
  await product.api("POST", "/public-ratings", {
    ratings: [{ site: "Stars", day: today, rating: 4.1, reviews: 25 }],
  });
  await page.reload();
  await list.getByText("Not comparable").waitFor();
  await list.getByText("people answer a voice higher").waitFor();
  await page.getByRole("columnheader", { name: "Stars (of 5)" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

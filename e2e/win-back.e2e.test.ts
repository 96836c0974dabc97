import { expect, test } from "vitest";
import { goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const { id } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Shop",
    subject: "Botanic",
  });
  const yearAgo = new Date(Date.now() - 365 * 86_400_000).toISOString();
  const rows = Array.from(
    { length: 30 },
    (_, n) => `old${n}@example.com,${yearAgo},${900 - n},EUR`,
  );
  await product.api("POST", "/people/purchases/csv", {
    csv: `email,at,amount,currency\n${rows.join("\n")}\n`,
  });
  await product.api("POST", `/surveys/${id}/responses`, {
    score: 3,
    comment: "The queue was too long",
    person: { email: "old0@example.com" },
  });
  for (let n = 0; n < 12; n += 1) {
    await product.api("POST", `/surveys/${id}/responses`, { score: 9 });
  }
});

test("the list of lapsed customers becomes the draft of a sending in two clicks, a tenth left alone, and what comes of it is counted", async () => {
  await goto("/win-back");
  const list = page.getByRole("region", { name: "Customers who stopped buying" });
  await list.getByText("30 customers who bought for").waitFor();
  await list.getByText("The queue was too long").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Write to them" }).click();
  await page.waitForURL(/\/asking\/sendings\//);
  await goto("/win-back");
  const rounds = page.getByRole("region", { name: "What came of it" });
  await rounds.getByText("0 of 27 came back").waitFor();
  await rounds.getByText("0 of 3 came back").waitFor();
  await rounds.getByText("It is still counted.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("what it is worth says of purchases what can be said, and of the rest that it is not enough", async () => {
  await goto("/why/worth?period=all");
  const growth = page.getByRole("region", { name: "Earned growth" });
  await growth.getByText("Of the last 365 days").waitFor();
  await page.getByText("Not enough to say").waitFor();
  await page.getByText("Not enough people of both groups").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("a dated change says what came of it, or that there is too little to say", async () => {
  await product.api("POST", "/changes", {
    ...{ day: new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10), title: "New till" },
    kind: "service",
  });
  await goto("/overview?period=all");
  await page.getByRole("button", { name: "Dated changes" }).first().click();
  await page.getByLabel("What came of “New till”").click();
  await page.getByText("Too few to say.").waitFor();
});

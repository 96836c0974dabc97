/** Further questions from the editor to the customer and back: asked, answered, read, and what they cost. */
import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { browser, button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { inEveryLight, screenFindings, settled } from "./support/screens.ts";

let survey: { id: string; slug: string };

onDashboard(async () => {
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  await product.api("PATCH", `/surveys/${survey.id}`, { languages: ["en", "lv"] });
});

const room = () => `/surveys/${survey.id}/questions`;
const figures = () => `/figures?survey=${survey.id}`;

/** For whoever wants to look: pictures of a screen in every light. */
async function look(name: string): Promise<void> {
  const folder = process.env.LOOK;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await inEveryLight(page, async (light) => {
    await settled(page);
    await page.screenshot({
      path: `${folder}/${name}-${light.replace(" ", "-")}.png`,
      fullPage: true,
    });
  });
}

test("questions are written in every language, branched, tried, saved and put in order", async () => {
  await goto(room());
  await page.getByText("No further questions yet").waitFor();
  await look("empty");
  await button("Add a question").click();
  await page.getByRole("menuitem", { name: /Satisfaction/ }).click();
  await page.getByLabel("Question: English").fill("How was the delivery?");
  await page.getByLabel("Question: Latvian").fill("Kā bija ar piegādi?");
  await button("Add a question").click();
  await page.getByRole("menuitem", { name: "Choice" }).click();
  await page.getByLabel("Question: English").fill("What went wrong?");
  await page.getByLabel("Option 1: English").fill("It came late");
  await page.getByLabel("Option 2: English").fill("It was broken");
  await page
    .getByLabel("Asked only after an answer to")
    .selectOption({ label: "How was the delivery?" });
  // The first step was taken; the second joins it.
  await page
    .getByRole("group", { name: "One of these answers" })
    .getByRole("button", { name: "Dissatisfied", exact: true })
    .click();
  await button("Add a question").click();
  await page.getByRole("menuitem", { name: "In words" }).click();
  await page.getByLabel("Question: English").fill("Anything else?");

  const preview = page.getByRole("complementary", { name: "Preview" });
  expect(await preview.getByText("What went wrong?").count()).toBe(0);
  await preview.getByRole("button", { name: "Dissatisfied", exact: true }).click();
  await preview.getByText("What went wrong?").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await look("editor");

  await page.getByLabel("Link for a public review").fill("https://reviews.example.com/botanic");
  await button("Save").click();
  await page.getByRole("status").getByText("Saved").first().waitFor();
  expect(await product.api("GET", `/surveys/${survey.id}/questions`)).toMatchObject({
    reviewUrl: "https://reviews.example.com/botanic",
  });
  await page.getByText("Nobody was asked yet.").waitFor();
  const saved = await product.api<{ questions: object[] }>("GET", room());
  expect(saved.questions).toMatchObject([
    { id: "csat", kind: "csat", text: { en: "How was the delivery?", lv: "Kā bija ar piegādi?" } },
    { id: "question", kind: "choice", when: { question: "csat", anyOf: ["1", "2"] } },
    { id: "question2", kind: "text" },
  ]);

  // What a branch hangs from cannot come after it.
  await button("Move down: How was the delivery?").click();
  await button("Save").click();
  await expect
    .poll(async () => (await product.api<{ questions: { id: string }[] }>("GET", room())).questions)
    .toMatchObject([{ id: "question" }, { id: "csat" }, { id: "question2" }]);
  const moved = await product.api<{ questions: object[] }>("GET", room());
  expect(moved.questions[0]).not.toHaveProperty("when");
  await product.api("PUT", room(), { questions: saved.questions });
});

test("a customer is led into a branch, and who leaves in the middle has answered so far", async () => {
  const customer = await browser.newPage();
  await customer.goto(`${product.url}/s/${survey.slug}?lang=en`);
  await customer.locator('[name=score][value="3"]').click();
  await customer.getByText("How was the delivery?").waitFor();
  expect(await customer.getByText("What went wrong?").isVisible()).toBe(false);
  await customer.getByLabel("Dissatisfied", { exact: true }).check();
  await customer.getByText("What went wrong?").waitFor();
  const list = () =>
    product.api<{ data: { answers: object }[] }>("GET", `/surveys/${survey.id}/responses`);
  await expect.poll(async () => (await list()).data[0]?.answers).toEqual({ csat: "2" });
  await customer.close();
  await goto(room());
  await page.getByText("0 of 1 who gave a score sent the rest too.").waitFor();
  const row = page.getByRole("row", { name: /What went wrong\?/ });
  const cells = await row.locator("td").allTextContents();
  expect(cells.slice(0, 4)).toEqual(["1", "0", "0", "1"]);
  expect(await screenFindings(page)).toEqual([]);
});

test("figures stand with interval and base, narrow everything, and lead to the answers", async () => {
  await goto(figures());
  await page.getByText("1 answer: a figure appears from 10 on.").waitFor();
  await look("one");
  const give = async (n: number, day: string, answers: object, score = 9) => {
    for (let i = 0; i < n; i += 1) {
      await product.api("POST", `/surveys/${survey.id}/responses`, {
        score,
        answers,
        answeredAt: `${day}T12:00:00Z`,
      });
    }
  };
  await give(16, "2026-08-10", { csat: "5", question2: "Strong roots" });
  await give(8, "2026-08-20", { csat: "2", question: ["option1"] }, 3);
  await give(14, "2026-09-10", { csat: "4" });
  await goto(`${figures()}&period=year`);
  const card = page.getByRole("region", { name: "How was the delivery?" });
  await card.getByText("39 answers", { exact: false }).first().waitFor();
  await card.getByText("77%", { exact: true }).waitFor();
  await card.getByText("Satisfied (4 and 5)").first().waitFor();
  await page.getByText("Strong roots").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await look("figures");

  await card.getByRole("button", { name: /^Very satisfied/ }).click();
  await page.getByRole("button", { name: /How was the delivery\?: Very satisfied/ }).waitFor();
  await card.getByText("16 answers", { exact: false }).first().waitFor();
  await page.getByRole("link", { name: /Read all 16 answers/ }).click();
  await page.waitForURL(/\/responses/);
  await page.getByText("16 answers", { exact: true }).waitFor();
  await button("Columns").click();
  await page.getByRole("menuitemcheckbox", { name: "Anything else?" }).click();
  await page.keyboard.press("Escape");
  const list = page.getByRole("region", { name: "Responses" });
  await list.getByText("Strong roots").first().waitFor();
  await list.getByRole("link").first().click();
  const detail = page.getByRole("region", { name: "Further answers" });
  await detail.getByText("Strong roots").waitFor();
  await detail.getByRole("button", { name: "Very satisfied" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await look("responses");
});

test("the overview compares scores by what was answered", async () => {
  await goto(`/overview?survey=${survey.id}&period=year&by=answers[csat]`);
  const card = page.getByRole("region", { name: /Compared/ });
  await card.getByRole("button", { name: /Very satisfied/ }).waitFor();
});

test("in Latvian the room speaks Latvian, and the survey's Latvian words are shown", async () => {
  await enterAs({ locale: "lv" });
  await goto(`${figures()}&period=year`);
  await page.getByRole("region", { name: "Kā bija ar piegādi?" }).waitFor();
  await look("figures-lv");
  await goto(room());
  await page.getByText("Papildjautājumi").first().waitFor();
  await page
    .getByRole("button", { name: /Kā bija ar piegādi\?|How was the delivery\?/ })
    .first()
    .waitFor();
  await look("editor-lv");
});

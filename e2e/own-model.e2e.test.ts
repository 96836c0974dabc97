import { afterAll, expect, test } from "vitest";
import { type FakeModel, fakeModel } from "../packages/server/src/testing/fake-model.ts";
import { button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { screenFindings } from "./support/screens.ts";

let model: FakeModel;
let survey: string;
const given: string[] = [];

const COMMENTS: [number, string, string][] = [
  [2, "lv", "Piegāde bija ļoti lēna, un neviens neatbildēja uz tālruni +371 20 000 000."],
  [3, "en", "The checkout is slow and the staff were rude."],
  [9, "en", "Friendly people and good advice, thank you."],
  [4, "en", "Slow delivery, again. If that goes on we leave."],
  [10, "en", "Wonderful plants, they are doing well in the garden."],
  [6, "en", "Bad service at the till, I waited for ages."],
];

onDashboard(
  async () => {
    ({ id: survey } = await product.api<{ id: string }>("POST", "/surveys", {
      name: "Spring",
      subject: "Botanic",
    }));
    for (const [score, language, comment] of COMMENTS) {
      const answer = { score, language, comment };
      const { id } = await product.api<{ id: string }>(
        "POST",
        `/surveys/${survey}/responses`,
        answer,
      );
      given.push(id);
    }
  },
  {
    env: async () => {
      model = await fakeModel();
      return { MODEL_ALLOWED_HOSTS: "127.0.0.1" };
    },
  },
);
afterAll(() => model?.stop());

const field = (name: string | RegExp) => page.getByLabel(name, { exact: true });

test("a model is set up, tested and switched on; what would be sent is there to read before", async () => {
  await goto("/themes/settings");
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.getByText("Switched off. Nothing is sent anywhere.").waitFor();
  await page.getByText("Show the exact request").click();
  await page.getByText("exactly this is sent:").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  expect(model.asked).toEqual([]);
  await field("Address").fill(model.url);
  await field("Name of the model").fill("tiny-1");
  await field("Key").fill("sk-of-the-test");
  for (const use of [/^Read comments/, /^Write summaries/, /^Translate a comment/])
    await page.getByRole("checkbox", { name: use }).check();
  await button("Save").click();
  await page.getByText("A key is kept, encrypted; it is never shown.").waitFor();
  await button("Test").click();
  await page.getByText(/^It works\. It answered in/).waitFor();
  expect(model.asked).toHaveLength(1);
  await button("Switch on").click();
  await page.getByText("Switched on: tiny-1").waitFor();
  await button("Have them read").click();
  await page.getByText(/comments? waits? for the model/).waitFor();
  await page.getByText(/^Comments: 6 read, 0 waiting/).waitFor({ timeout: 60_000 });
  await page.reload();
  await page.getByRole("rowheader", { name: "Tone, all languages" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("a comment in another language is translated, marked, and kept", async () => {
  await goto(`/responses?response=${given[0]}`);
  await button("Translate").click();
  const translation = page.getByRole("region", { name: "Translation: English" });
  await translation.getByText(/Piegāde bija ļoti lēna.*\[PHONE\]/).waitFor();
  await translation.getByText(/^Written by a machine: tiny-1/).waitFor();
  await translation.getByText("Personal data was replaced").waitFor();
  const asked = model.asked.length;
  await page.reload();
  await translation.getByText(/^Written by a machine: tiny-1/).waitFor();
  expect(model.asked.length).toBe(asked);
  expect(await screenFindings(page)).toEqual([]);
});

test("the period is summed up with the answers it rests on, and goes with one of them", async () => {
  await goto("/overview?period=all");
  const card = page.getByRole("region", { name: "In three sentences" });
  await card.getByRole("button", { name: "Write a summary" }).click();
  await card.getByText("Customers say that it is slow.").waitFor();
  await card.getByText(/^Written by a machine: tiny-1/).waitFor();
  await card.getByText(/^From 6 comments of 6/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await card.getByRole("link", { name: "Answer 1 of sentence 1" }).click();
  await page.waitForURL(/response=/);
  const rests = new URL(page.url()).searchParams.get("response") ?? "";
  // Not while its panel is open: what is gone would be asked for again.
  await goto("/themes/model");
  await page.getByText("Switched on: tiny-1").waitFor();
  await product.api("DELETE", `/responses/${rests.replaceAll('"', "")}`);
  await goto("/overview?period=all");
  await card.getByRole("button", { name: "Write a summary" }).waitFor();
});

test("an endpoint that fails says so, and the embedded reader goes on", async () => {
  model.says = () => ({ status: 500, body: "out of memory" });
  await product.api("POST", `/surveys/${survey}/responses`, {
    ...{ score: 3, language: "en", comment: "The queue was awful." },
  });
  const failing = await until(
    () => product.api<{ resting: { why: string } | null }>("GET", "/own-model"),
    ({ resting }) => resting !== null,
    60,
  );
  expect(failing.resting?.why).toBe("server_error");
  await goto("/themes/model");
  await page.getByText(/^Left alone until .*an error of its own/).waitFor({ timeout: 60_000 });
  await page.getByText("500: out of memory").waitFor();
  const read = await until(
    () =>
      product.api<{ data: { reading: unknown }[] }>("GET", `/surveys/${survey}/responses?limit=1`),
    ({ data }) => data[0]?.reading !== null,
    60,
  );
  expect(read.data[0]?.reading).toMatchObject({ readBy: null });
  expect(await screenFindings(page)).toEqual([]);
  model.says = null;
});

test("in Swedish it is all there, and all that it wrote can be removed", async () => {
  await enterAs({ locale: "sv" });
  await goto("/themes/model");
  await page.getByRole("heading", { name: "En egen modell" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Ta bort allt den skrivit").click();
  await button("Ta verkligen bort det").click();
  await page.getByText("Allt som modellen skrivit togs bort").waitFor();
  const written = await product.api<{ state: string | null }>(
    "GET",
    `/responses/${given[5]}/written`,
  );
  expect(written.state).toBeNull();
});

import { expect, test } from "vitest";
import { button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
/** Four weeks before and four after it are over. */
const BEGAN = 40;

let survey: { id: string };

onDashboard();

/** Unhappy in Riga before, happy after; as ever in Oslo. */
async function answers(): Promise<void> {
  const groups = [
    { shop: "Riga", from: BEGAN + 20, bad: true },
    { shop: "Riga", from: BEGAN - 2, bad: false },
    { shop: "Oslo", from: BEGAN + 20, bad: false },
    { shop: "Oslo", from: BEGAN - 2, bad: false },
  ];
  const responses = groups.flatMap(({ shop, from, bad }) =>
    Array.from({ length: 40 }, (_, i) => ({
      score: bad && i % 2 ? 3 : 9,
      ...(i % 2 ? { comment: "The queue at the till" } : {}),
      properties: { shop },
      answeredAt: daysAgo(from - (i % 14)),
      person: { email: `${shop.toLowerCase()}-${from}-${i}@shop.lv` },
    })),
  );
  const reply = await fetch(`${product.url}/api/v1/surveys/${survey.id}/responses/bulk`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${product.key}`,
      "content-type": "application/x-ndjson",
    },
    body: responses.map((one) => `${JSON.stringify(one)}\n`).join(""),
  });
  expect(reply.status).toBe(200);
}

test("before anything is improved the screen says where to begin", async () => {
  await goto("/improvements");
  await page.getByText("Nothing is being improved yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("an improvement is planned from what costs points, begun, measured against those it did not touch, and kept", async () => {
  survey = await product.api("POST", "/surveys", { name: "Shops", dimensions: ["shop"] });
  await answers();
  await goto(`/improvements/new?survey=${survey.id}&filter=shop%3DRiga`);
  await page.getByText("shop: Riga").first().waitFor();
  await page.getByLabel("What you make better").fill("A second till");
  await page.getByLabel("Why it should help").fill("Because the queue is long, we expect more");
  await page.getByLabel("Expected change, points").fill("5");
  await page.getByLabel("Weeks compared").fill("4");
  await page.getByText(/Take along 40 answers/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save the plan").click();

  await page.getByRole("heading", { name: "A second till" }).waitFor();
  await page.getByText("40 sources, 40 known customers").first().waitFor();
  await page.getByText(/in the last weeks/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("Customers notice it from").fill(daysAgo(BEGAN).slice(0, 10));
  await button("Begin").click();

  // It is measured by itself as soon as its weeks are over; a colleague need not wait for that.
  await page
    .getByText("nobody should be told that the score proves it")
    .waitFor({ timeout: 60_000 });
  await page.getByText("It was planned when the figures could be known").waitFor();
  const result = page.getByRole("region", { name: "Result" });
  await result.getByRole("row", { name: /Those it was for/ }).waitFor();
  await result.getByRole("row", { name: /All others/ }).waitFor();
  await result.getByText(/Less what moved all others: \+100 points/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("In your own words").fill("It stays");
  await button("Keep it").click();
  await page.getByText("It stays").waitFor();

  await goto("/overview");
  await page.getByText("A second till").first().waitFor({ state: "attached" });
  await goto("/improvements");
  const over = page.getByRole("region", { name: "Finished and dropped" });
  await over.getByText("Better").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("what is over is written up in one click, found again by whoever plans the like, and stands beside stories of others", async () => {
  await goto("/improvements");
  await page.getByRole("link", { name: "A second till" }).click();
  await button("Write it up").click();
  const form = page.getByRole("form", { name: "Story" });
  await form.getByLabel("What was wrong").fill("The queue at the till was long");
  await form.getByLabel("Waiting", { exact: true }).check();
  await form.getByLabel("Show it to everybody in the workspace").check();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save").click();
  await page.getByText("A story, not a proof: what helped once may not help again.").waitFor();
  await page
    .getByRole("region", { name: "Result" })
    .getByText(/Less what moved all others/)
    .waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await goto("/improvements/library");
  const own = page.getByRole("region", { name: "Our own" });
  await own.getByRole("link", { name: "A second till" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("Search stories").fill("cashiers");
  await own.waitFor({ state: "detached" });
  await page.getByRole("link", { name: /^Tesco stopped asking/ }).click();
  await page.getByRole("link", { name: /^Case study: Tesco/ }).waitFor();
  expect(await screenFindings(page)).toEqual([]);

  const made = await product.api<{ id: string }>("POST", "/improvements", {
    title: "Shorter queues",
    surveyId: survey.id,
    measure: { theme: ["waiting"] },
  });
  await goto(`/improvements/${made.id}`);
  const others = page.getByRole("region", { name: "Others have had this" });
  await others.getByRole("link", { name: "A second till" }).waitFor();
  await others.getByText("about Waiting").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await goto("/themes/waiting");
  await others
    .getByRole("link", { name: /^Tesco|^DPD/ })
    .first()
    .waitFor();
});

test("a source taken out takes its customer along; a remark stays beside the plan", async () => {
  const made = await product.api<{ id: string }>("POST", "/improvements", {
    title: "Shorter forms",
    surveyId: survey.id,
    measure: { filter: ["shop=Oslo"] },
    sources: { gather: { from: daysAgo(70).slice(0, 10), to: daysAgo(-1).slice(0, 10) } },
  });
  await goto(`/improvements/${made.id}`);
  await page.getByText("40 sources, 40 known customers").first().waitFor();
  await button("Remove this source").first().click();
  await page.getByText("39 sources, 39 known customers").first().waitFor();
  await page.getByLabel("What happened meanwhile").fill("The printer broke");
  await button("Add").click();
  await page.getByText("The printer broke").waitFor();
  await page.getByText(/Improvement \d+ · Nobody yet/).waitFor();
  await page.getByLabel("Owner").selectOption({ label: "Ann" });
  await page.getByText(/Improvement \d+ · Ann/).waitFor();
  await button("Give it up").click();
  await page.getByText("Dropped").first().waitFor();
});

test.each(["lv", "ru", "sv"])("every screen of improvements fits in %s", async (locale) => {
  await enterAs({ locale });
  const { data } = await product.api<{ data: { id: string }[] }>("GET", "/improvements");
  const library = ["/library", "/library/tesco-queues", "/library/walmart-clutter"];
  for (const path of [
    "",
    "/new?filter=shop%3DRiga",
    ...library,
    ...data.map(({ id }) => `/${id}`),
  ]) {
    await goto(`/improvements${path}`);
    await settled(page);
    expect([path, await fitFindings(page)]).toEqual([path, []]);
  }
});

import { expect, test } from "vitest";
import { goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let spring: string;
let rated: string;

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    dimensions: ["store"],
  });
  spring = survey.id;
  // Of sixty customers every second one of the free plan answers, and nearly all of the paid one.
  for (let n = 0; n < 60; n += 1) {
    const isPaid = n % 3 === 0;
    const email = `guest${n}@example.com`;
    await product.api("POST", "/people", { email, attributes: { plan: isPaid ? "paid" : "free" } });
    if (!isPaid && n % 2 === 0) continue;
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: isPaid ? 10 : [2, 9, 7, 10, 3][n % 5],
      person: { email },
      properties: { store: "Rīga" },
      answeredAt: `2026-05-${String(1 + (n % 28)).padStart(2, "0")}T12:00:00Z`,
    });
  }
  // Forty tens in a row, a second after each other.
  for (let n = 0; n < 40; n += 1) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: 10,
      properties: { store: "Liepāja" },
      answeredAt: `2026-05-20T15:00:${String(n).padStart(2, "0")}Z`,
    });
  }
  // Another survey rates service and price besides: the score follows the service.
  const { id } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Rated",
    subject: "Botanic",
  });
  rated = id;
  await product.api("PUT", `/surveys/${id}/questions`, {
    questions: [
      { id: "service", kind: "stars", text: { en: "Service" } },
      { id: "price", kind: "csat", text: { en: "Price" } },
    ],
  });
  for (let n = 0; n < 60; n += 1) {
    const service = 1 + (n % 5);
    await product.api("POST", `/surveys/${id}/responses`, {
      score: 2 * service - (n % 3 === 0 ? 1 : 0),
      answers: { service: String(service), price: String(1 + ((n * 7) % 4)) },
      answeredAt: `2026-05-${String(1 + (n % 28)).padStart(2, "0")}T12:00:00Z`,
    });
  }
});

const MAY = "from=2026-05-01&to=2026-06-01";

test("who answered stands against all customers, the score weighted beside the score as it is; shares can be typed", async () => {
  await goto(`/why/answered?survey=${spring}&${MAY}`);
  await page.getByTestId("answered-said").getByText("40 of 60 people known answered").waitFor();
  await page.getByTestId("answered-unweighted").getByText("40 answers").waitFor();
  await page.getByTestId("answered-weighted").getByText("answers of equal weight").waitFor();
  await page.getByRole("region", { name: "plan" }).getByText("beyond chance").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("combobox", { name: "Type shares of" }).selectOption("store");
  const form = page.getByRole("form", { name: "Shares of store" });
  await form.getByLabel("Rīga, %").fill("30");
  await form.getByText("it must be 100").waitFor();
  await form.getByLabel("Liepāja, %").fill("70");
  await form.getByRole("button", { name: "Save the shares" }).click();
  await page.getByTestId("answered-said").getByText("shares that were typed").waitFor();
  await page.getByTestId("answered-weighted").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByTestId("answered-said").getByText("people known").waitFor();
});

test("what is unusual is shown with its numbers, accuses nobody, and can be left out with a reason", async () => {
  await goto(`/why/unusual?survey=${spring}&${MAY}`);
  const run = page
    .getByTestId("signal-run_of_tens")
    .filter({ has: page.getByRole("button", { name: /Leave its answers out/ }) })
    .first();
  await run.getByText(/tens in a row/).waitFor();
  await page.getByText("It proves nothing", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await run.getByRole("button", { name: /Leave its answers out/ }).click();
  await run.getByLabel("Why they do not count").fill("A test of the till");
  await run.getByRole("button", { name: /out of the score/ }).click();
  await page.getByText("Nothing unusual").waitFor();
  const { data } = await product.api<{ data: { exclusion: { note: string } }[] }>(
    "GET",
    `/surveys/${spring}/responses?standing=excluded&limit=100`,
  );
  expect(data.length).toBeGreaterThanOrEqual(40);
  expect(data.every(({ exclusion }) => exclusion.note === "A test of the till")).toBe(true);
});

test("what goes along with the score stands in its order with intervals, and is never called a cause", async () => {
  await goto(`/why/drivers?survey=${rated}&${MAY}`);
  await page.getByTestId("drivers-said").getByText("60 answers", { exact: false }).waitFor();
  await page.getByRole("rowheader", { name: "1. Service" }).waitFor();
  await page.getByText("An association, not a cause", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

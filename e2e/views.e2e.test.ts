import { expect, test } from "vitest";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

const DAY_MS = 86_400_000;

onDashboard(async () => {
  await product.api("POST", "/surveys", { name: "Autumn", subject: "Botanic" });
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    dimensions: ["store"],
  });
  for (let n = 0; n < 96; n += 1) {
    const isRiga = n % 2 === 0;
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: isRiga ? [3, 2, 9, 6, 7][n % 5] : [10, 9, 10, 8, 10][n % 5],
      properties: { store: isRiga ? "Rīga" : "Liepāja", visits: (n % 9) + 1 },
      answeredAt: new Date(Date.now() - (n + 1) * 0.6 * DAY_MS).toISOString(),
    });
  }
});

/** Waits until the address says so: what is chosen goes there after the server was asked. */
const address = (key: string) =>
  expect.poll(() => new URL(page.url()).searchParams.get(key), { timeout: 20_000 });

test("the overview opens on 30 days, remembers the period chosen, and a view keeps what is shown", async () => {
  await goto("/overview");
  await address("period").toBe("month");
  await page.getByRole("combobox", { name: "Compare with" }).selectOption("year");
  await address("compare").toBe("year");
  await page.getByTestId("score").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  await page.keyboard.press("q");
  await address("period").toBe("quarter");
  await goto("/overview");
  await address("period").toBe("quarter");

  await button(/Rīga/).click();
  await address("filter").toBe("store=Rīga");
  await button("Views").click();
  await page.getByLabel("Save what is shown as").fill("Riga, 90 days");
  await page.getByLabel("Everybody in the workspace sees it").check();
  await button("Save the view").click();
  await page.getByText("The view is saved").waitFor();

  await goto("/overview?period=all");
  await page.getByTestId("score").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search and go to" }).waitFor();
  await page.keyboard.type("Riga, 90");
  await page.getByRole("option", { name: /Riga, 90 days/ }).waitFor();
  await page.keyboard.press("Enter");
  await address("filter").toBe("store=Rīga");
  await address("period").toBe("quarter");
});

test("a target is set beside the score, and said as a probability", async () => {
  await goto("/overview?period=quarter");
  await button("Set a target").click();
  await page.getByLabel("Target for the score").fill("90");
  await button("Save the target").click();
  await page.getByText(/probable that the true score is above the target of 90/).waitFor();
  await page.getByText("Target 90").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("what moves the score most stands first, a property is cut into bands, two are crossed", async () => {
  await goto("/overview?period=quarter&by=store");
  await page
    .getByText(/moves the score by/)
    .first()
    .waitFor();
  await page.getByRole("combobox", { name: "Property" }).selectOption("visits");
  await page.getByText("This property is read from the answers themselves.").waitFor();
  await button("Names, order and bands").click();
  await page.getByLabel("Name of the property").fill("Visits a year");
  await page.getByLabel("A new band begins at").fill("4 7");
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("4–6", { exact: true }).waitFor();
  await page.getByText("7 or more").waitFor();
  await button(/below 4/).click();
  await expect
    .poll(() => new URL(page.url()).searchParams.getAll("filter"), { timeout: 20_000 })
    .toEqual(["visits=1", "visits=2", "visits=3"]);
  await goto("/crossing?period=quarter&rows=store&columns=channel");
  await page.getByRole("rowheader", { name: "Rīga" }).waitFor();
  await page
    .getByText(/on all others/)
    .first()
    .waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("all surveys stand on one screen, and several are seen as one score", async () => {
  await goto("/all?period=quarter");
  await page.getByRole("link", { name: "Spring" }).waitFor();
  await page.getByRole("link", { name: "Autumn" }).waitFor();
  await page.getByLabel("Select Spring").check();
  await page.getByLabel("Select Autumn").check();
  await page.getByRole("heading", { name: "2 surveys together" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

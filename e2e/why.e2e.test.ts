import { expect, test } from "vitest";
import { onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard(async () => {
  const survey = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
    dimensions: ["store"],
  });
  // In April both shops do well; in May Riga does not.
  for (const [month, isBad] of [
    ["04", false],
    ["05", true],
  ] as const) {
    for (let n = 0; n < 80; n += 1) {
      const isRiga = n % 2 === 0;
      await product.api("POST", `/surveys/${survey.id}/responses`, {
        score: isRiga && isBad ? [2, 3, 6, 9, 1][n % 5] : [10, 9, 8, 10, 3][n % 5],
        comment: isRiga && isBad ? `The queue was long (${n}).` : undefined,
        touchpoint: isRiga ? "visit" : "delivery",
        properties: { store: isRiga ? "Rīga" : "Liepāja" },
        answeredAt: `2026-${month}-${String(1 + (n % 28)).padStart(2, "0")}T12:00:00Z`,
      });
    }
  }
});

const MAY = "from=2026-05-01&to=2026-06-01";

test("from the score to why it fell: the shop is named, with its interval, and never as a cause", async () => {
  await page.goto(`${product.url}/overview?${MAY}`);
  await page.getByRole("link", { name: "Why did it move?" }).click();
  const sentence = page.getByTestId("why-sentence");
  await sentence.getByText(/fell by .* store: Rīga itself scored lower/).waitFor();
  await sentence.getByText(/not what caused it/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page
    .getByRole("button", { name: /store: Rīga/ })
    .first()
    .click();
  await expect
    .poll(() => new URL(page.url()).searchParams.get("filter"), { timeout: 20_000 })
    .toBe("store=Rīga");
});

test("what to fix first stands with its probability and customers' words, and its cost can be said", async () => {
  await page.goto(`${product.url}/why/first?${MAY}`);
  const fix = page.getByRole("region", { name: "To make better" });
  await fix.getByRole("link", { name: "store: Rīga" }).waitFor();
  await fix
    .getByText(/probable to be the largest/)
    .first()
    .waitFor();
  await fix.getByText("The queue was long", { exact: false }).first().waitFor();
  await fix.getByRole("combobox", { name: "What it costs" }).first().selectOption("small");
  await page.reload();
  await expect
    .poll(() => fix.getByRole("combobox", { name: "What it costs" }).first().inputValue(), {
      timeout: 20_000,
    })
    .toBe("small");
  expect(await screenFindings(page)).toEqual([]);
});

test("portraits and the journey say who and where, and work at every width", async () => {
  await page.goto(`${product.url}/why/portraits?${MAY}`);
  const detractors = page.getByRole("region", { name: "Detractors" });
  await detractors.getByText("store: Rīga").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("link", { name: "Journey" }).click();
  await page.getByText("The steps differ beyond chance", { exact: false }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

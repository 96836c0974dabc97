import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { type OwnedProduct, startOwned, until } from "./support/owned-product.ts";
import { pictureFinding } from "./support/pictures.ts";
import { settled, signIn } from "./support/screens.ts";

vi.setConfig({ testTimeout: 300_000 });

/** What the clock of the browser says, so that "3 days ago" stays so. */
const NOW = new Date("2026-06-15T09:00:00Z");
const DAY_MS = 86_400_000;

let browser: Browser;
let product: OwnedProduct;
let survey: { id: string };
let person: { id: string };

beforeAll(async () => {
  [browser, product] = await Promise.all([launchChromium(), startOwned({ RATE_LIMIT: "0" })]);
  survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
  person = await product.api("POST", "/people", { name: "Anna Liepa", email: "anna@example.com" });
  await product.api("POST", "/people", { name: "Bo Ek", phone: "+46701234567" });
  for (let n = 0; n < 60; n += 1) {
    await product.api("POST", `/surveys/${survey.id}/responses`, {
      score: [9, 10, 3, 8, 9, 10, 6, 9, 10, 7][n % 10],
      ...(n % 3 === 0 ? { comment: `The roses came late, but they grow well (${n}).` } : {}),
      properties: { store: ["Rīga", "Liepāja"][n % 2] },
      answeredAt: new Date(NOW.getTime() - (n + 1) * 1.5 * DAY_MS).toISOString(),
    });
  }
  await product.api("POST", `/surveys/${survey.id}/sendings`, {
    name: "Autumn",
    audience: { who: "everybody" },
    plan: { kind: "once" },
  });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** The ten that are seen most, with what says that they are there. */
const screens = () => ({
  // Without a period it would open on the one that suits the day on which this runs.
  overview: "/overview?period=all",
  "overview-quarter": "/overview?period=quarter&compare=previous",
  responses: "/responses?group=detractor",
  people: "/people",
  person: `/people/${person.id}`,
  surveys: "/surveys",
  survey: `/surveys/${survey.id}`,
  asking: "/asking",
  imports: "/imports",
  settings: "/settings/workspace",
});

test.each(["en", "lv"])("the ten most seen screens look as they did, in %s", async (locale) => {
  const { page, faults } = await signIn(browser, product, { locale });
  await page.clock.setFixedTime(NOW);
  const findings: string[] = [];
  for (const [name, path] of Object.entries(screens())) {
    await page.goto(product.url + path);
    await settled(page);
    // Charts are drawn after their numbers are there.
    await until(
      () => page.locator("svg, h1").count(),
      (seen) => seen > 0,
    );
    await page.waitForTimeout(300);
    const finding = await pictureFinding(page, `${name}-${locale}`);
    if (finding) findings.push(finding);
  }
  await page.context().close();
  expect(faults).toEqual([]);
  expect(findings).toEqual([]);
});

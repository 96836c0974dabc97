import { expect, test } from "vitest";
import { button, enterAs, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { until } from "./support/owned-product.ts";
import { fitFindings, screenFindings, settled } from "./support/screens.ts";
import { someComments } from "./support/some-comments.ts";

let survey: string;

onDashboard(async () => {
  ({ id: survey } = await product.api<{ id: string }>("POST", "/surveys", {
    name: "Spring",
    subject: "Botanic",
  }));
});

const field = (name: string | RegExp) => page.getByLabel(name, { exact: true });

async function given(answers: readonly { score: number; comment: string }[]): Promise<void> {
  for (const { score, comment } of answers) {
    await product.api("POST", `/surveys/${survey}/responses`, { score, comment, language: "en" });
  }
  const waiting = await until(
    async () => {
      const { progress } = await product.api<{ progress: { waiting: number } }>(
        "GET",
        "/reading-settings",
      );
      return progress.waiting;
    },
    (left) => left === 0,
    60,
  );
  expect(waiting).toBe(0);
}

test("themes: nothing yet, and little: counts alone, and why", async () => {
  await goto("/themes");
  await page.getByText("No comments were read yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await given([
    { score: 3, comment: "Far too expensive for what it is." },
    { score: 9, comment: "The staff were friendly and helped me at once." },
  ]);
  await page.getByText("2 comments were read").waitFor();
  await page.getByRole("heading", { name: "Price" }).waitFor();
  await page.getByText("Fewer than 20 mentions: counts only").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("themes: the costliest stands first, with its sentences; a click narrows everything", async () => {
  await given(someComments());
  await goto("/themes");
  const first = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading") })
    .first();
  await first.getByText(/points lower than without it/).waitFor();
  expect(await first.getByRole("heading", { level: 2 }).textContent()).toBe("Price");
  await first.getByText(/Typical sentences/).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("More about Price").click();
  await page.getByRole("menuitem", { name: "Pin to the top" }).click();
  await page.getByText("pinned").first().waitFor();
  await button("Undo").click();
  await page.getByText("pinned").first().waitFor({ state: "detached" });
  await first.getByRole("button", { name: "Show everything for this theme" }).click();
  await button("Remove the filter Price").waitFor();
});

test("the overview is narrowed by what comments say, as its address says", async () => {
  await goto("/overview?period=all");
  await settled(page);
  await button("Add filter").click();
  await page.getByText("What the comment says").click();
  await page.getByRole("button", { name: "negative", exact: true }).click();
  await page.getByRole("button", { name: "Leaves", exact: true }).click();
  await button("Remove the filter Leaves").waitFor();
  await button("Remove the filter Leaves").click();
  await button("Remove the filter Tone: negative").waitFor();
  await page.keyboard.press("Escape");
  const narrowed = await product.api<{ answers: number }>(
    "GET",
    `/surveys/${survey}/score?tone=negative`,
  );
  expect(narrowed.answers).toBeGreaterThan(0);
  await page
    .getByText(new RegExp(`\\b${narrowed.answers} answers`))
    .first()
    .waitFor();
  expect(await screenFindings(page)).toEqual([]);
  expect(page.url()).toContain("tone=negative");
});

test("a theme is called by its name wherever answers are narrowed or compared by it", async () => {
  await goto("/overview?period=all");
  await settled(page);
  await field("Property").first().selectOption({ label: "Theme" });
  await page.getByText("Price (negative)").first().waitFor();
  expect(await page.getByText("price:negative").count()).toBe(0);
  await button("Add filter").click();
  await button(/^Theme \d/).click();
  await page.getByRole("checkbox", { name: /Price \(negative\)/ }).check();
  await button("Remove the filter Theme: Price (negative)").waitFor();
});

test("comments that are nearly the same are listed together, and counted once when asked", async () => {
  await until(
    () =>
      product.api<{ repeats: number }>("GET", `/surveys/${survey}/themes`).then((t) => t.repeats),
    (repeats) => repeats > 0,
    60,
  );
  await goto("/themes");
  await page.getByText(/of them are nearly the same as an earlier one; each is counted/).waitFor();
  await button("Count nearly the same once").click();
  await page.getByText(/each is counted/).waitFor({ state: "detached" });
  await page.getByText(/comments were read/).waitFor();
  await goto("/responses?period=all&repeats=true");
  await page.getByText("The checkout queue was endless again").first().click();
  await page.getByRole("link", { name: "and 3 nearly the same" }).click();
  await button("Remove the filter Nearly the same comment").waitFor();
  await settled(page);
  expect(await page.getByText(/checkout queue was endless/i).count()).toBeGreaterThanOrEqual(4);
  expect(await screenFindings(page)).toEqual([]);
});

test("hot spots: nothing to compare is said, and why; topics are looked for when somebody asks", async () => {
  await goto("/themes?show=spots");
  await page.getByRole("link", { name: "Hot spots" }).waitFor();
  await page.getByText("Too few comments to compare places").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("How is this computed?").first().click();
  await page.getByRole("heading", { name: "Hot spots" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "All themes" }).click();
  await button("Look for topics now").click();
  await page.getByText("They are being looked for.").waitFor({ state: "detached" });
  await page.getByText(/Topics were last looked for on/).waitFor();
});

test("a theme's page: how it went, where it stands out, sentences that can be set right", async () => {
  await goto("/themes/price");
  await page.getByRole("heading", { name: "Price", level: 1 }).waitFor();
  await page.getByText("How it went").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Looks wrong").first().click();
  await page.getByText("Corrected; it stays so").waitFor();
  await button("Undo").click();
});

test("a theme of one's own shows what it would match while it is typed, before it is saved", async () => {
  await goto("/themes/new");
  await field("Name").fill("Parking");
  await field("In every language").fill("parking");
  await page.getByText(/Would match \d+ of \d+ comments/).waitFor();
  await page.getByText("Near misses").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Save").click();
  await page.getByText("“Parking” is saved; comments are read again").waitFor();
  await page.getByRole("heading", { name: "Parking" }).waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: "Parking" })
    .getByText(/^1\d answers/)
    .waitFor();

  await page.getByRole("link", { name: "Parking", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Parking" }).waitFor();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("heading", { level: 1, name: "Edit: Parking" }).waitFor();
  expect(await field("In every language").inputValue()).toBe("parking");
  await field("Name").fill("Car park");
  await button("Save").click();
  await page.getByText("“Car park” is saved").waitFor();
});

test("score and words disagree: one key confirms, another leaves out, both can be taken back", async () => {
  await goto("/themes/disagreements");
  await page.getByText("A high score with angry words").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const shown = () => page.getByRole("listitem").filter({ has: page.locator("kbd") });
  const text = await shown().first().getByRole("link").textContent();
  await page.keyboard.press("c");
  await page.getByText("Confirmed").waitFor();
  await page.getByRole("link", { name: text ?? "", exact: true }).waitFor({ state: "detached" });
  await button("Undo").click();
  await page.getByRole("link", { name: text ?? "", exact: true }).waitFor();
});

test("how comments are read: personal data are replaced from then on, when somebody says so", async () => {
  await goto("/themes/settings");
  expect(await screenFindings(page)).toEqual([]);
  await page.getByRole("radio", { name: "Replace before anything is kept" }).click();
  await until(
    () =>
      product
        .api<{ redaction: string }>("GET", "/reading-settings")
        .then(({ redaction }) => redaction),
    (redaction) => redaction === "replace",
  );
  await given([{ score: 2, comment: "Much too expensive. Write to ann.smith@example.com" }]);
  await goto("/responses?period=all");
  await page.getByText("Much too expensive. Write to [EMAIL]").first().click();
  await page.getByText("Read by a machine").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("how comments are read: an original is kept for owners, and goes with another choice", async () => {
  await goto("/themes/settings");
  await page
    .getByRole("radio", { name: "Replace, and keep the original sealed for owners" })
    .click();
  await page.getByText("No original is kept yet.").waitFor();
  await given([{ score: 3, comment: "The till was rude. Write to eva.berg@example.com" }]);
  await goto("/responses?period=all");
  await page.getByText("The till was rude. Write to [EMAIL]").first().click();
  await button("Show the original").click();
  await page.getByText("The till was rude. Write to eva.berg@example.com").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Hide the original").click();
  await page.getByText("eva.berg@example.com").waitFor({ state: "detached" });
  await goto("/settings/audit");
  await page
    .getByText(/opened the original of a comment/)
    .first()
    .waitFor();
  await goto("/themes/settings");
  await page.getByText("1 original is kept, sealed.").waitFor();
  await page.getByRole("radio", { name: "Keep comments as they were written" }).click();
  await page.getByText("the 1 original that is kept is deleted for good").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Delete 1 original").click();
  await page.getByRole("alert").waitFor({ state: "detached" });
  expect(
    await product.api<{ originals: number; redaction: string }>("GET", "/reading-settings"),
  ).toMatchObject({ originals: 0, redaction: "keep" });
});

test("themes: one becomes part of another, and is taken back below the list", async () => {
  await goto("/themes/waiting/edit");
  await page.getByLabel("Part of").selectOption({ label: "Service" });
  await button("Save").click();
  await page.getByText("Waiting is part of Service").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("Take back").click();
  await page.getByText("Waiting is part of Service").waitFor({ state: "detached" });
});

test("how comments are read: what own comments taught is switched off and on", async () => {
  await goto("/themes/settings");
  const learn = page.getByRole("checkbox", { name: "Learn from our comments" });
  await learn.click();
  const wanted = () =>
    product
      .api<{ ownWeights: { wanted: boolean } }>("GET", "/reading-settings")
      .then(({ ownWeights }) => ownWeights.wanted);
  await until(wanted, (now) => !now);
  await learn.click();
  await until(wanted, (now) => now);
  expect(await screenFindings(page)).toEqual([]);
});

test.each(["lv", "ru", "sv"])("every screen of themes fits in %s", async (locale) => {
  await enterAs({ locale });
  for (const path of ["", "?show=spots", "/price", "/new", "/disagreements", "/settings"]) {
    await goto(`/themes${path}`);
    await settled(page);
    expect([path, await fitFindings(page)]).toEqual([path, []]);
    expect(await page.getByText("price:").count()).toBe(0);
  }
});

import { afterAll, expect, test } from "vitest";
import type { Sending } from "../packages/contract/src/sending.ts";
import { axeLookFindings } from "./support/chromium.ts";
import { ALWAYS } from "./support/customers.ts";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { type HangingMailServer, hangingMailServer } from "./support/hanging-mail-server.ts";
import { until } from "./support/owned-product.ts";
import { inEveryLight, screenFindings, settled } from "./support/screens.ts";

let smtp: HangingMailServer;
let survey: { id: string };
let sending: { id: string };

afterAll(() => smtp?.stop());
onDashboard(
  async () => {
    survey = await product.api("POST", "/surveys", { name: "Spring", subject: "Botanic" });
    await product.api("PATCH", `/surveys/${survey.id}`, { languages: ["en", "lv"] });
    for (const name of ["anna", "bo", "cia"]) {
      await product.api("POST", "/people", { email: `${name}@kunde.lv`, name });
    }
  },
  {
    env: async () => {
      smtp = await hangingMailServer();
      return { SMTP_URL: smtp.url, MAIL_FROM: "Botanic <ask@botanic.lv>" };
    },
  },
);

/** How many of the sending's invitations have a status; waits until all three have. */
const people = (state: string) =>
  until(
    async () => {
      const { counts } = await product.api<Sending>("GET", `/sendings/${sending.id}`);
      return counts.fates.find((fate) => fate.state === state)?.people ?? 0;
    },
    (n) => n === 3,
    60,
  );

test("the letter: its words are written for each language, and stand in the preview and as text", async () => {
  await goto(`/asking/mail?survey=${survey.id}`);
  const preview = page.getByRole("region", { name: "Preview" });
  await preview.getByText("ask@botanic.lv").waitFor();
  const wording = page.locator("form").filter({ hasText: "Wording" });
  await wording.getByLabel("Subject").fill("How did your roses do, {name}?");
  await wording.getByLabel("Opening words").fill("It takes less than a minute.");
  await wording.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. The preview shows it.").waitFor();
  await preview.getByText(/How did your roses do/).waitFor();
  await button("As text").click();
  await preview.locator("pre").getByText("It takes less than a minute.").waitFor();
  // The letter stands in a frame without scripts, into which axe cannot look: here it is shown as text.
  await inEveryLight(page, async (light) => {
    await settled(page);
    expect([light, await axeLookFindings(page)]).toEqual([light, []]);
  });
  await page.getByRole("combobox", { name: "Language", exact: true }).selectOption("lv");
  expect(await wording.getByLabel("Subject").inputValue()).toBe("");
  await wording.getByLabel("Subject").fill("Kā klājas rozēm?");
  await wording.getByRole("button", { name: "Save" }).click();
  await preview.getByText("Kā klājas rozēm?").waitFor();
});

test("messages of which nobody knows whether they arrived are decided together, and none is asked twice unasked", async () => {
  sending = await product.api("POST", `/surveys/${survey.id}/sendings`, {
    name: "Autumn",
    audience: { who: "everybody" },
    plan: { kind: "once" },
    rules: ALWAYS,
  });
  await product.api("POST", `/sendings/${sending.id}/start`);
  expect(await people("unconfirmed")).toBe(3);

  await goto(`/asking?survey=${survey.id}`);
  await page.getByText("3 messages are unconfirmed: somebody has to decide.").waitFor();
  await page.getByRole("link", { name: "Decide", exact: true }).click();
  const decision = page.getByRole("region", { name: "Decide about all of them" });
  await decision.waitFor();
  await page.getByRole("link", { name: "cia" }).waitFor();
  expect(await screenFindings(page)).toEqual([]);

  // To send again is asked twice, since somebody may get it twice.
  smtp.recover();
  await decision.getByRole("button", { name: "Send all again" }).click();
  expect(smtp.received).toHaveLength(3);
  await decision.getByRole("button", { name: "Yes, some may get it twice" }).click();
  await page.getByText("3 decided.").waitFor();
  await page.getByText("Nobody here").waitFor();
  expect(await people("sent")).toBe(3);
  expect(smtp.received.toSorted()).toEqual(
    ["anna", "bo", "cia"].flatMap((name) => [`${name}@kunde.lv`, `${name}@kunde.lv`]),
  );
});

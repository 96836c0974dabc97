import { expect, test } from "vitest";
import { onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let personId = "";

onDashboard(async () => {
  const made = await product.api("POST", "/people", { name: "Rosa", email: "rosa@example.com" });
  personId = (made as { id: string }).id;
});

test("somebody asks to be erased, is on legal hold, and is erased with a proof once that is lifted", async () => {
  await page.goto(`${product.url}/people/${personId}`);
  await page.getByRole("button", { name: "They want to be erased" }).click();
  await page.getByText("It is taken down.").waitFor();
  await page.getByLabel("Legal hold: why nothing of theirs may be removed").fill("A claim");
  await page.getByRole("button", { name: "Put on hold" }).click();
  await page.getByText("On hold: nothing of theirs is removed").waitFor();
  await page.getByRole("link", { name: "Privacy" }).last().click();

  const requests = page.getByRole("region", { name: "Requests of people" });
  await requests.getByText("On legal hold: it cannot be erased").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const holds = page.getByRole("region", { name: "Legal hold" });
  await holds.getByRole("button", { name: "Lift" }).click();
  await holds.getByText(/lifted by/).waitFor();
  await requests.getByRole("button", { name: "Erase" }).click();
  await requests.getByText("It cannot be undone.").waitFor();
  await requests.getByRole("button", { name: "Do it" }).click();
  await requests.getByText("Nobody waits for an answer.").waitFor();
  await requests.getByRole("tab", { name: "Answered" }).click();
  await requests.getByText("somebody who is gone").waitFor();
  const fetched = page.waitForEvent("download");
  await requests.getByRole("link", { name: "Proof of erasure (PDF)" }).click();
  expect((await fetched).suggestedFilename()).toBe("erasure.pdf");
});

test("the register of processing is written from the settings, and keeps what only the controller knows", async () => {
  await page.goto(`${product.url}/settings/privacy`);
  const register = page.getByRole("region", { name: "Register of processing" });
  await register.getByText("Asking customers how likely they are to recommend").waitFor();
  await register.getByLabel("Controller: name and address").fill("Garden Ltd, Riga");
  await register.getByRole("button", { name: "Save" }).click();
  await page.reload();
  await expect
    .poll(() => register.getByLabel("Controller: name and address").inputValue())
    .toBe("Garden Ltd, Riga");
});

test("words get a rule of their own, with what it would take away", async () => {
  await page.goto(`${product.url}/settings/retention`);
  const words = page.getByRole("region", { name: "Words of answers" });
  await words.getByLabel("Take the words away after a time").click();
  await words.getByText("No comment would be removed now").waitFor();
  await words.getByRole("button", { name: "Save" }).click();
  expect(await screenFindings(page)).toEqual([]);
  await page.reload();
  await expect
    .poll(() => words.getByLabel("Take the words away after a time").isChecked())
    .toBe(true);
});

test("the audit log is searched, and what is found is a file", async () => {
  await page.goto(`${product.url}/settings/audit`);
  const log = page.getByRole("region", { name: "Audit log" });
  await log.getByLabel("What", { exact: true }).selectOption({ label: "Data retention" });
  await log.getByText("changed how long").waitFor();
  expect(await log.getByText("placed a legal hold").count()).toBe(0);
  await log.getByLabel("Search what it was done to").fill("nothing is called so");
  await log.getByText("Nothing was done that fits.").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await log.getByRole("button", { name: "Export" }).click();
  const fetched = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "JSONL, to check the chain elsewhere" }).click();
  expect((await fetched).suggestedFilename()).toBe("audit-log.jsonl");
});

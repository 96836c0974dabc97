import { afterAll, expect, test } from "vitest";
import { type TestMailServer, testMailServer } from "../packages/server/src/testing/mail-server.ts";
import { button, field, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

let smtp: TestMailServer;

onDashboard(undefined, {
  env: async () => {
    smtp = await testMailServer();
    return { SMTP_URL: smtp.url, MAIL_FROM: "Botanic <care@shop.lv>" };
  },
});

afterAll(() => smtp?.stop());

test("a reply is saved in two languages, chosen by keyboard in the customer's, and never sent half-filled", async () => {
  await goto("/cases/replies");
  await button("New saved reply").first().click();
  await field("Name").fill("We are sorry");
  await field("English").fill("Dear {name}, we are sorry.");
  await field("Add a language").selectOption("lv");
  await field("Latvian").fill("Labdien, {name}! Mums ļoti žēl.");
  expect(await screenFindings(page)).toEqual([]);
  await button("Save the reply").click();
  await page.getByText("Not sent in the last 90 days").waitFor();
  expect(await screenFindings(page)).toEqual([]);

  const person = await product.api<{ id: string }>("POST", "/people", {
    ...{ email: "anna@shop.lv", language: "lv" },
  });
  const made = await product.api<{ id: string }>("POST", "/cases", {
    ...{ personId: person.id, words: "It rained in" },
  });
  await goto(`/cases/${made.id}`);
  await button("Write to the customer").click();
  const words = field("Letter to anna@shop.lv");
  await words.press("/");
  await field("Which reply?").fill("sorry");
  await page.getByRole("option", { name: /We are sorry/ }).waitFor();
  await field("Which reply?").press("Enter");
  await expect.poll(() => words.inputValue()).toBe("Labdien, {name}! Mums ļoti žēl.");
  await page.getByText("the customer's name is not known").waitFor();
  const send = page.getByRole("button", { name: "Send", exact: true });
  expect(await send.isDisabled()).toBe(true);
  expect(await screenFindings(page)).toEqual([]);
  await words.fill("Labdien! Mums ļoti žēl.");
  await send.click();
  await page.getByText("leaves in a few seconds").waitFor();
});

import { expect, test } from "vitest";
import { button, goto, onDashboard, page, product } from "./support/dashboard.ts";
import { screenFindings } from "./support/screens.ts";

onDashboard();

test("teams: made, given a lead and hours; whoever takes no work is said to", async () => {
  await goto("/settings");
  await page.getByRole("link", { name: "Teams and hours" }).click();
  await page.getByText("No teams yet").waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await button("New team").first().click();
  await page.getByLabel("Name of the team").fill("Riga");
  await button("Add the team").click();
  await page.getByLabel("Add a colleague to Riga").selectOption({ label: "Ann" });
  await page.getByLabel("Lead").click();
  await page.getByLabel("I take new work").click();
  await page.getByText("takes no new work").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  const { data } = await product.api<{ data: object[] }>("GET", "/teams");
  expect(data).toMatchObject([{ name: "Riga", members: [{ name: "Ann", isLead: true }] }]);
});

test("hours: lunch makes two spells, a holiday is worked, a day is closed, and a try says when and why", async () => {
  await goto("/teams/hours");
  await page.getByRole("link", { name: "Office hours" }).click();
  await page.getByLabel("Friday: to").fill("12:00");
  await button("Add hours on Friday").click();
  await page
    .getByRole("group", { name: /Closed on/ })
    .getByLabel(/Jāņi/)
    .uncheck();
  await page.getByLabel("What it is").fill("Inventory");
  await button("Add the day").click();
  await button("Save").click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await page.getByLabel("Something comes in at").fill("2026-06-05T11:30");
  await page.getByLabel("Working hours").fill("2");
  await page.getByText(/Due Fri/).waitFor();
  const { data } = await product.api<{ data: { week: object; workedHolidays: string[] }[] }>(
    "GET",
    "/business-calendars",
  );
  expect(data[0]).toMatchObject({
    timeZone: "Europe/Riga",
    country: "LV",
    workedHolidays: ["Midsummer"],
    ownDays: [{ name: "Inventory", spells: [] }],
    week: {
      fri: [
        { from: "09:00", to: "12:00" },
        { from: "13:00", to: "18:00" },
      ],
    },
  });
});

test("absences and employees: somebody is away, and somebody without an account is known", async () => {
  await goto("/teams/absences");
  await page.getByText("Nobody is away").waitFor();
  await button("Add").click();
  await page.getByText("the team takes over").first().waitFor();
  expect(await screenFindings(page)).toEqual([]);
  await goto("/teams/employees");
  await button("New employee").first().click();
  await page.getByLabel("Name").fill("Anna at the till");
  await page.getByLabel("E-mail").fill("anna@shop.lv");
  await button("Save").click();
  await page.getByText("anna@shop.lv").waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

test("notices: each kind can be ended, and the screen says that nothing is mailed without a mail server", async () => {
  await goto("/overview");
  await page.getByRole("link", { name: "Notices" }).click();
  await page.getByText("Nothing yet").waitFor();
  await page.getByRole("link", { name: "What I am told" }).click();
  await page.getByText("has no mail server").waitFor();
  await page.getByLabel("I am put into a team: Here").uncheck();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await screenFindings(page)).toEqual([]);
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { inside, refusal } from "../../testing/inside.tsx";
import { PurchasesFile } from "./purchases-file.tsx";

const CSV = "email,at,amount,currency\na@b.lv,2026-05-30,24.90,EUR\n";

async function open(reply: unknown) {
  const view = await inside(<PurchasesFile />, {
    areas: ["web-imports"],
    replies: { "POST /api/v1/people/purchases/csv": reply },
  });
  await view.user.click(screen.getByRole("button", { name: "Take in a list of purchases" }));
  return view;
}

test("nothing is sent before there is something to send, and then as it was pasted", async () => {
  const { user, asked } = await open({ added: 1, created: 1, rows: 1, rejected: [] });
  const send = screen.getByRole("button", { name: "Add purchases" });
  expect(send).toHaveProperty("disabled", true);
  await user.click(screen.getByLabelText("Rows as CSV"));
  await user.paste(CSV);
  await user.click(send);
  expect(await screen.findByText("1 purchase added; known already: 0.")).toBeDefined();
  expect(screen.getByText("1 person was not known before.")).toBeDefined();
  expect(asked.map(({ body }) => body)).toEqual([{ csv: CSV }]);
});

test("known already are those rows that were neither added nor rejected", async () => {
  const rejected = [
    { line: 3, problem: "“much” is no amount" },
    { line: 9, problem: "nobody is named" },
  ];
  const { user } = await open({ added: 4, created: 0, rows: 10, rejected });
  await user.click(screen.getByLabelText("Rows as CSV"));
  await user.paste(CSV);
  await user.click(screen.getByRole("button", { name: "Add purchases" }));
  expect(await screen.findByText("4 purchases added; known already: 4.")).toBeDefined();
  expect(screen.queryByText(/not known before/)).toBeNull();
  expect(screen.getByText("2 rows could not be read:")).toBeDefined();
  expect(screen.getByText("“much” is no amount").getAttribute("lang")).toBe("en");
});

test("a file is read into the field, where it can be looked at before it is sent", async () => {
  const { user, asked } = await open({ added: 1, created: 0, rows: 1, rejected: [] });
  await user.upload(
    screen.getByLabelText("Choose a file"),
    new File([CSV], "purchases.csv", { type: "text/csv" }),
  );
  await screen.findByDisplayValue(/24\.90/);
  expect(asked).toEqual([]);
});

test("a refusal stays beside the rows, which are kept", async () => {
  const { user } = await open(refusal(422, { code: "no_who", detail: "No column says who." }));
  await user.click(screen.getByLabelText("Rows as CSV"));
  await user.paste(CSV);
  await user.click(screen.getByRole("button", { name: "Add purchases" }));
  expect((await screen.findByRole("alert")).textContent).toContain("No column says who.");
  expect(screen.getByLabelText("Rows as CSV")).toHaveProperty("value", CSV);
});

// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiError, UNREACHABLE } from "../request/api-error.ts";
import { shown } from "../testing/shown.tsx";
import { ErrorNotice } from "./notice.tsx";

const gone = new ApiError({
  status: 404,
  code: "theme_not_found",
  detail: "There is no theme “prices”.",
  requestId: "r-4",
});

test("in English the server's own sentence stands alone, with the number to quote", async () => {
  await shown(<ErrorNotice error={gone} />);
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("There is no theme “prices”.");
  expect(alert.textContent).toContain("r-4");
  expect(alert.querySelector("[lang=en]")).toBeNull();
});

test.each([
  ["lv", "Tā šeit nav"],
  ["ru", "Этого здесь нет"],
  ["sv", "Det finns inte här"],
] as const)(
  "in %s what kind of thing went wrong comes first, and the detail is marked as English",
  async (language, begins) => {
    await shown(<ErrorNotice error={gone} />, { language });
    const alert = screen.getByRole("alert");
    expect(alert.textContent?.startsWith(begins)).toBe(true);
    expect(alert.querySelector("[lang=en]")?.textContent).toBe("There is no theme “prices”.");
  },
);

test("a fault of the server says so, whatever its number", async () => {
  const fault = new ApiError({ status: 502, code: "http_502", detail: "Bad Gateway" });
  await shown(<ErrorNotice error={fault} />, { language: "sv" });
  expect(screen.getByRole("alert").textContent).toContain("Något gick fel på servern");
});

test("a server that cannot be reached, and what nobody foresaw, are said in the reader's language", async () => {
  const { rerender } = await shown(
    <ErrorNotice error={new ApiError({ status: 0, code: UNREACHABLE, detail: "" })} />,
    { language: "sv" },
  );
  expect(screen.getByRole("alert").textContent).toContain("Servern");
  rerender(<ErrorNotice error={new TypeError("x is undefined")} />);
  expect(screen.getByRole("alert").textContent).not.toContain("undefined");
  rerender(<ErrorNotice error={null} />);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("each field that cannot be right is named", async () => {
  const wrong = new ApiError({
    status: 422,
    code: "invalid",
    detail: "Two fields cannot be right.",
    fields: [
      { field: "email", message: "is no address" },
      { field: "days", message: "must be 30 or more" },
    ],
  });
  await shown(<ErrorNotice error={wrong} />);
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "email: is no address",
    "days: must be 30 or more",
  ]);
});

// @vitest-environment happy-dom
import type { Import } from "@candor/contract/import.ts";
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { inside, refusal } from "../../testing/inside.tsx";
import { ImportProgress } from "./import-progress.tsx";

const running = (more: Partial<Import> = {}) =>
  ({
    id: "i1",
    bytes: 2000,
    bytesRead: 500,
    read: 120,
    rowsPerSecond: 40.4,
    secondsLeft: 8.2,
    ...more,
  }) as Import;
const CANCEL = "POST /api/v1/imports/i1/cancel";
const progress = (one: Import, reply: unknown = { ...one, status: "cancelled" }) =>
  inside(<ImportProgress one={one} />, { areas: ["web-imports"], replies: { [CANCEL]: reply } });
const bar = () => screen.getByRole("progressbar") as HTMLProgressElement;

test("how far it is, how fast and how long still are said, and that the page may be left", async () => {
  await progress(running());
  expect(screen.getByText("25%")).toBeDefined();
  expect(bar().value).toBe(0.25);
  expect(screen.getByText(/120 rows.*40 .*9 seconds left/)).toBeDefined();
  expect(screen.getByText(/You may leave this page/)).toBeDefined();
});

test("while it is not known how fast it is, nothing is made up; a file that grew is not beyond its end", async () => {
  const { unmount } = await progress(running({ rowsPerSecond: null, secondsLeft: null }));
  expect(screen.getByText(/120 rows/).textContent).not.toMatch(/second/);
  unmount();
  const { unmount: again } = await progress(running({ bytesRead: 2100 }));
  expect(bar().value).toBe(1);
  again();
  await progress(running({ bytes: 0, bytesRead: 0 }));
  expect(bar().value).toBe(0);
});

test("it is stopped by one click, and a refusal stands there", async () => {
  const { user, asked, unmount } = await progress(running());
  await user.click(screen.getByRole("button", { name: "Stop the import" }));
  await waitFor(() => expect(asked).toMatchObject([{ path: "/api/v1/imports/i1/cancel" }]));
  unmount();
  const refused = await progress(running(), refusal(409, { code: "done", detail: "It is done." }));
  await refused.user.click(screen.getByRole("button", { name: "Stop the import" }));
  expect((await screen.findByRole("alert")).textContent).toContain("It is done.");
});

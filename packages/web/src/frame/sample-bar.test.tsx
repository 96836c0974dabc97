// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { inside } from "../testing/inside.tsx";
import { SampleBar } from "./sample-bar.tsx";

afterEach(() => localStorage.clear());

function window(narrow: boolean) {
  vi.stubGlobal("matchMedia", () => ({
    matches: narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}
const about = () => screen.queryByText(/real answers of a garden-centre chain/);

test("where there is room it says what the numbers are, until it is folded, and then stays folded", async () => {
  window(false);
  const { user, unmount } = await inside(<SampleBar />);
  expect(about()).not.toBeNull();
  await user.click(screen.getByRole("button", { expanded: true }));
  expect(about()).toBeNull();
  expect(screen.getByText("Sample")).toBeDefined();
  unmount();
  window(false);
  await inside(<SampleBar />);
  expect(about()).toBeNull();
});

test("on a phone it begins folded, so that the score is seen first, and opens when asked", async () => {
  window(true);
  const { user, unmount } = await inside(<SampleBar />);
  expect(about()).toBeNull();
  await user.click(screen.getByRole("button", { expanded: false }));
  expect(about()).not.toBeNull();
  unmount();
  window(true);
  await inside(<SampleBar />);
  expect(about()).not.toBeNull();
});

test("the sample is removed by one click, in its own workspace", async () => {
  window(false);
  const { user, asked } = await inside(<SampleBar />, {
    replies: { "DELETE /api/v1/workspaces/sample": {} },
  });
  await user.click(screen.getByRole("button", { name: "Remove sample" }));
  expect(asked[0]).toMatchObject({ method: "DELETE", path: "/api/v1/workspaces/sample" });
});

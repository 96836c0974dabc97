// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { inside } from "../../testing/inside.tsx";
import { Checklist } from "./checklist.tsx";
import { GoalLine } from "./goal-line.tsx";

afterEach(() => localStorage.clear());

const ANN = {
  userId: "u1",
  email: "ann@example.com",
  name: "Ann",
  role: "owner",
  joinedAt: "2026-01-01T00:00:00Z",
};
const fresh = {
  id: "s1",
  name: "Spring",
  answers: 0,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};

const list = (survey: object = {}, how: { members?: object[]; role?: "owner" | "analyst" } = {}) =>
  inside(<Checklist />, {
    areas: ["web-overview"],
    role: how.role ?? "owner",
    surveys: [{ ...fresh, ...survey }],
    replies: {
      "GET /api/v1/members": { data: how.members ?? [ANN] },
      "GET /api/v1/colleague-invitations": { data: [] },
    },
  });
const done = () =>
  screen
    .queryAllByRole("listitem")
    .filter((item) => item.textContent?.includes("(done)"))
    .map((item) => item.textContent?.replace("(done)", ""));

test("nothing is ticked before anything is done, and each of the four leads to where it is done", async () => {
  await list();
  await screen.findByText("0 of 4");
  expect(done()).toEqual([]);
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/surveys/s1",
    "/surveys/s1",
    "/surveys/s1",
    "/settings/members",
  ]);
});

test("it is ticked from facts: an answer, a changed survey, a colleague", async () => {
  await list(
    { answers: 1, updatedAt: "2026-02-01T00:00:00Z" },
    { members: [ANN, { ...ANN, userId: "u2" }] },
  );
  await screen.findByText("3 of 4");
  expect(done()).toEqual(["Set your name and colour", "Answer it yourself", "Invite a colleague"]);
});

test("what only this browser can know is remembered here", async () => {
  localStorage.setItem("candor.shared.w1", "yes");
  await list();
  await screen.findByText("1 of 4");
  expect(done()).toEqual(["Share the link"]);
});

test("it goes when all is done, and when it is put away it stays away", async () => {
  const { unmount, asked } = await list(
    { answers: 5, updatedAt: "2026-02-01T00:00:00Z" },
    { members: [ANN, { ...ANN, userId: "u2" }] },
  );
  await waitFor(() => expect(asked.length).toBeGreaterThan(1));
  await waitFor(() => expect(screen.queryByText("Make it yours")).toBeNull());
  unmount();
  const { user } = await list();
  await user.click(await screen.findByRole("button", { name: "Hide this list" }));
  expect(screen.queryByText("Make it yours")).toBeNull();
  expect(localStorage.getItem("candor.checklist.w1")).toBe("hidden");
});

test("whoever cannot do these things is not asked to, and nothing is asked of the server", async () => {
  const { asked } = await list({}, { role: "analyst" });
  expect(screen.queryByText("Make it yours")).toBeNull();
  expect(asked).toEqual([]);
});

const goal = { target: 60, by: null, reading: [] } as never;

test("a target is set, and taken away again, beside the score", async () => {
  const { user, asked } = await inside(<GoalLine goal={null} />, {
    areas: ["web-overview", "reading"],
    replies: { "PUT /api/v1/surveys/s1/goal": {} },
  });
  await user.click(screen.getByRole("button", { name: "Set a target" }));
  await user.type(await screen.findByLabelText("Target for the score"), "60");
  await user.click(screen.getByRole("button", { name: "Save the target" }));
  await waitFor(() =>
    expect(asked).toMatchObject([{ method: "PUT", body: { target: 60, by: null } }]),
  );
  await waitFor(() => expect(screen.queryByLabelText("Target for the score")).toBeNull());
});

test("a target that is there can be removed; without the right to set one, none is offered", async () => {
  const { user, asked, unmount } = await inside(<GoalLine goal={goal} />, {
    areas: ["web-overview", "reading"],
    replies: { "DELETE /api/v1/surveys/s1/goal": {} },
  });
  await user.click(screen.getByRole("button", { name: "Change" }));
  expect(await screen.findByLabelText("Target for the score")).toHaveProperty("value", "60");
  await user.click(screen.getByRole("button", { name: "Remove the target" }));
  await waitFor(() => expect(asked.map(({ method }) => method)).toEqual(["DELETE"]));
  unmount();
  const { container } = await inside(<GoalLine goal={null} />, {
    areas: ["web-overview", "reading"],
    role: "member",
  });
  expect(container.querySelector("button")).toBeNull();
});

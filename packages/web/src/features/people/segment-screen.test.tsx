// @vitest-environment happy-dom
import type { Segment } from "@candor/contract/person.ts";
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Asked, inside } from "../../testing/inside.tsx";
import { SegmentScreen } from "./segment-screen.tsx";

const REGULARS = {
  id: "g1",
  name: "Regulars",
  filter: {
    match: "any",
    conditions: [{ about: "attribute", name: "town", is: "equal", value: "Riga" }],
  },
} as unknown as Segment;

type Filter = { filter: { match: string; conditions: unknown[] } };
const conditionsOf = ({ body }: Asked) => (body as Filter).filter.conditions;

const editor = (id: string) =>
  inside(<SegmentScreen />, {
    areas: ["web-people"],
    path: "/people/segments/$segmentId",
    at: `/people/segments/${id}`,
    replies: {
      "GET /api/v1/segments": { data: [REGULARS] },
      "GET /api/v1/people/attributes": { data: [{ name: "town" }] },
      "GET /api/v1/people/tags": { data: [] },
      "POST /api/v1/segments/count": (asked: Asked) => ({
        people: 10 - conditionsOf(asked).length,
      }),
      "PATCH /api/v1/segments/g1": REGULARS,
      "POST /api/v1/segments": { ...REGULARS, id: "g2" },
    },
  });

test("a segment is opened with its name, its conditions and how many belong", async () => {
  await editor("g1");
  expect(await screen.findByDisplayValue("Regulars")).toBeDefined();
  expect(screen.getByDisplayValue("Riga")).toBeDefined();
  expect(screen.getByLabelText("Which conditions must hold")).toHaveProperty("value", "any");
  expect(await screen.findByText("Now 9 people belong")).toBeDefined();
});

test("a condition that is not finished narrows nothing and is not saved", async () => {
  const { user, asked } = await editor("g1");
  await screen.findByDisplayValue("Regulars");
  await user.click(screen.getByRole("button", { name: "Add a condition" }));
  await user.click(screen.getByRole("button", { name: "Save the segment" }));
  await waitFor(() => expect(asked.some(({ method }) => method === "PATCH")).toBe(true));
  const saved = asked.find(({ method }) => method === "PATCH");
  expect(saved && conditionsOf(saved)).toEqual(REGULARS.filter.conditions);
});

test("the first condition may go; without one everybody belongs, and that is said", async () => {
  const { user } = await editor("g1");
  await screen.findByDisplayValue("Regulars");
  await user.click(screen.getByRole("button", { name: "Remove the condition" }));
  expect(screen.getByText("Without conditions, everybody belongs.")).toBeDefined();
  expect(await screen.findByText("Now 10 people belong")).toBeDefined();
});

test("a new segment is made under its trimmed name, and the list stands there afterwards", async () => {
  const { user, asked, address } = await editor("new");
  await user.type(await screen.findByLabelText("Name of the segment"), "  Everybody  ");
  await user.click(screen.getByRole("button", { name: "Save the segment" }));
  await waitFor(() => expect(address()).toContain("/people/segments"));
  await waitFor(() => expect(address()).not.toContain("new"));
  const made = asked.find(({ method, path }) => method === "POST" && path === "/api/v1/segments");
  expect(made?.body).toEqual({ name: "Everybody", filter: { match: "all", conditions: [] } });
});

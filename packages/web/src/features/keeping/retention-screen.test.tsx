// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Asked, inside } from "../../testing/inside.tsx";
import { RetentionScreen } from "./retention-screen.tsx";

const state = (days: number | null, wouldGo = 0) => ({
  settings: { peopleAfterDays: days, commentsAfterDays: null, conversationsAfterDays: null },
  people: { wouldGo, inAll: 200, eachNight: 50 },
  comments: { wouldGo: 0, inAll: 0, eachNight: 50 },
  conversations: { wouldGo: 0, inAll: 0, eachNight: 50 },
  holds: { people: 0, everything: false },
  kept: [],
});
/** The server says of each number of days who would go. */
const asItWouldBe = ({ query }: Asked) =>
  state(null, Number(query.get("peopleAfterDays") ?? 0) < 365 ? 120 : 0);

const retention = (replies: Record<string, unknown> = {}, role: "owner" | "analyst" = "owner") =>
  inside(<RetentionScreen />, {
    areas: ["web-keeping"],
    role,
    replies: {
      "GET /api/v1/retention": asItWouldBe,
      "PUT /api/v1/retention": state(365),
      ...replies,
    },
  });

const saveOf = (name: string) =>
  within(screen.getByRole("region", { name })).getByRole("button", { name: "Save" });

test("what a choice would take away stands there before it is saved, and follows the days that are typed", async () => {
  const { user, asked } = await retention();
  await user.click(await screen.findByLabelText("Erase them after a time"));
  expect(await screen.findByText(/Nobody would be erased now/)).toBeDefined();
  const days = screen.getByLabelText("Days of silence");
  await user.clear(days);
  await user.type(days, "90");
  expect(await screen.findByText(/120 .*200/)).toBeDefined();
  expect(asked.filter(({ method }) => method === "PUT")).toEqual([]);
});

test("a period that is too short is not even asked about", async () => {
  const { user, asked } = await retention();
  await user.click(await screen.findByLabelText("Erase them after a time"));
  const days = screen.getByLabelText("Days of silence");
  await user.clear(days);
  await user.type(days, "7");
  await waitFor(() =>
    expect(screen.queryByText(/would be erased \(|would be erased now/)).toBeNull(),
  );
  expect(asked.some(({ query }) => query.get("peopleAfterDays") === "7")).toBe(false);
});

test("what is chosen is saved once, and no limit is saved as none", async () => {
  const { user, asked } = await retention({ "GET /api/v1/retention": state(365) });
  await user.click(await screen.findByLabelText(/Keep them/));
  await user.click(saveOf("People of whom nothing is heard"));
  await waitFor(() =>
    expect(asked.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([
      { peopleAfterDays: null },
    ]),
  );
});

test("whoever is no administrator sees that, and the server is not asked", async () => {
  const { asked } = await retention({}, "analyst");
  await screen.findByText("Owners and admins of the workspace see this.");
  expect(asked.filter(({ path }) => path.endsWith("/retention"))).toEqual([]);
});

test("words have a rule of their own, whose choice is counted and saved without the others", async () => {
  const { user, asked } = await retention({
    "GET /api/v1/retention": ({ query }: Asked) => ({
      ...state(365),
      comments: {
        inAll: 13_000,
        wouldGo: query.has("commentsAfterDays") ? 12_300 : 0,
        eachNight: 20_000,
      },
    }),
  });
  await user.click(await screen.findByLabelText("Take the words away after a time"));
  expect(await screen.findByText(/12,?300 .*scores stay/i)).toBeDefined();
  await user.click(saveOf("Words of answers"));
  await waitFor(() =>
    expect(asked.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([
      { commentsAfterDays: 730 },
    ]),
  );
});

test("what is on hold is said, since no rule takes it", async () => {
  await retention({
    "GET /api/v1/retention": { ...state(365), holds: { people: 0, everything: true } },
  });
  expect(await screen.findByText(/legal hold: nothing goes/)).toBeDefined();
});

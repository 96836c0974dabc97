// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { inside, refusal } from "../../testing/inside.tsx";
import { DecideAll } from "./decide-all.tsx";

const DECIDE = "POST /api/v1/invitations/decide";

test("the decision is asked for until none is left, and says how many there were", async () => {
  const parts = [
    { decided: 500, left: 240 },
    { decided: 240, left: 0 },
  ];
  const { user, asked } = await inside(<DecideAll sendingId="s-7" />, {
    areas: ["web-asking"],
    replies: { [DECIDE]: () => parts.shift() },
  });
  await user.click(screen.getByRole("button", { name: "All went out" }));
  expect(await screen.findByText("740 decided.")).toBeDefined();
  expect(asked.map(({ body }) => body)).toEqual([
    { as: "sent", sendingId: "s-7" },
    { as: "sent", sendingId: "s-7" },
  ]);
});

test("sending again, which somebody may get twice, is asked for twice", async () => {
  const { user, asked } = await inside(<DecideAll sendingId={undefined} />, {
    areas: ["web-asking"],
    replies: { [DECIDE]: { decided: 3, left: 0 } },
  });
  await user.click(screen.getByRole("button", { name: "Send all again" }));
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Yes, some may get it twice" }));
  expect(await screen.findByText("3 decided.")).toBeDefined();
  expect(asked.map(({ body }) => body)).toEqual([{ as: "send_again" }]);
  // Asked once more, it is a new question.
  expect(screen.getByRole("button", { name: "Send all again" })).toBeDefined();
});

test("a refusal stands where the button is, and what was asked can be asked again", async () => {
  const { user } = await inside(<DecideAll sendingId={undefined} />, {
    areas: ["web-asking"],
    replies: {
      [DECIDE]: refusal(503, { code: "starting", detail: "It starts.", requestId: "r9" }),
    },
  });
  await user.click(screen.getByRole("button", { name: "All went out" }));
  expect((await screen.findByRole("alert")).textContent).toContain("It starts.");
  expect(screen.getByRole("button", { name: "All went out" })).toHaveProperty("disabled", false);
});

test("whoever may only look decides nothing", async () => {
  const { container } = await inside(<DecideAll sendingId={undefined} />, {
    areas: ["web-asking"],
    role: "member",
  });
  expect(container.querySelector("button")).toBeNull();
});

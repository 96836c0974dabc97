// @vitest-environment happy-dom
import type { CaseRule } from "@candor/contract/case-rule.ts";
import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { inside, refusal } from "../../testing/inside.tsx";
import { RuleForm } from "./rule-form.tsx";

const RULE = {
  id: "r1",
  name: "Unhappy and reachable",
  condition: { scoreTo: 6, reachable: true, properties: ["store=Riga"] },
  action: {
    teamId: null,
    owner: null,
    routing: "by_hand",
    priority: "normal",
    targets: null,
    sensitive: false,
  },
  active: true,
} as CaseRule;

const TEAMS = { data: [{ id: "t1", name: "Riga", members: [] }] };
const preview = { wouldOpen: 41, answers: 500, days: 90, withoutCase: 12 };

async function form(rule: CaseRule | null, replies: Record<string, unknown> = {}) {
  const onDone = vi.fn();
  const view = await inside(<RuleForm rule={rule} onDone={onDone} />, {
    areas: ["web-cases", "web-themes"],
    replies: {
      "POST /api/v1/case-rules/preview": preview,
      "GET /api/v1/teams": TEAMS,
      "GET /api/v1/themes": {
        data: [{ id: "price", name: "Price", hidden: false, mergedInto: null }],
      },
      "GET /api/v1/colleagues": { data: [] },
      "POST /api/v1/case-rules": { ...RULE, id: "new" },
      "PUT /api/v1/case-rules/r1": RULE,
      ...replies,
    },
  });
  const sent = (method: string, path: string) =>
    view.asked.filter((one) => one.method === method && one.path === path).map(({ body }) => body);
  return { ...view, onDone, sent };
}

test("how many cases the condition would have opened is said before anything is saved", async () => {
  const { sent } = await form(RULE);
  expect(await screen.findByText(/Would have opened 41 cases of 500 answers/)).toBeDefined();
  expect(sent("POST", "/api/v1/case-rules/preview")).toEqual([
    { condition: { scoreTo: 6, reachable: true, properties: ["store=Riga"] } },
  ]);
});

test("what is opened for answers that are there is as many as the preview said, or nothing", async () => {
  const { user, sent } = await form(RULE, {
    "POST /api/v1/case-rules/r1/apply": refusal(409, {
      code: "preview_outdated",
      detail: "There are 13 now.",
    }),
  });
  await user.click(await screen.findByRole("button", { name: /12/ }));
  expect(sent("POST", "/api/v1/case-rules/r1/apply")).toEqual([{ expected: 12 }]);
  expect(await screen.findByText("There are 13 now.")).toBeDefined();
});

test("a condition that is emptied again is no condition, and is not sent", async () => {
  const { user, sent, onDone } = await form(RULE);
  await user.selectOptions(screen.getByLabelText("Score to"), "");
  await user.click(screen.getByLabelText("comes from somebody with an address or number"));
  await user.clear(screen.getByPlaceholderText("store=Riga"));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent("PUT", "/api/v1/case-rules/r1")).toMatchObject([{ condition: {} }]);
  expect(Object.keys((sent("PUT", "/api/v1/case-rules/r1")[0] as CaseRule).condition)).toEqual([]);
});

test("a property without its value stops saving and says how it is written", async () => {
  const { user, sent } = await form(null);
  await user.type(screen.getByLabelText("Name of the rule"), "Riga alone");
  await user.type(screen.getByPlaceholderText("store=Riga"), "store");
  expect(screen.getByRole("button", { name: "Save" })).toHaveProperty("disabled", true);
  await user.type(screen.getByPlaceholderText("store=Riga"), "=Riga");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent("POST", "/api/v1/case-rules")).toHaveLength(1));
  expect(sent("POST", "/api/v1/case-rules")).toMatchObject([
    { name: "Riga alone", condition: { scoreTo: 6, properties: ["store=Riga"] } },
  ]);
});

test("without a team nobody can be kept out: taking the team away takes the secrecy along", async () => {
  const { user, sent, onDone } = await form({
    ...RULE,
    action: { ...RULE.action, teamId: "t1", sensitive: true },
  });
  await screen.findByRole("option", { name: "Riga" });
  await user.selectOptions(screen.getByLabelText("Team"), "");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent("PUT", "/api/v1/case-rules/r1")).toMatchObject([
    { action: { teamId: null, sensitive: false } },
  ]);
});

test("what the comment must say is chosen by theme, tone, urgency and leaving, and taken out again", async () => {
  const { user, sent, onDone } = await form(RULE);
  await screen.findByRole("option", { name: "Price (negative)" });
  await user.selectOptions(screen.getByLabelText("Speaks of …"), "price:negative");
  await user.click(screen.getByRole("button", { name: "mixed" }));
  await user.click(screen.getByRole("button", { name: "unclear" }));
  await user.click(screen.getByRole("button", { name: "unclear" }));
  await user.selectOptions(screen.getByLabelText("Urgency"), "2");
  await user.click(screen.getByLabelText("says that they leave or have left"));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(sent("PUT", "/api/v1/case-rules/r1")).toMatchObject([
    { condition: { themes: ["price:negative"], tones: ["mixed"], urgencyFrom: 2, leaving: true } },
  ]);
  await user.click(screen.getByRole("button", { name: "Remove the filter Price (negative)" }));
  expect(screen.queryByRole("button", { name: "Remove the filter Price (negative)" })).toBeNull();
});

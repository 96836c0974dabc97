// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { type Asked, inside } from "../../testing/inside.tsx";
import { NewRule } from "./new-rule.tsx";

const quiet = { wouldHaveSpoken: [], falseAlarms: { answers: 2400 }, watched: 1, waiting: 0 };
const DIMENSIONS = {
  data: [
    {
      dimension: "store",
      declared: true,
      values: [
        { value: "Riga", answers: 9 },
        { value: "Cēsis", answers: 3 },
      ],
    },
    { dimension: "plan", declared: true, values: [{ value: "pro", answers: 9 }] },
    {
      dimension: "till",
      declared: false,
      values: [
        { value: "1", answers: 9 },
        { value: "2", answers: 3 },
      ],
    },
  ],
  questions: [],
};

async function rule(preview: unknown, at = "/alerts/new") {
  const view = await inside(<NewRule />, {
    areas: ["web-alerts", "web-themes"],
    path: "/alerts/new",
    at,
    replies: {
      "GET /api/v1/surveys/s1/dimensions": DIMENSIONS,
      "GET /api/v1/properties": {
        data: [{ property: "store", label: "Shop", labels: {}, sequence: [], bands: [] }],
      },
      "GET /api/v1/themes": { data: [] },
      "GET /api/v1/changes": { data: [] },
      "POST /api/v1/alert-rules/preview": preview,
      "POST /api/v1/alert-rules": { id: "r1" },
    },
  });
  const previews = () => view.asked.filter(({ path }) => path.endsWith("/preview"));
  return { ...view, previews };
}

test("before it is saved it says what it would have said, and asks again for every change", async () => {
  const { user, previews } = await rule(({ body }: Asked) =>
    (body as { kind: string }).kind === "score_drop"
      ? quiet
      : {
          ...quiet,
          wouldHaveSpoken: [
            {
              at: "2026-04-02",
              value: null,
              evidence: { since: "2026-03-01", now: { answers: 44 } },
            },
          ],
        },
  );
  expect((await screen.findByTestId("would-have-spoken")).textContent).toMatch(
    /would not have spoken/,
  );
  await user.selectOptions(screen.getByLabelText("Watch for"), "detractors_rise");
  await screen.findByText(/spoken once/);
  expect(screen.getByText(/44 answers/)).toBeDefined();
  expect(previews().map(({ body }) => (body as { kind: string }).kind)).toEqual([
    "score_drop",
    "detractors_rise",
  ]);
});

test("with too few answers it says that the watch has not begun, not that all would have been quiet", async () => {
  await rule({ ...quiet, watched: 0, falseAlarms: { answers: null } });
  expect((await screen.findByTestId("would-have-spoken")).textContent).toMatch(
    /Fewer than 30 answers/,
  );
});

test("only properties that are compared by, and have two values, can be watched value by value", async () => {
  await rule(quiet);
  await screen.findByRole("option", { name: "each value of Shop by itself" });
  const options = [...(screen.getByLabelText("Watch") as HTMLSelectElement).options];
  expect(options.map(({ value }) => value)).toEqual(["", "store"]);
});

test("the filter that holds goes along, and is said in words, not as it stands in the address", async () => {
  await rule(quiet, "/alerts/new?filter=store=Riga&filter=store=C%C4%93sis");
  await screen.findByText(/Only where Shop: Riga or Cēsis/);
});

test("it is saved with its addresses apart, whatever stands between them, and leads to the list", async () => {
  const { user, asked, address } = await rule(quiet);
  await screen.findByTestId("would-have-spoken");
  await user.type(screen.getByLabelText("Name of the rule"), " It falls ");
  await user.type(screen.getByLabelText("Mail to"), "a@b.lv; c@d.lv,  e@f.lv");
  await user.selectOptions(screen.getByLabelText("A false alarm, at most"), "365");
  await user.click(screen.getByRole("button", { name: "Start watching" }));
  await waitFor(() => expect(address()).toMatch(/^\/alerts\b/));
  const saved = asked.find(
    ({ method, path }) => method === "POST" && path === "/api/v1/alert-rules",
  );
  expect(saved?.body).toEqual({
    name: "It falls",
    kind: "score_drop",
    surveyId: "s1",
    filter: [],
    eachOf: null,
    about: null,
    falseAlarmDays: 365,
    quiet: null,
    urgent: false,
    mailTo: ["a@b.lv", "c@d.lv", "e@f.lv"],
  });
});

test("without a survey there is nothing to watch: it says so, leads to a new one, and asks for nothing", async () => {
  const { asked } = await inside(<NewRule />, { areas: ["web-alerts"], surveys: [] });
  expect(screen.getByRole("link", { name: "New survey" }).getAttribute("href")).toBe(
    "/surveys/new",
  );
  expect(asked).toEqual([]);
});

test("a kind that is about places asks which, one that is about invitations has no filter, and quiet hours go along", async () => {
  const { user, previews, asked } = await rule(
    quiet,
    "/alerts/new?filter=store=Riga&tone=negative",
  );
  await screen.findByText(/Only where Shop: Riga · Tone: negative/);
  await user.selectOptions(screen.getByLabelText("Watch for"), "hot_spot");
  await waitFor(() =>
    expect(previews().at(-1)?.body).toMatchObject({ kind: "hot_spot", eachOf: "store" }),
  );
  await user.selectOptions(screen.getByLabelText("Watch for"), "response_rate_drop");
  await waitFor(() => expect(previews().at(-1)?.body).toMatchObject({ filter: [], eachOf: null }));
  expect(screen.queryByText(/Only where/)).toBeNull();
  await user.type(screen.getByLabelText("Name of the rule"), "Fewer answer");
  await user.selectOptions(screen.getByLabelText("from"), "22");
  await user.selectOptions(screen.getByLabelText("until"), "7");
  await user.click(screen.getByRole("button", { name: "Start watching" }));
  await waitFor(() =>
    expect(
      asked.find(({ method, path }) => method === "POST" && path === "/api/v1/alert-rules")?.body,
    ).toMatchObject({ kind: "response_rate_drop", quiet: { from: 22, to: 7 }, filter: [] }),
  );
});

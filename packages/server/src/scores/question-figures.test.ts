import { beforeEach, expect, test } from "vitest";
import { testServer } from "../testing/test-server.ts";

const server = await testServer();
const { db } = server.services;
let surveyId: string;

const QUESTIONS = [
  { id: "delivery", kind: "csat", text: { en: "How was the delivery?" } },
  { id: "effort", kind: "ces", text: { en: "It was easy." } },
  {
    id: "why",
    kind: "choice",
    several: true,
    text: { en: "Why us?" },
    options: [
      { value: "plants", label: { en: "The plants" } },
      { value: "advice", label: { en: "The advice" } },
    ],
  },
  { id: "more", kind: "text", text: { en: "Anything else?" } },
];

beforeEach(async () => {
  await db.deleteFrom("response").execute();
  const wanted = { name: "Delivery", subject: "Botanic" };
  surveyId = (await server.api<{ id: string }>("POST", "/surveys", wanted)).id;
  await server.api("PUT", `/surveys/${surveyId}/questions`, { questions: QUESTIONS });
});

interface Figure {
  id: string;
  answers: number;
  lowBase: boolean;
  values: { value: string; answers: number; of: object | null }[];
  mean: { mean: number; lower: number; upper: number } | null;
  top: { values: string[]; answers: number; share: number; lower: number; upper: number } | null;
}

async function figures(query = ""): Promise<Record<string, Figure>> {
  const { data } = await server.api<{ data: Figure[] }>(
    "GET",
    `/surveys/${surveyId}/figures${query}`,
  );
  return Object.fromEntries(data.map((figure) => [figure.id, figure]));
}

const path = () => `/surveys/${surveyId}/responses`;

async function give(times: number, score: number, answers: object, more: object = {}) {
  for (let i = 0; i < times; i += 1) await server.api("POST", path(), { score, answers, ...more });
}

test("satisfaction is a mean and a share of the satisfied, each with its interval, and choices are shares", async () => {
  await give(12, 10, { delivery: "5", why: ["plants", "advice"] }, { channel: "web" });
  await give(6, 8, { delivery: "4", why: ["plants"], more: "Thank you" });
  await give(6, 2, { delivery: "1", effort: "2" });
  const { delivery, why, effort, more } = await figures();
  // By hand: 12 fives, 6 fours, 6 ones; mean 90/24, sd √(64.5/23), t(23) = 2.0687.
  expect(delivery).toMatchObject({ answers: 24, lowBase: true });
  expect(delivery?.mean?.mean).toBeCloseTo(3.75, 10);
  expect(delivery?.mean?.lower).toBeCloseTo(3.0429, 3);
  expect(delivery?.mean?.upper).toBeCloseTo(4.4571, 3);
  // Wilson for 18 of 24.
  expect(delivery?.top).toMatchObject({ values: ["4", "5"], answers: 18, share: 0.75 });
  expect(delivery?.top?.lower).toBeCloseTo(0.551, 3);
  expect(delivery?.top?.upper).toBeCloseTo(0.88, 3);
  expect(why).toMatchObject({
    answers: 18,
    mean: null,
    top: null,
    values: [
      { value: "plants", answers: 18, of: { share: 1 } },
      { value: "advice", answers: 12 },
    ],
  });
  // Six answers are no figure.
  expect(effort).toMatchObject({ answers: 6, mean: null, top: null, lowBase: false });
  const two = effort?.values.find(({ value }) => value === "2");
  expect(two).toEqual({ value: "2", answers: 6, of: null });
  expect(more).toMatchObject({ answers: 6, values: [], mean: null, top: null });
  expect((await figures("?filter=channel%3Dweb")).delivery?.answers).toBe(12);
});

test("a figure moves by the month, each month with its own base; words have no figure", async () => {
  const month = (day: string, answers: object) => ({ answers, answeredAt: `${day}T12:00:00Z` });
  const bring = (times: number, { answers, answeredAt }: ReturnType<typeof month>) =>
    give(times, 8, answers, { answeredAt });
  await bring(10, month("2026-03-10", { delivery: "5", why: ["plants", "advice"] }));
  await bring(2, month("2026-03-31", { delivery: "2", why: ["plants"] }));
  await bring(3, month("2026-05-02", { delivery: "1" }));
  const trendOf = (id: string, query = "") =>
    server.api<{ by: string; points: object[] }>(
      "GET",
      `/surveys/${surveyId}/figures/${id}/trend${query}`,
    );
  expect(await trendOf("delivery")).toMatchObject({
    by: "month",
    points: [
      { from: "2026-03-01", answers: 12, mean: { mean: 4.5 }, top: { answers: 10 } },
      { from: "2026-04-01", answers: 0, mean: null, top: null },
      { from: "2026-05-01", answers: 3, mean: null, top: null },
    ],
  });
  expect(await trendOf("why")).toMatchObject({
    points: [{ answers: 12, values: [{ answers: 12 }, { answers: 10, of: { share: 10 / 12 } }] }],
  });
  expect((await trendOf("delivery", "?from=2026-05-01&to=2026-06-01")).points).toHaveLength(1);
  const more = await server.ask("GET", `/surveys/${surveyId}/figures/more/trend`);
  expect(more).toMatchObject({ status: 422, body: { code: "question_in_words" } });
  const none = await server.ask("GET", `/surveys/${surveyId}/figures/nothing/trend`);
  expect(none).toMatchObject({ status: 404 });
});

test("an option that is asked no more is still counted, and a step that there is no more is not", async () => {
  await give(10, 9, { why: ["plants"], delivery: "5" });
  const asked = QUESTIONS.map((question) =>
    question.id === "why"
      ? {
          ...question,
          options: [
            { value: "shade", label: { en: "The shade" } },
            ...(question.options?.slice(1) ?? []),
          ],
        }
      : question.id === "delivery"
        ? {
            ...question,
            kind: "scale",
            from: 0,
            to: 4,
            lowEnd: { en: "Bad" },
            highEnd: { en: "Good" },
          }
        : question,
  );
  await server.api("PUT", `/surveys/${surveyId}/questions`, { questions: asked });
  const { why, delivery } = await figures();
  expect(why).toMatchObject({
    answers: 10,
    values: [
      { value: "shade", answers: 0 },
      { value: "advice", answers: 0 },
      { value: "plants", answers: 10, of: { share: 1 } },
    ],
  });
  expect(delivery).toMatchObject({ answers: 0, mean: null, top: null });
});

test("further answers narrow a list and break a score down, and free text is no group", async () => {
  await give(3, 10, { why: ["plants", "advice"] });
  await give(2, 3, { why: ["advice"] });
  await give(1, 7, {});
  const count = async (filter: string) => {
    const asked = `${path()}/count?filter=${encodeURIComponent(filter)}`;
    return (await server.api<{ answers: number }>("GET", asked)).answers;
  };
  expect(await count("answers[why]=plants")).toBe(3);
  expect(await count("answers[why]=advice")).toBe(5);
  expect(await count("answers[why]=")).toBe(1);
  await give(1, 9, { more: "Thanks" });
  const asked = `${path()}/count?answered=more`;
  expect(await server.api("GET", asked)).toMatchObject({ answers: 1 });
  expect((await figures("?group=detractor")).why?.answers).toBe(2);
  const dimensions = await server.api<{ questions: object[] }>(
    "GET",
    `/surveys/${surveyId}/dimensions`,
  );
  expect(dimensions.questions).toContainEqual({
    dimension: "answers[why]",
    text: { en: "Why us?" },
    values: [
      { value: "plants", label: { en: "The plants" } },
      { value: "advice", label: { en: "The advice" } },
    ],
  });
  const by = (name: string) => `/surveys/${surveyId}/breakdown?by=${encodeURIComponent(name)}`;
  const { rows } = await server.api<{ rows: { value: string; answers: number }[] }>(
    "GET",
    by("answers[why]"),
  );
  expect(rows.map(({ value, answers }) => [value, answers])).toEqual([
    ["advice", 5],
    ["plants", 3],
    ["", 2],
  ]);
  for (const wrong of ["answers[more]", "answers[nothing]"]) {
    expect(await server.ask("GET", by(wrong))).toMatchObject({ status: 422 });
  }
});

test("further answers stand in the list, in the detail, in files and in what webhooks are told", async () => {
  await server.api("POST", "/webhooks", {
    name: "CRM",
    events: ["response.created"],
    target: { format: "candor", url: "https://crm.example.com/hook" },
  });
  const answers = { delivery: "4", why: ["plants", "advice"], more: "=1+1" };
  const made = await server.api<{ id: string; answers: object }>("POST", path(), {
    score: 9,
    answers: { ...answers, nonsense: "x" },
  });
  expect(made.answers).toEqual(answers);
  const { data } = await server.api<{ data: object[] }>("GET", path());
  expect(data).toMatchObject([{ answers }]);
  expect(await server.api("GET", `/responses/${made.id}`)).toMatchObject({ answers });
  const csv = await (await server.fetch(`${path()}/export?format=csv`)).text();
  const [head = "", line = ""] = csv.split("\r\n");
  expect(head).toContain("answers[delivery],answers[effort],answers[why],answers[more]");
  expect(line).toContain(`4,,"plants, advice",'=1+1`);
  const events = await db.selectFrom("webhook_event").select("data").execute();
  expect(events[0]?.data).toMatchObject({ response: { answers } });
});

import type { GoalStanding, MakeGoal } from "@candor/contract/goal.ts";
import { expect, test, vi } from "vitest";
import { todayIn } from "../scores/period.ts";
import { testServer } from "../testing/test-server.ts";
import { judgeGoal } from "./judge-goal.ts";
import { closedMonths } from "./measured.ts";
import type { Month } from "./month.ts";

vi.setConfig({ testTimeout: 60_000 });

const server = await testServer();
const { api, ask } = server;
const today = todayIn("UTC", new Date());
const months = closedMonths(today, 10);
const last = months.at(-1) ?? { from: "", to: "" };

async function survey(name: string): Promise<string> {
  return (await api<{ id: string }>("POST", "/surveys", { name, subject: "B" })).id;
}

/** Answers in the middle of a month. */
async function answers(surveyId: string, month: string, scores: number[], city = "Riga") {
  await Promise.all(
    scores.map((score) =>
      api("POST", `/surveys/${surveyId}/responses`, {
        score,
        answeredAt: `${month.slice(0, 8)}15T10:00:00Z`,
        properties: { city },
      }),
    ),
  );
}

const many = (promoters: number, passives: number, detractors: number) => [
  ...Array<number>(promoters).fill(10),
  ...Array<number>(passives).fill(8),
  ...Array<number>(detractors).fill(2),
];

const goal = (wanted: Partial<MakeGoal>) =>
  api<never>("POST", "/goals", wanted) as Promise<GoalStanding>;

test("a goal is reached when the whole interval of a closed month lies beyond it, and not by the point", async () => {
  const surveyId = await survey("Reached");
  await answers(surveyId, last.from, many(40, 5, 5));
  // The score is 70, its interval about 55 to 80.
  const reached = await goal({ surveyId, target: 40 });
  expect(reached).toMatchObject({ state: "reached", needed: null, about: "Reached" });
  expect(reached.closed).toMatchObject({ from: last.from, to: last.to, n: 50, value: 70 });
  const { data } = await api<{ data: unknown[] }>("GET", "/goals");
  expect(data).toContainEqual(expect.objectContaining({ id: reached.id, state: "reached" }));
  await api("PATCH", `/goals/${reached.id}`, { target: 65 });
  const open = (await api<never>("GET", `/goals/${reached.id}`)) as GoalStanding;
  expect(open.state).toBe("cannot_tell");
  expect(open.needed).toBeGreaterThan(50);
});

test("after its day a goal is missed only when the whole interval falls short; else it cannot be told", async () => {
  const surveyId = await survey("Missed");
  await answers(surveyId, last.from, many(25, 10, 15));
  const by = `${last.from.slice(0, 8)}20`;
  expect((await goal({ surveyId, target: 80, by })).state).toBe("missed");
  const promoters = await goal({ surveyId, measure: "promoters", target: 55, by });
  expect(promoters).toMatchObject({ state: "cannot_tell", needed: null, outlook: null });
  expect(promoters.closed).toMatchObject({ value: 50, n: 50 });
  // Detractors are to be so many at most.
  expect((await goal({ surveyId, measure: "detractors", target: 10, by })).state).toBe("missed");
});

test("a share of detractors is reached from above", async () => {
  const surveyId = await survey("Detractors");
  await answers(surveyId, last.from, many(55, 4, 1));
  const few = await goal({ surveyId, measure: "detractors", target: 15 });
  expect(few.state).toBe("reached");
});

test("before its day a goal is on course when the forecast makes it likely, with the month it speaks of", async () => {
  const surveyId = await survey("Course");
  for (const month of months) await answers(surveyId, month.from, many(26, 8, 6));
  const [next] = [last.to];
  const one = await goal({ surveyId, target: 35 });
  expect(one).toMatchObject({ state: "on_course", outlook: { from: next } });
  expect(one.outlook?.probability).toBeGreaterThan(0.9);
  expect(one.months).toHaveLength(10);
  await api("PATCH", `/goals/${one.id}`, { target: 75 });
  const far = (await api<never>("GET", `/goals/${one.id}`)) as GoalStanding;
  expect(far.state).toBe("cannot_tell");
  expect(far.outlook?.probability).toBeLessThan(0.1);
});

test("below ten answers there is no value, and nothing is reached or missed", async () => {
  const surveyId = await survey("Few");
  await answers(surveyId, last.from, many(9, 0, 0));
  const few = await goal({ surveyId, target: 10, by: last.from });
  expect(few.state).toBe("cannot_tell");
  expect(few.closed).toMatchObject({ n: 9, value: null, lower: null });
});

test("the target of a survey's score is one of the goals, by either door", async () => {
  const surveyId = await survey("Doors");
  await api("PUT", `/surveys/${surveyId}/goal`, { target: 45, by: null });
  const { data } = await api<{ data: GoalStanding[] }>("GET", "/goals");
  const same = data.find((one) => one.surveyId === surveyId);
  expect(same).toMatchObject({ target: 45, measure: "score" });
  await api("PATCH", `/goals/${same?.id}`, { target: 50 });
  expect(await api("GET", `/surveys/${surveyId}/goal`)).toEqual({ goal: { target: 50, by: null } });
  const again = await ask("POST", "/goals", { surveyId, target: 60 });
  expect(again).toMatchObject({ status: 409, body: { code: "goal_known" } });
  await api("DELETE", `/goals/${same?.id}`);
  expect(await api("GET", `/surveys/${surveyId}/goal`)).toEqual({ goal: null });
});

test("a view narrows its goal, and only a view that everybody sees can have one", async () => {
  const surveyId = await survey("View");
  await answers(surveyId, last.from, many(20, 0, 0), "Riga");
  await answers(surveyId, last.from, many(0, 0, 20), "Zilupe");
  const view = await api<{ id: string }>("POST", "/views", {
    name: "Riga alone",
    shared: true,
    surveyId,
    filter: ["city=Riga"],
  });
  const one = await goal({ viewId: view.id, target: 20 });
  expect(one).toMatchObject({ about: "Riga alone", state: "reached" });
  expect(one.closed).toMatchObject({ n: 20, value: 100 });
  await api("DELETE", `/views/${view.id}`);
  expect(await ask("GET", `/goals/${one.id}`)).toMatchObject({ status: 404 });
});

test("a goal of the workspace counts the answers of all its surveys together", async () => {
  for (const name of ["One", "Two"]) await answers(await survey(name), last.from, many(15, 0, 0));
  const all = await goal({ measure: "promoters", target: 1 });
  expect(all).toMatchObject({ about: null, surveyId: null, state: "reached" });
  expect(all.closed?.n).toBeGreaterThanOrEqual(30);
});

/** Answers of people of an account, or of nobody's. */
async function answersOf(surveyId: string, account: string | null, scores: number[]) {
  for (const [at, score] of scores.entries()) {
    const email = `${account ?? "nobody"}-${at}-${surveyId}@kunde.lv`;
    const person = await api<{ id: string }>("POST", "/people", { email });
    if (account !== null) {
      await api("POST", `/accounts/${account}/people`, { people: [person.id] });
    }
    await api("POST", `/surveys/${surveyId}/responses`, {
      ...{ score, person: { email } },
      answeredAt: `${last.from.slice(0, 8)}15T10:00:00Z`,
    });
  }
}

const account = async (name: string) =>
  (await api<{ id: string }>("POST", "/accounts", { name })).id;

test("a goal of an account counts its people alone, in every survey, and says nothing of fewer than ten", async () => {
  const [one, two] = [await survey("Delivery"), await survey("Support")];
  const [acme, small] = [await account("Acme"), await account("Small")];
  await answersOf(one, acme, many(8, 0, 0));
  await answersOf(two, acme, many(7, 0, 1));
  await answersOf(one, small, many(9, 0, 0));
  await answersOf(one, null, many(0, 0, 12));
  const made = await goal({ accountId: acme, target: 20 });
  expect(made).toMatchObject({ about: "Acme", accountId: acme, surveyId: null, state: "reached" });
  expect(made.closed).toMatchObject({ from: last.from, n: 16, value: 100 * (14 / 16) });
  const few = await goal({ accountId: small, target: 20 });
  expect(few).toMatchObject({ state: "cannot_tell", closed: { n: 9, value: null, lower: null } });
  const text = await (await server.fetch("/openmetrics")).text();
  expect(text).toContain(
    `candor_goal_base{goal_id="${made.id}",measure="score",about="Acme",account_id="${acme}"} 16\n`,
  );
  const csv = await (await server.fetch("/goals/export.csv")).text();
  expect(csv).toMatch(new RegExp(`${made.id},score,Acme,20,,,reached,.*,${acme}\r?\n`));
});

test("the goals of an account go with it, and those of a merged one go on with the other", async () => {
  const [keep, merge, gone] = [
    await account("Keep"),
    await account("Merge"),
    await account("Gone"),
  ];
  const kept = await goal({ accountId: keep, target: 20 });
  await goal({ accountId: merge, target: 30 });
  const moved = await goal({ accountId: merge, measure: "promoters", target: 40 });
  await api("POST", "/accounts/merge", { keep, merge });
  const deleted = await goal({ accountId: gone, target: 20 });
  await api("DELETE", `/accounts/${gone}`);
  expect(await ask("GET", `/goals/${deleted.id}`)).toMatchObject({ status: 404 });
  const { data } = await api<{ data: GoalStanding[] }>("GET", "/goals");
  const of = data.filter(({ accountId }) => [keep, merge, gone].includes(accountId ?? ""));
  expect(of.map(({ id, about, target }) => ({ id, about, target }))).toEqual([
    { id: kept.id, about: "Keep", target: 20 },
    { id: moved.id, about: "Keep", target: 40 },
  ]);
  expect(await ask("POST", "/goals", { accountId: keep, target: 25 })).toMatchObject({
    ...{ status: 409, body: { code: "goal_known" } },
  });
});

test("an account has no response rate and no desk, and is one of this workspace", async () => {
  const accountId = await account("Refused");
  for (const wrong of [
    { measure: "response_rate", accountId },
    { measure: "first_contact", accountId },
    { accountId, surveyId: server.survey.id },
  ]) {
    expect(await ask("POST", "/goals", { ...wrong, target: 20 })).toMatchObject({
      ...{ status: 422, body: { code: "goal_of_an_account" } },
    });
  }
  const stranger = { accountId: server.survey.id, target: 20 };
  expect(await ask("POST", "/goals", stranger)).toMatchObject({
    ...{ status: 404, body: { code: "account_not_found" } },
  });
});

test("a share has no target of nothing, and its owner is a colleague", async () => {
  const surveyId = await survey("Refused");
  expect(await ask("POST", "/goals", { surveyId, measure: "promoters", target: -5 })).toMatchObject(
    {
      status: 422,
      body: { code: "goal_out_of_scale" },
    },
  );
  expect(await ask("POST", "/goals", { surveyId, target: 5, ownerId: "stranger" })).toMatchObject({
    status: 422,
    body: { code: "goal_owner_unknown" },
  });
  const members = await api<{ data: { userId: string }[] }>("GET", "/members");
  const ownerId = members.data[0]?.userId ?? null;
  expect((await goal({ surveyId, target: 5, ownerId })).owner).toMatchObject({ userId: ownerId });
});

test("key figures stand with their bases, month beside month", async () => {
  const surveyId = await survey("Figures");
  await answers(surveyId, last.from, many(15, 3, 2));
  const { data } = await api<{ data: { measure: string; last: object; before: object }[] }>(
    "GET",
    `/surveys/${surveyId}/key-figures`,
  );
  expect(data.map(({ measure }) => measure)).toEqual([
    ...["score", "promoters", "detractors", "response_rate", "first_contact", "promises_kept"],
  ]);
  expect(data[1]).toMatchObject({ last: { n: 20, value: 75 }, before: { n: 0, value: null } });
  expect(data[3]).toMatchObject({ last: { n: 0, value: null } });
});

test("what is needed shrinks the margin to the room between value and target", () => {
  const month: Month = {
    ...{ from: "2026-05-01", to: "2026-06-01", n: 100 },
    ...{ value: 50, lower: 40, upper: 60, error: 5 },
  };
  // A margin of 10 is to become 5: four times as many.
  const verdict = judgeGoal({ measure: "score", target: 45, by: null }, [month]);
  expect(verdict).toMatchObject({ state: "cannot_tell", needed: 400 });
  expect(judgeGoal({ measure: "score", target: 55, by: null }, [month]).needed).toBeNull();
  expect(judgeGoal({ measure: "detractors", target: 60, by: null }, [month]).state).toBe("reached");
});

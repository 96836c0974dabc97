import type { GoalStanding, MakeGoal } from "@candor/contract/goal.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { addressCheck } from "../integrations/webhooks/deliver/address-check.ts";
import { deliverDue } from "../integrations/webhooks/deliver/deliver-webhooks.ts";
import { addDays, todayIn } from "../scores/period.ts";
import { whenFileEnds } from "../testing/test-database.ts";
import { testServer } from "../testing/test-server.ts";
import { startReceiver } from "../testing/webhook-receiver.ts";
import { closedMonths } from "./measured.ts";
import { goalTeller } from "./tell-goals.ts";

vi.setConfig({ testTimeout: 60_000 });

const server = await testServer({ WEBHOOK_ALLOWED_HOSTS: "127.0.0.1" });
const { api, workspaceId } = server;
const { db, outbox, secret, config, jobs } = server.services;
const receiver = await startReceiver();
whenFileEnds(() => receiver.kill());

// In the middle of this month, so that the next days close no other one.
const today = `${todayIn("UTC", new Date()).slice(0, 8)}10`;
const months = closedMonths(today, 10);
const last = months.at(-1) ?? { from: "", to: "" };
const { id: webhookId } = await api<{ id: string }>("POST", "/webhooks", {
  name: "Board",
  events: ["goal.reached", "goal.missed", "goal.slipping"],
  target: { format: "candor", url: `${receiver.url}/hook` },
});

interface Told {
  type: string;
  data: { goal: GoalStanding; survey?: { id: string; name: string } };
}

beforeEach(async () => {
  await db.deleteFrom("goal").where("workspace_id", "=", workspaceId).execute();
  receiver.received.length = 0;
});

const teller = (on: string) =>
  goalTeller({
    ...{ db, news: outbox.goals, responseRate: rateOfScope },
    clock: () => new Date(`${on}T12:00:00Z`),
  });

/** One process looks, as the clock stands at noon of the day. */
async function judged(on: string) {
  const { signal } = new AbortController();
  await teller(on).takeTurn({ workspaceId, lane: "", signal });
}

/** What the receiver has heard since it was last asked. */
async function heard(): Promise<Told[]> {
  const deps = {
    ...{ db, jobs, secret, check: addressCheck(["127.0.0.1"]), publicUrl: config.publicUrl ?? "" },
    ...{
      now: () => new Date(`${addDays(today, 40)}T12:00:00Z`),
      random: () => 0.5,
      timeoutMs: 2000,
    },
  };
  await deliverDue(deps, { workspaceId, webhookId });
  return receiver.received.splice(0).map(({ json }) => json as Told);
}

async function survey(name: string): Promise<string> {
  return (await api<{ id: string }>("POST", "/surveys", { name, subject: "B" })).id;
}

async function answers(surveyId: string, month: string, promoters: number, detractors: number) {
  const scores = [...Array<number>(promoters).fill(10), ...Array<number>(detractors).fill(2)];
  const ids: string[] = [];
  for (const score of scores) {
    const answeredAt = `${month.slice(0, 8)}15T10:00:00Z`;
    const body = { score, answeredAt };
    ids.push((await api<{ id: string }>("POST", `/surveys/${surveyId}/responses`, body)).id);
  }
  return ids;
}

const goal = (wanted: Partial<MakeGoal>) =>
  api<never>("POST", "/goals", wanted) as Promise<GoalStanding>;

test("a receiver hears once that a goal was reached, with the month it was judged by", async () => {
  const surveyId = await survey("Spring fair");
  const one = await goal({ surveyId, target: 40 });
  await judged(today);
  expect(await heard()).toEqual([]);
  // They come late; the next day finds them.
  await answers(surveyId, last.from, 45, 5);
  await judged(today);
  expect(await heard()).toEqual([]);
  await judged(addDays(today, 1));
  const told = await heard();
  expect(told).toMatchObject([
    {
      type: "goal.reached",
      data: {
        survey: { id: surveyId, name: "Spring fair" },
        goal: {
          ...{ id: one.id, measure: "score", about: "Spring fair", target: 40, by: null },
          closed: { from: last.from, to: last.to, n: 50, value: 80 },
        },
      },
    },
  ]);
  const { data } = await api<{ data: GoalStanding[] }>("GET", "/goals");
  expect(told[0]?.data.goal.closed).toEqual(data[0]?.closed);
  await judged(addDays(today, 1));
  await judged(addDays(today, 2));
  expect(await heard()).toEqual([]);
});

test("two processes that judge at the same moment tell of it once", async () => {
  const surveyId = await survey("Twice");
  await answers(surveyId, last.from, 20, 0);
  await goal({ surveyId, target: 20 });
  await goal({ surveyId, measure: "promoters", target: 20 });
  await Promise.all(Array.from({ length: 4 }, () => judged(today)));
  const told = await heard();
  expect(told.map(({ type, data }) => `${type} ${data.goal.measure}`).sort()).toEqual([
    ...["goal.reached promoters", "goal.reached score"],
  ]);
});

test("a goal that is missed, and reached against another target, is told of each time it changes", async () => {
  const surveyId = await survey("Changed");
  await answers(surveyId, last.from, 25, 25);
  const by = `${last.from.slice(0, 8)}20`;
  const one = await goal({ surveyId, target: 80, by });
  await judged(today);
  expect(await heard()).toMatchObject([{ type: "goal.missed", data: { goal: { by } } }]);
  await api("PATCH", `/goals/${one.id}`, { target: -60 });
  await judged(today);
  expect(await heard()).toMatchObject([{ type: "goal.reached", data: { goal: { target: -60 } } }]);
  // The score of a survey has a second door to the same goal.
  await api("PUT", `/surveys/${surveyId}/goal`, { target: 80, by });
  await judged(today);
  expect(await heard()).toMatchObject([{ type: "goal.missed", data: { goal: { id: one.id } } }]);
  // Who cares for it is no news.
  await api("PATCH", `/goals/${one.id}`, { ownerId: null });
  await judged(today);
  expect(await heard()).toEqual([]);
});

test("a goal that is hardly to be reached any more slips, and does not slip again the next day", async () => {
  const surveyId = await survey("Slipping");
  for (const month of months) await answers(surveyId, month.from, 13, 7);
  await goal({ surveyId, target: 90 });
  await judged(today);
  const told = await heard();
  expect(told).toMatchObject([{ type: "goal.slipping" }]);
  expect(told[0]?.data.goal.outlook?.probability).toBeLessThan(0.1);
  await judged(addDays(today, 1));
  expect(await heard()).toEqual([]);
});

test("what nobody knows was said before is kept in silence; the sweep finds what is to be judged and nothing else", async () => {
  const surveyId = await survey("Before");
  await answers(surveyId, last.from, 20, 0);
  const one = await goal({ surveyId, target: 20 });
  await db
    .updateTable("goal")
    .set({ judged: null })
    .where("workspace_id", "=", workspaceId)
    .execute();
  const swept = (on: string) => teller(on).sweep?.(new Date(`${on}T12:00:00Z`));
  expect(await swept(today)).toEqual([{ workspaceId }]);
  await judged(today);
  expect(await heard()).toEqual([]);
  expect(await swept(today)).toEqual([]);
  expect(await swept(addDays(today, 1))).toEqual([{ workspaceId }]);
  await api("PATCH", `/goals/${one.id}`, { target: 30 });
  expect(await swept(today)).toEqual([{ workspaceId }]);
  // A deleted survey's goal is judged by nothing, and does not come back every time.
  await api("DELETE", `/surveys/${surveyId}`);
  await judged(today);
  expect(await heard()).toEqual([]);
  expect(await swept(today)).toEqual([]);
});

test("a webhook for one survey hears of its goals alone, and of those that are of no single survey", async () => {
  const [mine, other] = [await survey("Mine"), await survey("Other")];
  for (const id of [mine, other]) await answers(id, last.from, 20, 0);
  await api("PATCH", `/webhooks/${webhookId}`, { filter: { surveys: [mine] } });
  for (const surveyId of [mine, other, null]) await goal({ surveyId, target: 10 });
  await judged(today);
  const told = await heard();
  expect(told.map(({ data }) => data.goal.about).sort()).toEqual(["Mine", null]);
});

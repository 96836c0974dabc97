import type { Representativeness } from "@candor/contract/trust.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
const known = (email: string) => ({ email, phone: null, externalId: null, name: null });

beforeAll(async () => {
  server = await testServer();
  // 200 customers: 150 on the free plan, 50 on the paid one; names say who they are.
  for (const person of range(0, 200)) {
    await server.api("POST", "/people", {
      email: mailOf(person),
      attributes: { plan: person < 150 ? "free" : "paid", room: String(person) },
    });
  }
});

const mailOf = (person: number) => `c${person}@example.com`;
const newSurvey = async (more: object = {}) =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Trust", ...more })).id;
const found = (id: string, query = "") =>
  server.api<Representativeness>("GET", `/surveys/${id}/representativeness${query}`);

/** These people answer with these scores. */
async function answered(surveyId: string, people: readonly number[], score: (i: number) => number) {
  const batch = people.map((person, i) =>
    answer({ surveyId, score: score(i), person: known(mailOf(person)) }),
  );
  await recordBatch(server.services.db, server.workspaceId, batch);
}
const range = (from: number, n: number) => Array.from({ length: n }, (_, i) => from + i);

test("where the paid plan answers twice as often it is seen, and the weights undo what it did to the score", async () => {
  const id = await newSurvey();
  // Of the free plan every fifth, half of them unhappy; of the paid plan four of five, all happy.
  await answered(id, range(0, 30), (i) => (i % 2 === 0 ? 10 : 2));
  await answered(id, range(150, 40), () => 10);
  const {
    people,
    answered: who,
    properties,
    rIndicator,
    weighting,
    silence,
  } = await found(id, "?base=people");
  expect([people, who]).toEqual([200, 70]);
  const [plan] = properties;
  expect(plan).toMatchObject({ property: "plan", unequal: true, weighted: true, uncovered: 0 });
  expect(plan?.values).toMatchObject([
    { value: "free", base: 150, baseShare: 0.75, answered: 30, rate: { value: 0.2 } },
    { value: "paid", base: 50, baseShare: 0.25, answered: 40, rate: { value: 0.8 } },
  ]);
  // S² = (150 × 0.15² + 50 × 0.45²) / 199 by hand.
  expect(rIndicator?.value).toBeCloseTo(
    1 - 2 * Math.sqrt((150 * 0.15 ** 2 + 50 * 0.45 ** 2) / 199),
  );
  // Unweighted (55 − 15) of 70; weighted three quarters of 0 and one quarter of 100.
  expect(weighting?.unweighted.score).toBeCloseTo(4000 / 70);
  expect(weighting?.weighted.score).toBeCloseTo(25);
  expect(weighting?.weighted.lower).toBeLessThan(25);
  expect(weighting?.weighted.upper).toBeGreaterThan(25);
  expect(weighting?.effectiveN).toBeLessThan(70);
  expect(weighting?.designEffect).toBeCloseTo(70 / (weighting?.effectiveN ?? 1));
  // 70 of 200 with a sum of 40: the others could pull it anywhere in between.
  expect(silence?.lower).toBeCloseTo((100 * (40 - 130)) / 200);
  expect(silence?.upper).toBeCloseTo((100 * (40 + 130)) / 200);
  expect(silence?.needed).toBeCloseTo(((0 - 40) / 130) * 100);
});

test("where all answer alike nothing is called unequal, and weighting changes next to nothing", async () => {
  const id = await newSurvey();
  await answered(id, range(0, 60), (i) => (i % 3 === 0 ? 3 : 10));
  await answered(id, range(150, 20), (i) => (i % 3 === 0 ? 3 : 10));
  const { properties, weighting, rIndicator } = await found(id, "?base=people");
  expect(properties[0]).toMatchObject({ property: "plan", unequal: false });
  expect(rIndicator?.value).toBeCloseTo(1);
  expect(weighting?.weighted.score).toBeCloseTo(weighting?.unweighted.score ?? Number.NaN);
  expect(weighting?.designEffect).toBeCloseTo(1);
});

test("what nearly nobody answered from is no weight's to speak for: it is said how much that is", async () => {
  const id = await newSurvey();
  await answered(id, range(0, 30), () => 10);
  await answered(id, range(150, 3), () => 0);
  const { properties, weighting, unweighable } = await found(id, "?base=people");
  expect(properties[0]?.uncovered).toBe(0);
  expect(properties[0]?.weighted).toBe(false);
  expect([weighting, unweighable]).toEqual([null, "nothing"]);
});

test("typed shares of all customers are a base of their own, until they are taken back", async () => {
  const id = await newSurvey({ anonymous: true, dimensions: ["store"] });
  expect(await found(id)).toMatchObject({ base: null, without: "anonymous", weighting: null });
  const from = (store: string, n: number, score: number) =>
    Array.from({ length: n }, () => answer({ surveyId: id, score, properties: { store } }));
  await recordBatch(server.services.db, server.workspaceId, [
    ...from("Riga", 90, 10),
    ...from("Cesis", 30, 0),
    ...from("Elsewhere", 5, 5),
  ]);
  const path = `/surveys/${id}/representativeness/targets`;
  const choices = await server.api<{ data: { property: string; values: string[] }[] }>("GET", path);
  expect(choices.data.find(({ property }) => property === "store")?.values).toContain("Riga");
  const shares = [
    { value: "Riga", share: 0.5 },
    { value: "Cesis", share: 0.5 },
  ];
  await server.api("PUT", path, { property: "store", shares });
  const typed = await found(id);
  expect(typed).toMatchObject({ base: "targets", bases: ["targets"], answers: 125, placed: 120 });
  expect(typed).toMatchObject({ people: null, rIndicator: null, silence: null });
  expect(typed.properties[0]).toMatchObject({ property: "store", unequal: true });
  expect(typed.weighting?.unweighted.score).toBeCloseTo(50);
  expect(typed.weighting?.weighted.score).toBeCloseTo(0);
  expect(
    await server.ask("PUT", path, { property: "store", shares: [{ value: "Riga", share: 0.4 }] }),
  ).toMatchObject({ status: 422 });
  await server.api("PUT", path, { property: "store", shares: [] });
  expect((await found(id)).base).toBeNull();
});

test("a list of people that the answers themselves made is no base", async () => {
  const id = await newSurvey();
  await answered(id, range(0, 200), () => 10);
  expect(await found(id)).toMatchObject({ base: null, without: "everybody", bases: [] });
});

test("whoever may write says for everybody that the weighted score stands beside the one as it is", async () => {
  expect(await server.api("GET", "/weighted-view")).toEqual({ shown: false });
  expect(await server.api("PUT", "/weighted-view", { shown: true })).toEqual({ shown: true });
  expect(await server.api("GET", "/weighted-view")).toEqual({ shown: true });
  const { data } = await server.api<{ data: { action: string }[] }>("GET", "/audit");
  expect(data.map(({ action }) => action)).toContain("weighted_view.shown");
});

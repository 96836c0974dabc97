import type { Decision, DecisionDetail } from "@candor/contract/decision.ts";
import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { decisionAsker } from "./ask-about-decisions.ts";

let server: TestServer;
let ilze: TestMember;
let jonas: TestMember;
let today: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  jonas = await testMember(server, "Jonas");
  today = await todayOf(server.services.db, server.workspaceId);
});

const newSurvey = async () =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Shops", dimensions: ["shop"] }))
    .id;

/** So many answers over the days from then, so many of ten of them 10s and the others 3s. */
function answers(surveyId: string, given: { from: string; days: number; n: number; good: number }) {
  const batch = Array.from({ length: given.n }, (_, i) =>
    answer({
      surveyId,
      score: i % 10 < given.good ? 10 : 3,
      properties: { shop: "Riga" },
      answeredAt: new Date(`${addDays(given.from, i % given.days)}T12:00:00Z`),
    }),
  );
  return recordBatch(server.services.db, server.workspaceId, batch);
}

const QUESTION = { question: "Do we open on Sundays?", choice: "Yes, from June" };
const write = (body: object = {}, who = ilze) =>
  who.api<DecisionDetail>("POST", "/decisions", { ...QUESTION, ...body });
const get = (id: string) => ilze.api<DecisionDetail>("GET", `/decisions/${id}`);

test("a decision keeps question, options, choice, expectation, who and when, and the figures as they were known", async () => {
  const surveyId = await newSurvey();
  const from = addDays(today, -28);
  await answers(surveyId, { from, days: 28, n: 100, good: 4 });
  const evidence = { surveyId, filter: ["shop=Riga"], from, to: today };
  const made = await write({
    options: ["Open on Sundays", "Stay as it is"],
    expected: "Fewer complaints about hours",
    evidence,
    decidedBy: [ilze.userId, jonas.userId],
    reviewOn: addDays(today, 90),
  });
  expect(made).toMatchObject({
    ...QUESTION,
    state: "decided",
    options: ["Open on Sundays", "Stay as it is"],
    expected: "Fewer complaints about hours",
    decidedOn: today,
    reviewOn: addDays(today, 90),
    due: false,
    decidedBy: [{ name: "Ilze" }, { name: "Jonas" }],
    evidence: { ...evidence, score: { score: -20, answers: 100, promoters: 40, detractors: 60 } },
  });
  expect(made.evidence?.score.interval?.lower).toBeLessThan(-20);
  // What comes in for those days afterwards changes nothing in what was known.
  await answers(surveyId, { from, days: 28, n: 50, good: 10 });
  expect((await get(made.id)).evidence).toEqual(made.evidence);
});

test("below ten answers the evidence has counts and no score; days to come and strangers are refused", async () => {
  const surveyId = await newSurvey();
  await answers(surveyId, { from: addDays(today, -5), days: 5, n: 9, good: 10 });
  const days = { surveyId, from: addDays(today, -7), to: today };
  const made = await write({ evidence: days });
  expect(made.evidence?.score).toMatchObject({ score: null, interval: null, answers: 9 });
  const refused = async (body: object) =>
    (await ilze.ask<{ code: string }>("POST", "/decisions", { ...QUESTION, ...body })).body.code;
  expect(await refused({ evidence: { ...days, to: addDays(today, 9) } })).toBe(
    "decision_figures_to_come",
  );
  expect(await refused({ decidedOn: addDays(today, 2) })).toBe("decision_to_come");
  expect(await refused({ reviewOn: today })).toBe("decision_review_past");
  expect(await refused({ decidedBy: ["nobody"] })).toBe("not_a_colleague");
  expect(await refused({ about: { kind: "improvement", id: crypto.randomUUID() } })).toBe(
    "decision_source_unknown",
  );
  const key = await server.ask("POST", "/decisions", QUESTION);
  expect(key).toMatchObject({ status: 422, body: { code: "decision_of_nobody" } });
});

const asking = () => ({ db: server.services.db, news: server.services.outbox.decisions });

test("on its review date it asks those who decided, once, and the list shows what waits", async () => {
  const reviewOn = addDays(today, 30);
  const made = await write({ decidedBy: [ilze.userId, jonas.userId], reviewOn });
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const turn = async (day: string) => {
    const asker = decisionAsker({ ...asking(), clock: () => at(day) });
    const signal = new AbortController().signal;
    return asker.takeTurn({ workspaceId: server.workspaceId, lane: made.id, signal });
  };
  const asked = async (who: TestMember) => {
    const { data } = await who.api<{ data: { kind: string; target: string }[] }>("GET", "/notices");
    return data.filter(({ target }) => target === `decision:${made.id}`);
  };
  expect(await turn(addDays(reviewOn, -1))).not.toBeNull();
  expect(await asked(ilze)).toEqual([]);
  const asker = decisionAsker({ ...asking(), clock: () => at(reviewOn) });
  expect(await asker.sweep?.(at(reviewOn))).toContainEqual({
    workspaceId: server.workspaceId,
    lane: made.id,
  });
  expect(await turn(reviewOn)).toBeNull();
  await turn(reviewOn);
  await turn(addDays(reviewOn, 1));
  expect(await asked(ilze)).toMatchObject([{ kind: "decision.review" }]);
  expect(await asked(jonas)).toHaveLength(1);
});

test("a decision whose deciders have all left asks the owner of the workspace", async () => {
  const leaver = await testMember(server, "Maris");
  const reviewOn = addDays(today, 10);
  const made = await write({ decidedBy: [leaver.userId], reviewOn }, leaver);
  await server.api("DELETE", `/members/${leaver.userId}`);
  const asker = decisionAsker({
    ...asking(),
    clock: () => new Date(`${reviewOn}T12:00:00Z`),
  });
  const signal = new AbortController().signal;
  await asker.takeTurn({ workspaceId: server.workspaceId, lane: made.id, signal });
  const told = await server.services.db
    .selectFrom("notice")
    .innerJoin("directory.member", "directory.member.user_id", "notice.user_id")
    .select("directory.member.role")
    .where("notice.workspace_id", "=", server.workspaceId)
    .where("notice.target", "=", `decision:${made.id}`)
    .execute();
  expect(told).toEqual([{ role: "owner" }]);
  expect((await get(made.id)).decidedBy).toMatchObject([{ name: "Maris" }]);
});

test("a review says what became of it: the figures then and now with the interval of the difference", async () => {
  const surveyId = await newSurvey();
  await answers(surveyId, { from: addDays(today, -56), days: 28, n: 120, good: 4 });
  await answers(surveyId, { from: addDays(today, -28), days: 28, n: 120, good: 8 });
  const evidence = { surveyId, from: addDays(today, -56), to: addDays(today, -28) };
  const made = await write({ evidence, decidedOn: addDays(today, -28) });
  const review = (body: object) =>
    ilze.ask<DecisionDetail>("POST", `/decisions/${made.id}/review`, body);
  const { status, body } = await review({ outcome: "partly", words: "The tills still queue" });
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: "reviewed", outcome: "partly", due: false });
  expect(body.reviews).toMatchObject([
    {
      outcome: "partly",
      words: "The tills still queue",
      look: 1,
      figures: {
        from: addDays(today, -28),
        to: today,
        score: { score: 60, answers: 120 },
        difference: { difference: 80, verdict: "up", comparisons: 1 },
      },
    },
  ]);
  expect(body.reviews[0]?.figures?.difference?.lower).toBeGreaterThan(50);
  // A second look stands beside the first, says that it is one, and asks again on the day it names.
  const again = await review({ outcome: "as_expected", reviewOn: addDays(today, 60) });
  expect(again.body.reviews.map(({ look, outcome }) => [look, outcome])).toEqual([
    [1, "partly"],
    [2, "as_expected"],
  ]);
  expect(again.body.reviewOn).toBe(addDays(today, 60));
});

test("a review of a decision of today has no figures yet", async () => {
  const surveyId = await newSurvey();
  await answers(surveyId, { from: addDays(today, -10), days: 10, n: 40, good: 5 });
  const made = await write({ evidence: { surveyId, from: addDays(today, -10), to: today } });
  const path = `/decisions/${made.id}/review`;
  const seen = await ilze.api<DecisionDetail>("POST", path, { outcome: "cannot_tell" });
  expect(seen.reviews).toMatchObject([{ figures: null }]);
});

test("a decision is superseded and never edited: the earlier one keeps its words and leads to the later", async () => {
  const made = await write({ expected: "More customers" });
  expect((await ilze.ask("PATCH", `/decisions/${made.id}`, { choice: "No" })).status).toBe(404);
  expect((await ilze.ask("PUT", `/decisions/${made.id}`, { choice: "No" })).status).toBe(404);
  expect((await ilze.ask("DELETE", `/decisions/${made.id}`)).status).toBe(404);
  const path = `/decisions/${made.id}/supersede`;
  const instead = { question: "Do we stay open on Sundays?", choice: "Only in summer" };
  const both = await Promise.all([
    ilze.ask<DecisionDetail>("POST", path, instead),
    jonas.ask<DecisionDetail>("POST", path, instead),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const next = both.find(({ status }) => status === 201)?.body;
  expect(next).toMatchObject({ state: "decided", predecessor: { id: made.id } });
  expect(await get(made.id)).toMatchObject({
    ...QUESTION,
    expected: "More customers",
    state: "superseded",
    supersededBy: next?.id,
    successor: { number: next?.number, question: instead.question },
  });
  const review = await ilze.ask("POST", `/decisions/${made.id}/review`, { outcome: "partly" });
  expect(review).toMatchObject({ status: 409, body: { code: "decision_superseded" } });
});

test("the list says what it came from, what is superseded, and who wrote what is in the log", async () => {
  const surveyId = await newSurvey();
  const plan = await ilze.api<ImprovementDetail>("POST", "/improvements", {
    ...{ title: "A second till", surveyId },
  });
  const about = { kind: "improvement", id: plan.id };
  const made = await write({ about });
  const list = (query: string) =>
    ilze.api<{ data: Decision[] }>("GET", `/decisions?${query}`).then(({ data }) => data);
  expect(await list(`about=improvement:${plan.id}`)).toMatchObject([{ id: made.id, about }]);
  expect((await list("state=superseded")).every(({ state }) => state === "superseded")).toBe(true);
  expect(await list("due=true")).toEqual([]);
  const numbers = (await list("")).map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  const { data: log } = await server.api<{ data: { action: string; target: string }[] }>(
    "GET",
    "/audit?limit=50",
  );
  expect(log).toContainEqual(
    expect.objectContaining({ action: "decision.made", target: `#${made.number}` }),
  );
});

import type { CaseDetail } from "@candor/contract/case.ts";
import type {
  Improvement,
  ImprovementDetail,
  ImprovementSource,
} from "@candor/contract/improvement.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { improvementChecker } from "./check-improvements.ts";
import { dayAfter } from "./improvement.ts";

let server: TestServer;
let ilze: TestMember;
const TODAY = new Date().toISOString().slice(0, 10);
/** Four weeks before and four after it lie in the past. */
const BEGAN = dayAfter(TODAY, -40);

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
});

const newSurvey = async (more: object = {}) =>
  (await server.api<{ id: string }>("POST", "/surveys", { name: "Shops", ...more })).id;

/** So many answers spread over the four weeks before or after it began, with so many 10s and 2s of ten. */
async function answers(
  surveyId: string,
  given: { when: "before" | "after"; n: number; good: number; bad: number; shop: string },
): Promise<void> {
  const from = given.when === "before" ? dayAfter(BEGAN, -28) : BEGAN;
  const batch = Array.from({ length: given.n }, (_, i) =>
    answer({
      surveyId,
      score: i % 10 < given.good ? 10 : i % 10 < given.good + given.bad ? 2 : 7,
      comment: i % 10 < given.good ? null : "The queue",
      properties: { shop: given.shop },
      answeredAt: new Date(`${dayAfter(from, i % 28)}T12:00:00Z`),
    }),
  );
  await recordBatch(server.services.db, server.workspaceId, batch);
}

const plan = (body: object) =>
  ilze.api<ImprovementDetail>("POST", "/improvements", { title: "A second till", ...body });
const act = (id: string, path: string, body: object = {}) =>
  ilze.ask("POST", `/improvements/${id}/${path}`, body);
const get = (id: string) => ilze.api<ImprovementDetail>("GET", `/improvements/${id}`);
const RIGA = { filter: ["shop=Riga"] };

test("a plan says the smallest change that could be seen, and whether what is hoped for is one", async () => {
  const surveyId = await newSurvey({ dimensions: ["shop"] });
  const batch = Array.from({ length: 100 }, (_, i) =>
    answer({
      surveyId,
      score: i % 2 ? 10 : 2,
      properties: { shop: "Riga" },
      answeredAt: new Date(`${dayAfter(TODAY, -1 - (i % 20))}T12:00:00Z`),
    }),
  );
  await recordBatch(server.services.db, server.workspaceId, batch);
  const small = await plan({ surveyId, measure: RIGA, expected: 5, weeks: 4 });
  expect(small).toMatchObject({ state: "plan", outlook: { answers: 100, visible: false } });
  expect(small.outlook?.smallestVisible).toBeGreaterThan(20);
  const big = await plan({ surveyId, measure: RIGA, expected: 80, weeks: 4 });
  expect(big.outlook?.visible).toBe(true);
  expect(big.number).toBe(small.number + 1);
  const nobody = await plan({ surveyId, measure: { filter: ["shop=Oslo"] }, expected: 5 });
  expect(nobody.outlook).toMatchObject({ answers: 0, smallestVisible: null, visible: null });
});

test("it begins on a day that stands on every trend, is fixed from then on, and is measured by itself when its weeks are over", async () => {
  const surveyId = await newSurvey({ dimensions: ["shop"] });
  await answers(surveyId, { when: "before", n: 120, good: 3, bad: 5, shop: "Riga" });
  await answers(surveyId, { when: "after", n: 120, good: 6, bad: 2, shop: "Riga" });
  await answers(surveyId, { when: "before", n: 120, good: 5, bad: 3, shop: "Oslo" });
  await answers(surveyId, { when: "after", n: 120, good: 5, bad: 3, shop: "Oslo" });
  const made = await plan({ surveyId, measure: RIGA, weeks: 4, owner: ilze.userId });
  expect((await act(made.id, "check")).body).toMatchObject({ code: "improvement_state" });
  expect((await act(made.id, "begin", { day: BEGAN })).status).toBe(200);
  const changes = await ilze.api<{ data: { title: string; day: string }[] }>(
    "GET",
    `/changes?from=${BEGAN}&to=${dayAfter(BEGAN, 1)}`,
  );
  expect(changes.data).toMatchObject([{ title: "A second till", day: BEGAN }]);
  const fixed = await ilze.ask("PATCH", `/improvements/${made.id}`, { hypothesis: "I knew it" });
  expect(fixed).toMatchObject({ status: 409, body: { code: "improvement_locked" } });
  await act(made.id, "remarks", { words: "The till came a day late" });

  const clock = () => new Date();
  const checker = improvementChecker({
    ...{ db: server.services.db, clock, news: server.services.outbox.improvements },
  });
  expect(await checker.sweep?.(new Date())).toContainEqual({
    workspaceId: server.workspaceId,
    lane: made.id,
  });
  const turn = { workspaceId: server.workspaceId, lane: made.id };
  const signal = new AbortController().signal;
  await checker.takeTurn({ ...turn, signal });
  await checker.takeTurn({ ...turn, signal });

  const measured = await get(made.id);
  expect(measured).toMatchObject({
    state: "check",
    verdict: "better",
    answersSince: 120,
    backdated: true,
    remarks: [{ words: "The till came a day late" }],
    result: {
      look: 1,
      before: { from: dayAfter(BEGAN, -28), to: BEGAN, score: { score: -20, answers: 120 } },
      after: { from: BEGAN, to: dayAfter(BEGAN, 28), score: { score: 40, answers: 120 } },
      change: { difference: 60, verdict: "up" },
      rest: { before: { score: 20 }, after: { score: 20 } },
      effect: { effect: 60 },
    },
  });
  expect(measured.result?.effect?.lower).toBeGreaterThan(0);
  const { data } = await ilze.api<{ data: { kind: string; target: string }[] }>("GET", "/notices");
  expect(data.filter(({ target }) => target === `improvement:${made.id}`)).toHaveLength(1);

  expect((await act(made.id, "check")).body).toMatchObject({ result: { look: 2 } });
  const kept = { decision: "keep", words: "It stays" };
  expect((await act(made.id, "decide", kept)).body).toMatchObject({
    state: "done",
    ...{ decision: "keep" },
  });
  expect((await act(made.id, "decide", kept)).status).toBe(409);
});

test("nothing is said of too few answers, of a change that may be chance, or before the weeks are over", async () => {
  const surveyId = await newSurvey({ dimensions: ["shop"] });
  await answers(surveyId, { when: "before", n: 60, good: 5, bad: 3, shop: "Riga" });
  await answers(surveyId, { when: "after", n: 60, good: 5, bad: 3, shop: "Riga" });
  await answers(surveyId, { when: "before", n: 5, good: 5, bad: 3, shop: "Oslo" });
  const verdictOf = async (shop: string) => {
    const { id } = await plan({ surveyId, measure: { filter: [`shop=${shop}`] }, weeks: 4 });
    await act(id, "begin", { day: BEGAN });
    return (await act(id, "check")).body;
  };
  expect(await verdictOf("Riga")).toMatchObject({
    verdict: "no_clear_change",
    result: { effect: null },
  });
  expect(await verdictOf("Oslo")).toMatchObject({ verdict: "too_few", result: { change: null } });
  const { id } = await plan({ surveyId, weeks: 2 });
  await act(id, "begin");
  const { beganOn, checkOn, backdated } = await get(id);
  expect([checkOn, backdated]).toEqual([dayAfter(beganOn ?? "", 14), false]);
  const early = await act(id, "check");
  expect(early).toMatchObject({ status: 409, body: { code: "improvement_too_early" } });
  expect((await act(id, "drop", { words: "No money" })).body).toMatchObject({
    state: "dropped",
    decisionWords: "No money",
  });
});

test("answers, cases and words are its sources; who stands behind them is counted once, anonymous ones have nobody", async () => {
  const surveyId = await newSurvey({ dimensions: ["shop"] });
  const person = { email: "ann@shop.lv" };
  const said = async (survey: string, more: object) =>
    (
      await server.api<{ id: string }>("POST", `/surveys/${survey}/responses`, {
        score: 3,
        ...more,
      })
    ).id;
  const one = await said(surveyId, { comment: "The queue", person });
  const two = await said(surveyId, { comment: "The queue again", person });
  const hidden = await newSurvey({ anonymous: true });
  const nobody = await said(hidden, { comment: "The queue" });
  const heard = await ilze.api<CaseDetail>("POST", "/cases", { words: "Too slow" });
  const sources = { responseIds: [one, two, nobody], caseIds: [heard.id] };
  const made = await plan({ surveyId, sources });
  expect(made).toMatchObject({ sources: 4, people: 1 });
  const again = await act(made.id, "sources", { responseIds: [one] });
  expect(again.body).toEqual({ added: 0, sources: 4, people: 1 });
  const stranger = await act(made.id, "sources", { responseIds: [made.id] });
  expect(stranger).toMatchObject({ status: 422, body: { code: "source_not_found" } });

  const listed = () =>
    ilze.api<{ data: ImprovementSource[] }>("GET", `/improvements/${made.id}/sources`);
  expect((await listed()).data).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: one, score: 3, words: "The queue", known: true }),
      expect.objectContaining({ id: nobody, known: false }),
      expect.objectContaining({ kind: "case", words: "Too slow", caseNumber: heard.number }),
    ]),
  );
  await ilze.api("DELETE", `/improvements/${made.id}/sources/case/${heard.id}`);
  const found = await server.api<{ data: { id: string }[] }>("GET", "/people?search=ann%40shop.lv");
  await server.api("DELETE", `/people/${found.data[0]?.id}`);
  const counted = await ilze.api<{ data: Improvement[] }>(
    "GET",
    `/improvements?surveyId=${surveyId}`,
  );
  expect(counted.data).toMatchObject([{ sources: 3, people: 0 }]);
});

test("every answer of the measure that says why is gathered at once", async () => {
  const surveyId = await newSurvey({ dimensions: ["shop"] });
  await answers(surveyId, { when: "before", n: 40, good: 3, bad: 5, shop: "Riga" });
  await answers(surveyId, { when: "before", n: 40, good: 3, bad: 5, shop: "Oslo" });
  const gather = { from: dayAfter(BEGAN, -28), to: BEGAN };
  const made = await plan({ surveyId, measure: RIGA, sources: { gather } });
  // Three of ten said nothing but a 10.
  expect(made.sources).toBe(28);
});

test("a case that only its team may see is shown to nobody else as a source", async () => {
  const surveyId = await newSurvey();
  const janis = await testMember(server, "Janis");
  const team = await server.api<{ id: string }>("POST", "/teams", {
    name: "Law",
    members: [{ userId: ilze.userId }],
  });
  const secret = await ilze.api<CaseDetail>("POST", "/cases", {
    words: "In confidence",
    sensitive: true,
    teamId: team.id,
  });
  const made = await plan({ surveyId, sources: { caseIds: [secret.id] } });
  const seen = await janis.api<{ data: ImprovementSource[] }>(
    "GET",
    `/improvements/${made.id}/sources`,
  );
  expect(seen.data).toMatchObject([{ words: null, caseNumber: null }]);
  const add = { caseIds: [secret.id] };
  expect((await janis.ask("POST", `/improvements/${made.id}/sources`, add)).status).toBe(422);
});

test("of two who change a plan at once the second is told; whoever leaves leaves their improvements to others", async () => {
  const surveyId = await newSurvey();
  const leaver = await testMember(server, "Leaver");
  const made = await plan({ surveyId, owner: leaver.userId });
  await ilze.api("PATCH", `/improvements/${made.id}`, { title: "Two tills", version: 1 });
  const late = await ilze.ask("PATCH", `/improvements/${made.id}`, { title: "Late", version: 1 });
  expect(late).toMatchObject({ status: 409, body: { code: "improvement_changed" } });
  await server.api("DELETE", `/members/${leaver.userId}`);
  expect(await get(made.id)).toMatchObject({ title: "Two tills", owner: null });
});

import type { DecisionDetail } from "@candor/contract/decision.ts";
import type { MeetingDetail, MeetingPage, MeetingRemote } from "@candor/contract/meeting.ts";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { addDays } from "../scores/period.ts";
import { todayOf } from "../scores/today.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { pdfText } from "../testing/pdf-text.ts";
import { testReading } from "../testing/reading.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;
let today: string;
let surveyId: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  today = await todayOf(server.services.db, server.workspaceId);
  const body = { name: "Shops", dimensions: ["shop"] };
  surveyId = (await server.api<{ id: string }>("POST", "/surveys", body)).id;
  // Riga fell by more than chance between the last four weeks and the four before; Tallinn did not.
  await answers({ from: addDays(today, -56), shop: "Riga", n: 120, good: 8 });
  await answers({ from: addDays(today, -28), shop: "Riga", n: 120, good: 3 });
  await answers({ from: addDays(today, -56), shop: "Tallinn", n: 120, good: 6 });
  await answers({ from: addDays(today, -28), shop: "Tallinn", n: 120, good: 6 });
  const reading = await testReading(server.services.db);
  await reading.read(server.workspaceId);
});

const LATE = new Date(Date.now() - 86_400_000);
const NAME = "Zaiga Zariņa";

/** So many answers over four weeks, so many of ten of them 10s; the others say why. */
function answers(given: { from: string; shop: string; n: number; good: number }) {
  const batch = Array.from({ length: given.n }, (_, i) =>
    answer({
      surveyId,
      score: i % 10 < given.good ? 10 : 3,
      comment:
        i % 10 < given.good
          ? null
          : `The price is far too high for what you get, number ${i}. Call me on +371 2612 345${i % 10}. ${NAME}`,
      person: {
        ...{ name: NAME, phone: null, externalId: null },
        email: `zaiga${given.shop}${i}${given.from}@example.com`,
      },
      properties: { shop: given.shop },
      answeredAt: new Date(`${addDays(given.from, i % 28)}T12:00:00Z`),
    }),
  );
  return recordBatch(server.services.db, server.workspaceId, batch);
}

const plan = (body: object = {}) =>
  ilze.api<MeetingDetail>("POST", "/meetings", {
    ...{ title: "Monday", surveyId, startsAt: `${today}T09:00:00Z`, language: "en" },
    ...body,
  });
const act = (id: string, path: string) =>
  ilze.api<MeetingDetail>("POST", `/meetings/${id}/${path}`, {});
const get = (id: string, query = "") => ilze.api<MeetingDetail>("GET", `/meetings/${id}${query}`);
const pageOf = (meeting: MeetingDetail, key: MeetingPage["key"]) => {
  const found = meeting.pages?.find((one) => one.key === key);
  if (!found) throw new Error(`The meeting has no page ${key}`);
  return found;
};
const paper = async (path: string) => {
  const reply = await server.fetch(path);
  return { status: reply.status, bytes: Buffer.from(await reply.arrayBuffer()) };
};

test("a meeting shows the same at nine and at ten, in whichever language, however many answers come in between", async () => {
  const made = await plan();
  expect(made).toMatchObject({ state: "planned", pages: null, number: 1 });
  const opened = await act(made.id, "open");
  expect(opened.pages?.map(({ key }) => key)).toEqual([
    ...["decided", "since", "moved", "promises", "cases", "improvements", "voices", "question"],
  ]);
  const since = pageOf(opened, "since");
  expect(since.headline).toMatchObject({ score: "−10", base: "240 answers" });
  expect(since.headline?.between).toMatch(/between −\d+ and \d+/);
  const swedish = await get(made.id, "?language=sv");
  await answers({ from: addDays(today, -28), shop: "Riga", n: 40, good: 10 });
  expect((await get(made.id)).pages).toEqual(opened.pages);
  expect((await get(made.id, "?language=sv")).pages).toEqual(swedish.pages);
  expect(pageOf(swedish, "since").headline?.score).toBe(since.headline?.score);
  // Opened again it is what it was.
  expect((await act(made.id, "open")).pages).toEqual(opened.pages);
});

test("what moved is told by the interval, corrected for all that was compared, and what did not is not listed", async () => {
  const meeting = await act((await plan()).id, "open");
  const moved = pageOf(meeting, "moved");
  expect(moved.lines[0]).toMatch(/^Of 2 groups compared/);
  const [first, ...others] = moved.tables[0]?.rows ?? [];
  expect(first?.[0]).toMatchObject({ text: "Riga" });
  expect(first?.[2]).toMatchObject({ tone: "down" });
  expect(first?.[2]?.limits).toBeTruthy();
  expect(others).toEqual([]);
});

test("five sentences of customers are typical, and say neither who wrote them nor how to reach them", async () => {
  const meeting = await act((await plan()).id, "open");
  const { voices } = pageOf(meeting, "voices");
  expect(voices.length).toBeGreaterThan(0);
  expect(voices.length).toBeLessThanOrEqual(5);
  expect(JSON.stringify(meeting)).not.toMatch(/Zaiga|Zariņa|2612/);
  expect(voices.every(({ text }) => /price|high|get/i.test(text) || text.includes("["))).toBe(true);
});

test("a question is proposed by the figures, unless somebody asks one of their own", async () => {
  const proposed = await act((await plan()).id, "open");
  expect(pageOf(proposed, "question").question).toMatch(
    /stop complaining about “(Price|Communication)”/,
  );
  const own = await act((await plan({ question: "Do we need a second till?" })).id, "open");
  expect(pageOf(own, "question").question).toBe("Do we need a second till?");
});

test("decisions noted in a meeting are rows of the log, and stand first in the next one", async () => {
  const first = await act((await plan()).id, "open");
  const decision = await ilze.api<DecisionDetail>("POST", "/decisions", {
    question: "What about Riga?",
    choice: "A second till",
    about: { kind: "meeting", id: first.id },
    reviewOn: addDays(today, 30),
  });
  expect((await get(first.id)).decisions).toMatchObject([
    { id: decision.id, choice: "A second till", decidedBy: [{ name: "Ilze" }] },
  ]);
  await act(first.id, "close");
  const next = await act((await plan({ title: "Next Monday" })).id, "open");
  expect(pageOf(next, "decided").tables[0]?.rows[0]?.[0]).toEqual({
    ...{ text: "A second till", under: `#${decision.number} What about Riga?` },
  });
});

test("promises that are late or due, and cases that are late, are on the wall without a customer's name", async () => {
  const { id: personId } = await server.api<{ id: string }>("POST", "/people", {
    ...{ name: "Kārlis Kalniņš", email: "karlis@example.com" },
  });
  await server.api("POST", "/promises", {
    ...{ personId, words: "A new tap", dueOn: addDays(today, 3), owner: ilze.userId },
  });
  const made = await server.api<{ id: string; number: number }>("POST", "/cases", {
    ...{ words: "Heard at the till", personId, owner: ilze.userId },
  });
  await server.services.db
    .updateTable("customer_case")
    .set({ sort_at: LATE, next_due_at: LATE })
    .where("workspace_id", "=", server.workspaceId)
    .where("id", "=", made.id)
    .execute();
  const meeting = await act((await plan()).id, "open");
  const [row] = pageOf(meeting, "promises").tables[0]?.rows ?? [];
  expect(row?.map(({ text }) => text).slice(0, 2)).toEqual(["A new tap", "Ilze"]);
  expect(pageOf(meeting, "cases").lines).toEqual(["1 case is late."]);
  expect(pageOf(meeting, "cases").tables[0]?.rows[0]?.[0]?.text).toBe(`Case ${made.number}`);
  expect(JSON.stringify(meeting)).not.toMatch(/Kārlis|Kalniņš/);
});

test("a phone turns the pages by a link that ends with the meeting, shows no figure, and turns nothing when it is opened", async () => {
  const meeting = await act((await plan()).id, "open");
  const remote = await ilze.api<MeetingRemote>("POST", `/meetings/${meeting.id}/remote`, {});
  const path = new URL(remote.link).pathname;
  const phone = (turn?: string) =>
    fetch(server.url + path, turn ? { method: "POST", body: new URLSearchParams({ turn }) } : {});
  const shown = await (await phone()).text();
  expect(shown).toContain("Page 1 of 8");
  expect(shown).not.toContain("240");
  await phone();
  expect((await get(meeting.id)).page).toBe(0);
  await phone("next");
  expect(await (await phone("next")).text()).toContain("Page 3 of 8");
  expect((await get(meeting.id)).page).toBe(2);
  for (let i = 0; i < 9; i++) await phone("back");
  expect((await get(meeting.id)).page).toBe(0);
  // The next link ends this one.
  const other = await ilze.api<MeetingRemote>("POST", `/meetings/${meeting.id}/remote`, {});
  expect((await phone("next")).status).toBe(404);
  await act(meeting.id, "close");
  const late = await fetch(server.url + new URL(other.link).pathname);
  expect(late.status).toBe(404);
  expect(await late.text()).not.toContain("Monday");
  const closed = await ilze.ask("PUT", `/meetings/${meeting.id}/page`, { page: 1 });
  expect(closed).toMatchObject({ status: 409, body: { code: "meeting_state" } });
});

test("a pack before it and minutes after it are PDFs of the same pages; minutes may leave out what came of it", async () => {
  const made = await plan({ title: "Quarter in Latvian", language: "lv" });
  expect((await paper(`/meetings/${made.id}/pack.pdf`)).status).toBe(409);
  const prepared = await act(made.id, "prepare");
  const started = performance.now();
  const before = process.memoryUsage().rss;
  const pack = await paper(`/meetings/${made.id}/pack.pdf`);
  expect(performance.now() - started).toBeLessThan(3000);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  const words = pdfText(pack.bytes);
  for (const { title } of prepared.pages ?? []) expect(words).toContain(title);
  expect(words).toContain(String(pageOf(prepared, "since").headline?.score).replace("−", "–"));
  expect(words).not.toMatch(/Zaiga|Zariņa|Kārlis/);
  expect((await paper(`/meetings/${made.id}/minutes.pdf`)).status).toBe(409);
  const opened = await act(made.id, "open");
  expect(opened.pages).toEqual(prepared.pages);
  await ilze.api("PATCH", `/meetings/${made.id}`, {
    ...{ notes: "Runājām par rindu", present: [ilze.userId], version: opened.version },
  });
  await ilze.api("POST", "/decisions", {
    ...{ question: "Ko darām?", choice: "Otra kase", about: { kind: "meeting", id: made.id } },
  });
  const closed = await act(made.id, "close");
  expect(closed).toMatchObject({ notes: "Runājām par rindu", present: [{ name: "Ilze" }] });
  const whole = await paper(`/meetings/${made.id}/minutes.pdf`);
  const without = await paper(`/meetings/${made.id}/minutes.pdf?outcomes=false`);
  expect(pdfText(whole.bytes)).toMatch(/Otra kase[\s\S]*Runājām par rindu/);
  expect(pdfText(without.bytes)).not.toMatch(/Otra kase|Runājām/);
});

test("what stands still is refused: a planned meeting is changed and called off, an open one keeps its question, a closed one its notes", async () => {
  const made = await plan();
  const prepared = await act(made.id, "prepare");
  const path = `/meetings/${made.id}`;
  const changed = await ilze.api<MeetingDetail>("PATCH", path, { question: "And now?" });
  expect(changed).toMatchObject({ question: "And now?", pages: null });
  const stale = await ilze.ask("PATCH", path, { title: "Old", version: prepared.version });
  expect(stale).toMatchObject({ status: 409, body: { code: "meeting_changed" } });
  await act(made.id, "open");
  expect((await ilze.ask("PATCH", path, { question: "Again?" })).status).toBe(409);
  expect((await ilze.ask("DELETE", path)).status).toBe(409);
  await act(made.id, "close");
  expect((await ilze.ask("PATCH", path, { notes: "Late" })).status).toBe(409);
  const other = await plan();
  expect((await ilze.ask("DELETE", `/meetings/${other.id}`)).status).toBe(204);
  expect((await ilze.ask("GET", `/meetings/${other.id}`)).status).toBe(404);
});

test("a customer who is erased leaves the sentence that was read in a meeting", async () => {
  const meeting = await act((await plan()).id, "open");
  const { db } = server.services;
  const voice = await db
    .selectFrom("meeting_voice as v")
    .innerJoin("response as r", "r.id", "v.response_id")
    .select(["v.words", "r.person_id"])
    .where("v.workspace_id", "=", server.workspaceId)
    .where("v.meeting_id", "=", meeting.id)
    .executeTakeFirstOrThrow();
  await server.api("DELETE", `/people/${voice.person_id}`);
  const after = pageOf(await get(meeting.id), "voices").voices;
  expect(after.length).toBe(pageOf(meeting, "voices").voices.length - 1);
});

test("a meeting looks at all that a saved view narrows, and its decisions rest on the same answers", async () => {
  const view = { theme: ["price"], tone: ["negative"], counting: "latest" };
  const made = await plan({ filter: ["shop=Riga"], view });
  expect(made).toMatchObject({ filter: ["shop=Riga"], view });
  const opened = await act(made.id, "open");
  const narrowed = "filter=shop=Riga&theme=price&tone=negative&counting=latest";
  const { from, to } = opened.days ?? { from: "", to: "" };
  const path = `/surveys/${surveyId}/score?from=${from}&to=${to}`;
  const { answers: n } = await ilze.api<{ answers: number }>("GET", `${path}&${narrowed}`);
  const { answers: whole } = await ilze.api<{ answers: number }>("GET", `${path}&filter=shop=Riga`);
  expect(n).toBeGreaterThan(0);
  expect(n).toBeLessThan(whole);
  expect(pageOf(opened, "since").headline?.base).toContain(String(n));
  const { evidence } = await ilze.api<DecisionDetail>("POST", "/decisions", {
    ...{ question: "Lower the price?", choice: "Yes", reviewOn: null },
    about: { kind: "meeting", id: made.id },
    evidence: { surveyId, filter: made.filter, ...made.view, ...opened.days },
  });
  expect(evidence).toMatchObject({ tone: ["negative"], score: { answers: n } });
  await act(made.id, "close");
});

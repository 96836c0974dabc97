import type { Call, CaseDetail } from "@candor/contract/case.ts";
import type { Conversation } from "@candor/contract/conversation.ts";
import type { Notice } from "@candor/contract/notice.ts";
import type { PromiseDetail, Promised, PromiseFigures } from "@candor/contract/promise.ts";
import type { Team } from "@candor/contract/team.ts";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { letterMail } from "../app/letter-mail.ts";
import { memberLeft } from "../app/member-left.ts";
import { letterBounced } from "../conversations/letter-bounced.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import { type TestMailServer, testMailServer } from "../testing/mail-server.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { promiseWorker } from "./promise-worker.ts";

let smtp: TestMailServer;
let server: TestServer;
let ilze: TestMember;
let janis: TestMember;

/** A Friday; office hours are 9 to 17 UTC, Monday to Friday. */
const FRIDAY = "2026-06-05T10:00:00Z";
const WEDNESDAY_EVENING = "2026-06-10T17:00:00.000Z";

const now = (time: string) => vi.setSystemTime(new Date(time));

beforeAll(async () => {
  // The clock on the wall alone: everything that waits does so in earnest.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(FRIDAY) });
  smtp = await testMailServer();
  server = await testServer({ SMTP_URL: smtp.url, MAIL_FROM: "Green & Sons <care@shop.lv>" });
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
});

beforeEach(async () => {
  now(FRIDAY);
  await server.services.db.deleteFrom("notice").execute();
  await server.services.db.deleteFrom("promise").execute();
});

afterAll(async () => {
  vi.useRealTimers();
  await smtp.stop();
});

async function aPerson(language = "lv"): Promise<string> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  const phone = `+3712${Math.floor(1_000_000 + Math.random() * 8_999_999)}`;
  const { id } = await server.api<{ id: string }>("POST", "/people", { email, phone, language });
  return id;
}
async function aCase(more: object = {}): Promise<CaseDetail> {
  const personId = await aPerson();
  return ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", personId, ...more });
}
const promise = (body: object) =>
  ilze.api<PromiseDetail>("POST", "/promises", { words: "A new roof", ...body });
const get = ({ id }: Pick<Promised, "id">) => ilze.api<PromiseDetail>("GET", `/promises/${id}`);
const act = (one: Pick<Promised, "id">, path: string, body: object) =>
  ilze.api<PromiseDetail>("POST", `/promises/${one.id}/${path}`, body);
const refused = async (one: Pick<Promised, "id">, path: string, body: object) => {
  const { status, body: said } = await ilze.ask<{ code: string }>(
    "POST",
    `/promises/${one.id}/${path}`,
    body,
  );
  return [status, said.code];
};
async function told(member: TestMember): Promise<string[]> {
  const { data } = await member.api<{ data: Notice[] }>("GET", "/notices");
  return data
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("promise."))
    .reverse();
}

/** Everything of which somebody is to hear by now. */
async function hear(): Promise<void> {
  const { db, outbox } = server.services;
  const deps = { db, news: outbox.promises, caseNews: outbox.cases, clock: () => new Date() };
  const { workspaceId } = server;
  const turn = { workspaceId, lane: "", signal: new AbortController().signal };
  await promiseWorker(deps).takeTurn(turn as never);
}

/** Letters that are due leave. */
async function leave(): Promise<string[]> {
  const { db, secret, config, asking, letters: news } = server.services;
  const before = smtp.received.length;
  const worker = letterWorker({
    mayLeave: async () => "now" as const,
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, worker: "test" },
    clock: () => new Date(Date.now() + 11_000),
    onError: (error) => {
      throw error;
    },
  });
  const turn = { workspaceId: server.workspaceId, lane: "" };
  await worker.takeTurn({ ...turn, signal: new AbortController().signal } as never);
  return smtp.received.slice(before).map(({ raw }) => String(raw));
}

test("a promise is due at the end of work on its day, and its first date is never written again", async () => {
  const one = await promise({ personId: await aPerson(), dueOn: "2026-06-10" });
  expect(one).toMatchObject({
    firstDueAt: WEDNESDAY_EVENING,
    dueAt: WEDNESDAY_EVENING,
    fate: "running",
    owner: ilze.userId,
    madeBy: ilze.email,
  });
  const moved = await act(one, "warn", {
    ...{ way: "phone", text: "It takes until Friday", newDueOn: "2026-06-12" },
  });
  expect(moved).toMatchObject({
    firstDueAt: WEDNESDAY_EVENING,
    dueAt: "2026-06-12T17:00:00.000Z",
    warnedAt: new Date(FRIDAY).toISOString(),
  });
  const saturday = await promise({ personId: await aPerson(), dueOn: "2026-06-13" });
  expect(saturday.dueAt).toBe("2026-06-13T23:59:00.000Z");
  const hour = await promise({ personId: await aPerson(), dueAt: "2026-06-10T12:00:00Z" });
  expect(hour.dueAt).toBe("2026-06-10T12:00:00.000Z");
});

test("a promise needs somebody and a date to come", async () => {
  const personId = await aPerson();
  const no = async (body: object) => {
    const { status, body: said } = await ilze.ask<{ code: string }>("POST", "/promises", {
      words: "A new roof",
      ...body,
    });
    return [status, said.code];
  };
  expect(await no({ personId })).toEqual([422, "promise_due"]);
  expect(await no({ personId, dueOn: "2026-06-04" })).toEqual([422, "promise_due_past"]);
  expect(await no({ personId, dueOn: "2026-06-10", dueAt: WEDNESDAY_EVENING })).toEqual([
    422,
    "promise_due",
  ]);
  expect(await no({ dueOn: "2026-06-10" })).toEqual([422, "promise_person"]);
  const other = await aCase();
  expect(await no({ caseId: other.id, personId, dueOn: "2026-06-10" })).toEqual([
    422,
    "promise_person",
  ]);
});

test("kept by the first date, kept after a warning in time, and late are three different ends", async () => {
  const personId = await aPerson();
  const make = () => promise({ personId, dueOn: "2026-06-10" });
  const [kept, warned, late, apologised] = [await make(), await make(), await make(), await make()];
  await act(warned, "warn", { way: "phone", text: "Friday", newDueOn: "2026-06-12" });
  expect((await act(kept, "keep", {})).fate).toBe("kept");
  now("2026-06-11T10:00:00Z");
  expect((await get(late)).fate).toBe("overdue");
  expect(await refused(late, "keep", {})).toEqual([422, "promise_overdue"]);
  expect(await refused(late, "keep", { keptAt: "2026-06-11T09:00:00Z" })).toEqual([
    422,
    "promise_overdue",
  ]);
  const said = { keptAt: "2026-06-11T09:00:00Z", note: "The roof stands" };
  expect((await act(late, "keep", said)).fate).toBe("late");
  // Noted late, done in time.
  const noted = { keptAt: "2026-06-10T09:00:00Z", note: "Done on Wednesday" };
  expect((await act(await again(apologised), "keep", noted)).fate).toBe("kept");
  expect((await act(warned, "keep", {})).fate).toBe("kept_after_warning");
  expect(await refused(warned, "keep", {})).toEqual([409, "promise_closed"]);
});

/** Missed, and told so. */
async function again(one: PromiseDetail): Promise<PromiseDetail> {
  await hear();
  return act(one, "apologise", { way: "phone", text: "Sorry", newDueOn: "2026-06-15" });
}

test("after its date a promise is apologised for, not warned of, and a second date makes it no less late", async () => {
  const one = await promise({ personId: await aPerson(), dueOn: "2026-06-10" });
  const warning = { way: "phone", text: "Friday", newDueOn: "2026-06-12" };
  expect(await refused(one, "apologise", warning)).toEqual([409, "promise_not_due"]);
  now("2026-06-11T10:00:00Z");
  expect(await refused(one, "warn", warning)).toEqual([409, "promise_overdue"]);
  const sorry = await act(one, "apologise", warning);
  expect(sorry).toMatchObject({ fate: "overdue", dueAt: "2026-06-12T17:00:00.000Z" });
  const kept = { keptAt: "2026-06-11T10:00:00Z", note: "Done" };
  expect((await act(one, "keep", kept)).fate).toBe("late");
});

test("the owner hears on the working day before and when it is due; the lead of the team a working day later", async () => {
  const team = await server.api<Team>("POST", "/teams", {
    name: "Roofs",
    members: [{ userId: ilze.userId }, { userId: janis.userId, isLead: true }],
  });
  const one = await aCase({ teamId: team.id });
  // Monday: the working day before is Friday, in three hours it is over.
  const made = await promise({ caseId: one.id, dueOn: "2026-06-09" });
  await hear();
  expect(await told(ilze)).toEqual([]);
  now("2026-06-08T09:00:00Z");
  await hear();
  await hear();
  expect(await told(ilze)).toEqual(["promise.due"]);
  now("2026-06-09T17:00:01Z");
  await hear();
  expect(await told(ilze)).toEqual(["promise.due", "promise.missed"]);
  expect(await told(janis)).not.toContain("promise.overdue");
  now("2026-06-10T17:00:01Z");
  await hear();
  expect(await told(janis)).toContain("promise.overdue");
  const { events } = await get(made);
  expect(events.map(({ kind }) => kind).reverse()).toEqual(["made", "reminded", "missed"]);
});

test("a warning is prepared in the customer's language and sent by a colleague; it counts once the mail server took it", async () => {
  const one = await aCase();
  const made = await promise({ caseId: one.id, dueOn: "2026-06-10", words: "Jauns jumts" });
  const prepared = await ilze.api<{ language: string; text: string }>(
    "GET",
    `/promises/${made.id}/prepared?kind=warning&newDueOn=2026-06-12`,
  );
  expect(prepared.language).toBe("lv");
  expect(prepared.text).toContain("Jauns jumts");
  expect(prepared.text).toContain("trešdiena, 10. jūnijs");
  expect(prepared.text).toContain("piektdiena, 12. jūnijs");
  const letter = { text: prepared.text, newDueOn: "2026-06-12" };
  expect(await refused(made, "warn", { text: "Later" })).toEqual([422, "promise_due"]);
  const leaving = await act(made, "warn", letter);
  expect(leaving).toMatchObject({
    dueAt: WEDNESDAY_EVENING,
    warnedAt: null,
    letter: { kind: "warning", state: "held" },
  });
  expect(await refused(made, "warn", letter)).toEqual([409, "promise_letter_leaving"]);
  expect(await leave()).toHaveLength(1);
  const warned = await get(made);
  expect(warned).toMatchObject({ dueAt: "2026-06-12T17:00:00.000Z", letter: null });
  expect(warned.warnedAt).not.toBeNull();
  expect((await ilze.api<CaseDetail>("GET", `/cases/${one.id}`)).firstContactAt).not.toBeNull();
  // It comes back: nobody was warned, and it is due when it was.
  const { db, letters: news } = server.services;
  const talk = await ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
  const messageId = talk.messages[0]?.id ?? "";
  const ref = { workspaceId: server.workspaceId, messageId, detail: "550 No such user" };
  await letterBounced({ db, news }, { ...ref, now: new Date() });
  expect(await get(made)).toMatchObject({ dueAt: WEDNESDAY_EVENING, warnedAt: null });
});

test("a letter that was taken back warned nobody", async () => {
  const one = await aCase();
  const made = await promise({ caseId: one.id, dueOn: "2026-06-10" });
  await act(made, "warn", { text: "Friday", newDueOn: "2026-06-12" });
  const talk = await ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
  await ilze.api("POST", `/conversations/${talk.id}/messages/${talk.messages[0]?.id}/undo`);
  expect(await leave()).toEqual([]);
  expect(await get(made)).toMatchObject({ letter: null, warnedAt: null, dueAt: WEDNESDAY_EVENING });
});

test("a case is not done with while something is promised, and its customer's page says what", async () => {
  const one = await aCase();
  const made = await promise({ caseId: one.id, dueOn: "2026-06-10", words: "<b>Roof</b>" });
  const resolve = { outcome: "solved", causeId: null };
  const no = await ilze.ask<{ code: string }>("POST", `/cases/${one.id}/resolve`, resolve);
  expect([no.status, no.body.code]).toEqual([409, "promise_open"]);
  const act1 = { do: "resolve", ...resolve };
  const bulk = await ilze.api<{ skipped: { code: string }[] }>("POST", "/cases/bulk", {
    ids: [one.id],
    act: act1,
  });
  expect(bulk.skipped).toMatchObject([{ code: "promise_open" }]);
  const calls = await ilze.api<{ data: Call[] }>("GET", "/call-list?whose=all");
  expect(calls.data.find(({ id }) => id === one.id)?.owed).toEqual([
    { words: "<b>Roof</b>", dueAt: WEDNESDAY_EVENING },
  ]);
  const talk = await ilze.api<Conversation>("POST", `/cases/${one.id}/conversation`);
  const page = `${server.url}${new URL(talk.pageUrl ?? "").pathname}`;
  const html = await (await fetch(page)).text();
  expect(html).toContain("&lt;b&gt;Roof");
  expect(html).toContain("trešdiena, 10. jūnijs");
  await act(made, "keep", {});
  expect(await (await fetch(page)).text()).not.toContain("Roof");
  await ilze.api("POST", `/cases/${one.id}/resolve`, resolve);
});

test("a promise of a sensitive case is nobody's business but its team's", async () => {
  const team = await server.api<Team>("POST", "/teams", {
    name: "Trust",
    members: [{ userId: ilze.userId }],
  });
  const one = await aCase({ teamId: team.id, sensitive: true });
  const made = await promise({ caseId: one.id, dueOn: "2026-06-10" });
  expect((await janis.ask("GET", `/promises/${made.id}`)).status).toBe(404);
  const note = { note: "Over" };
  expect((await janis.ask("POST", `/promises/${made.id}/break`, note)).status).toBe(404);
  const { data } = await janis.api<{ data: Promised[] }>("GET", `/promises?caseId=${one.id}`);
  expect(data).toEqual([]);
});

test("the rate is of those whose first date has come, with its interval, and counts alone below ten", async () => {
  const personId = await aPerson();
  const figures = () => ilze.api<PromiseFigures>("GET", "/promises/figures");
  for (let n = 0; n < 9; n += 1) {
    const one = await promise({ personId, dueOn: "2026-06-10" });
    if (n < 8) await act(one, "keep", {});
  }
  const let1 = await promise({ personId, dueOn: "2026-06-10" });
  await act(let1, "release", { note: "They sold the house" });
  await promise({ personId, dueOn: "2026-06-30" });
  expect(await figures()).toMatchObject({
    rate: { due: 0, share: null },
    fates: { kept: 8, running: 2, released: 1 },
  });
  now("2026-06-11T10:00:00Z");
  expect(await figures()).toMatchObject({
    rate: { due: 9, kept: 8, share: null, lower: null },
    fates: { kept: 8, overdue: 1, running: 1 },
  });
  const broken = await promise({ personId, dueAt: "2026-06-11T11:00:00Z" });
  await act(broken, "break", { note: "The part is not made any more" });
  now("2026-06-11T12:00:00Z");
  const { rate } = await figures();
  expect(rate).toMatchObject({ due: 10, kept: 8, share: 0.8 });
  // Wilson's limits of 8 of 10.
  expect(rate.lower).toBeCloseTo(0.4902, 3);
  expect(rate.upper).toBeCloseTo(0.9433, 3);
  const of = await ilze.api<PromiseFigures>("GET", "/promises/figures?to=2026-06-11");
  expect(of.rate.due).toBe(9);
});

test("what somebody promised who leaves has another owner at once, and one to somebody erased is owed to nobody", async () => {
  const one = await aCase();
  await ilze.api("POST", `/cases/${one.id}/assign`, { owner: janis.userId });
  const made = await promise({ caseId: one.id, dueOn: "2026-06-10", owner: ilze.userId });
  const personId = await aPerson();
  const other = await promise({ personId, dueOn: "2026-06-10", owner: janis.userId });
  const { db, outbox } = server.services;
  await db.transaction().execute((trx) =>
    memberLeft(outbox.cases)(trx, {
      ...{ workspaceId: server.workspaceId, userId: ilze.userId, actor: "ann@example.com" },
    }),
  );
  expect((await get(made)).owner).toBe(janis.userId);
  expect(await told(janis)).toContain("promise.yours");
  await server.api("DELETE", `/people/${personId}`);
  const gone = await get(other);
  expect(gone).toMatchObject({ fate: "released", state: "released", words: "", person: null });
  const { data } = await ilze.api<{ data: Promised[] }>("GET", "/promises?limit=200");
  expect(data.map(({ id }) => id)).not.toContain(other.id);
});

test("promises of two entries of one human stay with the one that is kept", async () => {
  const [gone, kept] = [await aPerson(), await aPerson()];
  await promise({ personId: gone, dueOn: "2026-06-10" });
  await server.api("POST", "/people/merge", { keep: kept, merge: gone });
  const { data } = await ilze.api<{ data: Promised[] }>("GET", `/promises?personId=${kept}`);
  expect(data).toHaveLength(1);
});

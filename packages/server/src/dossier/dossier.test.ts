import type { CaseDetail } from "@candor/contract/case.ts";
import type { ContactToMake, Dossier, TimelineItem } from "@candor/contract/dossier.ts";
import type { Notice } from "@candor/contract/notice.ts";
import type { PersonDetail, PersonExport } from "@candor/contract/person.ts";
import type { Team } from "@candor/contract/team.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { memberLeft } from "../app/member-left.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";
import { dossierWorker, tellOfDays } from "./dossier-worker.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let riga: Team;

const NOON = "2026-06-01T12:00:00Z";
const now = (time: string) => vi.setSystemTime(new Date(time));

beforeAll(async () => {
  // The clock on the wall alone: everything that waits does so in earnest.
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(NOON) });
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  const members = [{ userId: ilze.userId }];
  riga = await server.api<Team>("POST", "/teams", { name: "Riga", members });
  await server.api("PATCH", "/workspace", { timeZone: "Europe/Riga" });
});

beforeEach(async () => {
  now(NOON);
  await server.services.db.deleteFrom("notice").execute();
  await server.services.db.deleteFrom("person_date").execute();
  await server.services.db.deleteFrom("next_contact").execute();
});

afterAll(() => {
  vi.useRealTimers();
});

async function aPerson(more: object = {}): Promise<string> {
  const email = `anna${Math.random().toString(36).slice(2)}@shop.lv`;
  return (await server.api<{ id: string }>("POST", "/people", { email, ...more })).id;
}
const add = (person: string, path: string, body: object, by = ilze) =>
  by.api("POST", `/people/${person}/${path}`, body);
const notesFor = async (member: TestMember, person: string) =>
  (await member.api<PersonDetail>("GET", `/people/${person}`)).notes.map(({ text }) => text).sort();
const dossierOf = (person: string) => ilze.api<Dossier>("GET", `/people/${person}/dossier`);

async function timeline(person: string, query = "", by = ilze): Promise<TimelineItem[]> {
  const path = `/people/${person}/timeline${query}`;
  return (await by.api<{ data: TimelineItem[] }>("GET", path)).data;
}

async function told(member: TestMember): Promise<[string, unknown][]> {
  const { data } = await member.api<{ data: Notice[] }>("GET", "/notices");
  return data
    .filter(({ kind }) => kind.startsWith("person."))
    .map(({ kind, about }): [string, unknown] => [kind, about.day])
    .reverse();
}

/** Every day of which somebody is to hear by now; tells when the worker wants to be woken. */
async function hear(at: string): Promise<string | undefined> {
  now(at);
  const worker = dossierWorker({ db: server.services.db, clock: () => new Date() });
  const { workspaceId } = server;
  const turn = { workspaceId, lane: "", signal: new AbortController().signal };
  const next = await worker.takeTurn(turn as never);
  return next instanceof Date ? next.toISOString() : undefined;
}

test("a note is read by everybody, by a team, or by whoever wrote it, and says its kind", async () => {
  const person = await aPerson();
  await add(person, "notes", { text: "Likes tea", kind: "preference" });
  await add(person, "notes", { text: "Is ill", kind: "worry", seenBy: "team" });
  await add(person, "notes", { text: "Was rude to me", seenBy: "me" });
  expect(await notesFor(ilze, person)).toEqual(["Is ill", "Likes tea", "Was rude to me"]);
  expect(await notesFor(janis, person)).toEqual(["Likes tea"]);
  const { notes } = await server.api<PersonDetail>("GET", `/people/${person}`);
  expect(notes).toMatchObject([{ kind: "preference", by: ilze.email, seenBy: "all", mine: false }]);
  const seen = (await timeline(person, "?kinds=note", janis)).map(({ words }) => words);
  expect(seen).toEqual(["Likes tea"]);
  expect(await timeline(person, "?kinds=note")).toHaveLength(3);
  const copy = await server.api<PersonExport>("GET", `/people/${person}/export`);
  // The copy for the person themselves holds every word about them.
  expect(copy.records.personNote).toHaveLength(3);
});

test("a note for a team needs a team of one's own, and another's words are not changed", async () => {
  const person = await aPerson();
  const refused = await janis.ask<{ code: string }>("POST", `/people/${person}/notes`, {
    ...{ text: "Is ill", seenBy: "team", teamId: riga.id },
  });
  expect([refused.status, refused.body.code]).toEqual([422, "note_team"]);
  const made = await ilze.api<PersonDetail>("POST", `/people/${person}/notes`, { text: "Tea" });
  const path = `/people/${person}/notes/${made.notes[0]?.id}`;
  expect((await janis.ask("PATCH", path, { text: "Coffee" })).status).toBe(403);
  const changed = await ilze.api<PersonDetail>("PATCH", path, { text: "Coffee" });
  expect(changed.notes).toMatchObject([{ text: "Coffee", editedAt: new Date(NOON).toISOString() }]);
  expect((await ilze.api<PersonDetail>("DELETE", path)).notes).toEqual([]);
  const audit = await server.api<{ data: { action: string; target: string }[] }>("GET", "/audit");
  expect(audit.data).toContainEqual(
    expect.objectContaining({ action: "person.note_removed", target: person }),
  );
});

test("the timeline holds everything, newest first, page by page, and by kind", async () => {
  const externalId = "1042";
  const person = await aPerson({ externalId });
  const of = { personId: person };
  const { survey, api } = server;
  const answer = { score: 3, comment: "Slow", person: { externalId } };
  await api("POST", `/surveys/${survey.id}/responses`, answer);
  now("2026-06-02T09:00:00Z");
  await add(person, "notes", { text: "Likes tea", kind: "preference" });
  now("2026-06-03T09:00:00Z");
  const one = await ilze.api<CaseDetail>("POST", "/cases", { words: "It rained in", ...of });
  now("2026-06-04T09:00:00Z");
  await ilze.api("POST", "/promises", { ...of, words: "A new roof", dueOn: "2026-06-10" });
  now("2026-06-05T09:00:00Z");
  await api("POST", `/people/${person}/purchases`, {
    ...{ at: "2026-06-05T09:00:00Z", amount: 12.5, currency: "EUR", product: "A lamp" },
  });
  now("2026-06-06T09:00:00Z");
  await add(person, "dates", { kind: "birthday", month: 2, day: 29 });
  const all = await timeline(person);
  const mine = all.filter(({ kind, caseId }) => kind !== "case" || caseId === one.id);
  expect(mine.map(({ kind, words, due, amount }) => [kind, words, due ?? amount])).toEqual([
    ["date", null, "--02-29"],
    ["purchase", "A lamp", "12.50"],
    ["promise", "A new roof", expect.stringMatching(/^2026-06-10T/)],
    ["case", "It rained in", null],
    ["note", "Likes tea", null],
    ["answer", "Slow", null],
  ]);
  expect((await timeline(person, "?kinds=note,answer")).map(({ kind }) => kind)).toEqual([
    "note",
    "answer",
  ]);
  const paged: TimelineItem[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const path: string = `/people/${person}/timeline?limit=2${cursor && `&cursor=${cursor}`}`;
    const page = await ilze.api<{ data: TimelineItem[]; nextCursor: string | null }>("GET", path);
    paged.push(...page.data);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all);
});

test("what belongs to a sensitive case is hidden from whoever may not see it", async () => {
  const personId = await aPerson();
  const secret = { words: "Was shouted at", personId, sensitive: true, teamId: riga.id };
  const one = await ilze.api<CaseDetail>("POST", "/cases", secret);
  const promise = { caseId: one.id, words: "We speak to him", dueOn: "2026-06-10" };
  await ilze.api("POST", "/promises", promise);
  const kinds = async (by: TestMember) =>
    (await timeline(personId, "", by)).map(({ kind }) => kind).sort();
  expect(await kinds(ilze)).toEqual(["case", "promise"]);
  expect(await kinds(janis)).toEqual([]);
  const missing = await janis.api<{ data: ContactToMake[] }>(
    "GET",
    "/next-contacts?show=missing&whose=all&limit=200",
  );
  expect(missing.data.map(({ person }) => person.id)).not.toContain(personId);
});

test("whoever looks after a person hears of a day before and on it, by the workspace's clock, and once", async () => {
  const person = await aPerson();
  await ilze.api("PUT", `/people/${person}/keeper`, { userId: janis.userId });
  await add(person, "dates", { kind: "birthday", month: 6, day: 20, year: 1980 });
  expect(await hear("2026-06-17T05:59:00Z")).toBe("2026-06-17T06:00:00.000Z");
  expect(await told(janis)).toEqual([]);
  await hear("2026-06-17T06:00:00Z");
  await hear("2026-06-17T06:00:00Z");
  expect(await told(janis)).toEqual([["person.date", "2026-06-20"]]);
  // A server that stood still over the day itself says so once, and next year's is next.
  expect(await hear("2026-06-21T10:00:00Z")).toBe("2027-06-17T06:00:00.000Z");
  expect(await told(janis)).toHaveLength(2);
  expect(await told(ilze)).toEqual([]);
});

test("a day is told once by two workers at a time, and by one that was killed half-way", async () => {
  const { db } = server.services;
  for (let n = 0; n < 20; n += 1) {
    const person = await aPerson();
    const owner = janis.userId;
    await add(person, "dates", { kind: "birthday", month: 6, day: 20, remindDays: [0], owner });
  }
  now("2026-06-20T07:00:00Z");
  let left = 7;
  const dying = new Proxy(db, {
    get(target, name) {
      // After some transactions this one's connection is gone.
      if (name === "transaction" && left-- <= 0) throw new Error("killed");
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const clock = () => new Date();
  await Promise.allSettled([
    tellOfDays({ db: dying, clock }, server.workspaceId),
    tellOfDays({ db, clock }, server.workspaceId),
  ]);
  await hear("2026-06-20T07:05:00Z");
  expect(await told(janis)).toHaveLength(20);
});

test("another time zone of the workspace moves the mornings that are to come", async () => {
  const person = await aPerson();
  const date = { kind: "own", label: "Opening", month: 6, day: 20, owner: janis.userId };
  await add(person, "dates", { ...date, remindDays: [0] });
  await server.api("PATCH", "/workspace", { timeZone: "America/New_York" });
  expect(await hear("2026-06-10T06:00:00Z")).toBe("2026-06-20T13:00:00.000Z");
  await server.api("PATCH", "/workspace", { timeZone: "Europe/Riga" });
  expect(await hear("2026-06-10T06:00:00Z")).toBe("2026-06-20T06:00:00.000Z");
});

test("a day without a keeper is heard of by the owners, and what a leaver was to hear by a lead", async () => {
  const person = await aPerson();
  await add(person, "dates", { kind: "birthday", month: 6, day: 2, remindDays: [0] });
  await hear("2026-06-02T06:30:00Z");
  const { rows } = await sql<{ role: string }>`
    select d.role from notice n join directory.member d on d.workspace_id = n.workspace_id
      and d.user_id = n.user_id where n.workspace_id = ${server.workspaceId} and n.kind = 'person.date'
  `.execute(server.services.db);
  expect(rows).toEqual([{ role: "owner" }]);
  const leaver = await testMember(server, "Leaver");
  const members = [{ userId: leaver.userId }, { userId: janis.userId, isLead: true }];
  await server.api("POST", "/teams", { name: "Leaving", members });
  await ilze.api("PUT", `/people/${person}/keeper`, { userId: leaver.userId });
  const on = { on: "2026-06-05", why: "Ask how it is", who: leaver.userId };
  await ilze.api("PUT", `/people/${person}/next-contact`, on);
  await server.services.db.transaction().execute((trx) =>
    memberLeft(server.services.outbox.cases)(trx, {
      ...{ workspaceId: server.workspaceId, userId: leaver.userId, actor: "ann@example.com" },
    }),
  );
  expect(await dossierOf(person)).toMatchObject({
    keeper: janis.userId,
    nextContact: { who: janis.userId },
  });
});

test("dates that are not in the calendar are refused, and nothing personal is needed", async () => {
  const person = await aPerson();
  const refused = async (body: object) =>
    (await ilze.ask<{ code: string }>("POST", `/people/${person}/dates`, body)).body.code;
  expect(await refused({ kind: "birthday", month: 4, day: 31 })).toBe("date_not_real");
  expect(await refused({ kind: "birthday", month: 2, day: 29, year: 2023 })).toBe("date_not_real");
  expect(await refused({ kind: "own", month: 2, day: 1 })).toBe("date_without_name");
  const end = { kind: "contract_end", month: 2, day: 1, yearly: false };
  expect(await refused(end)).toBe("date_without_year");
  await add(person, "dates", { kind: "birthday", month: 2, day: 29 });
  expect((await dossierOf(person)).dates).toMatchObject([{ next: "2027-02-28", year: null }]);
});

test("there is one next contact: it is on the list on its day, its colleague hears, and finishing leaves a note", async () => {
  const person = await aPerson({ name: "Anna" });
  await ilze.api("PUT", `/people/${person}/next-contact`, { on: "2026-06-08", why: "The roof" });
  const next = { on: "2026-06-03", why: "Is the roof dry?", who: janis.userId };
  await ilze.api("PUT", `/people/${person}/next-contact`, next);
  const due = async (by: TestMember, query = "") =>
    (await by.api<{ data: ContactToMake[] }>("GET", `/next-contacts${query}`)).data.map(
      ({ person: { name }, nextContact }) => [name, nextContact?.why],
    );
  expect(await due(janis)).toEqual([]);
  expect(await due(janis, "?show=planned")).toEqual([["Anna", "Is the roof dry?"]]);
  await hear("2026-06-03T06:00:00Z");
  await hear("2026-06-03T06:10:00Z");
  expect(await told(janis)).toEqual([["person.contact", "2026-06-03"]]);
  expect(await due(janis)).toEqual([["Anna", "Is the roof dry?"]]);
  expect(await due(ilze)).toEqual([]);
  expect(await due(ilze, "?whose=all")).toHaveLength(1);
  const again = { note: "It is dry", next: { on: "2026-09-01", why: "Autumn rain" } };
  const after = await janis.api<Dossier>("POST", `/people/${person}/next-contact/finish`, again);
  expect(after.nextContact).toMatchObject({ on: "2026-09-01", why: "Autumn rain", who: null });
  expect(await timeline(person, "?kinds=note")).toMatchObject([
    { words: "It is dry", state: "contact", by: janis.email },
  ]);
  const past = await ilze.ask<{ code: string }>("PUT", `/people/${person}/next-contact`, {
    ...{ on: "2026-06-01", why: "Late" },
  });
  expect([past.status, past.body.code]).toEqual([422, "next_contact_past"]);
});

test("somebody with an open case and no next contact is listed, until one is set", async () => {
  const person = await aPerson({ name: "Forgotten" });
  await ilze.api("POST", "/cases", { words: "It rained in", personId: person });
  const missing = async () =>
    (
      await ilze.api<{ data: ContactToMake[] }>("GET", "/next-contacts?show=missing&limit=200")
    ).data.map((one) => one.person.id);
  expect(await missing()).toContain(person);
  await ilze.api("PUT", `/people/${person}/next-contact`, { on: "2026-06-08", why: "The roof" });
  expect(await missing()).not.toContain(person);
});

test("two entries made one keep every note and date of both, one next contact, and who looks after them", async () => {
  const [keep, merge] = [await aPerson(), await aPerson()];
  for (const person of [keep, merge]) {
    await add(person, "notes", { text: `Of ${person}` });
    await add(person, "dates", { kind: "birthday", month: 3, day: 1 });
    await ilze.api("PUT", `/people/${person}/next-contact`, { on: "2026-06-08", why: person });
  }
  await ilze.api("PUT", `/people/${merge}/keeper`, { userId: janis.userId });
  await server.api("POST", "/people/merge", { keep, merge });
  expect(await notesFor(ilze, keep)).toEqual([`Of ${keep}`, `Of ${merge}`].sort());
  const { dates, nextContact, keeper } = await dossierOf(keep);
  expect(dates).toHaveLength(2);
  expect([nextContact?.why, keeper]).toEqual([keep, janis.userId]);
});

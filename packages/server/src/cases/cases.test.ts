import type {
  Case,
  CaseDetail,
  CaseEvent,
  CaseRule,
  CaseRulePreview,
} from "@candor/contract/case.ts";
import type { Team } from "@candor/contract/team.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let boss: TestMember;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  boss = await testMember(server, "Boss", "analyst");
});

beforeEach(async () => {
  for (const table of ["customer_case", "case_rule", "case_desk", "root_cause"] as const) {
    await server.services.db.deleteFrom(table).execute();
  }
});

/** An answer through the API, by somebody with an address. */
async function answered(given: object = {}): Promise<string> {
  const { id } = await server.api<{ id: string }>(
    "POST",
    `/surveys/${server.survey.id}/responses`,
    { score: 3, person: { email: `${uuidv7()}@shop.lv`, phone: "+37129555123" }, ...given },
  );
  return id;
}
const list = (query = "") =>
  ilze.api<{ data: Case[]; nextCursor: string | null }>("GET", `/cases${query}`);
const get = (id: string) => ilze.api<CaseDetail>("GET", `/cases/${id}`);
const heard = (given: object = {}) =>
  ilze.api<CaseDetail>("POST", "/cases", { words: "The tap drips", ...given });
const kinds = async (id: string) =>
  (await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${id}/events`)).data.map(
    ({ kind }) => kind,
  );

test("one unhappy answer of somebody who can be reached opens exactly one case, with number and clocks", async () => {
  const responseId = await answered();
  await answered({ score: 9 });
  await answered({ person: undefined });
  const { data } = await list();
  expect(data).toMatchObject([
    { number: 1, origin: "response", responseId, state: "open", answer: { score: 3 }, owner: null },
  ]);
  await server.api("PATCH", `/responses/${responseId}`, { comment: "It rained in" });
  expect((await list()).data).toHaveLength(1);
  const found = await get(data[0]?.id ?? "");
  expect(found.clocks.map(({ kind }) => kind).sort()).toEqual(["first_contact", "resolution"]);
  expect(found.dueKind).toBe("first_contact");
  expect(found.dueAt).toBe(found.clocks.find(({ kind }) => kind === "first_contact")?.dueAt);
  for (const { explain, targetMinutes } of found.clocks) {
    expect(explain.reduce((sum, { ms }) => sum + ms, 0)).toBe(targetMinutes * 60_000);
  }
});

test("what the rule asks for may come later: the address, the comment, the better thought", async () => {
  await boss.api("GET", "/case-rules");
  await boss.api("POST", "/case-rules", {
    name: "Said something",
    condition: { scoreTo: 8, hasComment: true },
    action: { priority: "high" },
  });
  const responseId = await answered({ score: 7, person: undefined });
  expect((await list()).data).toHaveLength(0);
  await server.api("PATCH", `/responses/${responseId}`, { comment: "Nobody at the till" });
  expect((await list()).data).toMatchObject([{ responseId, priority: "high" }]);
  await server.api("PATCH", `/responses/${responseId}`, { score: 9 });
  const [one] = (await list()).data;
  expect(await kinds(one?.id ?? "")).toEqual(["score_changed", "opened"]);
});

test("a rule says before it is saved how many answers it would have caught, and opens them only when told with that number", async () => {
  const stores = ["Riga", "Riga", "Liepaja"];
  for (const store of stores) await answered({ score: 8, properties: { store } });
  const condition = { scoreTo: 8, properties: ["store=Riga"] };
  const preview = await boss.api<CaseRulePreview>("POST", "/case-rules/preview", { condition });
  expect(preview).toMatchObject({ days: 90, wouldOpen: 2, withoutCase: 2 });
  const rule = await boss.api<CaseRule>("POST", "/case-rules", {
    name: "Riga",
    condition,
    action: {},
  });
  expect((await list()).data).toHaveLength(0);
  const apply = `/case-rules/${rule.id}/apply`;
  expect(await boss.ask("POST", apply, { expected: 3 })).toMatchObject({
    status: 409,
    body: { code: "count_changed" },
  });
  expect((await list()).data).toHaveLength(0);
  expect(await boss.api("POST", apply, { expected: 2 })).toEqual({ opened: 2 });
  expect((await list()).data).toHaveLength(2);
  expect(
    (await ilze.ask("POST", "/case-rules", { name: "x", condition: {}, action: {} })).status,
  ).toBe(403);
});

test("history that is taken in opens no case", async () => {
  const { services, workspaceId, survey } = server;
  await services.answers.recordMany(
    workspaceId,
    [
      {
        id: uuidv7(),
        surveyId: survey.id,
        score: 0,
        comment: null,
        properties: {},
        person: { email: "old@shop.lv", phone: null, externalId: null, name: null },
        channel: "import",
        language: "en",
        answeredAt: new Date(),
      },
    ],
    { quiet: "import" },
  );
  expect((await list()).data).toHaveLength(0);
});

test("a complaint heard on the phone is a case without a score, with or without a person", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/people", { email: "anna@shop.lv" });
  const made = await heard({ personId: id, title: "Tap" });
  expect(made).toMatchObject({ origin: "manual", answer: null, person: { email: "anna@shop.lv" } });
  expect((await heard()).person).toBeNull();
  expect((await ilze.ask("POST", "/cases", {})).status).toBe(422);
  const score = await server.api<{ answers: number }>("GET", `/surveys/${server.survey.id}/score`);
  expect(JSON.stringify(score)).not.toContain("Tap");
  const responseId = await answered({ score: 10 });
  await heard({ responseId });
  expect(await ilze.ask("POST", "/cases", { responseId, words: "again" })).toMatchObject({
    status: 409,
    body: { code: "case_exists" },
  });
});

test("of two who claim at once one gets the case, and the other reads who did", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await heard();
    const replies = await Promise.all(
      [ilze, janis].map((one) => one.ask<{ detail: string }>("POST", `/cases/${id}/claim`, {})),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { owner } = await get(id);
    const name = owner === ilze.userId ? "Ilze" : "Janis";
    expect(replies.find(({ status }) => status === 409)?.body.detail).toContain(name);
    expect((await kinds(id)).filter((kind) => kind === "claimed")).toHaveLength(1);
  }
});

test("whoever is assigned a case is told; a change that somebody else has overtaken is refused and names them", async () => {
  const made = await heard();
  const path = `/cases/${made.id}`;
  await ilze.api("POST", `${path}/assign`, { owner: janis.userId, version: made.version });
  const told = await janis.api<{ data: object[] }>("GET", "/notices?unread=true");
  expect(told.data).toMatchObject([
    { kind: "case.yours", target: `case:${made.id}`, about: { number: made.number } },
  ]);
  expect(
    await boss.ask("PATCH", path, { priority: "urgent", version: made.version }),
  ).toMatchObject({
    status: 409,
    body: { code: "case_changed", detail: expect.stringContaining("ilze@example.com") },
  });
});

test("only somebody who was reached counts as contact; a try is only counted", async () => {
  const { id } = await heard();
  const path = `/cases/${id}/contacts`;
  const tried = await ilze.api<CaseDetail>("POST", path, { result: "not_reached" });
  expect(tried.firstContactAt).toBeNull();
  expect(tried.dueKind).toBe("first_contact");
  await ilze.api("POST", `/cases/${id}/notes`, { text: "A note is no contact" });
  const reached = await ilze.api<CaseDetail>("POST", path, { result: "reached", note: "Sorry" });
  expect(reached.firstContactAt).not.toBeNull();
  const first = reached.clocks.find(({ kind }) => kind === "first_contact");
  expect(first).toMatchObject({ stoppedBy: "met", missedAt: null });
  expect(reached.dueKind).toBe("resolution");
});

test("resolution pauses while the customer has the word, and their second message does not start the clock again", async () => {
  const { id } = await heard();
  const path = `/cases/${id}/contacts`;
  const waiting = await ilze.api<CaseDetail>("POST", path, { waits: true });
  const clock = (one: CaseDetail, kind: string) =>
    one.clocks.find((c) => c.kind === kind && c.stoppedAt === null);
  expect(waiting).toMatchObject({ state: "waiting", dueAt: null });
  expect(clock(waiting, "resolution")).toMatchObject({ dueAt: null, leftMinutes: 2400 });
  const high = await ilze.api<CaseDetail>("PATCH", `/cases/${id}`, { priority: "high" });
  expect(clock(high, "resolution")).toMatchObject({ dueAt: null, leftMinutes: 1440 });
  const wrote = await ilze.api<CaseDetail>("POST", path, { direction: "in", note: "Still drips" });
  expect(wrote.state).toBe("open");
  const started = clock(wrote, "next_reply")?.startedAt;
  const again = await ilze.api<CaseDetail>("POST", path, { direction: "in", note: "Hello?" });
  expect(clock(again, "next_reply")?.startedAt).toBe(started);
  expect(again.clocks.filter(({ kind }) => kind === "next_reply")).toHaveLength(1);
});

test("a snooze hides a case and stops no clock", async () => {
  const { id, dueAt } = await heard();
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const asleep = await ilze.api<CaseDetail>("POST", `/cases/${id}/snooze`, { until });
  expect(asleep).toMatchObject({ state: "open", dueAt, snoozedUntil: until });
  expect((await list()).data).toHaveLength(0);
  expect((await list("?snoozed=true")).data).toHaveLength(1);
  const past = new Date(Date.now() - 1000).toISOString();
  expect((await ilze.ask("POST", `/cases/${id}/snooze`, { until: past })).status).toBe(422);
});

test("resolving names what came of it and why; opening again starts new clocks and keeps the old verdicts", async () => {
  const cause = await ilze.api<{ id: string }>("POST", "/root-causes", { name: "Worn seal" });
  const { id } = await heard();
  const resolve = { outcome: "solved", causeId: cause.id, note: "New seal" };
  const done = await ilze.api<CaseDetail>("POST", `/cases/${id}/resolve`, resolve);
  expect(done).toMatchObject({
    state: "resolved",
    causeId: cause.id,
    outcome: "solved",
    dueAt: null,
  });
  expect(done.clocks.find(({ kind }) => kind === "first_contact")?.stoppedBy).toBe("cancelled");
  expect((await ilze.ask("POST", `/cases/${id}/resolve`, resolve)).status).toBe(409);
  expect((await ilze.ask("POST", `/cases/${id}/reopen`, { reason: "" })).status).toBe(422);
  const again = await ilze.api<CaseDetail>("POST", `/cases/${id}/reopen`, {
    reason: "Drips again",
  });
  expect(again).toMatchObject({ state: "open", reopened: 1 });
  expect(again.clocks.filter(({ kind }) => kind === "resolution")).toHaveLength(2);
  expect(again.clocks.find(({ stoppedBy }) => stoppedBy === "met")).toBeDefined();
  const causes = await ilze.api<{ data: object[] }>("GET", "/root-causes");
  expect(causes.data).toMatchObject([{ name: "Worn seal", cases: 1 }]);
});

test("the tree of causes grows by those who work, has no twins and no circles", async () => {
  const made = (body: object) => ilze.ask<{ id: string }>("POST", "/root-causes", body);
  const { body: staff } = await made({ name: "Staff" });
  const { body: below } = await made({ name: "Too few", parentId: staff.id });
  expect((await made({ name: "too FEW", parentId: staff.id })).status).toBe(409);
  expect((await boss.ask("PATCH", `/root-causes/${staff.id}`, { parentId: below.id })).status).toBe(
    422,
  );
  expect((await ilze.ask("PATCH", `/root-causes/${staff.id}`, { name: "Mine" })).status).toBe(403);
});

test("merging keeps both histories and the sooner clocks, is refused with itself, and can be taken back", async () => {
  const one = await heard({ priority: "urgent" });
  const two = await heard({ priority: "low" });
  expect(await ilze.ask("POST", `/cases/${one.id}/merge`, { into: one.id })).toMatchObject({
    status: 422,
    body: { code: "same_case" },
  });
  const kept = await ilze.api<CaseDetail>("POST", `/cases/${one.id}/merge`, { into: two.id });
  expect(kept).toMatchObject({ id: two.id, dueAt: one.dueAt, merged: [{ number: one.number }] });
  expect((await list()).data.map(({ id }) => id)).toEqual([two.id]);
  expect(await kinds(two.id)).toEqual(expect.arrayContaining(["merged", "took_in", "opened"]));
  expect((await ilze.ask("POST", `/cases/${one.id}/claim`, {})).status).toBe(409);
  const back = await ilze.api<CaseDetail>("POST", `/cases/${one.id}/unmerge`);
  expect(back).toMatchObject({ id: one.id, mergedInto: null, dueAt: one.dueAt });
  expect((await list()).data).toHaveLength(2);
});

test("linked cases name each other and stay their own", async () => {
  const [one, two] = [await heard(), await heard()];
  await ilze.api("POST", `/cases/${one.id}/links`, { other: two.id });
  expect((await get(two.id)).linked).toMatchObject([{ number: one.number, state: "open" }]);
});

test("a bulk act touches what was shown, names what it left, and can be taken back unless somebody worked on since", async () => {
  const cases = [await heard(), await heard(), await heard()];
  const ids = cases.map(({ id }) => id);
  await ilze.api("POST", `/cases/${ids[2]}/resolve`, { outcome: "solved", causeId: null });
  const done = await ilze.api<{ undoId: string }>("POST", "/cases/bulk", {
    ids,
    act: { do: "resolve", outcome: "not_ours", causeId: null },
  });
  expect(done).toMatchObject({ changed: 2, skipped: [{ id: ids[2], code: "case_state" }] });
  await janis.api("POST", `/cases/${ids[1]}/reopen`, { reason: "It is ours" });
  expect((await janis.ask("POST", `/cases/bulk/${done.undoId}/undo`)).status).toBe(409);
  expect(await ilze.api("POST", `/cases/bulk/${done.undoId}/undo`)).toEqual({
    restored: 1,
    left: 1,
  });
  const back = await get(ids[0] ?? "");
  expect(back).toMatchObject({ state: "open", outcome: null, dueAt: cases[0]?.dueAt });
  expect((await ilze.ask("POST", `/cases/bulk/${done.undoId}/undo`)).status).toBe(409);
});

test("a sensitive case is seen by its team and its owner alone, by no key and in no list", async () => {
  expect((await ilze.ask("POST", "/cases", { words: "x", sensitive: true })).status).toBe(422);
  const team = await boss.api<Team>("POST", "/teams", {
    name: "Trust",
    members: [{ userId: ilze.userId }],
  });
  const { id } = await heard({ sensitive: true, teamId: team.id });
  expect((await ilze.ask("GET", `/cases/${id}`)).status).toBe(200);
  for (const path of ["", "/events", "/clocks"]) {
    expect((await janis.ask("GET", `/cases/${id}${path}`)).status).toBe(404);
    expect((await server.ask("GET", `/cases/${id}${path}`)).status).toBe(404);
  }
  expect((await janis.ask("POST", `/cases/${id}/claim`, {})).status).toBe(404);
  expect((await boss.api<{ data: Case[] }>("GET", "/cases?state=all")).data).toHaveLength(0);
  await ilze.api("POST", `/cases/${id}/assign`, { owner: janis.userId });
  expect((await janis.ask("GET", `/cases/${id}`)).status).toBe(200);
});

test("cases are listed by what is due first, page by page, and found by owner, number, words and permission", async () => {
  const made = [];
  for (const priority of ["low", "urgent", "normal"]) made.push(await heard({ priority }));
  const pages = [];
  let cursor: string | null = null;
  do {
    const page: { data: Case[]; nextCursor: string | null } = await list(
      `?limit=1${cursor ? `&cursor=${cursor}` : ""}`,
    );
    pages.push(...page.data.map(({ priority }) => priority));
    cursor = page.nextCursor;
  } while (cursor);
  expect(pages).toEqual(["urgent", "normal", "low"]);
  await ilze.api("POST", `/cases/${made[0]?.id}/claim`, {});
  expect((await list("?owner=me")).data).toHaveLength(1);
  expect((await list("?owner=nobody")).data).toHaveLength(2);
  expect((await list(`?search=%23${made[1]?.number}`)).data).toHaveLength(1);
  expect((await list("?search=tap%20DRIPS")).data).toHaveLength(3);
  expect((await list("?mayContact=true")).data).toHaveLength(0);
});

test("whoever allowed to be contacted leads the call list, then what is due first; a try is put off", async () => {
  await answered();
  const willing = await answered({ person: { email: "yes@shop.lv", phone: "+37129000111" } });
  await answered({ person: { email: "no-number@shop.lv" } });
  const { person } = await server.api<{ person: { id: string } }>("GET", `/responses/${willing}`);
  await server.api("PUT", `/people/${person.id}/consents`, {
    channel: "contact",
    given: true,
    source: "phone",
  });
  type Calls = { data: (Case & { tries: number })[] };
  const calls = await ilze.api<Calls>("GET", "/call-list");
  expect(calls.data.map(({ mayContact }) => mayContact)).toEqual([true, false]);
  const [first] = calls.data;
  expect(first).toMatchObject({ responseId: willing, person: { phone: "+37129000111" }, tries: 0 });
  const next = new Date(Date.now() + 3_600_000).toISOString();
  await ilze.api("POST", `/cases/${first?.id}/contacts`, { result: "not_reached", next });
  expect((await ilze.api<Calls>("GET", "/call-list")).data).toHaveLength(1);
  await ilze.api("POST", `/cases/${first?.id}/snooze`, { until: null });
  expect((await ilze.api<Calls>("GET", "/call-list")).data[0]).toMatchObject({ tries: 1 });
  await server.api("PUT", `/people/${person.id}/consents`, {
    channel: "contact",
    given: false,
    source: "phone",
  });
  const after = await ilze.api<Calls>("GET", "/call-list");
  expect(after.data.map(({ mayContact }) => mayContact)).toEqual([false, false]);
});

test("a key with the scope act works on cases, and makes no rules", async () => {
  const { key } = await server.api<{ key: string }>("POST", "/keys", {
    name: "Desk",
    scopes: ["read", "act"],
  });
  const ask = (method: string, path: string, body: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const made = await ask("POST", "/cases", { words: "By a program" });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect((await ask("POST", `/cases/${id}/assign`, { owner: ilze.userId })).status).toBe(200);
  expect((await ask("POST", `/cases/${id}/claim`, {})).status).toBe(422);
  expect((await ask("POST", "/case-rules", { name: "x", condition: {}, action: {} })).status).toBe(
    403,
  );
});

test("whoever leaves takes no case along: it goes back, with a line that says why", async () => {
  const gone = await testMember(server, "Leaver");
  const { id } = await heard();
  await ilze.api("POST", `/cases/${id}/assign`, { owner: gone.userId });
  await server.api("DELETE", `/members/${gone.userId}`);
  expect((await get(id)).owner).toBeNull();
  const { data } = await ilze.api<{ data: CaseEvent[] }>("GET", `/cases/${id}/events`);
  expect(data[0]).toMatchObject({ kind: "returned", data: { why: "gone" } });
});

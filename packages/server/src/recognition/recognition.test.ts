import type {
  ExclusionRequests,
  MyEffect,
  Recognition,
  Recognitions,
  ResponseEmployees,
} from "@candor/contract/recognition.ts";
import { sql } from "kysely";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let ilze: TestMember;
let janis: TestMember;
let teamId: string;
/** The employees that Ilze and Jānis are. */
let ilzeId: string;
let janisId: string;

beforeAll(async () => {
  server = await testServer();
  ilze = await testMember(server, "Ilze");
  janis = await testMember(server, "Janis");
  const { id } = await server.api<{ id: string }>("POST", "/teams", {
    name: "Riga",
    members: [{ userId: ilze.userId }],
  });
  teamId = id;
  ilzeId = await employee({ name: "Ilze", externalId: "17", userId: ilze.userId, teamId });
  janisId = await employee({ name: "Jānis", externalId: "18", userId: janis.userId });
});

beforeEach(async () => {
  for (const table of ["recognition", "response", "customer_case", "notice"]) {
    await sql`delete from ${sql.table(table)} where workspace_id = ${server.workspaceId}`.execute(
      server.services.db,
    );
  }
  await settings({ employeeProperty: "cashier", thanksADay: 3 });
});

const settings = (body: object) => server.api("PUT", "/recognition-settings", body);
const wall = (who: { api: TestServer["api"] } = server) =>
  who.api<Recognitions>("GET", "/recognitions");
const effect = (who: TestMember) => who.api<MyEffect>("GET", "/my-effect");

async function employee(body: object): Promise<string> {
  return (await server.api<{ id: string }>("POST", "/employees", body)).id;
}

function answer(body: object = {}): Promise<{ id: string }> {
  return server.api("POST", `/surveys/${server.survey.id}/responses`, { score: 9, ...body });
}

test("one click on an answer thanks the colleague it is about: they see it first, then the others, with the customer's words", async () => {
  const { id } = await answer({ comment: "She waited with me", properties: { cashier: 17 } });
  const given = await server.api<Recognition>("POST", "/recognitions", { responseId: id });
  expect(given).toMatchObject({
    employee: { id: ilzeId, name: "Ilze" },
    from: "answer",
    quote: "She waited with me",
    seenBy: "all",
    heardAt: null,
  });
  expect(await ilze.api("GET", "/notices")).toMatchObject({
    data: [{ kind: "recognition.yours", target: `recognition:${given.id}` }],
  });
  // Jānis does not see it before her.
  expect((await wall(janis)).data).toEqual([]);
  expect((await effect(ilze)).thanks).toMatchObject({ total: 1, data: [{ id: given.id }] });
  expect(await ilze.api("POST", "/my-effect/heard", {})).toEqual({ heard: 1 });
  expect((await wall(janis)).data).toMatchObject([{ id: given.id, quote: "She waited with me" }]);
});

test("thanks that nobody opened are seen after a day all the same; those of somebody without an account at once", async () => {
  await server.api("POST", "/recognitions", { employeeId: ilzeId, words: "Thank you" });
  expect((await wall(janis)).data).toEqual([]);
  await sql`update recognition set given_at = given_at - interval '25 hours'`.execute(
    server.services.db,
  );
  expect((await wall(janis)).data).toHaveLength(1);
  const driver = await employee({ name: "The driver" });
  await server.api("POST", "/recognitions", { employeeId: driver, words: "In the snow" });
  expect((await wall(janis)).data[0]).toMatchObject({ words: "In the snow", from: "colleague" });
});

test("who was thanked keeps it to themselves or their team, and opens it again; nobody else decides that", async () => {
  const { id } = await janis.api<Recognition>("POST", "/recognitions", {
    employeeId: ilzeId,
    words: "For Friday",
  });
  await ilze.api("POST", "/my-effect/heard", {});
  const show = (who: { ask: TestServer["ask"] }, seenBy: string) =>
    who.ask("PATCH", `/recognitions/${id}`, { seenBy });
  expect((await show(server, "self")).status).toBe(403);
  expect((await wall()).data).toHaveLength(1);
  expect((await show(ilze, "self")).status).toBe(200);
  expect((await wall()).data).toEqual([]);
  expect((await wall(janis)).data).toHaveLength(1);
  const dace = await testMember(server, "Dace");
  await show(ilze, "team");
  expect((await wall(dace)).data).toEqual([]);
  await server.api("PUT", `/teams/${teamId}/members/${dace.userId}`, {});
  expect((await wall(dace)).data).toHaveLength(1);
});

test("thanks are few: those of a day are counted, also when two come at once, and oneself is thanked by others", async () => {
  const thank = () => janis.ask("POST", "/recognitions", { employeeId: ilzeId, words: "!" });
  const replies = await Promise.all([thank(), thank(), thank(), thank(), thank()]);
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429]);
  expect(replies.find(({ status }) => status === 429)?.body).toMatchObject({
    code: "thanks_are_given",
    detail: expect.stringContaining("3 thanks of today"),
  });
  expect((await wall(janis)).leftToday).toBe(0);
  const { data } = await wall(janis);
  expect((await janis.ask("DELETE", `/recognitions/${data[0]?.id}`)).status).toBe(204);
  expect((await wall(janis)).leftToday).toBe(1);
  expect(await ilze.ask("POST", "/recognitions", { employeeId: ilzeId })).toMatchObject({
    status: 409,
    body: { code: "thanks_to_oneself" },
  });
});

test("whom an answer is about is said by its property or by hand; of several, or of nobody, one is asked for", async () => {
  const { id } = await answer({ properties: { cashier: "17" } });
  const about = () => server.api<ResponseEmployees>("GET", `/responses/${id}/employees`);
  expect((await about()).data).toMatchObject([{ id: ilzeId, how: "property" }]);
  await server.api("PUT", `/responses/${id}/employees/${janisId}`);
  expect((await about()).data.map(({ how }) => how).sort()).toEqual(["hand", "property"]);
  expect(await server.ask("POST", "/recognitions", { responseId: id })).toMatchObject({
    status: 422,
    body: { code: "whom_to_thank" },
  });
  await server.api("DELETE", `/responses/${id}/employees/${janisId}`);
  expect((await about()).data).toHaveLength(1);
  const other = await answer({ properties: { cashier: "nobody's number" } });
  expect((await server.ask("POST", "/recognitions", { responseId: other.id })).status).toBe(422);
  const staff = await server.api<{ id: string }>("POST", "/surveys", {
    name: "Staff",
    anonymous: true,
  });
  const unknown = await server.api<{ id: string }>("POST", `/surveys/${staff.id}/responses`, {
    score: 3,
  });
  expect(await server.ask("PUT", `/responses/${unknown.id}/employees/${ilzeId}`)).toMatchObject({
    status: 409,
    body: { code: "answer_is_anonymous" },
  });
});

test("a customer who is erased takes their words out of the thanks, which stay", async () => {
  const { id } = await answer({
    comment: "I am Zaiga and she saved me",
    person: { email: "zaiga@example.com", name: "Zaiga Kalna" },
  });
  await server.api("POST", "/recognitions", {
    responseId: id,
    employeeId: ilzeId,
    words: "Zaiga Kalna (zaiga@example.com) will not forget it",
  });
  const { data } = await server.api<{ data: { id: string }[] }>(
    "GET",
    "/people?search=zaiga@example.com",
  );
  await server.api("DELETE", `/people/${data[0]?.id}`);
  const [kept] = (await wall()).data;
  expect(kept).toMatchObject({ quote: null, employee: { id: ilzeId } });
  expect(JSON.stringify(kept)).not.toMatch(/zaiga/i);
});

test("a sensitive case lends its words to those alone who may see it", async () => {
  const { id } = await server.api<{ id: string }>("POST", "/cases", {
    title: "Fell on the stairs",
    words: "The stairs were wet",
    personId: (await server.api<{ id: string }>("POST", "/people", { email: "x@example.com" })).id,
  });
  await sql`update customer_case set sensitive = true, team_id = ${teamId}::uuid`.execute(
    server.services.db,
  );
  expect(
    (await server.ask("POST", "/recognitions", { caseId: id, employeeId: janisId })).status,
  ).toBe(404);
  await ilze.api("POST", "/recognitions", { caseId: id, employeeId: janisId });
  await janis.api("POST", "/my-effect/heard", {});
  expect((await wall(ilze)).data[0]).toMatchObject({ quote: "The stairs were wet", from: "case" });
  expect((await wall()).data[0]).toMatchObject({ quote: null });
});

test("my effect begins with the answers about me, and with what changed because of my notes", async () => {
  const mine = await answer({ score: 3, comment: "Too slow", properties: { cashier: "17" } });
  await answer({ score: 9, properties: { cashier: "18" } });
  await ilze.api("POST", `/responses/${mine.id}/notes`, { text: "The till was broken" });
  await server.api("POST", "/improvements", {
    title: "A second till",
    surveyId: server.survey.id,
    sources: { responseIds: [mine.id] },
  });
  const found = await effect(ilze);
  expect(found.answers).toMatchObject({
    total: 1,
    data: [{ responseId: mine.id, comment: "Too slow", notes: [{ text: "The till was broken" }] }],
    // One answer is a count and no score.
    score: { answers: 1, score: null },
  });
  expect(found.changed).toMatchObject([{ title: "A second till", through: "note" }]);
  expect((await effect(janis)).answers.data.map(({ score }) => score)).toEqual([9]);
  expect((await server.ask("GET", "/my-effect")).status).toBe(403);
});

test("whoever is rated asks for an answer to be left out; somebody else decides, and the log shows both", async () => {
  const mine = await answer({ score: 0, properties: { cashier: "17" } });
  const others = await answer({ score: 0, properties: { cashier: "18" } });
  const ask = (id: string) =>
    ilze.ask("POST", `/my-effect/answers/${id}/exclusion`, { reason: "It was another shop" });
  expect((await ask(others.id)).status).toBe(404);
  expect((await ask(mine.id)).status).toBe(201);
  expect((await ask(mine.id)).status).toBe(409);
  const { data } = await server.api<ExclusionRequests>("GET", "/exclusion-requests?state=open");
  expect(data).toMatchObject([{ reason: "It was another shop", employee: { id: ilzeId } }]);
  const decide = (who: { ask: TestServer["ask"] }, body: object) =>
    who.ask("POST", `/exclusion-requests/${data[0]?.id}/decide`, body);
  await server.api("PATCH", `/members/${ilze.userId}`, { role: "admin" });
  expect(await decide(ilze, { grant: true, words: "I say so" })).toMatchObject({
    status: 403,
    body: { code: "own_request" },
  });
  await server.api("PATCH", `/members/${ilze.userId}`, { role: "member" });
  const yes = { grant: true, words: "Another shop, indeed", as: "not_a_customer" };
  expect((await decide(server, yes)).status).toBe(200);
  expect((await decide(server, { grant: false, words: "No" })).status).toBe(409);
  expect(await server.api("GET", `/responses/${mine.id}`)).toMatchObject({
    exclusion: { reason: "not_a_customer", note: "Another shop, indeed" },
  });
  expect((await effect(ilze)).answers.data[0]).toMatchObject({
    counted: false,
    request: { state: "granted", decision: "Another shop, indeed" },
  });
  const log = await server.api<{ data: { action: string; target: string }[] }>("GET", "/audit");
  const noted = log.data.filter(({ action }) => action.startsWith("exclusion."));
  expect(noted.map(({ action }) => action).sort()).toEqual([
    "exclusion.asked",
    "exclusion.granted",
  ]);
  expect(noted.every(({ target }) => target === mine.id)).toBe(true);
});

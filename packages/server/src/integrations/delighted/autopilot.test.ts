import { afterEach, beforeEach, expect, test } from "vitest";
import { startSending } from "../../sendings/start-sending.ts";
import type { Database } from "../../storage/database.ts";
import { type TestDelighted, testDelighted } from "../../testing/delighted-door.ts";
import { emptyTables, testDatabase } from "../../testing/test-database.ts";

let db: Database;
let server: TestDelighted;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  server = await testDelighted(db);
});
afterEach(() => server.stop());

const PATH = "/v1/autopilot/email/memberships";
type Body = Record<string, unknown>;
const get = async (path: string) => (await server.ask("GET", path)).body as Body & Body[];

async function start(): Promise<void> {
  const { id } = await db.selectFrom("sending").select("id").executeTakeFirstOrThrow();
  const act = { workspaceId: server.workspaceId, sendingId: id, actor: "ann", now: new Date() };
  await startSending(db, act);
}

test("Autopilot that a colleague started asks its members, with what came along for each", async () => {
  await server.ask("POST", PATH, {
    person_email: "anna@hilltop.lv",
    properties: { plan: "pro", "Delighted Email Subject": "How was it?" },
  });
  expect(await get("/v1/autopilot/email")).toMatchObject({ active: false });
  expect(await get(PATH)).toMatchObject([{ next_survey_request: null }]);
  await start();
  expect(await get("/v1/autopilot/email.json")).toMatchObject({
    platform_id: "email",
    active: true,
    frequency: 90 * 86_400,
  });
  expect(await get(`${PATH}?person_email=anna%40hilltop.lv`)).toEqual([
    {
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
      person: {
        id: expect.stringMatching(/^\d{13}$/),
        name: null,
        email: "anna@hilltop.lv",
        created_at: expect.any(Number),
        last_sent_at: null,
      },
      next_survey_request: {
        id: expect.stringMatching(/^\d{13}$/),
        created_at: expect.any(Number),
        survey_scheduled_at: expect.any(Number),
        properties: { plan: "pro", "Delighted Email Subject": "How was it?" },
      },
    },
  ]);
});

test("who is taken off Autopilot is not asked by it any more, whatever was planned", async () => {
  await server.ask("POST", PATH, { person_email: "anna@hilltop.lv" });
  await start();
  expect(
    await server.ask("DELETE", `${PATH}.json`, { person_email: "anna@hilltop.lv" }),
  ).toMatchObject({
    status: 202,
  });
  expect(await db.selectFrom("invitation").select(["state", "next_at"]).execute()).toEqual([
    { state: "cancelled", next_at: null },
  ]);
  expect(await get(PATH)).toEqual([]);
});

test("Autopilot takes people it knows and makes those with an address, but none out of nothing", async () => {
  expect(await server.ask("POST", PATH, { properties: { plan: "pro" } })).toMatchObject({
    status: 422,
    body: { errors: { person_email: ["can't be blank"] } },
  });
  expect(await server.ask("POST", PATH, { person_id: "77" })).toMatchObject({ status: 404 });
  expect(await server.ask("DELETE", PATH, { person_email: "nobody@hilltop.lv" })).toMatchObject({
    status: 404,
  });
  const { body } = await server.ask("POST", "/v1/people", {
    email: "anna@hilltop.lv",
    send: false,
  });
  const { id } = body as { id: string };
  expect(await server.ask("POST", PATH, { person_id: Number(id) })).toMatchObject({
    status: 201,
    body: { person: { id }, properties: {} },
  });
  expect(await get(`${PATH}?updated_since=${Math.floor(Date.now() / 1000) + 10}`)).toEqual([]);
  expect(await get("/v1/autopilot/sms/memberships")).toEqual([]);
});

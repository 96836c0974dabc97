import type { MotivationEvidence, MotivationRecord } from "@candor/contract/motivation.ts";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import { answer } from "../testing/fixtures.ts";
import { type TestMember, testMember } from "../testing/member.ts";
import { type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let anna: TestMember;
let bruno: TestMember;
let ilze: TestMember;
let ilzeId: string;
let otherId: string;

const days = { from: "2026-03-01", to: "2026-06-01" };
const at = (hours: number) => new Date(Date.parse("2026-03-02T08:00:00Z") + hours * 3_600_000);

beforeAll(async () => {
  server = await testServer();
  anna = await testMember(server, "Anna", "admin");
  bruno = await testMember(server, "Bruno", "admin");
  ilze = await testMember(server, "Ilze", "admin");
  const employee = async (body: object) =>
    (await server.api<{ id: string }>("POST", "/employees", body)).id;
  ilzeId = await employee({ name: "Ilze", externalId: "17", userId: ilze.userId });
  otherId = await employee({ name: "Jānis", externalId: "18" });
  await server.api("PUT", "/recognition-settings", { employeeProperty: "cashier", thanksADay: 3 });
  const of = (cashier: string, n: number, more: (i: number) => object) =>
    Array.from({ length: n }, (_, i) =>
      answer({
        surveyId: server.survey.id,
        ...{ score: [10, 9, 8, 3, 10][i % 5] ?? 10, answeredAt: at(2 * i), channel: "email" },
        properties: { cashier },
        ...more(i),
      }),
    );
  await recordBatch(
    server.services.db,
    server.workspaceId,
    of("18", 29, () => ({})),
  );
  await recordBatch(server.services.db, server.workspaceId, [
    ...of("17", 30, () => ({ invitationId: null })),
    // Thirty tens in one row through a link of her own, and one of them tells how it came.
    ...of("17", 30, (i) => ({
      ...{ score: 10, channel: "link", answeredAt: at(200 + i) },
      comment: i === 4 ? "She asked me to give her a 10" : null,
    })),
  ]);
  await sql`update response set invitation_id = gen_random_uuid()
    where workspace_id = ${server.workspaceId} and channel = 'email'`.execute(server.services.db);
});

const evidence = (who: { ask: TestMember["ask"] }, employeeId = ilzeId, q = days) =>
  who.ask<MotivationEvidence>(
    "GET",
    `/motivation-evidence?employeeId=${employeeId}&from=${q.from}&to=${q.to}`,
  );
const propose = (who: { ask: TestMember["ask"] }, more: object = {}) =>
  who.ask<MotivationRecord>("POST", "/motivation-records", {
    ...{ employeeId: ilzeId, ...days, reward: "A day off", reason: "The spring" },
    ...more,
  });
const decide = (who: { ask: TestMember["ask"] }, id: string, decision: string) =>
  who.ask<MotivationRecord>("POST", `/motivation-records/${id}/decide`, {
    ...{ decision, words: "Looked at the row of tens" },
  });

test("what a reward would rest on says begging, steering and runs beside the shrunken result, and no raw score", async () => {
  const { status, body } = await evidence(anna);
  expect(status).toBe(200);
  expect(body).toMatchObject({ answers: 60, steered: 30, compared: 2, asked: { asked: 0 } });
  expect(body.lower).toBeLessThan(body.shrunk ?? 0);
  expect(body.upper).toBeGreaterThan(body.shrunk ?? 0);
  expect(body).not.toHaveProperty("score");
  const kinds = body.signals.map(({ kind }) => kind);
  expect(kinds).toEqual(["asked_for_tens", "steered_tens", "run_of_tens"]);
  expect(body.signals[0]?.responseIds).toHaveLength(1);
  expect(body.signals[1]).toMatchObject({ seen: 1, answers: 30 });
  // The words stay with the answer: the record keeps its id alone.
  expect(JSON.stringify(body)).not.toContain("asked me");
  const soon = { from: "2026-03-01", to: "2126-01-01" };
  expect(await evidence(anna, ilzeId, soon)).toMatchObject({
    status: 422,
    body: { code: "period_not_over" },
  });
});

test("under thirty answers nothing can be proposed, and by a key neither; nobody proposes for themselves", async () => {
  expect(await propose(anna, { employeeId: otherId })).toMatchObject({
    status: 422,
    body: { code: "too_few_answers", detail: expect.stringContaining("29 answers") },
  });
  expect(await propose(server)).toMatchObject({ status: 403, body: { code: "key_not_allowed" } });
  expect(await propose(ilze)).toMatchObject({ status: 403, body: { code: "own_reward" } });
});

test("two people confirm a reward: who proposed it cannot, nor who gets it, and one of two that come at once wins", async () => {
  const { body: made } = await propose(anna);
  expect(made).toMatchObject({ state: "proposed", mayWithdraw: true, mayConfirm: false });
  for (const who of [anna, ilze]) {
    expect((await decide(who, made.id, "confirm")).status).toBe(403);
  }
  expect((await decide(bruno, made.id, "withdraw")).status).toBe(403);
  // Nor can a program that writes past the product: the database holds the two people too.
  for (const decider of [null, anna.userId]) {
    const past = sql`update motivation_record set state = 'confirmed', decided_by_user = ${decider}
      where workspace_id = ${server.workspaceId} and id = ${made.id}`;
    await expect(past.execute(server.services.db)).rejects.toThrow("motivation_record_check");
  }
  const [yes, no] = await Promise.all([
    decide(bruno, made.id, "confirm"),
    decide(bruno, made.id, "refuse"),
  ]);
  expect([yes.status, no.status].sort()).toEqual([200, 409]);
  const { body: again } = await decide(bruno, made.id, "confirm");
  expect(again).toMatchObject({ code: "already_decided" });
});

test("the evidence stays as it was when answers change, the log shows both people, and the rewarded sees it once confirmed", async () => {
  const ieva = await testMember(server, "Ieva");
  const { id } = await server.api<{ id: string }>("POST", "/employees", {
    ...{ name: "Ieva", externalId: "19", userId: ieva.userId },
  });
  await server.api("POST", `/surveys/${server.survey.id}/responses`, {
    ...{ score: 2, answeredAt: "2026-03-05T10:00:00Z", properties: { cashier: "19" } },
  });
  await sql`update response set properties = jsonb_set(properties, '{cashier}', '"19"')
    where workspace_id = ${server.workspaceId} and channel = 'link'`.execute(server.services.db);
  const { body: made } = await propose(anna, { employeeId: id });
  const mine = () => ieva.api<{ data: MotivationRecord[] }>("GET", "/motivation-records");
  expect((await mine()).data).toEqual([]);
  expect((await evidence(ieva, id)).status).toBe(403);
  await decide(bruno, made.id, "confirm");
  await sql`delete from response where workspace_id = ${server.workspaceId}
    and properties ->> 'cashier' = '19'`.execute(server.services.db);
  const [kept] = (await mine()).data;
  expect(kept).toMatchObject({ id: made.id, state: "confirmed", evidence: made.evidence });
  expect((await evidence(anna, id)).body.answers).toBe(0);
  const log = await server.api<{ data: { action: string; target: string; actor: string }[] }>(
    "GET",
    "/audit",
  );
  const noted = log.data.filter(({ target }) => target === made.id);
  expect(noted.map(({ action }) => action).sort()).toEqual([
    "motivation.confirmed",
    "motivation.proposed",
  ]);
  expect(new Set(noted.map(({ actor }) => actor)).size).toBe(2);
});

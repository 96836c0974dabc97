import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { Scope } from "@candor/contract/workspace.ts";
import fastify from "fastify";
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { authParts } from "../../../auth/auth-parts.ts";
import { addAuthentication } from "../../../auth/authenticate-hook.ts";
import { makeKey } from "../../../auth/manage-keys.ts";
import { KnownError } from "../../../errors/known-error.ts";
import { emptyTables, testDatabase } from "../../../testing/test-database.ts";
import { type Receiver, startReceiver } from "../../../testing/webhook-receiver.ts";
import { type TestBench, testBench } from "../../../testing/webhook-world.ts";
import { reassignEvents } from "../outbox/reassign-events.ts";
import { webhookRoutes } from "./webhook-routes.ts";

let bench: TestBench;
let receiver: Receiver;
let admin: string;
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  bench = await testBench(db);
  receiver = await startReceiver();
  admin = await keyOf(bench.workspaceId, ["admin"]);
});
afterEach(() => receiver.kill().catch(() => {}));

async function keyOf(workspaceId: string, scopes: Scope[]): Promise<string> {
  const wanted = { workspaceId, name: "test", scopes, actor: "ann" };
  return (await bench.db.transaction().execute((trx) => makeKey(trx, wanted))).key;
}

async function testApp() {
  const { db, secret, publicUrl } = bench.deps;
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const { authenticator } = authParts({ db, secret, publicUrl, sendMail: null, log });
  const app = fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof KnownError)) {
      return reply.code((error as { statusCode?: number }).statusCode ?? 500).send({});
    }
    const { status, code, message, fields } = error;
    return reply.code(status).send({ status, code, detail: message, errors: fields });
  });
  await app.register(
    async (api) => {
      const typed = api.withTypeProvider<ZodTypeProvider>();
      addAuthentication(typed, authenticator);
      webhookRoutes(typed, bench.deps);
    },
    { prefix: "/api/v1" },
  );
  return async (
    method: "GET" | "POST" | "PATCH" | "DELETE",
    path: string,
    { body, key = admin }: { body?: object; key?: string } = {},
  ) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/webhooks${path}`,
      headers: { authorization: `Bearer ${key}` },
      ...(body ? { payload: body } : {}),
    });
    return { status: reply.statusCode, json: reply.body ? reply.json() : null };
  };
}

const wanted = () => ({
  name: "CRM",
  events: ["response.created"],
  filter: { groups: ["detractor"] },
  target: { format: "candor", url: `${receiver.url}/hook?token=hidden` },
});

test("a webhook is made with a secret shown once, changed, listed and removed", async () => {
  const ask = await testApp();
  const made = await ask("POST", "", { body: wanted() });
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    name: "CRM",
    address: `${receiver.url}/hook?…`,
    status: "active",
    secret: expect.stringMatching(/^whsec_/),
  });
  const { id, secret } = made.json;
  const changed = await ask("PATCH", `/${id}`, { body: { name: "Shop", filter: {} } });
  expect(changed.json).toMatchObject({ name: "Shop", filter: {}, events: ["response.created"] });
  const listed = await ask("GET", "");
  expect(listed.json.data).toHaveLength(1);
  expect(JSON.stringify(listed.json)).not.toContain(secret);
  expect(JSON.stringify(listed.json)).not.toContain("hidden");
  expect((await ask("DELETE", `/${id}`)).status).toBe(204);
  expect((await ask("GET", `/${id}`)).json).toMatchObject({ code: "webhook_not_found" });
  expect(await bench.db.selectFrom("directory.webhook").selectAll().execute()).toEqual([]);
  const audit = await bench.db.selectFrom("audit_entry").selectAll().orderBy("id").execute();
  expect(audit.map((entry) => entry.action)).toEqual(
    expect.arrayContaining(["webhook.made", "webhook.changed", "webhook.removed"]),
  );
});

test("a test is sent at once, paused or not, and what came of it is the answer", async () => {
  const ask = await testApp();
  const { json: made } = await ask("POST", "", { body: wanted() });
  await ask("POST", `/${made.id}/pause`);
  bench.clock.now = new Date();
  const good = await ask("POST", `/${made.id}/test`);
  expect(good.json).toMatchObject({
    status: "delivered",
    attempts: 1,
    log: [{ number: 1, answer: { status: 200, body: "ok" }, error: null }],
  });
  const [sent] = receiver.received;
  const read = new StandardWebhook(made.secret).verify(sent?.body ?? "", sent?.headers ?? {});
  expect(read).toMatchObject({ test: true, data: { response: { score: 3 } } });
  receiver.reply = () => ({ status: 404, body: "no such hook" });
  const bad = await ask("POST", `/${made.id}/test`);
  expect(bad.json).toMatchObject({
    status: "failed",
    log: [{ answer: { body: "no such hook" }, error: "The receiver answered 404." }],
  });
  expect((await ask("GET", `/${made.id}`)).json).toMatchObject({ lastError: null, waiting: 0 });
});

test("deliveries are listed page by page and replayed, one or all since a time, in order and under their old id", async () => {
  const ask = await testApp();
  const { json: made } = await ask("POST", "", { body: wanted() });
  const ids: string[] = [];
  for (let i = 0; i < 5; i++) {
    ids.push(...(await bench.record({ score: i })));
    await bench.deliver();
    bench.clock.advance(60_000);
  }
  const first = await ask("GET", `/${made.id}/deliveries?limit=3&status=delivered`);
  expect(first.json.data.map((d: { responseId: string }) => d.responseId)).toEqual(
    ids.slice(2).reverse(),
  );
  const second = await ask("GET", `/${made.id}/deliveries?limit=3&cursor=${first.json.nextCursor}`);
  expect(second.json).toMatchObject({ data: [{}, {}], nextCursor: null });

  const [newest] = first.json.data;
  const one = await ask("POST", `/${made.id}/deliveries/${newest.id}/replay`);
  expect(one.json).toMatchObject({ status: "waiting", isReplay: true, eventId: newest.eventId });
  const early = await ask("POST", `/${made.id}/deliveries/${one.json.id}/replay`);
  expect(early.json).toMatchObject({ status: 409, code: "delivery_waiting" });
  await bench.deliver();
  expect(receiver.received.at(-1)?.headers["webhook-id"]).toBe(newest.eventId);

  bench.clock.advance(1000);
  receiver.received.length = 0;
  const since = new Date(bench.clock.now.getTime() - 3 * 60_000 - 2000).toISOString();
  const all = await ask("POST", `/${made.id}/replay`, { body: { since } });
  expect(all.json).toEqual({ deliveries: 3 });
  await bench.deliver();
  expect(receiver.received).toHaveLength(3);
  const again = await ask("POST", `/${made.id}/replay`, { body: { since, which: "failed" } });
  expect(again.json).toEqual({ deliveries: 0 });
});

test("a secret is rotated, and chats have none to rotate", async () => {
  const ask = await testApp();
  const { json: made } = await ask("POST", "", { body: wanted() });
  const rotated = await ask("POST", `/${made.id}/rotate-secret`, { body: { overlapHours: 1 } });
  expect(rotated.json.secret).not.toBe(made.secret);
  expect(Date.parse(rotated.json.previousSecretUntil)).toBe(bench.clock.now.getTime() + 3_600_000);
  const chat = { ...wanted(), target: { format: "slack", url: receiver.url } };
  const { json: slack } = await ask("POST", "", { body: chat });
  const refused = await ask("POST", `/${slack.id}/rotate-secret`, { body: {} });
  expect(refused.json).toMatchObject({ code: "webhook_without_secret" });
});

test("keys of another workspace see no webhook of this one, and keys without the scope none at all", async () => {
  const ask = await testApp();
  const { json: made } = await ask("POST", "", { body: wanted() });
  const [responseId = ""] = await bench.record({ score: 1 });
  await bench.deliver();
  const delivery = (await ask("GET", `/${made.id}/deliveries`)).json.data[0];
  expect(delivery.responseId).toBe(responseId);
  const stranger = await keyOf((await testBench(bench.db)).workspaceId, ["admin"]);
  const weak = await keyOf(bench.workspaceId, ["read", "write", "send"]);
  const since = { since: "2026-01-01T00:00:00Z" };
  const doors: [Parameters<typeof ask>[0], string, object?][] = [
    ["GET", `/${made.id}`],
    ["PATCH", `/${made.id}`, { name: "Mine" }],
    ["DELETE", `/${made.id}`],
    ["POST", `/${made.id}/test`],
    ["POST", `/${made.id}/rotate-secret`, {}],
    ["POST", `/${made.id}/pause`],
    ["POST", `/${made.id}/resume`],
    ["GET", `/${made.id}/deliveries`],
    ["POST", `/${made.id}/deliveries/${delivery.id}/replay`],
    ["POST", `/${made.id}/replay`, since],
  ];
  for (const [method, path, body = undefined] of doors) {
    const as = (key: string) => ask(method, path, { key, ...(body ? { body } : {}) });
    expect([method, path, (await as(stranger)).status]).toEqual([method, path, 404]);
    expect([method, path, (await as(weak)).status]).toEqual([method, path, 403]);
  }
  expect((await ask("GET", "", { key: stranger })).json).toEqual({ data: [] });
  expect((await ask("GET", "", { key: weak })).status).toBe(403);
});

test("what could never work is refused with the field that is wrong", async () => {
  const ask = await testApp();
  const withTarget = (target: object) => ask("POST", "", { body: { ...wanted(), target } });
  const inside = await withTarget({ format: "candor", url: "https://169.254.169.254/latest" });
  expect(inside.json).toMatchObject({ status: 422, errors: [{ field: "target.url" }] });
  const plain = await withTarget({ format: "candor", url: "http://hooks.example.com/" });
  expect(plain.json.detail).toMatch(/not encrypted/);
  const file = await withTarget({ format: "candor", url: "file:///etc/passwd" });
  expect(file.status).toBe(400);
  for (const odd of ["\0", "\ud800"]) {
    expect((await ask("POST", "", { body: { ...wanted(), name: `a${odd}` } })).status).toBe(400);
    const filter = { properties: [`store=${odd}`] };
    expect((await ask("POST", "", { body: { ...wanted(), filter } })).status).toBe(400);
    const target = { format: "action", url: receiver.url, body: { text: odd } };
    expect((await ask("POST", "", { body: { ...wanted(), target } })).status).toBe(201);
  }
  const delighted = await ask("POST", "", {
    body: {
      ...wanted(),
      events: ["response.excluded"],
      target: { format: "delighted", url: receiver.url, keyId: uuidv7() },
    },
  });
  expect(delighted.json).toMatchObject({ status: 422, errors: [{ field: "events" }] });
});

test("a person who is erased takes events, deliveries and their log along", async () => {
  await bench.webhook({ target: { format: "candor", url: receiver.url } });
  await bench.record(
    {
      score: 1,
      comment: "call me",
      person: { email: "anna@example.com", phone: null, externalId: null, name: "Anna" },
    },
    { score: 2 },
  );
  await bench.deliver();
  const person = await bench.db.selectFrom("person").selectAll().executeTakeFirstOrThrow();
  await bench.db
    .transaction()
    .execute((trx) =>
      reassignEvents(trx, { workspaceId: bench.workspaceId, from: person.id, to: null }),
    );
  const rest = JSON.stringify([
    await bench.db.selectFrom("webhook_event").selectAll().execute(),
    await bench.db.selectFrom("webhook_attempt").selectAll().execute(),
  ]);
  expect(rest).not.toContain("anna");
  expect(rest).not.toContain("call me");
  expect(await bench.db.selectFrom("webhook_delivery").selectAll().execute()).toHaveLength(1);
});

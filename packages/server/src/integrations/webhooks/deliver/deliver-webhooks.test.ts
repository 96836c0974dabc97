import { spawn } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyTables, testConnection, testDatabase } from "../../../testing/test-database.ts";
import { type Receiver, startReceiver } from "../../../testing/webhook-receiver.ts";
import { START, TEST_SECRET, type TestBench, testBench } from "../../../testing/webhook-world.ts";
import { deliverDue } from "./deliver-webhooks.ts";
import { TELL_OWNER } from "./webhook-job-kinds.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let bench: TestBench;
let receiver: Receiver;
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  bench = await testBench(db);
  receiver = await startReceiver();
});
afterEach(() => receiver.kill().catch(() => {}));

const target = () => ({ format: "candor" as const, url: `${receiver.url}/hook` });

/** What arrived, as [answer, type, score], in the order of arrival. */
function arrived(): [string, string, number][] {
  return receiver.received.map(({ json }) => {
    const body = json as { type: string; data: { response: { id: string; score: number } } };
    return [body.data.response.id, body.type, body.data.response.score];
  });
}

async function statuses(): Promise<Record<string, number>> {
  const rows = await bench.db.selectFrom("webhook_delivery").select("status").execute();
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function webhookRow() {
  return bench.db.selectFrom("webhook").selectAll().executeTakeFirstOrThrow();
}

test("a receiver that is dead for an hour gets every webhook after it is back, each answer's in order", async () => {
  await bench.webhook({ target: target() });
  await bench.record({ score: 9 });
  await bench.deliver();
  expect(receiver.received).toHaveLength(1);
  await receiver.kill();
  const ids: string[] = [];
  for (let minute = 0; minute < 60; minute++) {
    ids.push(...(await bench.record({ score: 1 }, { score: 2 }, { score: 3 })));
    await bench.pass(30_000);
    await bench.revise(ids.at(-1) ?? "", { score: 7 });
    await bench.pass(30_000);
  }
  expect(receiver.received).toHaveLength(1);
  await receiver.revive();
  receiver.received.length = 0;
  await bench.pass(16 * MINUTE);
  expect(await statuses()).toEqual({ delivered: 1 + 180 + 60 });
  const got = arrived();
  expect(new Set(got.map(([id]) => id))).toEqual(new Set(ids));
  expect(got).toHaveLength(240);
  for (const id of ids) {
    const types = got.filter(([of]) => of === id).map(([, type]) => type);
    expect(types).toEqual(
      types.length === 1 ? ["response.created"] : ["response.created", "response.updated"],
    );
  }
});

test("a dead receiver is knocked at a few dozen times an hour, not once for every answer", async () => {
  await bench.webhook({ target: target() });
  receiver.reply = () => ({ status: 503 });
  await bench.record(...Array.from({ length: 200 }, () => ({ score: 4 })));
  await bench.pass(HOUR);
  expect(receiver.received.length).toBeGreaterThan(50);
  expect(receiver.received.length).toBeLessThan(80);
});

test("an event about an answer waits for the one before it, and other answers do not wait", async () => {
  await bench.webhook({ target: target() });
  const [first = "", second = ""] = await bench.record({ score: 1 }, { score: 2 });
  bench.clock.advance(10);
  await bench.revise(first, { score: 6 });
  receiver.reply = ({ body }) => ({
    status: body.includes(first) && receiver.received.length < 6 ? 500 : 200,
  });
  await bench.deliver();
  expect(arrived()).toContainEqual([second, "response.created", 2]);
  expect(arrived()).not.toContainEqual([first, "response.updated", 6]);
  await bench.pass(HOUR);
  const ofFirst = arrived().filter(([id]) => id === first);
  expect(ofFirst.at(-2)).toEqual([first, "response.created", 1]);
  expect(ofFirst.at(-1)).toEqual([first, "response.updated", 6]);
  expect(await statuses()).toEqual({ delivered: 3 });
});

test("a worker killed between sending and noting leaves a delivery that is sent again under the same webhook-id", async () => {
  const { id } = await bench.webhook({ target: target() });
  await bench.record({ score: 1 });
  const worker = await spawnWorker(id);
  const held = Promise.withResolvers<{ status: number }>();
  const first = new Promise<void>((arrivedFirst) => {
    receiver.reply = () => {
      // The request is here; its sender dies before it learns so.
      worker.kill("SIGKILL");
      arrivedFirst();
      return held.promise;
    };
  });
  await first;
  await new Promise((ended) => worker.once("exit", ended));
  held.resolve({ status: 200 });
  receiver.reply = () => ({ status: 200 });

  await bench.deliver();
  expect(receiver.received).toHaveLength(1);
  bench.clock.advance(40_000);
  await bench.deliver();
  expect(receiver.received).toHaveLength(2);
  const [once, twice] = receiver.received;
  expect(twice?.headers["webhook-id"]).toBe(once?.headers["webhook-id"]);
  expect(twice?.body).toBe(once?.body);
  expect(await statuses()).toEqual({ delivered: 1 });
});

/** A process of its own that delivers once, as a server would. */
async function spawnWorker(webhookId: string) {
  const here = new URL(".", import.meta.url).href;
  const code = `
    const { openDatabase } = await import("${here}../../../storage/database.ts");
    const { serverSecret } = await import("${here}../../../workspaces/server-secret.ts");
    const { addressCheck } = await import("${here}address-check.ts");
    const { deliverDue } = await import("${here}deliver-webhooks.ts");
    await deliverDue({
      db: openDatabase(${JSON.stringify(await testConnection())}),
      jobs: { enqueue: async () => {} },
      secret: serverSecret(${JSON.stringify(TEST_SECRET)}),
      check: addressCheck(["127.0.0.1"]),
      publicUrl: "https://nps.example.com",
      now: () => new Date(${START.getTime()}),
      random: () => 0.5,
    }, ${JSON.stringify({ workspaceId: bench.workspaceId, webhookId })});
  `;
  return spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "inherit" });
}

test("two workers at once deliver each event once", async () => {
  await bench.webhook({ target: target() });
  await bench.record(...Array.from({ length: 120 }, () => ({ score: 4 })));
  await Promise.all([bench.deliver(), bench.deliver(), bench.deliver()]);
  expect(receiver.received).toHaveLength(120);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(120);
});

test("after three days without getting through the webhook is paused, its owner told, and nothing that waits is lost", async () => {
  await bench.webhook({ target: target() });
  receiver.reply = () => ({ status: 500, body: "boom" });
  const [first = ""] = await bench.record({ score: 1 });
  await bench.pass(71 * HOUR, 10 * MINUTE);
  const later = await bench.record({ score: 2 }, { score: 3 });
  await bench.pass(14 * HOUR, 10 * MINUTE);
  expect(await webhookRow()).toMatchObject({ status: "paused", paused_reason: "failing" });
  expect(bench.enqueued.filter(({ name }) => name === TELL_OWNER.name)).toHaveLength(1);
  expect(await statuses()).toMatchObject({ waiting: 2 });
  const attempts = receiver.received.length;
  await bench.pass(24 * HOUR, HOUR);
  expect(receiver.received).toHaveLength(attempts);

  receiver.reply = () => ({ status: 200 });
  receiver.received.length = 0;
  const { resumeWebhook } = await import("../manage/switch-webhook.ts");
  const { replaySince } = await import("../manage/replay-deliveries.ts");
  const { id: webhookId } = await webhookRow();
  const edit = { workspaceId: bench.workspaceId, actor: "ann" };
  await resumeWebhook(bench.deps, edit, webhookId);
  await bench.deliver();
  expect(
    arrived()
      .map(([id]) => id)
      .sort(),
  ).toEqual(later.sort());
  const replay = { ...bench.deps, workspaceId: bench.workspaceId, webhookId };
  bench.clock.advance(1000);
  const again = { ...replay, now: bench.clock.now };
  expect(await replaySince(again, { since: START, which: "failed" })).toBe(1);
  await bench.deliver();
  expect(arrived().map(([id]) => id)).toContain(first);
});

test("one event that its receiver cannot take is given up, and does not pause a webhook that works", async () => {
  await bench.webhook({ target: target() });
  const [poison = ""] = await bench.record({ score: 0 });
  receiver.reply = ({ body }) => ({ status: body.includes(poison) ? 500 : 200 });
  for (let day = 0; day < 4; day++) {
    await bench.record({ score: 8 });
    await bench.pass(24 * HOUR, HOUR);
  }
  expect(await statuses()).toEqual({ delivered: 4, failed: 1 });
  expect(await webhookRow()).toMatchObject({ status: "active", failing_since: null });
  const attempts = arrived().filter(([id]) => id === poison).length;
  expect(attempts).toBeGreaterThan(10);
  expect(attempts).toBeLessThan(25);
});

test("a receiver that says it is gone (410) is not asked again", async () => {
  await bench.webhook({ target: target() });
  receiver.reply = () => ({ status: 410 });
  await bench.record({ score: 1 });
  await bench.pass(HOUR);
  expect(receiver.received).toHaveLength(1);
  expect(await webhookRow()).toMatchObject({ status: "paused", paused_reason: "gone" });
});

test("a webhook that is removed while its receiver thinks leaves nothing behind", async () => {
  const { id } = await bench.webhook({ target: target() });
  await bench.record({ score: 1 });
  const { deleteWebhook } = await import("../manage/edit-webhook.ts");
  receiver.reply = async () => {
    await deleteWebhook(bench.deps, { workspaceId: bench.workspaceId, actor: "ann" }, id);
    return { status: 200 };
  };
  expect(await bench.deliver()).toBeNull();
  expect(await statuses()).toEqual({});
});

test("a receiver that asks for a pause gets it", async () => {
  await bench.webhook({ target: target() });
  receiver.reply = () => ({ status: 429, headers: { "Retry-After": "1800" } });
  await bench.record({ score: 1 });
  await bench.pass(29 * MINUTE);
  expect(receiver.received).toHaveLength(1);
  receiver.reply = () => ({ status: 200 });
  await bench.pass(2 * MINUTE);
  expect(receiver.received).toHaveLength(2);
});

test("the delivery log holds each request and answer, and no more of them than it should", async () => {
  await bench.webhook({
    target: { ...target(), headers: { Authorization: "Bearer receiver-secret" } },
  });
  receiver.reply = () => ({ status: 500, body: "x".repeat(100_000) });
  await bench.record({ score: 1, comment: "y".repeat(10_000) });
  await bench.deliver();
  const attempt = await bench.db
    .selectFrom("webhook_attempt")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(attempt).toMatchObject({ number: 1, error: "The receiver answered 500." });
  expect(attempt.request).toMatchObject({
    method: "POST",
    url: `${receiver.url}/hook`,
    headers: { Authorization: "•••" },
  });
  expect(receiver.received[0]?.headers.authorization).toBe("Bearer receiver-secret");
  const { request, answer } = attempt as unknown as Record<string, { body: string }>;
  expect(request?.body).toHaveLength(4000);
  expect(answer?.body.length).toBeLessThanOrEqual(4096);
});

test("a paused webhook gets what happened meanwhile when it goes on", async () => {
  const { id } = await bench.webhook({ target: target() });
  const { pauseWebhook, resumeWebhook } = await import("../manage/switch-webhook.ts");
  const edit = { workspaceId: bench.workspaceId, actor: "ann" };
  await pauseWebhook(bench.deps, edit, id);
  await bench.record({ score: 1 });
  expect(await bench.deliver()).toBeNull();
  expect(receiver.received).toHaveLength(0);
  await resumeWebhook(bench.deps, edit, id);
  await deliverDue(bench.deps, { workspaceId: bench.workspaceId, webhookId: id });
  expect(receiver.received).toHaveLength(1);
});

import { CreateWebhook } from "@candor/contract/webhook.ts";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { runDueWork } from "../../../due-work/due-runner.ts";
import { migrateJobQueue, openJobQueue } from "../../../jobs/job-queue.ts";
import { recordBatch } from "../../../responses/record-responses.ts";
import { testPipeline } from "../../../testing/answers.ts";
import { answer, aSurvey } from "../../../testing/fixtures.ts";
import { emptyTables, testConnection, testDatabase } from "../../../testing/test-database.ts";
import { type Receiver, startReceiver } from "../../../testing/webhook-receiver.ts";
import { type TestBench, testBench } from "../../../testing/webhook-world.ts";
import { createWebhook } from "../manage/edit-webhook.ts";
import { pauseWebhook } from "../manage/switch-webhook.ts";
import { tellOwner } from "../manage/tell-owner.ts";
import { webhookOutbox } from "../outbox/outbox.ts";
import { KEPT_DAYS, tidyWebhooks } from "./tidy-webhooks.ts";
import { WEBHOOK_JOBS } from "./webhook-job-kinds.ts";
import { registerWebhookJobs, webhookDeliverer } from "./webhook-jobs.ts";

let bench: TestBench;
let receiver: Receiver;
beforeEach(async () => {
  const db = await testDatabase();
  await emptyTables(db);
  bench = await testBench(db);
  receiver = await startReceiver();
});
afterEach(() => receiver.kill().catch(() => {}));

async function withJobs(
  work: (mails: { to: string; subject: string; text: string }[]) => Promise<void>,
): Promise<void> {
  const connection = await testConnection();
  await migrateJobQueue(connection);
  const failures: unknown[] = [];
  const onError = (error: unknown) => failures.push(error);
  const jobs = await openJobQueue({ connection, jobs: WEBHOOK_JOBS, onError });
  const mails: { to: string; subject: string; text: string }[] = [];
  const now = () => new Date();
  await registerWebhookJobs(jobs, {
    ...bench.deps,
    now,
    sendMail: async (mail) => {
      mails.push(mail);
    },
    ownersOf: async () => [{ email: "owner@example.com" }],
  });
  const due = runDueWork([webhookDeliverer({ ...bench.deps, jobs, now })], {
    db: bench.db,
    worker: "test",
    clock: now,
    onError,
  });
  try {
    await work(mails);
    expect(failures).toEqual([]);
  } finally {
    await due.stop();
    await jobs.stop();
  }
}

test("an answer is at its receiver within seconds of being recorded, and a failed one is tried again by itself", async () => {
  await bench.webhook({ target: { format: "candor", url: receiver.url } });
  await withJobs(async () => {
    const pipeline = testPipeline([webhookOutbox().answers]);
    let refuse = true;
    receiver.reply = () => {
      const status = refuse ? 500 : 200;
      refuse = false;
      return { status };
    };
    const given = answer({ surveyId: bench.surveyId, score: 2, answeredAt: new Date() });
    await recordBatch(bench.db, bench.workspaceId, [given], { pipeline });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 5000 });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), { timeout: 15_000 });
    const [first, second] = receiver.received;
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  });
});

test("receivers of one workspace that never answer hold up no other workspace, nor their neighbours", async () => {
  const slow = await startReceiver();
  onTestFinished(() => slow.kill().catch(() => {}));
  slow.reply = () => new Promise(() => {});
  const prompt = { target: { format: "candor" as const, url: receiver.url } };
  for (let n = 0; n < 30; n += 1) {
    await bench.webhook({ target: { format: "candor", url: slow.url } });
  }
  await bench.webhook(prompt);
  const other = await aSurvey(bench.db);
  await createWebhook(
    bench.deps,
    { workspaceId: other.workspaceId, actor: "ann" },
    CreateWebhook.parse({ name: "Other", events: ["response.created"], ...prompt }),
  );
  bench.deps.timeoutMs = 10_000;
  const pipeline = testPipeline([webhookOutbox().answers]);
  await withJobs(async () => {
    const given = { score: 2, answeredAt: new Date() };
    for (let n = 0; n < 20; n += 1) {
      await recordBatch(
        bench.db,
        bench.workspaceId,
        [answer({ ...given, surveyId: bench.surveyId })],
        {
          pipeline,
        },
      );
    }
    await vi.waitFor(() => expect(slow.received.length).toBeGreaterThan(0), { timeout: 5000 });
    const began = Date.now();
    await recordBatch(
      bench.db,
      other.workspaceId,
      [answer({ ...given, surveyId: other.surveyId })],
      {
        pipeline,
      },
    );
    const ofOther = () =>
      receiver.received.filter(({ body }) => body.includes(other.workspaceId)).length;
    await vi.waitFor(() => expect(ofOther()).toBe(1), { timeout: 5000 });
    expect(Date.now() - began).toBeLessThan(2500);
  });
}, 40_000);

test("when a webhook is paused for good its owner gets a mail that says why and what to do", async () => {
  await bench.webhook({ name: "CRM", target: { format: "candor", url: receiver.url } });
  receiver.reply = () => ({ status: 410 });
  await withJobs(async (mails) => {
    const pipeline = testPipeline([webhookOutbox().answers]);
    const given = answer({ surveyId: bench.surveyId, score: 2, answeredAt: new Date() });
    await recordBatch(bench.db, bench.workspaceId, [given], { pipeline });
    await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 10_000 });
    expect(mails[0]).toMatchObject({
      to: "owner@example.com",
      subject: "Candor: the webhook “CRM” was paused",
    });
    expect(mails[0]?.text).toContain("says that it is gone for good (410)");
    expect(mails[0]?.text).toContain("1 message is waiting");
    expect(mails[0]?.text).toMatch(
      /https:\/\/nps\.example\.com\/webhooks\/[0-9a-f-]{36}\?workspace=[0-9a-f-]{36}$/,
    );
  });
});

test.each(["en", "ru", "lv", "sv"])(
  "the mail about a paused webhook speaks %s",
  async (language) => {
    const { id: webhookId } = await bench.webhook({ name: "CRM" });
    await bench.db.updateTable("workspace").set({ language }).execute();
    await pauseWebhook(bench.deps, { workspaceId: bench.workspaceId, actor: "ann" }, webhookId);
    await bench.record({ score: 1 }, { score: 2 });
    for (const paused_reason of ["failing", "gone"]) {
      await bench.db.updateTable("webhook").set({ paused_reason }).execute();
      const mails: { subject: string; text: string }[] = [];
      await tellOwner(
        {
          db: bench.db,
          publicUrl: "https://nps.example.com",
          sendMail: async (mail) => void mails.push(mail),
          ownersOf: async () => [{ email: "owner@example.com" }],
        },
        { workspaceId: bench.workspaceId, webhookId },
      );
      expect(mails[0]?.subject).toContain("CRM");
      expect(mails[0]?.text).toContain("2 ");
      expect(mails[0]?.text).not.toMatch(/\{|\}/);
    }
  },
);

test("events and their log are kept for thirty days", async () => {
  await bench.webhook({ target: { format: "candor", url: receiver.url } });
  await bench.record({ score: 1 });
  await bench.deliver();
  bench.clock.advance(KEPT_DAYS * 24 * 3_600_000);
  await bench.record({ score: 2 });
  expect(await tidyWebhooks(bench.db, bench.workspaceId, bench.clock.now)).toBe(0);
  bench.clock.advance(1);
  expect(await tidyWebhooks(bench.db, bench.workspaceId, bench.clock.now)).toBe(1);
  const left = await bench.db.selectFrom("webhook_delivery").selectAll().execute();
  expect(left).toMatchObject([{ status: "waiting" }]);
  expect(await bench.db.selectFrom("webhook_attempt").selectAll().execute()).toEqual([]);
});

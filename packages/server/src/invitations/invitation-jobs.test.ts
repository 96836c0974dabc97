import { beforeEach, expect, onTestFinished, test } from "vitest";
import { LinePool } from "../delivery/courier.ts";
import { type DueRunner, runDueWork } from "../due-work/due-runner.ts";
import { wakeSender } from "../sendings/wake-sender.ts";
import type { Database } from "../storage/database.ts";
import { aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testMailServer } from "../testing/mail-server.ts";
import {
  aSending,
  fates,
  plainMailChannel,
  sendDeps,
  somePeople,
  TUESDAY,
} from "../testing/sendings.ts";
import { emptyTables, testDatabase } from "../testing/test-database.ts";
import { invitationSender, placesWithDue } from "./invitation-jobs.ts";
import type { OutgoingChannel, SendDeps } from "./send-due.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

function working(deps: SendDeps): DueRunner {
  const { worker, clock, onError } = deps;
  const runner = runDueWork([invitationSender(deps)], { db, worker, clock, onError, pollMs: 100 });
  onTestFinished(() => runner.stop());
  return runner;
}

const woken = (...workspaceIds: string[]) =>
  db.transaction().execute(async (trx) => {
    for (const workspaceId of workspaceIds) await wakeSender(trx, { workspaceId, now: TUESDAY });
  });

test("a sending that starts goes out in the background, without anybody waiting for it", async () => {
  const smtp = await testMailServer();
  onTestFinished(() => smtp.stop());
  working(sendDeps(db, plainMailChannel(smtp.url)));
  await somePeople(db, survey, 5);
  await aSending(db, survey);
  await woken(survey.workspaceId);
  await expect.poll(() => smtp.received.length, { timeout: 15_000 }).toBe(5);
  await expect.poll(() => fates(db)).toEqual({ sent: 5 });
});

test("every workspace with something due is found, and no other", async () => {
  const other = await aSurvey(db);
  await somePeople(db, survey, 1);
  await somePeople(db, other, 1);
  await aSending(db, survey);
  const tomorrow = new Date(TUESDAY.getTime() + 86_400_000).toISOString();
  await aSending(db, other, { plan: { kind: "once", at: tomorrow } });
  expect(await placesWithDue(db, TUESDAY)).toEqual([{ workspaceId: survey.workspaceId }]);
});

test("a provider of one workspace that takes its time holds up no other workspace", async () => {
  const other = await aSurvey(db);
  for (const each of [survey, other]) {
    await somePeople(db, each, 3);
    await aSending(db, each);
  }
  const { promise: stuck, resolve: goOn } = Promise.withResolvers<void>();
  const carried: string[] = [];
  const provider: OutgoingChannel<string> = {
    channel: "email",
    ofWorkspace: true,
    linesFor: async (workspaceId) =>
      new LinePool({
        lines: 3,
        open: async () => ({
          usable: true,
          async hand() {
            if (workspaceId === survey.workspaceId) await stuck;
            carried.push(workspaceId);
            return { kind: "accepted", reply: "ok" };
          },
          close() {},
        }),
      }),
    compose: async (message) => message.address,
  };
  const deps = { ...sendDeps(db, plainMailChannel("smtp://127.0.0.1:1")), channels: [provider] };
  const runner = working(deps as SendDeps);
  await woken(survey.workspaceId, other.workspaceId);
  await expect
    .poll(() => carried, { timeout: 3000 })
    .toEqual([other.workspaceId, other.workspaceId, other.workspaceId]);
  goOn();
  await expect.poll(() => carried.length, { timeout: 5000 }).toBe(6);
  await runner.stop();
  expect(await fates(db)).toEqual({ sent: 6 });
});

test("a mail-out to thousands shares the mail server's connections with a sending to three", async () => {
  const small = await aSurvey(db);
  await somePeople(db, survey, 1500);
  await somePeople(db, small, 3, () => ({}));
  const smtp = await testMailServer({ keep: false, delayMs: 10 });
  onTestFinished(() => smtp.stop());
  await aSending(db, survey);
  await aSending(db, small);
  const channel = plainMailChannel(smtp.url, 2);
  working(sendDeps(db, channel));
  await woken(survey.workspaceId);
  await expect.poll(() => smtp.received.length, { timeout: 10_000 }).toBeGreaterThan(10);
  await woken(small.workspaceId);
  const sentOf = async ({ workspaceId }: SurveyInWorkspace) =>
    (
      await db
        .selectFrom("message")
        .select("id")
        .where("workspace_id", "=", workspaceId)
        .where("state", "=", "sent")
        .execute()
    ).length;
  await expect.poll(() => sentOf(small), { timeout: 3000 }).toBe(3);
  expect(await sentOf(survey)).toBeLessThan(1500);
});

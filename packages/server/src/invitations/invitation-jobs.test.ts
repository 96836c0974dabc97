import { beforeEach, expect, onTestFinished, test } from "vitest";
import { migrateJobQueue, openJobQueue } from "../jobs/job-queue.ts";
import { sendDueJob, wakeSender } from "../sendings/wake-sender.ts";
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
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { registerInvitationJobs, wakeSendersJob, workspacesWithDue } from "./invitation-jobs.ts";

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

test("a sending that starts goes out in the background, without anybody waiting for it", async () => {
  const connection = await testConnection();
  await migrateJobQueue(connection);
  const jobs = await openJobQueue({
    connection,
    jobs: [sendDueJob, wakeSendersJob],
    pollSeconds: 0.5,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => jobs.stop());
  const smtp = await testMailServer();
  onTestFinished(() => smtp.stop());
  await registerInvitationJobs(jobs, sendDeps(db, plainMailChannel(smtp.url)));
  await somePeople(db, survey, 5);
  await aSending(db, survey);
  await db.transaction().execute((trx) => wakeSender(trx, jobs, survey.workspaceId));
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
  expect(await workspacesWithDue(db, TUESDAY)).toEqual([survey.workspaceId]);
});

import { type ChildProcess, spawn } from "node:child_process";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { beforeEach, expect, onTestFinished, test } from "vitest";
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
import { sendDue } from "./send-due.ts";
import { decideAllUnconfirmed, decideUnconfirmed } from "./settle-message.ts";

const LINES = 5;
let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

/** A server process that sends, started as the product is: another process on the same database. */
async function sender(smtpUrl: string, worker: string, now: Date): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [new URL("../testing/crash-child.ts", import.meta.url).pathname],
    {
      env: {
        ...process.env,
        CRASH_CHILD: JSON.stringify({
          connection: await testConnection(),
          workspaceId: survey.workspaceId,
          smtpUrl,
          now: now.toISOString(),
          worker,
        }),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

async function killAfter(child: ChildProcess, ready: () => boolean): Promise<void> {
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 2));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}

test("killed again and again in a run of 1,000 mails, nobody gets two and nobody is lost", async () => {
  await somePeople(db, survey, 1000);
  const smtp = await testMailServer({ keep: false, delayMs: 1 });
  onTestFinished(() => smtp.stop());
  await aSending(db, survey, { rules: { reminders: { count: 0, afterDays: 1 } } });
  let now = TUESDAY;
  const kills = [60, 61, 200, 333, 480, 700, 901];
  for (const [index, mails] of kills.entries()) {
    const child = await sender(smtp.url, `child ${index}`, now);
    await killAfter(child, () => smtp.received.length >= mails);
    now = new Date(now.getTime() + 40_000);
  }
  const deps = sendDeps(db, plainMailChannel(smtp.url), now);
  await sendDue(deps, survey.workspaceId);

  const counts = smtp.perRecipient();
  expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
  const { sent = 0, unconfirmed = 0, ...rest } = await fates(db);
  expect(rest).toEqual({});
  expect(sent + unconfirmed).toBe(1000);
  expect(unconfirmed).toBeLessThanOrEqual(kills.length * LINES);
  // Whoever counts as sent has it; whoever is unconfirmed may have it or not.
  expect(counts.size).toBeGreaterThanOrEqual(sent);
  expect(counts.size).toBeLessThanOrEqual(sent + unconfirmed);

  // A person decides: send again. Then everybody was reached, and only those decided upon perhaps twice.
  const open = await db
    .selectFrom("invitation")
    .select("id")
    .where("state", "=", "unconfirmed")
    .execute();
  const workspaceId = survey.workspaceId;
  const as = { as: "send_again", now: deps.now } as const;
  const [first] = open;
  if (first) {
    const q = { workspaceId, invitationId: first.id, ...as };
    // Two colleagues at once: one of them decides.
    const both = await Promise.all([q, q].map((one) => decideUnconfirmed(db, one)));
    expect(both.toSorted()).toEqual([false, true]);
    expect(await decideUnconfirmed(db, q)).toBe(false);
  }
  // Of another survey there are none; all the rest are decided in one go.
  const other = { workspaceId, surveyId: uuidv7(), ...as };
  expect(await decideAllUnconfirmed(db, other)).toEqual({ decided: 0, left: 0 });
  const decided = Math.max(0, open.length - 1);
  expect(await decideAllUnconfirmed(db, { workspaceId, ...as })).toEqual({ decided, left: 0 });
  await sendDue(deps, workspaceId);
  expect(await fates(db)).toEqual({ sent: 1000 });
  expect(smtp.perRecipient().size).toBe(1000);
}, 120_000);

test("what was only claimed by a process that died is sent by the next one, none of it unconfirmed", async () => {
  await somePeople(db, survey, 10);
  const smtp = await testMailServer();
  onTestFinished(() => smtp.stop());
  await aSending(db, survey);
  const { claimDue } = await import("./claim-messages.ts");
  const { workspaceId } = survey;
  const claim = { workspaceId, channel: "email", worker: "dead", limit: 10, now: TUESDAY } as const;
  expect((await claimDue(db, claim)).messages).toHaveLength(10);
  const deps = sendDeps(db, plainMailChannel(smtp.url));
  expect(await sendDue(deps, workspaceId)).toBe(0);
  deps.now = new Date(TUESDAY.getTime() + 40_000);
  expect(await sendDue(deps, workspaceId)).toBe(10);
  expect(await fates(db)).toEqual({ sent: 10 });
});

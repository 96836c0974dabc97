import { type ChildProcess, spawn } from "node:child_process";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { recordBatch } from "../responses/record-responses.ts";
import type { Database } from "../storage/database.ts";
import { answer, aSurvey, type SurveyInWorkspace } from "../testing/fixtures.ts";
import { testMailServer } from "../testing/mail-server.ts";
import { TUESDAY } from "../testing/sendings.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { createAnnouncement } from "./save-announcement.ts";
import { approveAnnouncement, sendAnnouncement } from "./send-announcement.ts";

/** A thousand, with ANNOUNCED=1000: the same, and minutes on a busy machine. */
const PEOPLE = Number(process.env.ANNOUNCED ?? 250);

let db: Database;
let survey: SurveyInWorkspace;

beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  survey = await aSurvey(db);
});

/** A server process that tells, started as the product is: another process on the same database. */
async function teller(smtpUrl: string, worker: string, now: Date): Promise<ChildProcess> {
  const settings = { connection: await testConnection(), ...survey, smtpUrl, now, worker };
  const child = spawn(
    process.execPath,
    [new URL("../testing/tell-child.ts", import.meta.url).pathname],
    {
      env: { ...process.env, TELL_CHILD: JSON.stringify(settings) },
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

async function fates(): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("announcement_recipient")
    .select((eb) => ["state" as const, eb.fn.countAll<string>().as("n")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

test("killed five times while it tells many people, nobody is told twice and nobody is forgotten", async () => {
  const { workspaceId, surveyId } = survey;
  const answers = Array.from({ length: PEOPLE }, (_, i) =>
    answer({
      ...{ surveyId, score: i % 11, comment: "Slow" },
      person: { email: `p${i}@shop.lv`, phone: null, externalId: null, name: null },
    }),
  );
  await recordBatch(db, workspaceId, answers);
  const smtp = await testMailServer({ keep: false });
  onTestFinished(() => smtp.stop());
  const writer = { workspaceId, actor: "ann@shop.lv", userId: "ann", now: TUESDAY };
  const announcementId = await createAnnouncement(
    db,
    {
      title: "A second till",
      improvementId: null,
      audience: {
        ...{ responseIds: answers.map(({ id }) => id), caseIds: [], commentIds: [] },
        ...{ promiseIds: [], causeIds: [], answers: null },
      },
    },
    writer,
  );
  const asked = { workspaceId, announcementId };
  await approveAnnouncement(db, asked, { ...writer, userId: "boss" });
  await sendAnnouncement(db, asked, writer, true);

  let now = TUESDAY;
  const kills = [0.1, 0.11, 0.3, 0.5, 0.8].map((share) => Math.ceil(share * PEOPLE));
  for (const [index, mails] of kills.entries()) {
    const child = await teller(smtp.url, `child ${index}`, now);
    await killAfter(child, () => smtp.received.length >= mails);
    now = new Date(now.getTime() + 40_000);
  }
  const last = await teller(smtp.url, "the last", now);
  await new Promise((resolve) => last.once("exit", resolve));

  const counts = smtp.perRecipient();
  expect([...counts.values()].filter((n) => n > 1)).toEqual([]);
  const { sent = 0, unconfirmed = 0, ...rest } = await fates();
  expect(rest).toEqual({});
  expect(sent + unconfirmed).toBe(PEOPLE);
  // One letter at a time is handed over, so one at most is in doubt after each kill.
  expect(unconfirmed).toBeLessThanOrEqual(kills.length);
  expect(counts.size).toBeGreaterThanOrEqual(sent);
  expect(counts.size).toBeLessThanOrEqual(PEOPLE);
  const one = await db.selectFrom("announcement").select("state").executeTakeFirstOrThrow();
  expect(one.state).toBe("sent");
}, 400_000);

/** Processes that tell an announcement and are killed while they do, for a test and a measurement. */
import { type ChildProcess, spawn } from "node:child_process";
import type pg from "pg";
import { createAnnouncement } from "../announcements/save-announcement.ts";
import { approveAnnouncement, sendAnnouncement } from "../announcements/send-announcement.ts";
import { recordBatch } from "../responses/record-responses.ts";
import type { Database } from "../storage/database.ts";
import { answer, type SurveyInWorkspace } from "./fixtures.ts";
import type { TestMailServer } from "./mail-server.ts";
import { TUESDAY } from "./sendings.ts";

/** At which shares of the letters a process is killed: twice nearly at once, then early, in the middle and late. */
export const KILLS = [0.1, 0.11, 0.3, 0.5, 0.8] as const;

/** So many people who raised the same thing, approved and begun: every letter waits to be written. */
export async function announceTo(
  db: Database,
  { workspaceId, surveyId }: SurveyInWorkspace,
  people: number,
): Promise<void> {
  const answers = Array.from({ length: people }, (_, i) =>
    answer({
      ...{ surveyId, score: i % 11, comment: "Slow" },
      person: { email: `p${i}@shop.lv`, phone: null, externalId: null, name: null },
    }),
  );
  await recordBatch(db, workspaceId, answers);
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
}

/** Tells them through one process after the other, each killed but the last. */
export async function tellThroughKills(
  smtp: TestMailServer,
  given: { connection: pg.PoolConfig; survey: SurveyInWorkspace; people: number },
): Promise<void> {
  const { connection, survey, people } = given;
  let now = TUESDAY;
  const start = (worker: string) =>
    teller({ connection, ...survey, smtpUrl: smtp.url, now, worker });
  for (const [index, share] of KILLS.entries()) {
    const child = await start(`child ${index}`);
    await killAfter(child, () => smtp.received.length >= Math.ceil(share * people));
    now = new Date(now.getTime() + 40_000);
  }
  const last = await start("the last");
  await ended(last);
}

/** A server process that tells, started as the product is: another process on the same database. */
async function teller(settings: object): Promise<ChildProcess> {
  const child = spawn(process.execPath, [new URL("./tell-child.ts", import.meta.url).pathname], {
    env: { ...process.env, TELL_CHILD: JSON.stringify(settings) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Nobody is left behind when the run is stopped from outside.
  const stop = () => void child.kill("SIGKILL");
  process.once("exit", stop);
  child.once("exit", () => process.off("exit", stop));
  await new Promise((resolve) => child.stdout?.once("data", resolve));
  return child;
}

async function killAfter(child: ChildProcess, ready: () => boolean): Promise<void> {
  while (!ready() && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  const gone = ended(child);
  child.kill("SIGKILL");
  await gone;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => void child.once("exit", () => resolve()));
}

/** How many recipients of all announcements have which fate. */
export async function fatesOfAll(db: Database): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom("announcement_recipient")
    .select((eb) => ["state" as const, eb.fn.countAll<string>().as("n")])
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
}

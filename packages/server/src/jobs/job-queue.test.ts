import { spawn } from "node:child_process";
import { sql } from "kysely";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { Database } from "../storage/database.ts";
import { emptyTables, testConnection, testDatabase } from "../testing/test-database.ts";
import { defineJob } from "./job.ts";
import { type JobQueue, migrateJobQueue, openJobQueue } from "./job-queue.ts";

const JOB = defineJob<{ workspaceId: string; name?: string }>("test.job", {
  expireInSeconds: 6 * 3600,
});
let db: Database;
beforeEach(async () => {
  db = await testDatabase();
  await emptyTables(db);
  await migrateJobQueue(await testConnection());
});

async function queue(onError: (error: unknown) => void = () => {}): Promise<JobQueue> {
  const jobs = await openJobQueue({
    connection: await testConnection(),
    jobs: [JOB],
    pollSeconds: 0.5,
    onError,
  });
  onTestFinished(() => jobs.stop());
  return jobs;
}

const add = (jobs: JobQueue, ...all: { workspaceId: string; name?: string }[]) =>
  db.transaction().execute(async (trx) => {
    for (const data of all) await jobs.enqueue(trx, JOB, data);
  });

test("the job of a killed process is taken up by another within a minute", async () => {
  const jobs = await queue();
  await add(jobs, { workspaceId: "one" });
  const here = new URL(".", import.meta.url).href;
  const code = `
    const { openJobQueue } = await import("${here}job-queue.ts");
    const { defineJob } = await import("${here}job.ts");
    const job = defineJob("test.job", { expireInSeconds: 6 * 3600 });
    const jobs = await openJobQueue({
      connection: ${JSON.stringify(await testConnection())}, jobs: [job], onError: console.error });
    await jobs.work(job, () => { process.stdout.write("working"); return new Promise(() => {}); });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  const killed = Date.now();
  let done = 0;
  await jobs.work(JOB, async () => {
    done = Date.now();
  });
  await expect.poll(() => done, { timeout: 80_000, interval: 500 }).toBeGreaterThan(0);
  expect(done - killed).toBeLessThan(60_000);
}, 120_000);

test("a job that throws is told and tried again, and the process goes on", async () => {
  const errors: unknown[] = [];
  const jobs = await queue((error) => errors.push(error));
  let tries = 0;
  await jobs.work(JOB, async () => {
    tries += 1;
    if (tries === 1) throw new Error("the first time fails");
  });
  await add(jobs, { workspaceId: "one" });
  await expect.poll(() => tries, { timeout: 20_000 }).toBe(2);
  expect(errors.map(String)).toEqual(["Error: the first time fails"]);
});

test("many jobs of one workspace leave room for another's", async () => {
  const jobs = await queue();
  const { promise: never, resolve: end } = Promise.withResolvers<void>();
  onTestFinished(() => end());
  const done: string[] = [];
  await jobs.work(JOB, async ({ workspaceId }) => {
    if (workspaceId === "busy") await never;
    done.push(workspaceId);
  });
  await add(jobs, ...Array.from({ length: 20 }, (_, n) => ({ workspaceId: "busy", name: `${n}` })));
  await expect
    .poll(async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pgboss.job where name = ${JOB.name} and state = 'active'
      `.execute(db);
      return rows[0]?.n;
    })
    .toBe(1);
  await add(jobs, { workspaceId: "quiet" });
  await expect.poll(() => done, { timeout: 8000 }).toEqual(["quiet"]);
});

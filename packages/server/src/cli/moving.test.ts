import { once } from "node:events";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { recount } from "../tallies/recount.ts";
import {
  cli,
  type Environment,
  type Ran,
  serving,
  startCli,
  temporaryFolder,
  urlOf,
} from "../testing/cli.ts";
import { freshDatabase } from "../testing/test-database.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(words: string[], environment: Environment, input = ""): Promise<Ran> {
  const result = await cli(words, environment, input);
  expect(result, result.stderr).toMatchObject({ code: 0 });
  return result;
}

async function withGarden(environment: Environment): Promise<string> {
  const added = await ran(
    [
      "user",
      "add",
      "o@example.com",
      "--workspace",
      "Dārzs <b>",
      "--role",
      "owner",
      "--password-stdin",
      "--json",
    ],
    environment,
    "correct horse battery",
  );
  return (added.json.workspace as { id: string }).id;
}

function manyRows(rows: number): string {
  const file = join(folder, `${rows}.csv`);
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `p${n}@example.com,${(n * 7) % 11},comment ${n},2026-05-${String(1 + (n % 28)).padStart(2, "0")}`,
  );
  writeFileSync(file, `email,score,comment,date\n${lines.join("\n")}\n`);
  return file;
}

test("an import killed in the middle is imported again without a row twice, and doctor knows of it", async () => {
  const { connection, pool } = await freshDatabase();
  const environment = { DATABASE_URL: urlOf(connection) };
  const workspaceId = await withGarden(environment);
  const rows = 12_000;
  const words = [
    "import",
    manyRows(rows),
    "--workspace",
    workspaceId,
    "--survey",
    "Spring",
    "--yes",
    "--json",
  ];
  const child = startCli(words, environment);
  child.stdin?.end();
  child.stdout?.resume();
  child.stderr?.resume();
  const counted = async () =>
    Number((await pool.query("select count(*)::int as n from response")).rows[0].n);
  while ((await counted()) < 1000) await new Promise((resolve) => setTimeout(resolve, 20));
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  const before = await counted();
  expect(before).toBeLessThan(rows);
  await pool.query("update import set seen_at = seen_at - interval '5 minutes'");
  const doctor = await cli(["doctor", "--fix", "--json"], environment);
  expect(doctor.stdout).toContain("stopped in the middle. Import the file again");
  const { json } = await ran(words, environment);
  expect(json).toMatchObject({ read: rows, rejected: 0, status: "done" });
  expect(Number(json.imported) + Number(json.unchanged)).toBe(rows);
  expect(Number(json.unchanged)).toBeGreaterThanOrEqual(before);
  expect(await counted()).toBe(rows);
  const db = openDatabase({ ...connection, max: 1 });
  expect(await recount(db, { workspaceId })).toEqual([]);
  await db.destroy();
}, 240_000);

test("doctor finds tallies that are wrong, says so with its exit code, and counts them anew", async () => {
  const { connection, pool } = await freshDatabase();
  const environment = { DATABASE_URL: urlOf(connection) };
  const workspaceId = await withGarden(environment);
  await ran(
    ["import", manyRows(100), "--workspace", workspaceId, "--survey", "Spring", "--yes"],
    environment,
  );
  await pool.query("update tally set s10 = s10 + 5");
  const sick = await cli(["doctor"], environment);
  expect(sick.code).toBe(3);
  expect(sick.stdout).toMatch(/✗ tallies: In the workspace "Dārzs <b>" \d+ tallies differ/);
  const mended = await cli(["doctor", "--fix"], environment);
  expect(mended.stdout).toContain("were counted anew and are right now");
  const well = await cli(["doctor", "--json"], environment);
  const findings = well.json.findings as { check: string; state: string }[];
  expect(findings.find(({ check }) => check === "tallies")).toMatchObject({ state: "ok" });
  // The tests' own PostgreSQL runs without fsync, which doctor must not overlook.
  expect(findings.find(({ check }) => check === "durability")).toMatchObject({ state: "fault" });
}, 240_000);

test("a backup made while a server records is restored with every acknowledged answer and exact tallies, then moved", async () => {
  const data = { CANDOR_DATA: join(folder, "data") };
  const server = await serving(data);
  let recorded = 0;
  const file = join(folder, "all.gz");
  try {
    const workspaceId = await withGarden(data);
    const survey = (await ran(["surveys", "add", "Весна", "--json"], data)).json;
    const made = await ran(
      ["key", "add", "--workspace", workspaceId, "--name", "k", "--json"],
      data,
    );
    const key = String(made.json.key);
    let writing = true;
    const write = async () => {
      while (writing) {
        const answered = await fetch(`${server.url}/api/v1/surveys/${survey.id}/responses`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify({
            score: recorded % 11,
            comment: `№${recorded} 👩🏽‍🌾`,
            properties: {},
          }),
        });
        if (answered.status === 201) recorded++;
        else await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    const writers = [write(), write(), write()];
    while (recorded < 50) await new Promise((resolve) => setTimeout(resolve, 20));
    const acknowledged = recorded;
    const backup = await ran(["backup", file, "--json"], data);
    const until = recorded;
    writing = false;
    await Promise.all(writers);
    expect(Number(backup.json.rows)).toBeGreaterThan(100);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [restore, move] = await Promise.all([
      cli(["restore", file], data),
      cli(["move-to", "postgres://x@127.0.0.1:9/x"], data),
    ]);
    expect(restore.stderr).toContain("A Candor server runs on the target");
    expect(move.stderr).toContain("already serves");

    const copy = { CANDOR_DATA: join(folder, "copy") };
    const { json } = await ran(["restore", file, "--json"], copy);
    expect(json).toMatchObject({ workspaces: 1, wrongTallies: 0 });
    expect(Number(json.answers)).toBeGreaterThanOrEqual(acknowledged);
    expect(Number(json.answers)).toBeLessThanOrEqual(until + 3);

    const { connection } = await freshDatabase();
    const moved = await ran(["move-to", urlOf(connection), "--json"], copy);
    const { answers, scores } = json;
    expect(moved.json).toMatchObject({ equal: true, answers, scores, wrongTallies: 0 });
  } finally {
    await server.stop();
  }
}, 240_000);

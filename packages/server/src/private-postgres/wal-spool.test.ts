import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { finishSwap, swapCluster } from "./swap-cluster.ts";
import { ARCHIVE_COMMAND, prepareSpool, SPOOL } from "./wal-spool.ts";

const folder = mkdtempSync(join(tmpdir(), "candor-spool-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As PostgreSQL runs it. @returns whether it may forget the segment. */
function archive(name: string): boolean {
  const command = ARCHIVE_COMMAND.replace("%p", `pg_wal/${name}`).replace("%f", name);
  try {
    execFileSync("/bin/sh", ["-c", command], { cwd: folder, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("a segment is in the spool when PostgreSQL may forget it, again is as good, and another is never written over", () => {
  mkdirSync(join(folder, "pg_wal"), { recursive: true });
  prepareSpool(folder, () => {});
  const name = "000000010000000000000001";
  expect(archive(name)).toBe(false);
  writeFileSync(join(folder, "pg_wal", name), "the log");
  // What a crash left half written is written anew.
  writeFileSync(join(folder, SPOOL, `${name}.part`), "the");
  expect(archive(name)).toBe(true);
  expect(readFileSync(join(folder, SPOOL, name), "utf8")).toBe("the log");
  expect(existsSync(join(folder, SPOOL, `${name}.part`))).toBe(false);
  expect(archive(name)).toBe(true);
  writeFileSync(join(folder, "pg_wal", name), "another log");
  expect(archive(name)).toBe(false);
  expect(readFileSync(join(folder, SPOOL, name), "utf8")).toBe("the log");
});

test("a restored cluster takes the place of the present one, also when a crash comes between the renames", () => {
  const cluster = (name: string, said: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "said"), said);
  };
  const said = (name: string) => readFileSync(join(folder, name, "said"), "utf8");
  cluster("postgres", "old");
  cluster("restoring-1/postgres", "new");
  const plan = { from: "restoring-1/postgres", keep: "postgres.before-1" };
  swapCluster(folder, plan);
  expect([said("postgres"), said("postgres.before-1")]).toEqual(["new", "old"]);
  expect(existsSync(join(folder, "swap.json"))).toBe(false);
  // After the first rename, and after both.
  for (const there of [true, false]) {
    rmSync(join(folder, "postgres"), { recursive: true });
    cluster(there ? "restoring-1/postgres" : "postgres", "newer");
    writeFileSync(join(folder, "swap.json"), JSON.stringify(plan));
    finishSwap(folder);
    expect([said("postgres"), said("postgres.before-1")]).toEqual(["newer", "old"]);
    expect(existsSync(join(folder, "swap.json"))).toBe(false);
  }
});

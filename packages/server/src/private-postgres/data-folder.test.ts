import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  hasUsers,
  joinUsers,
  lockDataFolder,
  prepareDataFolder,
  refuseUsersElsewhere,
  servingProcess,
  whileAlone,
} from "./data-folder.ts";

let folder = "";

beforeEach(() => {
  folder = prepareDataFolder(join(mkdtempSync(join(tmpdir(), "candor-folder-")), "data"));
});

afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

/** A server that took the lock in another process and was killed. */
async function killedServer(): Promise<number> {
  const program = `
    import { lockDataFolder } from ${JSON.stringify(new URL("./data-folder.ts", import.meta.url).href)};
    lockDataFolder(process.argv[1]);
    console.log("locked");
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, folder]);
  await once(child.stdout, "data");
  expect(() => lockDataFolder(folder)).toThrow(`(process ${child.pid})`);
  expect(servingProcess(folder)).toBe(child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a new data folder is closed to other users", () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a folder that cannot be used is refused at once, with a sentence that says how to mend it", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const mend = /set CANDOR_DATA to a folder that this user can write to/;
  for (const bad of [file, join(file, "data")]) {
    expect(() => prepareDataFolder(bad)).toThrow(/is not a folder/);
    expect(() => prepareDataFolder(bad)).toThrow(mend);
  }
  // Whatever can be said of it there, it is said, and nobody waits for ever.
  if (process.platform === "linux")
    expect(() => prepareDataFolder("/proc/candor/data")).toThrow(mend);
});

test("a second server on the same data folder is told which process has it and what to do", () => {
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(
    new RegExp(`process ${process.pid}\\); stop that one first, or set CANDOR_DATA`),
  );
  lock.release();
  lockDataFolder(folder).release();
});

test("the lock of a killed server is taken over", async () => {
  await killedServer();
  expect(servingProcess(folder)).toBeNull();
  lockDataFolder(folder).release();
});

test("a process that was given the number of a killed server does not hold its lock", () => {
  const lock = lockDataFolder(folder);
  const file = join(folder, "serve.lock");
  const text = readFileSync(file, "utf8");
  lock.release();
  writeFileSync(file, JSON.stringify({ ...JSON.parse(text), started: "another time" }));
  lockDataFolder(folder).release();
});

/** What a process in another container writes, last refreshed so long ago. */
function claimElsewhere(name: string, secondsAgo: number): string {
  const own = joinUsers(folder);
  const [written = ""] = readdirSync(join(folder, "users"));
  const identity = JSON.parse(readFileSync(join(folder, "users", written), "utf8"));
  own.release();
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ ...identity, place: "other-container/boot/space" }));
  const then = new Date(Date.now() - 1000 * secondsAgo);
  utimesSync(file, then, then);
  return file;
}

test("the lock of a killed container is waited for and then taken over", () => {
  claimElsewhere("serve.lock", 14.5);
  lockDataFolder(folder).release();
});

test("a data folder that another container goes on using is refused, naming it", async () => {
  const file = claimElsewhere("users/1-1", 0);
  const refreshing = setInterval(() => utimesSync(file, new Date(), new Date()), 300);
  try {
    await expect(refuseUsersElsewhere(folder, 1_000)).rejects.toThrow(
      /in use by process \d+ of other-container, another machine or container/,
    );
  } finally {
    clearInterval(refreshing);
  }
});

test("what a killed container left behind keeps nobody out", async () => {
  claimElsewhere("users/1-1", 14.5);
  await refuseUsersElsewhere(folder);
  expect(hasUsers(folder)).toBe(false);
});

test("a lock cut short by a full disk holds nothing", () => {
  writeFileSync(join(folder, "serve.lock"), "");
  lockDataFolder(folder).release();
});

test("users of the folder are counted until they leave", () => {
  const [one, other] = [joinUsers(folder), joinUsers(folder)];
  one.release();
  expect(hasUsers(folder)).toBe(true);
  other.release();
  expect(hasUsers(folder)).toBe(false);
});

test("work that must be done alone waits for its turn", async () => {
  const order: string[] = [];
  const turn = (name: string) =>
    whileAlone(folder, async () => {
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} out`);
    });
  await Promise.all([turn("a"), turn("b"), turn("c")]);
  for (let i = 0; i < order.length; i += 2) {
    expect(order[i]?.replace("in", "out")).toBe(order[i + 1]);
  }
  expect(order).toHaveLength(6);
});

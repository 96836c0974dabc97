import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { isRunning } from "./data-folder-claim.ts";
import { type PrivatePostgres, startPrivatePostgres } from "./private-postgres.ts";

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const asRoot = process.getuid?.() === 0;
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "candor-private-"));
  cleanUp.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function start(
  dataFolder: string,
  options: Partial<Parameters<typeof startPrivatePostgres>[0]> = {},
): Promise<PrivatePostgres> {
  const postgres = await startPrivatePostgres({
    dataFolder,
    log: QUIET,
    durable: false,
    ...options,
  });
  cleanUp.push(() => postgres.stop());
  return postgres;
}

async function ask(postgres: PrivatePostgres, query: string): Promise<unknown> {
  const client = new pg.Client(postgres.connection);
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: query, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Another process that uses the folder's PostgreSQL until it is told to leave, or killed. */
async function otherProcess(
  dataFolder: string,
): Promise<{ process: ChildProcess; postgres: number }> {
  const program = `
    import { startPrivatePostgres } from ${JSON.stringify(new URL("./private-postgres.ts", import.meta.url).href)};
    const log = { info() {}, warn() {}, error() {} };
    const postgres = await startPrivatePostgres({ dataFolder: process.argv[1], log, durable: false });
    process.stdin.on("end", () => postgres.stop()).resume();
    console.log(postgres.pid());
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, dataFolder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { process: child, postgres: Number(String(line)) };
}

test("the private PostgreSQL keeps what was written between two runs, and closes to the network and to other users", async () => {
  const folder = temporaryFolder();
  const first = await start(folder, { durable: true });
  await ask(first, "create table kept as select 'Ā я å' as word");
  expect(await ask(first, "select current_setting('listen_addresses')")).toBe("");
  expect(await ask(first, "select current_setting('fsync')")).toBe("on");
  expect(await ask(first, "select lower('ĀЯÅ')")).toBe("āяå");
  expect(statSync(first.connection.host).mode & 0o777).toBe(0o700);
  await first.stop();
  expect(isRunning(first.pid())).toBe(false);

  const second = await start(folder, { durable: true });
  expect(await ask(second, "select word from kept")).toBe("Ā я å");
});

test("what an operator writes into postgresql.conf in the data folder wins", async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "postgresql.conf"), "work_mem = '13MB'\nlisten_addresses = '*'\n");
  const postgres = await start(folder);
  expect(await ask(postgres, "select current_setting('work_mem')")).toBe("13MB");
  expect(await ask(postgres, "select current_setting('listen_addresses')")).toBe("");
});

test("a PostgreSQL whose Candor was killed goes on and is adopted by the next", async () => {
  const folder = temporaryFolder();
  const killed = await otherProcess(folder);
  killed.process.kill("SIGKILL");
  await once(killed.process, "exit");
  expect(isRunning(killed.postgres)).toBe(true);

  const next = await start(folder);
  expect(next.pid()).toBe(killed.postgres);
  await next.stop();
  expect(isRunning(killed.postgres)).toBe(false);
});

test("processes that start at once share one PostgreSQL, and the last to leave stops it", async () => {
  const folder = temporaryFolder();
  const [here, first, second] = await Promise.all([
    start(folder),
    otherProcess(folder),
    otherProcess(folder),
  ]);
  expect([first.postgres, second.postgres]).toEqual([here.pid(), here.pid()]);

  await here.stop();
  first.process.stdin?.end();
  await once(first.process, "exit");
  expect(isRunning(here.pid())).toBe(true);
  second.process.stdin?.end();
  await once(second.process, "exit");
  expect(isRunning(here.pid())).toBe(false);
});

test("a PostgreSQL that is killed comes back by itself with everything it had acknowledged", async () => {
  const folder = temporaryFolder();
  const events: string[] = [];
  const postgres = await start(folder, {
    durable: true,
    onDown: () => events.push("down"),
    onBack: () => events.push("back"),
  });
  await ask(postgres, "create table kept as select 42 as answer");
  const before = postgres.pid();
  process.kill(before, "SIGKILL");

  await vi.waitFor(() => expect(events).toEqual(["down", "back"]), 15_000);
  expect(postgres.pid()).not.toBe(before);
  expect(await ask(postgres, "select answer from kept")).toBe(42);
});

test("a process number left behind that now belongs to another program does not keep PostgreSQL from starting", async () => {
  const folder = temporaryFolder();
  const first = await start(folder);
  const note = readFileSync(join(folder, "postgres/postmaster.pid"), "utf8");
  await first.stop();
  writeFileSync(
    join(folder, "postgres/postmaster.pid"),
    note.replace(/^\d+/, String(process.ppid)),
  );
  const second = await start(folder);
  expect(await ask(second, "select 1")).toBe(1);
});

test("a path with spaces, quotes and more letters than a socket may have works", async () => {
  const folder = join(temporaryFolder(), `it's "my" data, ${"long ".repeat(20)}`.trim());
  const postgres = await start(folder);
  expect(await ask(postgres, "select 1")).toBe(1);
  expect(postgres.connection.host.length).toBeLessThan(100);
  cleanUp.push(() => rmSync(postgres.connection.host, { recursive: true, force: true }));
});

test("a cluster that was cut off while it was being made is made anew", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "postgres.new/base"), { recursive: true });
  const postgres = await start(folder);
  expect(await ask(postgres, "select 1")).toBe(1);
  expect(existsSync(join(folder, "postgres.new"))).toBe(false);
});

test("a folder of something else in its place is left alone, and named in a sentence", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "postgres"), { recursive: true });
  writeFileSync(join(folder, "postgres/letter.txt"), "not ours");
  await expect(start(folder)).rejects.toThrow(
    /postgres holds files, and they are no PostgreSQL.*CANDOR_DATA/,
  );
  expect(readFileSync(join(folder, "postgres/letter.txt"), "utf8")).toBe("not ours");
});

test("a PostgreSQL that cannot start says why in a sentence", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "postgresql.conf"), "shared_buffers = 'a lot'\n");
  await expect(start(folder)).rejects.toThrow(/did not start: .*shared_buffers.*its log is/s);
});

test.skipIf(!asRoot)("root without user namespaces runs it as an unprivileged user", async () => {
  const folder = temporaryFolder();
  const onlyShell = temporaryFolder();
  vi.stubEnv("PATH", onlyShell);
  const postgres = await start(folder);
  expect(await ask(postgres, "select 1")).toBe(1);
  expect(statSync(join(folder, "postgres")).uid).not.toBe(0);
  await postgres.stop();

  vi.unstubAllEnvs();
  const again = await start(folder);
  expect(await ask(again, "select 1")).toBe(1);
});

test.skipIf(asRoot)(
  "a data folder that cannot be written to is refused with what to do",
  async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(start(folder)).rejects.toThrow(/cannot be written to by this user.*CANDOR_DATA/);
  },
);

test("a data folder that is a file is refused with what to do", async () => {
  const file = join(temporaryFolder(), "data");
  writeFileSync(file, "");
  await expect(start(file)).rejects.toThrow(/is not a folder.*CANDOR_DATA/);
});

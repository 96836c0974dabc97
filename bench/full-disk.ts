/**
 * What Candor says and does on a full disk, on a real one: `node bench/full-disk.ts` as root, on Linux. It
 * mounts a file system of 300 MB, serves from it, fills it to the last byte, sends answers and asks
 * `/readyz`, frees some space and asks again.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PORT = Number(process.env.PORT ?? 4751);
const url = `http://127.0.0.1:${PORT}`;
const disk = mkdtempSync(join(tmpdir(), "candor-full-disk-"));
execFileSync("mount", ["-t", "tmpfs", "-o", "size=300m", "tmpfs", disk]);
const root = new URL("..", import.meta.url).pathname;
const environment = {
  ...process.env,
  PORT: String(PORT),
  CANDOR_DATA: join(disk, "data"),
  LOG_LEVEL: "silent",
  RATE_LIMIT: "0",
};
const server = spawn(process.execPath, ["packages/server/src/main.ts"], {
  cwd: root,
  env: environment,
  stdio: "ignore",
});
try {
  while (!(await ready())) await pause(300);
  const key =
    run(
      [
        "user",
        "add",
        "ann@example.com",
        "--workspace",
        "Disk",
        "--role",
        "owner",
        "--password-stdin",
      ],
      "a long enough password",
    ) &&
    run(["key", "add", "--name", "disk", "--workspace", "Disk", "--scopes", "read,write"]).match(
      /ck_\w+/,
    )?.[0];
  const survey = await post("/api/v1/surveys", key ?? "", { name: "Full" });
  const { id } = (await survey.json()) as { id: string };
  console.log("before:", await count(key ?? "", id, 50), "ready:", await ready());
  fill();
  console.log("full:", await count(key ?? "", id, 300), "ready:", await ready());
  await pause(2500);
  console.log("full, later:", "ready:", await ready());
  rmSync(join(disk, "ballast"));
  await pause(2500);
  console.log("freed:", await count(key ?? "", id, 50), "ready:", await ready());
} finally {
  server.kill("SIGTERM");
  await new Promise((resolve) => server.once("exit", resolve));
  execFileSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true, force: true });
}

function run(words: string[], input = ""): string {
  return execFileSync(process.execPath, ["packages/server/src/cli/candor.ts", ...words], {
    cwd: root,
    env: environment,
    input,
    encoding: "utf8",
  });
}

async function ready(): Promise<boolean> {
  const reply = await fetch(`${url}/readyz`).catch(() => null);
  return reply?.ok ?? false;
}

function post(path: string, key: string, body: object): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Sends so many answers with a long comment. */
async function count(key: string, id: string, answers: number): Promise<string> {
  let taken = 0;
  for (let n = 0; n < answers; n += 1) {
    const comment = Array.from({ length: 150 }, () => Math.random().toString(36)).join(" ");
    const reply = await post(`/api/v1/surveys/${id}/responses`, key, { score: n % 11, comment });
    if (reply.ok) taken += 1;
    await reply.arrayBuffer();
  }
  return `${taken} of ${answers} answers taken`;
}

function fill(): void {
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) writeFileSync(join(disk, "ballast"), Buffer.alloc(size), { flag: "a" });
    } catch {
      // Full at this size.
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

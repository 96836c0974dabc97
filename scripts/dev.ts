/** Serves while you work: the server starts again when a source changes, the dashboard by itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const WATCHED = ["packages/server/src", "packages/contract/src", "packages/stats/src", "locales"];

const server = spawn(
  process.execPath,
  [
    ...WATCHED.map((folder) => `--watch-path=${join(ROOT, folder)}`),
    "--watch-preserve-output",
    join(ROOT, "packages/server/src/main.ts"),
    ...process.argv.slice(2),
  ],
  // Whoever saved a file waits for the server to come back.
  { stdio: "inherit", env: { DRAIN_SECONDS: "0", ...process.env } },
);
const dashboard = spawn("npm", ["run", "--silent", "dev"], {
  cwd: join(ROOT, "packages/web"),
  stdio: "inherit",
});

const both: ChildProcess[] = [server, dashboard];
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    for (const child of both) child.kill(signal);
  });
}
for (const child of both) {
  child.on("exit", (code) => {
    for (const other of both) other.kill("SIGTERM");
    process.exitCode ??= code ?? 0;
  });
}

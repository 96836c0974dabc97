/**
 * Checks the types of every package, of the scripts, the measurements and the browser tests. What was
 * learnt is kept beside the installed packages: the next check looks again only at what a change reaches.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");

const projects = readdirSync(join(ROOT, "packages"))
  .map((name) => join(ROOT, "packages", name))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => /tsconfig(\.\w+)?\.json$/.test(path))
  .concat(join(ROOT, "tsconfig.json"))
  .filter((path) => existsSync(path))
  .map((path) => relative(ROOT, path));

const waiting = [...projects];
let wrong = 0;

async function checkOneAfterAnother(): Promise<void> {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    const { code, output } = await tsc(project);
    if (code === 0) continue;
    wrong += 1;
    console.log(`${project}:\n${output.trim()}\n`);
  }
}

function tsc(project: string): Promise<{ code: number | null; output: string }> {
  const learnt = join(
    ROOT,
    "node_modules/.cache/types",
    `${project.replaceAll(/\W+/g, "-")}.tsbuildinfo`,
  );
  const remember = ["--incremental", "--tsBuildInfoFile", learnt];
  const child = spawn(
    join(ROOT, "node_modules/.bin/tsc"),
    ["--pretty", "false", "-p", project, ...remember],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

await Promise.all(Array.from({ length: availableParallelism() }, checkOneAfterAnother));
if (wrong > 0) console.log(`${wrong} of ${projects.length} projects have wrong types.`);
process.exitCode = wrong === 0 ? 0 : 1;

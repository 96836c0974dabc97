/**
 * Checks the library as strangers will install it: what is published is well formed (publint), its types resolve
 * (attw), nothing of Node is in it, and the data files are as small as was promised.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = join(import.meta.dirname, "..");
const BIN = join(PACKAGE, "../../node_modules/.bin");
const DIST = join(PACKAGE, "dist");

/** What one data file may weigh, in bytes. */
const MOST_BYTES = 3 * 1024 * 1024;

await import("./build.ts");

const folder = mkdtempSync(join(tmpdir(), "candor-text-"));
try {
  run(join(BIN, "publint"), ["--strict", DIST]);
  run("npm", ["pack", "--silent", "--pack-destination", folder], DIST);
  const [tarball = ""] = readdirSync(folder);
  run(join(BIN, "attw"), [
    ...[join(folder, tarball), "--profile", "esm-only", "--no-emoji"],
    ...["--exclude-entrypoints", "./data/*"],
  ]);
} finally {
  rmSync(folder, { recursive: true });
}

for (const file of readdirSync(join(DIST, "lib")).filter((name) => name.endsWith(".js"))) {
  const text = readFileSync(join(DIST, "lib", file), "utf8");
  if (/from "node:|require\(|\bprocess\.|\bBuffer\b|\bfetch\(/.test(text))
    throw new Error(`${file} needs more than a language: Node or a network`);
}
for (const file of readdirSync(join(DIST, "data"))) {
  const { size } = statSync(join(DIST, "data", file));
  console.log(`${file}: ${size} bytes, at most ${MOST_BYTES}`);
  if (size > MOST_BYTES) throw new Error(`${file} is larger than was promised`);
}

function run(command: string, args: readonly string[], cwd = PACKAGE): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
}

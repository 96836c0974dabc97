/**
 * Checks the library as strangers will install it: what is published is well formed (publint),
 * its types resolve (attw), and importing the score interval alone stays small (esbuild).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const PACKAGE = join(import.meta.dirname, "..");
const BIN = join(PACKAGE, "../../node_modules/.bin");
const DIST = join(PACKAGE, "dist");

/** What importing nothing but the score interval may cost, compressed. */
const MOST_BYTES = 2048;

await import("./build.ts");

const folder = mkdtempSync(join(tmpdir(), "candor-stats-"));
try {
  run(join(BIN, "publint"), ["--strict", DIST]);
  run("npm", ["pack", "--silent", "--pack-destination", folder], DIST);
  const [tarball = ""] = readdirSync(folder);
  run(join(BIN, "attw"), ["--profile", "esm-only", "--no-emoji", join(folder, tarball)]);
} finally {
  rmSync(folder, { recursive: true });
}

const bytes = gzipSync(await bundled("export { intervalScore } from './lib/index.js'")).length;
console.log(`importing intervalScore alone: ${bytes} bytes gzip, at most ${MOST_BYTES}`);
if (bytes > MOST_BYTES) throw new Error("importing the score interval alone costs too much");
const all = gzipSync(await bundled("export * from './lib/index.js'")).length;
console.log(`importing everything: ${all} bytes gzip`);

function run(command: string, args: readonly string[], cwd = PACKAGE): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) throw error ?? new Error(`${command} ended with ${status}`);
}

async function bundled(contents: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: DIST },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

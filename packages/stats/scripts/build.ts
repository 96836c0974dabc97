/**
 * Builds the library as it is published, JavaScript and declarations with a package.json of
 * their own, into `dist`. Inside this repository the sources are used as they are.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const PACKAGE = join(import.meta.dirname, "..");
const ROOT = join(PACKAGE, "../..");
const DIST = join(PACKAGE, "dist");

const { name, version, description, license, sideEffects } = JSON.parse(
  readFileSync(join(PACKAGE, "package.json"), "utf8"),
) as Record<string, unknown>;

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST);

const { status } = spawnSync(
  join(ROOT, "node_modules/.bin/tsc"),
  [
    ...["-p", PACKAGE, "--outDir", join(DIST, "lib"), "--rootDir", join(PACKAGE, "src")],
    ...["--noEmit", "false", "--incremental", "false", "--declaration"],
    "--rewriteRelativeImportExtensions",
    ...["--allowImportingTsExtensions", "false", "--target", "es2023"],
  ],
  { stdio: "inherit" },
);
if (status !== 0) throw new Error(`tsc ended with ${status}: the library was not built`);

// The compiler rewrites the imports of the JavaScript and leaves those of the declarations.
for (const file of readdirSync(join(DIST, "lib")).filter((name) => name.endsWith(".d.ts"))) {
  const path = join(DIST, "lib", file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replaceAll(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"'));
}

const published = {
  name,
  version,
  description,
  keywords: ["nps", "net-promoter-score", "statistics", "confidence-interval", "survey"],
  license,
  type: "module",
  sideEffects,
  engines: { node: ">=20" },
  exports: { ".": { types: "./lib/index.d.ts", default: "./lib/index.js" } },
  files: ["lib"],
};
writeFileSync(join(DIST, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
copyFileSync(join(PACKAGE, "README.md"), join(DIST, "README.md"));
const licence = join(ROOT, "LICENSE");
if (existsSync(licence)) copyFileSync(licence, join(DIST, "LICENSE"));

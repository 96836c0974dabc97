/**
 * Builds the library as it is published, JavaScript and declarations with a package.json of
 * their own, into `dist`. Inside this repository the sources are used as they are.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
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

const { name, version, description, license, sideEffects, dependencies } = JSON.parse(
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
  keywords: [
    "nps",
    "survey",
    "comments",
    "sentiment",
    "aspects",
    "language",
    "latvian",
    "russian",
    "swedish",
  ],
  license,
  type: "module",
  sideEffects,
  engines: { node: ">=20" },
  dependencies,
  exports: {
    ".": { types: "./lib/index.d.ts", default: "./lib/index.js" },
    "./data/*": "./data/*",
  },
  files: ["lib", "data"],
};
writeFileSync(join(DIST, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
copyFileSync(join(PACKAGE, "README.md"), join(DIST, "README.md"));
// What runs reads these; the lists they were made from stay in the repository.
mkdirSync(join(DIST, "data"));
for (const file of readdirSync(join(PACKAGE, "data")).filter((entry) =>
  /\.(?:bin|json)$/.test(entry),
))
  cpSync(join(PACKAGE, "data", file), join(DIST, "data", file));
copyFileSync(join(ROOT, "NOTICE"), join(DIST, "NOTICE"));
const licence = join(ROOT, "LICENSE");
if (existsSync(licence)) copyFileSync(licence, join(DIST, "LICENSE"));

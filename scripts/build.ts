/**
 * Builds what browsers and mail programs are given, and only where its sources changed since.
 * `--is-fresh` builds nothing and answers by its exit code that nothing would be; a package's folder
 * restricts both to that package.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** In the order they are built; what a package is made of besides its own folder. */
const PACKAGES: { folder: string; alsoFrom: string[] }[] = [
  { folder: "packages/widget", alsoFrom: ["packages/contract/src", "locales"] },
  {
    folder: "packages/web",
    alsoFrom: ["packages/contract/src", "packages/stats/src", "locales"],
  },
  { folder: "packages/server", alsoFrom: ["locales"] },
];

const NOT_SOURCES = new Set(["node_modules", "dist", "generated", ".vite"]);

interface Manifest {
  name: string;
  scripts?: { build?: string };
  /** For a package that is hardly built: which of its files its build reads; all when missing. */
  buildReads?: string[];
}

const wishes = process.argv.slice(2);
const isFresh = wishes.includes("--is-fresh");
const named = PACKAGES.filter(({ folder }) => wishes.includes(folder));

for (const { folder, alsoFrom } of named.length > 0 ? named : PACKAGES) {
  const manifest = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")) as Manifest;
  if (!manifest.scripts?.build) continue;
  const own = manifest.buildReads?.map((name) => join(folder, name)) ?? [folder];
  const fingerprint = hashOf([...own, ...alsoFrom, "package-lock.json"]);
  const stampFile = join(ROOT, folder, "dist", ".built-from");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === fingerprint) continue;
  if (isFresh) process.exit(1);

  process.stderr.write(`Building ${manifest.name} …\n`);
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: join(ROOT, folder),
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\n${manifest.name} could not be built.\n`);
    process.exit(1);
  }
  mkdirSync(join(ROOT, folder, "dist"), { recursive: true });
  writeFileSync(stampFile, fingerprint);
}

/** One hash of everything that goes into a build: the files' names and contents. */
function hashOf(places: string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const place of places) {
    for (const file of filesIn(join(ROOT, place))) {
      hash.update(relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .filter((name) => !NOT_SOURCES.has(name) && !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesIn(join(place, name)));
}

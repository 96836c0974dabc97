/**
 * Checks the whole product, the quickest checks first, and closes with one line that counts. Without
 * arguments it needs nothing of the machine; `--everything` adds what needs a second PostgreSQL and a
 * browser, and gets them where it can. Under `CI=true` what cannot be had is a failure. Any other words
 * choose the steps with those words in their names: `./run check types sizes`.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium, ensurePostgres15, type Found } from "./prerequisites.ts";

const ROOT = join(import.meta.dirname, "..");
const inCi = ["true", "1"].includes(process.env.CI ?? "");

interface Outcome {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
  skipped: number;
  note: string;
}

type Counts = Pick<Outcome, "passed" | "failed" | "skipped">;

interface Step {
  name: string;
  /** What it needs of the machine. */
  needs?: () => Found;
  command: (found: string) => { program: string; args: string[]; env?: Record<string, string> };
  /** Vitest counts its tests; any other step counts as nothing when it passes and as one failure. */
  countsTests: boolean;
}

const quick: Step[] = [
  tool("format and lint", "biome", ["check", "--diagnostic-level=warn", "."]),
  tool("types", process.execPath, [join(ROOT, "scripts/types.ts")]),
  tool("nothing unused", "knip", []),
  tool("build", process.execPath, [join(ROOT, "scripts/build.ts")]),
  tool("sizes", "size-limit", []),
  tool("the published statistics", process.execPath, [
    join(ROOT, "packages/stats/scripts/check-package.ts"),
  ]),
  tool("the published reader of comments", process.execPath, [
    join(ROOT, "packages/text/scripts/check-package.ts"),
  ]),
  tests("tests without a database", ["repository", "stats", "text", "contract", "widget", "web"]),
  tests("tests on PostgreSQL 18", ["server"]),
];

const slow: Step[] = [
  {
    ...tests(
      "tests on PostgreSQL 15",
      ["server"],
      () => ({ CANDOR_TEST_POSTGRES: "15" }),
      testsOfDatabase(),
    ),
    needs: ensurePostgres15,
  },
  {
    ...tests("tests in a browser", ["e2e"], (path) => ({ CHROMIUM_PATH: path })),
    needs: ensureChromium,
  },
];

function tool(name: string, program: string, args: string[]): Step {
  return { name, command: () => ({ program, args }), countsTests: false };
}

/**
 * The server's test files that ask the database of the run: only they can differ between versions.
 * Those that start a PostgreSQL of their own always start the bundled one.
 */
function testsOfDatabase(): string[] {
  const source = join(ROOT, "packages/server/src");
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith("cli"))
    .filter((file) =>
      /testing\/(?!mail-server|import-fixtures)[a-z-]+\.ts"/.test(
        readFileSync(join(source, file), "utf8"),
      ),
    )
    .map((file) => join("packages/server/src", file));
}

function tests(
  name: string,
  projects: string[],
  env: (found: string) => Record<string, string> = () => ({}),
  files: string[] = [],
): Step {
  return {
    name,
    command: (found) => ({
      program: "vitest",
      args: [
        "run",
        "--passWithNoTests",
        ...projects.flatMap((project) => ["--project", project]),
        ...files,
      ],
      env: env(found),
    }),
    countsTests: true,
  };
}

async function perform(step: Step): Promise<Outcome> {
  const started = performance.now();
  const found = step.needs?.() ?? { path: "" };
  const outcome = { name: step.name, seconds: 0, passed: 0, failed: 0, skipped: 0, note: "" };
  console.log(`\n── ${step.name}`);
  if ("missing" in found) {
    console.log(`${inCi ? "FAILED" : "SKIPPED"}: ${found.missing}`);
    return { ...outcome, [inCi ? "failed" : "skipped"]: 1, note: found.missing };
  }
  const counts = await (step.countsTests ? runTests(step, found.path) : runTool(step, found.path));
  return { ...outcome, ...counts, seconds: (performance.now() - started) / 1000 };
}

async function runTool(step: Step, found: string): Promise<Counts> {
  const code = await run(step.command(found));
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runTests(step: Step, found: string): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "candor-results-"));
  const file = join(folder, "results.json");
  const { args, ...command } = step.command(found);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const code = await run({ ...command, args: [...args, ...reporters] });
    return countTests(file, code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface VitestResults {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** A file that could not be loaded has no failed test, and yet it failed. */
function countTests(file: string, code: number | null): Counts {
  let results: VitestResults;
  try {
    results = JSON.parse(readFileSync(file, "utf8")) as VitestResults;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = results.testResults.filter(
    (one) =>
      one.status === "failed" && !one.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = results.numFailedTests + unloaded;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

function run({
  program,
  args,
  env,
}: {
  program: string;
  args: string[];
  env?: Record<string, string>;
}): Promise<number | null> {
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      ...env,
      PATH: `${join(ROOT, "node_modules/.bin")}:${process.env.PATH ?? ""}`,
    },
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code));
  });
}

function printTable(outcomes: Outcome[]): void {
  console.log("\n");
  for (const { name, seconds, passed, failed, skipped, note } of outcomes) {
    const mark = failed > 0 ? "FAILED " : passed === 0 && skipped > 0 ? "SKIPPED" : "ok     ";
    const counts = [
      passed > 0 ? `${passed} passed` : "",
      failed > 0 ? `${failed} failed` : "",
      skipped > 0 ? `${skipped} skipped` : "",
      note,
    ];
    const time = `${seconds.toFixed(1)} s`.padStart(8);
    console.log(`${mark} ${name.padEnd(26)} ${time}  ${counts.filter(Boolean).join(", ")}`);
  }
}

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = process.argv.includes("--everything") ? [...quick, ...slow] : quick;
const chosen = all.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const outcomes: Outcome[] = [];
for (const step of chosen) outcomes.push(await perform(step));
printTable(outcomes);

const sum = (of: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[of], 0);
const [passed, failed, skipped] = [sum("passed"), sum("failed"), sum("skipped")];
if (passed === 0) console.log("\nNo test ran, which proves nothing.");
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

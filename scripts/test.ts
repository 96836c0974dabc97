/**
 * Checks the whole product, the quickest checks first, and closes with one line that counts. Without
 * arguments it needs nothing of the machine; `--everything` adds what needs a second PostgreSQL and a
 * browser, and gets them where it can. Under `CI=true` what cannot be had is a failure. Any other words
 * choose the steps with those words in their names: `./run check types sizes`.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureChromium, ensurePostgres15, type Found } from "./prerequisites.ts";
import { type FileResult, namesOfFailures, readResults, withSecondRun } from "./test-results.ts";

const ROOT = join(import.meta.dirname, "..");
/** Where the run on PostgreSQL 18 writes the statements that were sent. */
const SENT = join(mkdtempSync(join(tmpdir(), "candor-statements-")), "sent.jsonl");
/** Where locks, jobs, tallies and migrations are what is tested. */
const WHOLE_ON_15 = ["due-work", "jobs", "responses", "scores", "sendings", "storage", "tallies"];
const inCi = ["true", "1"].includes(process.env.CI ?? "");

interface Outcome {
  name: string;
  seconds: number;
  passed: number;
  failed: number;
  skipped: number;
  note: string;
  /** The names of the tests that failed. */
  failures: string[];
  /** The names of those that failed and passed when their file was run once more. */
  unsteady: string[];
}

type Counts = Pick<Outcome, "passed" | "failed" | "skipped">;
type Results = Omit<Outcome, "name" | "seconds" | "note">;

interface Command {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

interface Step {
  name: string;
  /** What it needs of the machine. */
  needs?: () => Found;
  command: (found: string) => Command;
  /** Vitest counts its tests; any other step counts as nothing when it passes and as one failure. */
  countsTests: boolean;
  /**
   * Whether files that failed are run once more, one at a time: a browser, or a process that is started,
   * is slow on a busy machine in ways that say nothing about the product. What passes then is named as
   * unsteady at the end; what fails twice has failed. Tests with random inputs never get this: there the
   * second run hides a fault.
   */
  onceMore?: boolean;
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
  {
    ...tests("tests on PostgreSQL 18", ["server"], () => ({ CANDOR_STATEMENTS: SENT })),
    onceMore: true,
  },
];

const slow: Step[] = [
  {
    name: "tests on PostgreSQL 15",
    command: onPostgres15,
    countsTests: true,
    needs: ensurePostgres15,
    onceMore: true,
  },
  {
    ...tests("tests in a browser", ["e2e"], (path) => ({ CHROMIUM_PATH: path })),
    needs: ensureChromium,
    onceMore: true,
  },
];

function tool(name: string, program: string, args: string[]): Step {
  return { name, command: () => ({ program, args }), countsTests: false };
}

/**
 * Versions differ in the statements they understand: each that the run on 18 sent is prepared on 15, and only the
 * folders where the database itself works run whole. Where 15 is asked for alone, everything runs on it.
 */
function onPostgres15(): Command {
  const known = existsSync(SENT);
  const files = testsOfDatabase().filter(
    (file) => !known || WHOLE_ON_15.some((folder) => file.includes(`/src/${folder}/`)),
  );
  const env = { CANDOR_TEST_POSTGRES: "15", ...(known ? { CANDOR_STATEMENTS_SENT: SENT } : {}) };
  return tests("tests on PostgreSQL 15", ["server"], () => env, files).command("");
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
  const outcome = { name: step.name, seconds: 0, note: "", ...none() };
  console.log(`\n── ${step.name}`);
  if ("missing" in found) {
    console.log(`${inCi ? "FAILED" : "SKIPPED"}: ${found.missing}`);
    return { ...outcome, [inCi ? "failed" : "skipped"]: 1, note: found.missing };
  }
  const results = await (step.countsTests ? runTests(step, found.path) : runTool(step, found.path));
  return { ...outcome, ...results, seconds: (performance.now() - started) / 1000 };
}

function none(): Results {
  return { passed: 0, failed: 0, skipped: 0, failures: [], unsteady: [] };
}

async function runTool(step: Step, found: string): Promise<Results> {
  const code = await run(step.command(found));
  return { ...none(), failed: code === 0 ? 0 : 1 };
}

async function runTests(step: Step, found: string): Promise<Results> {
  const command = step.command(found);
  const first = await runVitest(command);
  const failed =
    first.files?.filter(({ file, failures }) => failures.length > 0 && !drawsInputs(file)) ?? [];
  if (!step.onceMore || !first.files || failed.length === 0) return counted(first);
  console.log(`\n── ${step.name}: what failed, once more, one file at a time`);
  const second = await runVitest({
    ...command,
    args: [...command.args, "--maxWorkers=1", ...failed.map(({ file }) => file)],
  });
  const files = withSecondRun(first.files, second.files ?? []);
  const twice = new Set(namesOfFailures(files));
  return {
    ...counted({ files, code: second.code }),
    unsteady: namesOfFailures(failed).filter((name) => !twice.has(name)),
  };
}

function drawsInputs(file: string): boolean {
  return /from "fast-check"/.test(readFileSync(join(ROOT, file), "utf8"));
}

interface Run {
  /** Null where it wrote no results. */
  files: FileResult[] | null;
  code: number | null;
}

async function runVitest({ args, ...command }: Command): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "candor-results-"));
  const file = join(folder, "results.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  try {
    const code = await run({ ...command, args: [...args, ...reporters] });
    return { files: readResults(file, ROOT), code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function counted({ files, code }: Run): Results {
  if (!files) return { ...none(), failed: 1 };
  const failures = namesOfFailures(files);
  return {
    passed: files.reduce((total, { passed }) => total + passed, 0),
    failed: failures.length === 0 && code !== 0 ? 1 : failures.length,
    skipped: files.reduce((total, { skipped }) => total + skipped, 0),
    failures,
    unsteady: [],
  };
}

function run({ program, args, env }: Command): Promise<number | null> {
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
  for (const name of outcomes.flatMap(({ failures }) => failures))
    console.log(`\nFAILED   ${name}`);
  for (const name of outcomes.flatMap(({ unsteady }) => unsteady)) {
    console.log(`\nUNSTEADY ${name}\n         (it passed when its file was run once more)`);
  }
}

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = process.argv.includes("--everything") ? [...quick, ...slow] : quick;
const chosen = all.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const outcomes: Outcome[] = [];
for (const step of chosen) outcomes.push(await perform(step));
rmSync(dirname(SENT), { recursive: true });
printTable(outcomes);

const sum = (of: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[of], 0);
const [passed, failed, skipped] = [sum("passed"), sum("failed"), sum("skipped")];
if (passed === 0) console.log("\nNo test ran, which proves nothing.");
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
